//! What the applicant sees by number and query code.

use super::receipt::version;
use super::show::{reckoning, timeline};
use super::{grouped, row};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases;
use domain::api::cases::{CoarseStatus, PublicStatus};
use domain::number::CaseNumber;
use domain::query_code::QueryCode;

/// How far a case is, for those who know its number only.
///
/// # Errors
/// `NotFound` for a number that is none.
pub async fn coarse_status(hall: &Hall, number: &str) -> Result<CoarseStatus, ServiceError> {
    let number = CaseNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let case = cases::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    Ok(CoarseStatus { number_grouped: grouped(&case.number), number: case.number, stage: case.stage })
}

/// Where a case stands, without names. A wrong number and a wrong code look the same.
///
/// # Errors
/// `NotFound` when number and code do not belong together.
pub async fn status(hall: &Hall, asked: &Asked, number: &str, code: &str) -> Result<PublicStatus, ServiceError> {
    let number = CaseNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let case = cases::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    if !QueryCode::parse(&case.query_code).is_ok_and(|stored| stored.matches(code)) {
        return Err(ServiceError::NotFound);
    }
    let service = version(hall, &case).await?;
    let events = cases::events(hall.store.read(), &case.number).await?;
    let reckoning = reckoning(&case, &events)?;
    let row = row(hall, &hall.calendar(), &case, asked);
    Ok(PublicStatus {
        number_grouped: grouped(&case.number),
        number: case.number,
        service: case.service,
        service_zh: case.service_zh,
        service_en: case.service_en,
        department_zh: service.department_zh,
        department_en: service.department_en,
        stage: case.stage,
        outcome: case.outcome,
        accepted: case.accepted,
        due: case.due,
        resumes: case.resumes,
        reckoning,
        promised_workdays: case.promised_workdays,
        provisional: case.provisional,
        completed: case.completed,
        light: row.light,
        days_left: row.days_left,
        result_zh: service.result_zh,
        result_en: service.result_en,
        window: case.window,
        timeline: timeline(&events, false)?,
    })
}
