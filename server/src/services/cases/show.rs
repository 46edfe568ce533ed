//! One case as staff see it.

use super::deeds::promise;
use super::receipt::{materials, version};
use super::step::state;
use super::{actions, correct, parts, row, visible, words};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases::{self, CaseRecord, EventRecord, PaperRecord};
use chrono::{DateTime, NaiveDate};
use domain::api::calendar::CalendarMove;
use domain::api::cases::{CaseView, Reckoning, TimelineEntry};
use domain::api::papers::PaperLine;
use domain::case::{ApplicantKind, EventKind, StageName};
use domain::clock::Pause;
use domain::identity::IdNumber;
use domain::permission;
use domain::time;
use std::collections::BTreeMap;

/// A case with its timeline and what the person may do next.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` also for another department's case.
pub async fn show(hall: &Hall, asked: &Asked, number: &str) -> Result<CaseView, ServiceError> {
    let person = asked.may(permission::Action::ReadCases)?;
    let case = visible(hall, person, number).await?;
    let service = version(hall, &case).await?;
    let events = cases::events(hall.store.read(), &case.number).await?;
    let papers = cases::papers(hall.store.read(), &case.number).await?;
    let state = state(&case).ok();
    let catalogue = hall.catalogue(asked.at).await?;
    let steps = state.as_ref().and_then(|case| case.stage.acceptance()).map(|acceptance| acceptance.steps as usize);
    let recorded = state.as_ref().map_or(0, |case| case.terms.steps as usize);
    let next_step = steps.filter(|done| case.stage.is_running() && *done < recorded);
    Ok(CaseView {
        missing: state.as_ref().map(parts::missing).unwrap_or_default(),
        next_step: next_step.and_then(|done| service.review_steps().get(done).map(|step| (*step).clone())),
        parts: state
            .as_ref()
            .map(|state| {
                parts::parts(hall, state, case.completed.or(case.ended), &catalogue, &hall.calendar(), asked.at)
            })
            .unwrap_or_default(),
        report: state.as_ref().and_then(|state| parts::report(state, &case)),
        papers: lines(papers, &correct::voided(&events)?)?,
        row: row(hall, &hall.calendar(), &case, asked),
        version: case.version,
        promise: matches!(case.stage, StageName::Received | StageName::AwaitingSupplement)
            .then(|| promise(&hall.calendar(), &service, time::local_date(asked.at)))
            .and_then(Result::ok)
            .map(|(promise, _)| promise.due),
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
        actions: actions::available(person, &case, time::local_date(asked.at)),
    })
}

fn masked(case: &CaseRecord, asked: &Asked) -> String {
    match case.applicant_kind {
        ApplicantKind::Organisation => case.id_number.clone(),
        ApplicantKind::Person => IdNumber::parse(&case.id_number, time::local_date(asked.at))
            .map_or_else(|_| "*".repeat(case.id_number.chars().count()), |id| id.masked()),
    }
}

/// Papers as pages list them.
pub(super) fn lines(papers: Vec<PaperRecord>, voided: &BTreeMap<i64, NaiveDate>) -> Result<Vec<PaperLine>, StoreError> {
    let line = |paper: PaperRecord| {
        Ok(PaperLine {
            void_since: correct::void_since(voided, &paper),
            no: u32::try_from(paper.no).map_err(StoreError::corrupt)?,
            code: paper.code,
            document_no: paper.document_no,
            issued_at: DateTime::from_timestamp_millis(paper.issued_at)
                .ok_or_else(|| StoreError::corrupt("case_papers.issued_at"))?,
            hash: paper.hash,
            reprints: u32::try_from(paper.reprints).map_err(StoreError::corrupt)?,
        })
    };
    papers.into_iter().map(line).collect()
}

/// The events as a timeline; without `names` neither posts nor words that may name people.
pub(super) fn timeline(events: &[EventRecord], names: bool) -> Result<Vec<TimelineEntry>, ServiceError> {
    let shown = events.iter().filter(|event| names || event.event != "noted");
    shown.map(|event| entry(event, names).map_err(ServiceError::from)).collect()
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
        note: shown(&words::note(&kind)),
    })
}

/// What has moved the date since the receipt.
pub(super) fn reckoning(case: &CaseRecord, events: &[EventRecord]) -> Result<Reckoning, StoreError> {
    let mut reckoning = Reckoning { printed_due: case.printed_due.unwrap_or(case.due), ..Reckoning::default() };
    let mut due = None;
    let kinds = events.iter().map(|event| serde_json::from_str(&event.content));
    let kinds = kinds.collect::<Result<Vec<EventKind>, _>>().map_err(StoreError::corrupt)?;
    let undone = correct::undone(&kinds);
    for ((event, kind), number) in events.iter().zip(kinds).zip(1u32..) {
        if undone.contains(&number) {
            continue;
        }
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
    // The rules' own view knows every stop, a report to the level above too.
    if let Ok(known) = state(case)
        && let Some(acceptance) = known.stage.acceptance()
    {
        reckoning.pauses = acceptance.pauses();
    }
    Ok(reckoning)
}

fn until(reckoning: &mut Reckoning, day: chrono::NaiveDate) {
    if let Some(pause) = reckoning.pauses.last_mut() {
        pause.until = day;
    }
}
