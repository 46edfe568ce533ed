//! The clock and its calendar.

use super::door::ask;
use chrono::NaiveDate;
use domain::api::cases::Reckoning;
use domain::api::clock::{CALENDAR, DUE, Due, DueQuery};
use domain::api::{NoBody, Problem};
use domain::calendar::CalendarData;
use domain::clock::Day;

/// When is it due, and why.
pub fn due(query: DueQuery) -> impl Future<Output = Result<Due, Problem>> + Send {
    ask(DUE, &[], &query)
}

/// The days that lead to a case's due date, the stops and the extension included; none where something else has set the
/// date, so that these days would not lead to it.
///
/// # Errors
/// [`Problem`] where the clock does not answer.
pub async fn days(
    accepted: NaiveDate,
    workdays: u32,
    reckoning: &Reckoning,
    due_date: NaiveDate,
) -> Result<Vec<Day>, Problem> {
    let query = DueQuery {
        accepted,
        workdays,
        extension: Some(reckoning.extension).filter(|days| *days > 0),
        pause: reckoning.pauses.iter().map(ToString::to_string).collect(),
        at: None,
    };
    let answer = due(query).await?;
    Ok(if answer.due == due_date { answer.days } else { Vec::new() })
}

/// The official calendar in force.
pub fn calendar() -> impl Future<Output = Result<CalendarData, Problem>> + Send {
    ask(CALENDAR, &[], &NoBody {})
}
