//! Moves a case on by one event, exactly once: what every act on a case shares.

use super::chain::{Actor, chained};
use super::{in_scope, show};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::account::Me;
use domain::api::cases::CaseView;
use domain::api::{FieldProblem, NoBody};
use domain::calendar::Calendar;
use domain::case::{Case, Event, EventKind, Stage, StageName, Terms};
use domain::catalogue::ItemKind;
use domain::text::harmless;
use domain::time;
use serde::Serialize;

/// A person's act on a case.
pub(super) struct Act<'a, T> {
    pub(super) person: Me,
    pub(super) case: CaseRecord,
    /// What was typed: the same key with something else typed is another request.
    pub(super) typed: &'a T,
    /// The version that the person saw.
    pub(super) version: i64,
    pub(super) key: IdempotencyKey,
}

/// Moves a case on by the event that `make` gives for the case as it stands: the person's version must be the stored one.
///
/// # Errors
/// What `make` answers, `Refused` by the rules, `Store(Conflict)` when somebody else moved the case meanwhile.
pub(super) async fn advance<T, M>(
    hall: &Hall,
    asked: &Asked,
    act: Act<'_, T>,
    make: M,
) -> Result<CaseView, ServiceError>
where
    T: Serialize,
    M: FnOnce(&Case, &Calendar) -> Result<EventKind, ServiceError> + Send + 'static,
{
    let Act { person, case, typed, version, key } = act;
    let number = case.number;
    let hash = serde_json::to_string(&(&number, typed)).map(sha256).map_err(StoreError::corrupt)?;
    let (at, calendar) = (asked.at, hall.calendar());
    let request = Request { actor: person.name.clone(), key, hash, at: at.timestamp_millis() };
    let moved = number.clone();
    once(hall, request, async move |tx| {
        let record = cases::by_number_in(tx, &moved).await?.ok_or(ServiceError::NotFound)?;
        if !in_scope(&person, &record) {
            return Err(ServiceError::NotFound);
        }
        if record.version != version {
            return Err(StoreError::Conflict.into());
        }
        let case = rebuild(tx, &record).await?;
        let kind = make(&case, &calendar)?;
        step(tx, &Actor::from(&person), record, case, &Event { at, kind }, &calendar).await?;
        Ok(NoBody {})
    })
    .await?;
    show(hall, asked, &number).await
}

/// Stores the case after an event, and the event.
pub(super) async fn step(
    tx: &mut Tx,
    actor: &Actor,
    record: CaseRecord,
    case: Case,
    event: &Event,
    calendar: &Calendar,
) -> Result<(), ServiceError> {
    let moved = case.apply(event)?;
    let entry = chained(&record.number, moved.events, event, actor, &record.last_hash)?;
    let version = record.version;
    let next = with_stage(record, &moved, &event.kind, entry.hash.clone(), calendar)?;
    cases::update(tx, next, version).await?;
    Ok(cases::append(tx, entry).await?)
}

/// What the service said when the papers came in.
pub(super) fn terms(record: &CaseRecord) -> Terms {
    Terms { kind: record.kind, authorisation: record.authorisation, department: record.department.clone(), steps: 0 }
}

/// The rules' view of a stored case. Rows from before it was stored are read again from their events.
pub(super) async fn rebuild(tx: &mut Tx, record: &CaseRecord) -> Result<Case, ServiceError> {
    if !record.state.is_empty() {
        return Ok(serde_json::from_str(&record.state).map_err(StoreError::corrupt)?);
    }
    let stored = cases::events_in(tx, &record.number).await?;
    let events = stored.iter().map(|event| {
        let at =
            DateTime::<Utc>::from_timestamp_millis(event.at).ok_or_else(|| StoreError::corrupt("case_events.at"))?;
        let mut kind: EventKind = serde_json::from_str(&event.content).map_err(StoreError::corrupt)?;
        // The promise did not name its working days then.
        if let EventKind::Accepted(promise) = &mut kind {
            promise.workdays = record.promised_workdays;
            promise.statutory_due = record.statutory_due;
        }
        Ok::<_, StoreError>(Event { at, kind })
    });
    let events = events.collect::<Result<Vec<_>, _>>()?;
    Ok(Case::replay(&terms(record), &events)?)
}

/// The record with the stage that the rules answered.
fn with_stage(
    record: CaseRecord,
    case: &Case,
    kind: &EventKind,
    last_hash: String,
    calendar: &Calendar,
) -> Result<CaseRecord, StoreError> {
    let state = serde_json::to_string(case).map_err(StoreError::corrupt)?;
    let mut next = CaseRecord { stage: case.stage.name(), events: i64::from(case.events), last_hash, state, ..record };
    if let Some(acceptance) = case.stage.acceptance() {
        if acceptance.due != next.due {
            next.provisional = acceptance.reckon(calendar).is_ok_and(|answer| answer.provisional);
            calendar.version().clone_into(&mut next.calendar_version);
        }
        next.due = acceptance.due;
        let running = matches!(next.stage, StageName::Paused).then(|| acceptance.stops.last()).flatten();
        next.resumes = running.map(|stop| stop.until);
        if acceptance.converted {
            next.kind = ItemKind::Promised;
        }
    }
    if let Some(decision) = case.stage.decision() {
        next.decided_at = Some(decision.decided_at.timestamp_millis());
        next.completed = Some(time::local_date(decision.decided_at));
        next.outcome = Some(decision.outcome);
        next.certificate_no.clone_from(&decision.certificate_no);
        next.decided_by.clone_from(&decision.decided_by);
        next.reason.clone_from(&decision.reason);
    }
    if let EventKind::Returned { reason, .. } | EventKind::Withdrawn { reason } = kind {
        next.reason.clone_from(reason);
        next.ended = Some(time::local_date(case.last_at));
    }
    if let (Stage::Delivered { delivered_at, .. }, EventKind::Delivered { received_by }) = (&case.stage, kind) {
        next.delivered_at = Some(delivered_at.timestamp_millis());
        next.received_by.clone_from(received_by);
    }
    Ok(next)
}

/// A text of a form, without blanks at its ends; what is wrong with it goes into `wrong`.
pub(super) fn limited(field: &str, typed: &str, longest: usize, wrong: &mut Vec<FieldProblem>) -> String {
    let text = typed.trim();
    if text.chars().count() > longest {
        wrong.push(FieldProblem::new(field, "too_long"));
    } else if !harmless(text, matches!(field, "reason" | "basis")) {
        wrong.push(FieldProblem::new(field, "characters"));
    }
    text.to_owned()
}

/// A text that must be there.
pub(super) fn required(field: &str, typed: &str, longest: usize, wrong: &mut Vec<FieldProblem>) -> String {
    let text = limited(field, typed, longest, wrong);
    if text.is_empty() {
        wrong.push(FieldProblem::new(field, "required"));
    }
    text
}
