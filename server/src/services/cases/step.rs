//! Moves a case on by one event: the case as it then stands, the event in its chain, the papers that it calls for.

use super::chain::{Actor, chained};
use super::papers::issue;
use super::receipt::Printed;
use crate::services::ServiceError;
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::Calendar;
use domain::case::{Acceptance, Case, Decision, Event, EventKind, Part, Stage, StageName, Terms};
use domain::catalogue::{ItemKind, Service};
use domain::clock::{CHASE_WORKDAYS, delivery_due, statutory_due};
use domain::time;
use std::sync::Arc;

/// What an event needs beside the case: who, under which service, what papers take from the hall.
pub(super) struct Desk {
    pub(super) actor: Actor,
    pub(super) service: Arc<Service>,
    pub(super) hall: Printed,
}

/// Stores the case after an event, and the event, and its papers. Answers both as they now stand.
pub(super) async fn step(
    tx: &mut Tx,
    desk: &Desk,
    record: CaseRecord,
    case: Case,
    event: &Event,
) -> Result<(CaseRecord, Case), ServiceError> {
    let parts = case.stage.acceptance().map(|acceptance| acceptance.parts.clone()).unwrap_or_default();
    let moved = case.apply(event)?;
    stored(tx, desk, record, moved, event, &parts).await
}

/// Stores a case that the rules have moved already.
pub(super) async fn stored(
    tx: &mut Tx,
    desk: &Desk,
    record: CaseRecord,
    moved: Case,
    event: &Event,
    parts: &[Part],
) -> Result<(CaseRecord, Case), ServiceError> {
    let entry = chained(&record.number, moved.events, event, &desk.actor, &record.last_hash)?;
    let version = record.version;
    let due_before = record.due;
    let mut next = record;
    after(&mut next, &moved, event, desk, &entry.hash)?;
    let papers = issue(tx, desk, &mut next, &moved, event, due_before).await?;
    cases::update(tx, next.clone(), version).await?;
    cases::append(tx, entry).await?;
    for paper in papers {
        cases::issue(tx, paper).await?;
    }
    let now = moved.stage.acceptance().map(|acceptance| acceptance.parts.as_slice()).unwrap_or_default();
    if now != parts {
        cases::set_parts(tx, &next.number, now.to_vec()).await?;
    }
    next.version = version + 1;
    Ok((next, moved))
}

/// What the service said when the papers came in.
pub(super) fn terms(service: &Service) -> Terms {
    Terms {
        kind: service.kind,
        authorisation: service.authorisation,
        department: service.department.clone(),
        steps: u32::try_from(service.review_steps().len()).unwrap_or(u32::MAX),
    }
}

/// The rules' view of a stored case. Rows from before it was stored are read again from their events.
pub(super) async fn rebuild(tx: &mut Tx, record: &CaseRecord) -> Result<Case, ServiceError> {
    if !record.state.is_empty() {
        return state(record);
    }
    // Steps were not recorded then.
    let (kind, authorisation) = (record.kind, record.authorisation);
    let terms = Terms { kind, authorisation, department: record.department.clone(), steps: 0 };
    Ok(Case::replay(&terms, &history(tx, record).await?)?)
}

/// The case as it was stored.
pub(super) fn state(record: &CaseRecord) -> Result<Case, ServiceError> {
    Ok(serde_json::from_str(&record.state).map_err(StoreError::corrupt)?)
}

/// The events of a case as the rules read them.
pub(super) async fn history(tx: &mut Tx, record: &CaseRecord) -> Result<Vec<Event>, ServiceError> {
    let stored = cases::events_in(tx, &record.number).await?;
    let events = stored.iter().map(|event| {
        let at =
            DateTime::<Utc>::from_timestamp_millis(event.at).ok_or_else(|| StoreError::corrupt("case_events.at"))?;
        let mut kind: EventKind = serde_json::from_str(&event.content).map_err(StoreError::corrupt)?;
        // The promise did not name its working days in the first events.
        if let EventKind::Accepted(promise) = &mut kind
            && !event.content.contains("\"workdays\"")
        {
            promise.workdays = record.promised_workdays;
            promise.statutory_due = record.statutory_due;
        }
        Ok::<_, StoreError>(Event { at, kind })
    });
    Ok(events.collect::<Result<Vec<_>, _>>()?)
}

/// The record after an event, with what the rules answered.
pub(super) fn after(
    next: &mut CaseRecord,
    case: &Case,
    event: &Event,
    desk: &Desk,
    hash: &str,
) -> Result<(), StoreError> {
    next.stage = case.stage.name();
    next.events = i64::from(case.events);
    next.state = serde_json::to_string(case).map_err(StoreError::corrupt)?;
    hash.clone_into(&mut next.last_hash);
    set_clock(next, &case.stage, event, &desk.hall.calendar, desk);
    next.at_org = Some(case.turn(&desk.service));
    let decision = case.stage.decision();
    set_delivery(next, decision, &desk.hall.calendar);
    next.decided_at = decision.map(|decision| decision.decided_at.timestamp_millis());
    next.completed = decision.map(|decision| time::local_date(decision.decided_at));
    next.outcome = decision.map(|decision| decision.outcome);
    let text = |part: fn(&Decision) -> &String| decision.map(part).cloned().unwrap_or_default();
    next.certificate_no = text(|decision| &decision.certificate_no);
    next.decided_by = text(|decision| &decision.decided_by);
    next.ended = ended(&case.stage).map(time::local_date);
    match &event.kind {
        EventKind::Returned { reason, .. }
        | EventKind::Withdrawn { reason }
        | EventKind::NotAccepted { reason, .. } => next.reason.clone_from(reason),
        _ if next.ended.is_none() => next.reason = text(|decision| &decision.reason),
        _ => {}
    }
    match (&case.stage, &event.kind) {
        (Stage::Delivered { delivered_at, .. }, EventKind::Delivered { received_by }) => {
            next.delivered_at = Some(delivered_at.timestamp_millis());
            next.received_by.clone_from(received_by);
        }
        (Stage::Delivered { .. } | Stage::Archived { .. }, _) => {}
        _ => {
            next.delivered_at = None;
            next.received_by = String::new();
        }
    }
    next.rated |= matches!(event.kind, EventKind::Rated { .. });
    if matches!(event.kind, EventKind::Accepted(_) | EventKind::AcceptedWithGap { .. } | EventKind::Deemed(_)) {
        desk.actor.title_zh().clone_into(&mut next.officer_zh);
        desk.actor.title_en().clone_into(&mut next.officer_en);
    }
    Ok(())
}

/// The last day on which the result is handed over (R13), counted when the decision is sealed.
fn set_delivery(next: &mut CaseRecord, decision: Option<&Decision>, calendar: &Calendar) {
    let sealed = decision.map(|decision| decision.decided_at);
    if sealed.map(|at| at.timestamp_millis()) != next.decided_at {
        next.delivery_due = sealed.map(|at| delivery_due(calendar, time::local_date(at)));
    }
}

/// The limit in law with the stops so far; a converted item has none of its own kind.
fn law_due(acceptance: &Acceptance, calendar: &Calendar, service: &Service) -> Option<NaiveDate> {
    let law = statutory_due(calendar, acceptance.accepted_on, &service.statutory, 0, &acceptance.pauses());
    law.filter(|_| !acceptance.converted)
}

/// When a case ended without a decision.
fn ended(stage: &Stage) -> Option<DateTime<Utc>> {
    match stage {
        Stage::NotAccepted { since, .. } | Stage::Lapsed { since, .. } => Some(*since),
        Stage::Returned { returned_at, .. } => Some(*returned_at),
        Stage::Withdrawn { withdrawn_at, .. } => Some(*withdrawn_at),
        _ => None,
    }
}

/// The dates of the clock that runs.
fn set_clock(next: &mut CaseRecord, stage: &Stage, event: &Event, calendar: &Calendar, desk: &Desk) {
    let acceptance = stage.acceptance();
    next.accepted_at = acceptance.map(|acceptance| acceptance.accepted_at.timestamp_millis());
    next.accepted = acceptance.map(|acceptance| acceptance.accepted_on);
    next.printed_due = acceptance.map(|acceptance| acceptance.promise.due);
    next.resumes = acceptance.and_then(|acceptance| stands_until(stage, acceptance));
    next.gap_due = acceptance.filter(|acceptance| acceptance.has_gap()).and_then(|a| a.gap.as_ref()).map(|gap| gap.due);
    let before = next.chase_on;
    next.chase_on = acceptance.and_then(|acceptance| chase_on(before, acceptance, event, calendar, &desk.service));
    match (stage, acceptance) {
        (_, Some(acceptance)) => {
            if acceptance.due != next.due || next.stage == StageName::Accepted {
                next.provisional = acceptance.reckon(calendar).is_ok_and(|answer| answer.provisional);
            }
            next.due = acceptance.due;
            next.statutory_due = acceptance.statutory_due();
            next.law_due = law_due(acceptance, calendar, &desk.service);
            next.promised_workdays = acceptance.workdays;
            // What was computed now was computed under the calendar at hand; what an undoing leaves, under its own.
            if event.kind.due().is_some() {
                calendar.version().clone_into(&mut next.calendar_version);
            } else if matches!(event.kind, EventKind::Undone { .. }) {
                next.calendar_version.clone_from(&acceptance.calendar_version);
            }
            next.kind = if acceptance.converted { ItemKind::Promised } else { desk.service.kind };
        }
        (Stage::Received { intake }, None) => next.due = intake.notice_due.unwrap_or(intake.received_on),
        (Stage::AwaitingSupplement { supplement, .. }, None) => next.due = supplement.answer_by,
        _ => {}
    }
    if matches!(stage, Stage::Received { .. } | Stage::AwaitingSupplement { .. }) {
        next.provisional = !calendar.is_official(next.due);
    }
}

/// The day on which a clock that stands still runs again.
fn stands_until(stage: &Stage, acceptance: &Acceptance) -> Option<NaiveDate> {
    let stands = match stage {
        Stage::Paused { .. } => true,
        Stage::Forwarded { .. } => acceptance.report.is_some_and(|report| !report.counts),
        _ => false,
    };
    acceptance.stops.last().filter(|_| stands).map(|stop| stop.until)
}

/// R11: the day of the next reminder to the level above, counted from the report or the last reminder.
fn chase_on(
    before: Option<NaiveDate>,
    acceptance: &Acceptance,
    event: &Event,
    calendar: &Calendar,
    service: &Service,
) -> Option<NaiveDate> {
    acceptance.report?;
    if before.is_some() && !matches!(event.kind, EventKind::Forwarded { .. } | EventKind::Chased { .. }) {
        return before;
    }
    let every = service.forward.as_ref().map_or(CHASE_WORKDAYS, |forward| forward.chase_every_workdays).max(1);
    Some(calendar.add(time::local_date(event.at), every))
}
