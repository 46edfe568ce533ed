//! Corrections (更正, R15): the last deed no longer counts; it stays in the history.

use super::super::correct::{materials, taken_back};
use super::super::show;
use super::super::step::{Desk, history, step, stored};
use super::{Opened, Words, logged};
use crate::services::once::{IdempotencyKey, once};
use crate::services::{Asked, Hall, ServiceError};
use chrono::NaiveDate;
use domain::api::NoBody;
use domain::api::cases::CaseView;
use domain::api::ending::UndoLast;
use domain::case::{Action, Case, Event, EventKind, Refusal, Stage};
use domain::clock::notice_due;
use domain::time;

/// Undoes the last deed that counts. The director's own account is the approval.
///
/// # Errors
/// As [`super::perform`]; `Refused` where nothing can be undone.
pub async fn undo(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: UndoLast,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let done = attempt(hall, asked, number, typed, key).await;
    logged(asked, number, Action::Undo.word(), done)
}

async fn attempt(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: UndoLast,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let open = Opened::of(hall, asked, number, Action::Undo).await?;
    let mut words = Words::new(time::local_date(asked.at));
    let reason = words.required("reason", &typed.reason, 1000);
    words.done()?;
    let request = open.request(Action::Undo, &typed, key)?;
    let (at, number) = (asked.at, open.number.clone());
    once(hall, request, async move |tx| {
        let (mut record, mut case) = open.current(tx, typed.version).await?;
        let mut history = history(tx, &record).await?;
        let taken = taken_back(&history);
        if taken.is_empty() {
            return Err(Refusal::NotTheLast.into());
        }
        record.materials = materials(&history, &taken, &record.materials);
        for event_no in taken {
            let approved_by = open.person.title_zh.clone();
            let event = Event { at, kind: EventKind::Undone { event_no, reason: reason.clone(), approved_by } };
            history.push(event.clone());
            let parts = case.stage.acceptance().map(|acceptance| acceptance.parts.clone()).unwrap_or_default();
            let corrected = Case::replay(&case.terms, &history)?;
            (record, case) = stored(tx, &open.desk, record, corrected, &event, &parts).await?;
        }
        if let Some(kind) = clock_again(&open.desk, &case, time::local_date(at))? {
            step(tx, &open.desk, record, case, &Event { at, kind }).await?;
        }
        Ok(NoBody {})
    })
    .await?;
    show(hall, asked, &number).await
}

/// The clock as it runs after a correction: papers that wait again get an answer today at the latest, or within the notice
/// clock where it had not run; a promise is what the calendar in force makes of it.
fn clock_again(desk: &Desk, case: &Case, today: NaiveDate) -> Result<Option<EventKind>, ServiceError> {
    let calendar = &desk.hall.calendar;
    if let Stage::Received { intake } = &case.stage {
        let due = notice_due(calendar, intake.received_on).max(today);
        let runs = intake.notice_due.is_some_and(|due| today <= due);
        let calendar_version = calendar.version().to_owned();
        let again =
            EventKind::Recomputed { due, calendar_version, statutory_due: None, parts: Vec::new(), gap_due: None };
        return Ok((!runs).then_some(again));
    }
    let new = case.under(calendar, &desk.service.statutory, today);
    let new = new.map_err(|problem| ServiceError::Conflict("no_date", problem.to_string()))?;
    Ok(new.and_then(|new| new.event(calendar)))
}
