//! The applicant's word on how it went (T25): by number and query code, once, at any stage.

use super::chain::Actor;
use super::deeds::Words;
use super::receipt::{Printed, version};
use super::status::found;
use super::step::{Desk, rebuild, step};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases;
use domain::api::NoBody;
use domain::api::status::NewRating;
use domain::case::{Event, EventKind};
use domain::time;

/// Takes the applicant's word.
///
/// # Errors
/// `NotFound` when number and code do not belong together, `Invalid`, `Conflict` `rated_before` the second time, unless
/// the key says that it is the first time again, `key_reused`.
pub async fn rate(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: NewRating,
    key: IdempotencyKey,
) -> Result<NoBody, ServiceError> {
    let record = found(hall, number, &typed.code).await?;
    let mut words = Words::new(time::local_date(asked.at));
    let text = words.limited("text", &typed.text, 500);
    words.done()?;
    let stars = typed.stars.filter(|stars| (1..=5).contains(stars));
    let stars = stars.ok_or_else(|| ServiceError::field("stars", "required"))?;
    let service = version(hall, &record).await?;
    let desk = Desk { actor: Actor::applicant(), service, hall: Printed::of(hall) };
    let at = asked.at;
    // Whoever knows number and code: the key is theirs, and nobody else's key gets in their way.
    let actor = format!("(applicant) {}", record.number);
    let request = Request { actor, key, hash: sha256(format!("{stars} {text}")), at: at.timestamp_millis() };
    once(hall, request, async move |tx| {
        let record = cases::by_number_in(tx, &record.number).await?.ok_or(ServiceError::NotFound)?;
        if record.rated {
            return Err(ServiceError::Conflict("rated_before", "a case is rated once".to_owned()));
        }
        let case = rebuild(tx, &record).await?;
        step(tx, &desk, record, case, &Event { at, kind: EventKind::Rated { stars, text } }).await?;
        Ok(NoBody {})
    })
    .await
}
