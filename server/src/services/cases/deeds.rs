//! What people do with a case: one type of the interface a deed, which says who may, what is wrong with what was typed,
//! and which events follow.

mod clock;
mod ending;
mod intake;
mod joint;
mod review;
mod undo;
mod words;

pub(super) use clock::resumed;
pub use intake::{Archive, CloseGap, Lapse};
pub(super) use intake::{acceptance, dispatch, promise};
pub use undo::undo;
pub(super) use words::Words;

use super::chain::Actor;
use super::receipt::{Printed, version};
use super::step::{Desk, rebuild, step};
use super::{actions, in_scope, show, visible};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, NaiveDate};
use domain::api::NoBody;
use domain::api::account::Me;
use domain::api::cases::CaseView;
use domain::api::problem::Changed;
use domain::calendar::Calendar;
use domain::case::{Action, Case, Event, EventKind};
use domain::catalogue::Service;
use domain::number::CaseNumber;
use domain::time;
use serde::Serialize;

/// Digits of an identity number of the first generation.
const OLD_ID_DIGITS: usize = 15;

/// A case as a deed finds it.
pub struct Now<'a> {
    /// The case as the rules see it.
    pub case: &'a Case,
    /// Everything else about it.
    pub record: &'a CaseRecord,
    /// Its service, in the version under which the papers came in.
    pub service: &'a Service,
    /// The calendar in force.
    pub calendar: &'a Calendar,
    /// Who does it.
    pub person: &'a Me,
    /// The day.
    pub today: NaiveDate,
    /// The hall's hours of the day are over.
    pub closed: bool,
}

/// A deed.
pub trait Deed: Serialize + Send + Sync + 'static {
    /// Which.
    const ACTION: Action;

    /// The version of the case that the person saw.
    fn version(&self) -> i64;

    /// What is wrong with what was typed, whatever the case says.
    fn check(&self, words: &mut Words);

    /// Numbers of the materials that come in with it.
    fn materials(&self) -> &[u32] {
        &[]
    }

    /// The events that follow, for the case as it stands.
    ///
    /// # Errors
    /// `Invalid` and `Conflict`; what the case's rules refuse is said when the events are applied.
    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError>;
}

/// Does a deed, exactly once: the version that the person saw must be the stored one.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for a case that the person may not see, `Invalid`, `Refused` by the rules,
/// `Changed` when somebody else moved the case meanwhile. Refusals are logged.
pub async fn perform<D: Deed>(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: D,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let done = attempt(hall, asked, number, typed, key).await;
    logged(asked, number, D::ACTION.word(), done)
}

async fn attempt<D: Deed>(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: D,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let open = Opened::of(hall, asked, number, D::ACTION).await?;
    let mut words = Words::of(time::local_date(asked.at), &open.person);
    typed.check(&mut words);
    words.done()?;
    let request = open.request(D::ACTION, &typed, key)?;
    let at = asked.at;
    let local = time::local(at);
    let closed = local.time() >= hall.settings.office_hours.close_of_business(local.date());
    let number = open.number.clone();
    once(hall, request, async move |tx| {
        let (mut record, mut case) = open.current(tx, typed.version()).await?;
        let now = Now {
            case: &case,
            record: &record,
            service: &open.desk.service,
            calendar: &open.desk.hall.calendar,
            person: &open.person,
            today: time::local_date(at),
            closed,
        };
        let events = typed.events(&now)?;
        record.materials = intake::with(&record.materials, typed.materials());
        for kind in events {
            (record, case) = step(tx, &open.desk, record, case, &Event { at, kind }).await?;
        }
        Ok(NoBody {})
    })
    .await?;
    show(hall, asked, &number).await
}

/// What every deed begins with: the person may do it, and sees the case.
pub(super) struct Opened {
    pub(super) person: Me,
    pub(super) desk: Desk,
    pub(super) number: String,
    at: i64,
}

impl Opened {
    pub(super) async fn of(hall: &Hall, asked: &Asked, number: &str, action: Action) -> Result<Self, ServiceError> {
        let person = asked.person.clone().ok_or(ServiceError::SignIn)?;
        actions::allowed(action, &person)?;
        let record = visible(hall, &person, number).await?;
        actions::own(action, &person, &record)?;
        let service = version(hall, &record).await?;
        let desk = Desk { actor: Actor::from(&person), service, hall: Printed::of(hall) };
        Ok(Self { person, desk, number: record.number, at: asked.at.timestamp_millis() })
    }

    pub(super) fn request(
        &self,
        action: Action,
        typed: &impl Serialize,
        key: IdempotencyKey,
    ) -> Result<Request, StoreError> {
        let hash = serde_json::to_string(&(&self.number, action.word(), typed)).map(sha256);
        let hash = hash.map_err(StoreError::corrupt)?;
        Ok(Request { actor: self.person.name.clone(), key, hash, at: self.at })
    }

    /// The case inside the transaction, if it still is as the person saw it.
    pub(super) async fn current(&self, tx: &mut Tx, seen: i64) -> Result<(CaseRecord, Case), ServiceError> {
        let record = cases::by_number_in(tx, &self.number).await?.ok_or(ServiceError::NotFound)?;
        if !in_scope(&self.person, &record) {
            return Err(ServiceError::NotFound);
        }
        if record.version != seen {
            return Err(changed(tx, &record).await?);
        }
        let case = rebuild(tx, &record).await?;
        Ok((record, case))
    }
}

/// What somebody else did meanwhile.
async fn changed(tx: &mut Tx, record: &CaseRecord) -> Result<ServiceError, StoreError> {
    let last = cases::events_in(tx, &record.number).await?.pop();
    let changed = last.map(|event| Changed {
        at: DateTime::from_timestamp_millis(event.at).unwrap_or_default(),
        event: event.event,
        actor_zh: event.actor_zh,
        actor_en: event.actor_en,
    });
    Ok(changed.map_or(ServiceError::Store(StoreError::Conflict), |changed| ServiceError::Changed(Box::new(changed))))
}

/// A refused deed leaves a line in the log and a count in the figures.
pub(in crate::services) fn logged<T>(
    asked: &Asked,
    number: &str,
    act: &'static str,
    done: Result<T, ServiceError>,
) -> Result<T, ServiceError> {
    if let Err(error) = &done {
        refusal(asked, number, act, error);
    }
    done
}

/// Nothing that was typed.
fn refusal(asked: &Asked, number: &str, act: &'static str, error: &ServiceError) {
    let rule = match error {
        ServiceError::Refused(refusal) => refusal.code(),
        ServiceError::Invalid(_) => "invalid",
        ServiceError::Forbidden => "forbidden",
        ServiceError::NotFound => "not_found",
        ServiceError::Conflict(code, _) => code,
        ServiceError::Changed(_) | ServiceError::Store(StoreError::Conflict) => "changed_meanwhile",
        ServiceError::NotYourWindow => "not_your_window",
        _ => return,
    };
    let who = asked.person.as_ref().map_or("", |person| person.name.as_str());
    // An identity number may stand in the place of the case's: the old ones are as long as the longest numbers of cases.
    let number = CaseNumber::parse(number).ok().filter(|number| number.as_str().len() < OLD_ID_DIGITS);
    let case = number.as_ref().map_or("", CaseNumber::as_str);
    tracing::info!(who, case, act, rule, "refused");
    metrics::counter!("hall_refusals_total", "act" => act, "rule" => rule).increment(1);
}
