//! Supervision slips (督办单, DOC-14): a case over its limit asks for an answer.

use super::chain::Actor;
use super::deeds::{Words, logged};
use super::papers;
use super::receipt::{Printed, version};
use super::step::{Desk, rebuild};
use super::{light_now, show, visible};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases;
use domain::api::NoBody;
use domain::api::cases::CaseView;
use domain::api::papers::NewSlip;
use domain::case::{Event, EventKind};
use domain::clock::Light;
use domain::permission::Action;
use domain::time;

/// Issues a slip on a case whose light is red.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`, `Invalid`, `Conflict` `not_red`, `Store(Conflict)`.
pub async fn slip(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: NewSlip,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let done = issue(hall, asked, number, typed, key).await;
    logged(asked, number, "slip", done)
}

async fn issue(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: NewSlip,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let person = asked.may(Action::SuperviseCase)?.clone();
    let record = visible(hall, &person, number).await?;
    let mut words = Words::new(time::local_date(asked.at));
    let reason = words.required("reason", &typed.reason, 1000);
    words.done()?;
    if light_now(hall, &record, asked) != Light::Red {
        return Err(ServiceError::Conflict("not_red", "the case is within its limit".to_owned()));
    }
    let service = version(hall, &record).await?;
    let desk = Desk { actor: Actor::from(&person), service, hall: Printed::of(hall) };
    let hash = serde_json::to_string(&(&record.number, "slip", &typed)).map(sha256).map_err(StoreError::corrupt)?;
    let request = Request { actor: person.name.clone(), key, hash, at: asked.at.timestamp_millis() };
    let (number, at) = (record.number.clone(), asked.at);
    once(hall, request, async move |tx| {
        let record = cases::by_number_in(tx, &record.number).await?.ok_or(ServiceError::NotFound)?;
        if record.version != typed.version {
            return Err(StoreError::Conflict.into());
        }
        let case = rebuild(tx, &record).await?;
        // The slip changes nothing about the case; the event only carries its words to the paper.
        let event = Event { at, kind: EventKind::Noted { text: reason.clone() } };
        let paper = papers::slip(tx, &desk, &record, &case, &event, reason).await?;
        cases::issue(tx, paper).await?;
        Ok(NoBody {})
    })
    .await?;
    show(hall, asked, &number).await
}
