//! The clock as a public operation.

use super::{Hall, ServiceError};
use chrono::Datelike;
use domain::api::clock::{Due, DueQuery};
use domain::clock::{ClockProblem, Pause, Reading, Term, due_date, light};

/// When a case accepted on that day would be due, and why.
///
/// # Errors
/// `Invalid` for values out of range or a pause that cannot be read.
pub fn due(hall: &Hall, query: &DueQuery) -> Result<Due, ServiceError> {
    let pauses = query
        .pause
        .iter()
        .map(|text| text.parse::<Pause>())
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| ServiceError::field("pause", "format"))?;
    let term = Term {
        accepted: query.accepted,
        workdays: query.workdays,
        extension: query.extension.unwrap_or_default(),
        pauses,
    };
    let result = due_date(&hall.calendar(), &term).map_err(|problem| {
        let field = match problem {
            ClockProblem::Accepted => "accepted",
            ClockProblem::Workdays | ClockProblem::TooLong => "workdays",
            ClockProblem::Extension => "extension",
            ClockProblem::TooManyPauses | ClockProblem::PauseDate | ClockProblem::PauseOrder => "pause",
        };
        ServiceError::field(field, problem.code())
    })?;
    if query.at.is_some_and(|at| !(2000..=2100).contains(&at.year())) {
        return Err(ServiceError::field("at", "out_of_range"));
    }
    let light = query.at.map(|at| {
        let reading = Reading {
            accepted: term.accepted,
            due: result.due,
            immediate: term.workdays == 0,
            pauses: &term.pauses,
            completed: None,
            close_of_business: hall.settings.office_hours.close_of_business(result.due),
        };
        light(&reading, at)
    });
    Ok(Due { due: result.due, provisional: result.provisional, light, days: result.days })
}
