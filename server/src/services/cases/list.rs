//! Lists of cases: the queue of a window, a department's, or the whole hall's.

use super::row;
use crate::services::catalogue::page_size;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseFilter, Levels, Position, StageFilter};
use domain::api::List;
use domain::api::cases::{CaseQuery, CaseRow};
use domain::permission::{Action, Role, may};

/// Entries a page when the caller does not say.
const PAGE: u32 = 50;

/// The cases that the person may see, least time left first: a co-department's by its own part, what waits to be collected
/// by the last day of the delivery.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Invalid` for a stage, limit or cursor that is none.
pub async fn list(hall: &Hall, asked: &Asked, query: CaseQuery) -> Result<List<CaseRow>, ServiceError> {
    let person = asked.may(Action::ReadCases)?;
    let limit = page_size(query.limit, PAGE)?;
    // Stations, departments and co-departments see what is theirs to do; with `all` what the department has in hand.
    let whole = query.stage.as_deref() == Some("all");
    let levels = match person.role {
        Role::StationHandler if !whole => Levels::Station,
        Role::StationHead if !whole => Levels::StationHead,
        Role::DepartmentApprover if !whole => Levels::Department,
        _ => Levels::All,
    };
    let part_of = (person.role == Role::CoOfficer).then(|| person.department.clone().unwrap_or_default());
    let department = if part_of.is_some() || may(Some(person.role), Action::ReadAllCases) {
        None
    } else {
        Some(person.department.clone().ok_or(ServiceError::Forbidden)?)
    };
    if query.service.as_deref().is_some_and(|service| service.chars().any(char::is_control)) {
        return Err(ServiceError::field("service", "unknown"));
    }
    let filter = CaseFilter {
        stage: stage(query.stage.as_deref())?,
        department,
        part_of,
        levels,
        window: query.window,
        service: query.service.filter(|service| !service.is_empty()),
        after: query.cursor.as_deref().filter(|cursor| !cursor.is_empty()).map(position).transpose()?,
        limit: u32::try_from(limit).unwrap_or(PAGE) + 1,
    };
    let found = cases::list(hall.store.read(), filter).await?;
    let page = List::page(found, limit, |last| format!("{}_{}", last.by, last.case.number));
    let calendar = hall.calendar();
    Ok(page.map(|listed| row(hall, &calendar, &listed.case, asked)))
}

fn stage(word: Option<&str>) -> Result<StageFilter, ServiceError> {
    match word {
        None | Some("" | "open") => Ok(StageFilter::Open),
        Some("decided") => Ok(StageFilter::Decided),
        Some("delivered") => Ok(StageFilter::Delivered),
        Some("all") => Ok(StageFilter::All),
        Some(_) => Err(ServiceError::field("stage", "unknown")),
    }
}

fn position(cursor: &str) -> Result<Position, ServiceError> {
    let wrong = || ServiceError::field("cursor", "unknown");
    let (by, number) = cursor.split_once('_').ok_or_else(wrong)?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    match by.parse() {
        Ok(by) if digits => Ok(Position { by, number: number.to_owned() }),
        _ => Err(wrong()),
    }
}
