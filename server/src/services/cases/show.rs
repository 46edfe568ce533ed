//! One case as staff see it.

use super::receipt::{materials, version};
use super::{row, visible};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases::{self, CaseRecord, EventRecord};
use chrono::DateTime;
use domain::api::account::Me;
use domain::api::calendar::CalendarMove;
use domain::api::cases::{CaseView, Reckoning, TimelineEntry};
use domain::case::{Action, ApplicantKind, EventKind, StageName};
use domain::clock::Pause;
use domain::identity::IdNumber;
use domain::permission::{self, may, may_decide};
use domain::time;

/// A case with its timeline and what the person may do next.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` also for another department's case.
pub async fn show(hall: &Hall, asked: &Asked, number: &str) -> Result<CaseView, ServiceError> {
    let person = asked.may(permission::Action::ReadCases)?;
    let case = visible(hall, person, number).await?;
    let service = version(hall, &case).await?;
    let events = cases::events(hall.store.read(), &case.number).await?;
    Ok(CaseView {
        row: row(hall, &hall.calendar(), &case, asked),
        version: case.version,
        department: case.department.clone(),
        department_zh: service.department_zh.clone(),
        department_en: service.department_en.clone(),
        applicant_kind: case.applicant_kind,
        applicant_name: case.applicant_name.clone(),
        id_number_masked: masked(&case, asked),
        phone: case.phone.clone(),
        town: case.town.clone(),
        service_version: case.service_version,
        kind: case.kind,
        authorisation: case.authorisation,
        promised_workdays: case.promised_workdays,
        materials: materials(&service, &case.materials),
        reckoning: reckoning(&case, &events)?,
        timeline: timeline(&events, true)?,
        actions: actions(person, &case),
    })
}

fn masked(case: &CaseRecord, asked: &Asked) -> String {
    match case.applicant_kind {
        ApplicantKind::Organisation => case.id_number.clone(),
        ApplicantKind::Person => IdNumber::parse(&case.id_number, time::local_date(asked.at))
            .map_or_else(|_| "*".repeat(case.id_number.chars().count()), |id| id.masked()),
    }
}

fn actions(person: &Me, case: &CaseRecord) -> Vec<Action> {
    let own = person.department.as_deref() == Some(case.department.as_str());
    let may = |action| own && may(Some(person.role), action);
    let mut actions = Vec::new();
    if case.stage == StageName::Accepted && own && may_decide(Some(person.role), case.authorisation) {
        actions.push(Action::Decide);
    }
    if may(permission::Action::HandleCase) {
        match case.stage {
            StageName::Accepted => {
                actions.extend([Action::Pause, Action::Extend, Action::Return, Action::Withdraw]);
            }
            StageName::Paused => actions.extend([Action::Resume, Action::Withdraw]),
            _ => {}
        }
    }
    if case.stage == StageName::Decided && may(permission::Action::DeliverCase) {
        actions.push(Action::Deliver);
    }
    if may(permission::Action::ReprintReceipt) {
        actions.push(Action::ReprintReceipt);
    }
    actions
}

/// The events as a timeline; without `names` neither posts nor words that may name people.
pub(super) fn timeline(events: &[EventRecord], names: bool) -> Result<Vec<TimelineEntry>, ServiceError> {
    events.iter().map(|event| entry(event, names).map_err(ServiceError::from)).collect()
}

fn entry(event: &EventRecord, names: bool) -> Result<TimelineEntry, StoreError> {
    let kind: EventKind = serde_json::from_str(&event.content).map_err(StoreError::corrupt)?;
    let shown = |text: &str| if names { text.to_owned() } else { String::new() };
    Ok(TimelineEntry {
        seq: u32::try_from(event.seq).map_err(StoreError::corrupt)?,
        at: DateTime::from_timestamp_millis(event.at).ok_or_else(|| StoreError::corrupt("case_events.at"))?,
        event: event.event.clone(),
        actor_zh: shown(&event.actor_zh),
        actor_en: shown(&event.actor_en),
        note: shown(&note(&kind)),
    })
}

/// What has moved the date since the receipt.
pub(super) fn reckoning(case: &CaseRecord, events: &[EventRecord]) -> Result<Reckoning, StoreError> {
    let mut reckoning = Reckoning { printed_due: case.printed_due, ..Reckoning::default() };
    let mut due = None;
    for event in events {
        let kind: EventKind = serde_json::from_str(&event.content).map_err(StoreError::corrupt)?;
        let before = due;
        due = kind.due().or(due);
        match kind {
            EventKind::Recomputed { due: after, .. } => {
                let before = before.filter(|before| *before != after);
                reckoning.calendar = before.map(|before| CalendarMove { before, after }).or(reckoning.calendar);
            }
            EventKind::Paused { planned, .. } => {
                let at =
                    DateTime::from_timestamp_millis(event.at).ok_or_else(|| StoreError::corrupt("case_events.at"))?;
                reckoning.pauses.push(Pause { from: time::local_date(at), until: planned });
            }
            EventKind::PauseRenewed { planned, .. } => until(&mut reckoning, planned),
            EventKind::Resumed { on, .. } => until(&mut reckoning, on),
            EventKind::Extended { days, .. } => reckoning.extension = days,
            _ => {}
        }
    }
    reckoning.pauses.retain(|pause| pause.from < pause.until);
    Ok(reckoning)
}

fn until(reckoning: &mut Reckoning, day: chrono::NaiveDate) {
    if let Some(pause) = reckoning.pauses.last_mut() {
        pause.until = day;
    }
}

/// Words that belong to an event.
fn note(kind: &EventKind) -> String {
    let joined = |parts: &[&str]| parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    match kind {
        EventKind::Granted { certificate_no, decided_by } => joined(&[decided_by, certificate_no]),
        EventKind::Refused { reason, decided_by } => joined(&[decided_by, reason]),
        EventKind::Delivered { received_by } => received_by.clone(),
        EventKind::Paused { basis, planned, approved_by, .. } => joined(&[approved_by, basis, &format!("→ {planned}")]),
        EventKind::Resumed { due, .. } | EventKind::Recomputed { due, .. } => format!("→ {due}"),
        EventKind::Extended { days, reason, approved_by, due, .. } => {
            joined(&[approved_by, &format!("+{days}"), reason, &format!("→ {due}")])
        }
        EventKind::Returned { reason, .. } | EventKind::Withdrawn { reason } => reason.clone(),
        _ => String::new(),
    }
}
