//! Applications sent online (T1), and the applicant taking one back (T21).

use super::accept::input;
use super::accept::opening::{How, Opening};
use super::chain::Actor;
use super::deeds::Words;
use super::grouped;
use super::receipt::{Printed, version};
use super::status::found;
use super::step::{Desk, rebuild, step};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::questions::{admit, request, used};
use crate::services::secrets::{random, sha256};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::{StoreError, cases};
use domain::api::NoBody;
use domain::api::application::{AppliedReceipt, NewApplication, TakeBack};
use domain::api::cases::NewCase;
use domain::case::{Event, EventKind};
use domain::clock::{notice_due, received_on};
use domain::query_code::QueryCode;
use domain::time;

/// Takes an application and answers what the applicant keeps. The same pass twice answers the same.
///
/// # Errors
/// `Invalid` naming every wrong input; `Conflict` `not_online` for a service that is done on the spot or not in the hall,
/// `too_fast`, `pass_expired`, `pass_used` or `not_a_person` as for questions.
pub async fn apply(hall: &Hall, asked: &Asked, new: NewApplication) -> Result<AppliedReceipt, ServiceError> {
    let catalogue = hall.catalogue(asked.at).await?;
    let service = catalogue.service(new.service.trim()).ok_or_else(|| ServiceError::field("service", "unknown"))?;
    let window = service.windows.first().copied().filter(|_| service.takes_applications());
    let window = window.ok_or_else(|| {
        ServiceError::Conflict(
            "not_online",
            "come to the window: it is done there at once, or not in the hall".to_owned(),
        )
    })?;
    let typed = NewCase {
        service: service.id.clone(),
        applicant_kind: new.applicant_kind,
        applicant_name: new.applicant_name,
        id_number: new.id_number,
        phone: new.phone,
        town: new.town,
        ..NewCase::default()
    };
    let checked = input::check(&typed, &service, &catalogue.towns, time::local_date(asked.at), true)?;
    admit(hall, &new.website, &new.pass, asked.at)?;
    let hash = serde_json::to_string(&("apply", &typed)).map(sha256).map_err(StoreError::corrupt)?;
    let calendar = hall.calendar();
    let day = received_on(&calendar, &hall.settings.office_hours, asked.at, true);
    let due = notice_due(&calendar, day);
    let opening = Opening {
        desk: Desk { actor: Actor::applicant(), service, hall: Printed::of(hall) },
        at: asked.at,
        window,
        checked,
        how: How::Online(day),
        code: random().map(QueryCode::from_random).ok_or(ServiceError::Busy)?,
    };
    let stored = once(hall, request(new.pass, hash, asked.at), async move |tx| {
        let (record, ..) = opening.store(tx).await?;
        Ok(AppliedReceipt {
            number_grouped: grouped(&record.number),
            number: record.number,
            code: record.query_code,
            received_on: day,
            notice_due: due,
        })
    });
    stored.await.map_err(used)
}

/// The applicant takes the application back: who has the code and knows the number on the applicant's card is the applicant.
///
/// # Errors
/// `NotFound` when number and code do not belong together, `Invalid`, `Refused` after the decision, `Conflict` `key_reused`.
pub async fn take_back(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: TakeBack,
    key: IdempotencyKey,
) -> Result<NoBody, ServiceError> {
    let record = found(hall, number, &typed.code).await?;
    let mut words = Words::new(time::local_date(asked.at));
    let reason = words.limited("reason", &typed.reason, 500);
    words.done()?;
    let compact = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    let given = compact(&typed.id_number);
    if given.is_empty() {
        return Err(ServiceError::field("id_number", "required"));
    }
    if given != compact(&record.id_number) {
        return Err(ServiceError::field("id_number", "not_the_applicant"));
    }
    let service = version(hall, &record).await?;
    let desk = Desk { actor: Actor::applicant(), service, hall: Printed::of(hall) };
    let at = asked.at;
    let actor = format!("(applicant) {}", record.number);
    let hash = sha256(format!("withdraw {reason}"));
    let request = Request { actor, key, hash, at: at.timestamp_millis() };
    once(hall, request, async move |tx| {
        let record = cases::by_number_in(tx, &record.number).await?.ok_or(ServiceError::NotFound)?;
        let case = rebuild(tx, &record).await?;
        step(tx, &desk, record, case, &Event { at, kind: EventKind::Withdrawn { reason } }).await?;
        Ok(NoBody {})
    })
    .await
}
