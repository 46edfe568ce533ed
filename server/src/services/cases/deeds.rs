//! What people do with a case: one type of the interface a deed, which says who may, what is wrong with what was typed,
//! and which events follow.

mod clock;
mod ending;
mod intake;
mod joint;
mod review;
mod words;

pub(super) use clock::resumed;
pub use intake::{Archive, CloseGap, Lapse};
pub(super) use intake::{acceptance, dispatch, promise};
pub(super) use words::Words;

use super::chain::Actor;
use super::receipt::{Printed, version};
use super::step::{Desk, rebuild, step, stored};
use super::{actions, in_scope, show, visible};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases::{self, CaseRecord};
use chrono::NaiveDate;
use domain::api::NoBody;
use domain::api::account::Me;
use domain::api::cases::CaseView;
use domain::api::ending::UndoLast;
use domain::calendar::Calendar;
use domain::case::{Action, Case, Event, EventKind};
use domain::catalogue::Service;
use domain::time;
use serde::Serialize;

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
/// `Store(Conflict)` when somebody else moved the case meanwhile. Refusals are logged.
pub async fn perform<D: Deed>(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: D,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let done = attempt(hall, asked, number, typed, key).await;
    if let Err(error) = &done {
        refusal(asked, number, D::ACTION, error);
    }
    done
}

async fn attempt<D: Deed>(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: D,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let person = asked.may(actions::permission(D::ACTION))?.clone();
    let record = visible(hall, &person, number).await?;
    actions::own(D::ACTION, &person, &record)?;
    let mut words = Words::new(time::local_date(asked.at));
    typed.check(&mut words);
    words.done()?;
    let service = version(hall, &record).await?;
    let desk = Desk { actor: Actor::from(&person), service, hall: Printed::of(hall) };
    let hash = serde_json::to_string(&(&record.number, D::ACTION.word(), &typed)).map(sha256);
    let hash = hash.map_err(StoreError::corrupt)?;
    let request = Request { actor: person.name.clone(), key, hash, at: asked.at.timestamp_millis() };
    let (number, at) = (record.number.clone(), asked.at);
    let local = time::local(at);
    let closed = local.time() >= hall.settings.office_hours.close_of_business(local.date());
    let moved = number.clone();
    once(hall, request, async move |tx| {
        let mut record = cases::by_number_in(tx, &moved).await?.ok_or(ServiceError::NotFound)?;
        if !in_scope(&person, &record) {
            return Err(ServiceError::NotFound);
        }
        if record.version != typed.version() {
            return Err(StoreError::Conflict.into());
        }
        let mut case = rebuild(tx, &record).await?;
        let now = Now {
            case: &case,
            record: &record,
            service: &desk.service,
            calendar: &desk.hall.calendar,
            person: &person,
            today: time::local_date(at),
            closed,
        };
        let events = typed.events(&now)?;
        record.materials = intake::with(&record.materials, typed.materials());
        for kind in events {
            (record, case) = step(tx, &desk, record, case, &Event { at, kind }).await?;
        }
        Ok(NoBody {})
    })
    .await?;
    show(hall, asked, &number).await
}

/// Undoes the last event that counts (R15). The director's own account is the approval.
///
/// # Errors
/// As [`perform`]; `Refused` where nothing can be undone.
pub async fn undo(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: UndoLast,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let person = asked.may(actions::permission(Action::Undo))?.clone();
    let record = visible(hall, &person, number).await?;
    let mut words = Words::new(time::local_date(asked.at));
    let reason = words.required("reason", &typed.reason, 1000);
    words.done()?;
    let service = version(hall, &record).await?;
    let desk = Desk { actor: Actor::from(&person), service, hall: Printed::of(hall) };
    let hash = serde_json::to_string(&(&record.number, "undo", &typed)).map(sha256).map_err(StoreError::corrupt)?;
    let request = Request { actor: person.name.clone(), key, hash, at: asked.at.timestamp_millis() };
    let (number, at) = (record.number.clone(), asked.at);
    let (moved, version) = (number.clone(), typed.version);
    let done = once(hall, request, async move |tx| {
        let record = cases::by_number_in(tx, &moved).await?.ok_or(ServiceError::NotFound)?;
        if record.version != version {
            return Err(StoreError::Conflict.into());
        }
        let case = rebuild(tx, &record).await?;
        let mut history = super::step::history(tx, &record).await?;
        let event_no = super::correct::last_counting(&history).ok_or(domain::case::Refusal::NotTheLast)?;
        let kind = EventKind::Undone { event_no, reason, approved_by: person.title_zh.clone() };
        let event = Event { at, kind };
        history.push(event.clone());
        let corrected = Case::replay(&case.terms, &history)?;
        let parts = case.stage.acceptance().map(|acceptance| acceptance.parts.clone()).unwrap_or_default();
        stored(tx, &desk, record, corrected, &event, &parts).await?;
        Ok(NoBody {})
    })
    .await;
    if let Err(error) = &done {
        refusal(asked, &number, Action::Undo, error);
    }
    done?;
    show(hall, asked, &number).await
}

/// A refused deed leaves a line in the log and a count in the figures; no words that were typed.
fn refusal(asked: &Asked, number: &str, action: Action, error: &ServiceError) {
    let rule = match error {
        ServiceError::Refused(refusal) => refusal.code(),
        ServiceError::Invalid(_) => "invalid",
        ServiceError::Forbidden => "forbidden",
        ServiceError::NotFound => "not_found",
        ServiceError::Conflict(code, _) => code,
        ServiceError::Store(StoreError::Conflict) => "changed_meanwhile",
        _ => return,
    };
    let who = asked.person.as_ref().map_or("", |person| person.name.as_str());
    let number: String = number.chars().filter(char::is_ascii_digit).take(20).collect();
    tracing::info!(who, case = number, act = action.word(), rule, "refused");
    metrics::counter!("hall_refusals_total", "act" => action.word(), "rule" => rule).increment(1);
}
