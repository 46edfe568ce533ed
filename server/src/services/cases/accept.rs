//! Papers come in at a window: received and accepted in one step (T2 and T6 or T7), on the spot also granted and handed
//! over (即办件), or received only, so that the notice clock runs.

pub(super) mod input;
pub(super) mod opening;

use super::chain::Actor;
use super::deeds::{logged, promise};
use super::receipt::{Printed, printed};
use super::show;
use super::step::Desk;
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::{random, sha256};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases;
use domain::api::cases::{CaseView, NewCase, Receipt};
use domain::api::intake::{ApplicantNumber, KnownApplicant};
use domain::catalogue::{Authorisation, Batch, ItemKind};
use domain::permission::Action;
use domain::query_code::QueryCode;
use domain::time;
use opening::{How, Opening};
use serde::{Deserialize, Serialize};

/// Accepts a case at the person's window and answers the receipt. With a key, asking again answers the same receipt.
///
/// # Errors
/// `SignIn`, `Forbidden`; `NotYourWindow` for another department's service; `Invalid` naming every wrong input;
/// `Conflict` `due_moved` when the promised date is no longer the one that was shown, `not_open` for a service that is
/// not in the hall, `key_reused` for a key that belonged to another request.
pub async fn accept(hall: &Hall, asked: &Asked, new: NewCase, key: IdempotencyKey) -> Result<Receipt, ServiceError> {
    let done = accepted(hall, asked, new, key).await;
    logged(asked, "", "accept", done)
}

async fn accepted(hall: &Hall, asked: &Asked, new: NewCase, key: IdempotencyKey) -> Result<Receipt, ServiceError> {
    let opening = open(hall, asked, &new, false).await?;
    let (expected_due, today) = (new.expected_due, time::local_date(asked.at));
    once(hall, request(&opening, asked, &new, key)?, async move |tx| {
        let (dates, _) = promise(&opening.desk.hall.calendar, &opening.desk.service, today)?;
        if expected_due.is_some_and(|shown| shown != dates.due) {
            return Err(ServiceError::Conflict("due_moved", dates.due.to_string()));
        }
        let (record, case, hash) = opening.store(tx).await?;
        printed(&opening.desk.hall, &record, &case, &opening.desk.service, hash)
    })
    .await
}

/// Takes papers without accepting them yet (T2): within five working days the window accepts, or says what is missing.
///
/// # Errors
/// As [`accept`].
pub async fn receive(hall: &Hall, asked: &Asked, new: NewCase, key: IdempotencyKey) -> Result<CaseView, ServiceError> {
    let done = received(hall, asked, new, key).await;
    logged(asked, "", "receive", done)
}

async fn received(hall: &Hall, asked: &Asked, new: NewCase, key: IdempotencyKey) -> Result<CaseView, ServiceError> {
    let opening = open(hall, asked, &new, true).await?;
    let stored = once(hall, request(&opening, asked, &new, key)?, async move |tx| {
        let (record, ..) = opening.store(tx).await?;
        Ok(Number { number: record.number })
    });
    let number = stored.await?.number;
    show(hall, asked, &number).await
}

/// What an applicant gave the person's department the last time, so that it need not be typed again.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for somebody who has not been there.
pub async fn known_applicant(
    hall: &Hall,
    asked: &Asked,
    who: &ApplicantNumber,
) -> Result<KnownApplicant, ServiceError> {
    let person = asked.may(Action::AcceptCase)?;
    let department = person.department.as_deref().ok_or(ServiceError::Forbidden)?;
    let compact: String = who.id_number.chars().filter(|c| !c.is_whitespace()).collect();
    let id_number = compact.to_uppercase();
    let known = cases::applicant(hall.store.read(), &id_number, department).await?;
    let (applicant_name, phone, town) = known.ok_or(ServiceError::NotFound)?;
    Ok(KnownApplicant { applicant_name, phone, town })
}

/// What is kept under the key of a receipt of papers.
#[derive(Serialize, Deserialize)]
struct Number {
    number: String,
}

fn request(opening: &Opening, asked: &Asked, new: &NewCase, key: IdempotencyKey) -> Result<Request, ServiceError> {
    let how = if matches!(opening.how, How::Received) { "receive" } else { "accept" };
    let hash = serde_json::to_string(&(how, new)).map(sha256).map_err(StoreError::corrupt)?;
    let actor = asked.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    Ok(Request { actor, key, hash, at: asked.at.timestamp_millis() })
}

/// What stands before the transaction begins.
async fn open(hall: &Hall, asked: &Asked, new: &NewCase, receive_only: bool) -> Result<Opening, ServiceError> {
    let person = asked.may(Action::AcceptCase)?.clone();
    let window = person.window.ok_or(ServiceError::Forbidden)?;
    let catalogue = hall.catalogue(asked.at).await?;
    if new.service.trim().is_empty() {
        return Err(ServiceError::field("service", "required"));
    }
    let service = catalogue.service(new.service.trim()).ok_or_else(|| ServiceError::field("service", "unknown"))?;
    let own = person.department.as_deref() == Some(service.department.as_str());
    if !own || !service.windows.contains(&window) {
        return Err(ServiceError::NotYourWindow);
    }
    if service.batch != Batch::First {
        return Err(ServiceError::Conflict("not_open", "this service is not handled in the hall yet".to_owned()));
    }
    let on_the_spot = service.kind == ItemKind::Immediate && service.authorisation == Authorisation::W;
    if new.complete && !on_the_spot {
        return Err(ServiceError::field("complete", "not_immediate"));
    }
    let checked = input::check(new, &service, &catalogue.towns, time::local_date(asked.at), receive_only)?;
    let how = match receive_only {
        true => How::Received,
        false => How::Accepted { undertaking: new.undertaking, complete: new.complete },
    };
    Ok(Opening {
        desk: Desk { actor: Actor::from(&person), service, hall: Printed::of(hall) },
        at: asked.at,
        window,
        checked,
        how,
        code: random().map(QueryCode::from_random).ok_or(ServiceError::Document)?,
    })
}
