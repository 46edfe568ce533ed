//! The windows tell the applicants whose date a calendar moved.

use super::PAGE;
use crate::services::catalogue::page_size;
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::calendars::moves::{self, After, Teller};
use domain::api::List;
use domain::api::calendar::{MovedDate, MovedQuery};
use domain::number::CaseNumber;
use domain::permission::Action;

/// Dates of the person's department that a calendar moved, earliest first: open cases whose applicants wait to be told, or
/// those who were told.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Invalid` for a limit out of 1–100 or a cursor that is none.
pub async fn moved(hall: &Hall, asked: &Asked, query: MovedQuery) -> Result<List<MovedDate>, ServiceError> {
    let person = asked.may(Action::HandleCase)?;
    let department = person.department.as_deref().ok_or(ServiceError::Forbidden)?;
    let limit = page_size(query.limit, PAGE)?;
    let after = match query.cursor.as_deref().filter(|cursor| !cursor.is_empty()) {
        None => After::default(),
        Some(cursor) => after(cursor).ok_or_else(|| ServiceError::field("cursor", "unknown"))?,
    };
    let most = u32::try_from(limit).unwrap_or(PAGE) + 1;
    let mut found = moves::list(hall.store.read(), department, query.told.unwrap_or_default(), after, most).await?;
    let calendar = hall.calendar();
    for one in &mut found {
        one.provisional = !calendar.is_official(one.after);
    }
    Ok(List::page(found, limit, |last| format!("{}_{}", last.after, last.number)))
}

fn after(cursor: &str) -> Option<After> {
    let (due, number) = cursor.split_once('_')?;
    due.parse::<chrono::NaiveDate>().ok()?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| After { due: due.to_owned(), number: number.to_owned() })
}

/// The applicant of a case has been told: who, when.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` also for another department's case, `Conflict` `told_already`, `key_reused`.
pub async fn tell(hall: &Hall, asked: &Asked, number: &str, key: IdempotencyKey) -> Result<MovedDate, ServiceError> {
    let person = asked.may(Action::HandleCase)?.clone();
    let department = person.department.clone().ok_or(ServiceError::Forbidden)?;
    let number = CaseNumber::parse(number).map_err(|_| ServiceError::NotFound)?.as_str().to_owned();
    let at = asked.at.timestamp_millis();
    let request = Request { actor: person.name.clone(), key, hash: sha256(format!("tell {number}")), at };
    once(hall, request, async move |tx| {
        let last = moves::last(tx, &number, &department).await?.ok_or(ServiceError::NotFound)?;
        if last.told.is_some() {
            return Err(ServiceError::Conflict("told_already", "the applicant has been told already".to_owned()));
        }
        moves::tell(tx, &number, Teller { at, by: person.name, zh: person.title_zh, en: person.title_en }).await?;
        moves::last(tx, &number, &department).await?.ok_or(ServiceError::NotFound)
    })
    .await
}
