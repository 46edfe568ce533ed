//! Stop the clock and start it again, give more time, give papers back, take a withdrawal (T13 to T15, T20, T21).

use super::advance::{Act, advance, limited, rebuild, required, step};
use super::chain::Actor;
use super::visible;
use crate::services::once::IdempotencyKey;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases;
use chrono::{DateTime, NaiveDate, Utc};
use domain::api::FieldProblem;
use domain::api::account::Me;
use domain::api::cases::CaseView;
use domain::api::handling::{ExtendCase, PauseCase, ResumeCase, ReturnCase, WithdrawCase};
use domain::case::{Acceptance, Case, Event, EventKind, Refusal, Stage};
use domain::clock::ClockProblem;
use domain::permission::Action;
use domain::time;

/// Cases that the system moves in one go.
const AT_ONCE: u32 = 200;

/// A person's act on a case: who, and which.
async fn open(hall: &Hall, asked: &Asked, number: &str) -> Result<(Me, cases::CaseRecord), ServiceError> {
    let person = asked.may(Action::HandleCase)?.clone();
    let case = visible(hall, &person, number).await?;
    Ok((person, case))
}

fn checked(wrong: Vec<FieldProblem>) -> Result<(), ServiceError> {
    if wrong.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(wrong)) }
}

/// A chosen value that must be there.
fn chosen<T>(field: &str, typed: Option<T>, wrong: &mut Vec<FieldProblem>) -> Option<T> {
    if typed.is_none() {
        wrong.push(FieldProblem::new(field, "required"));
    }
    typed
}

/// The acceptance that an event moves; the rules say the rest where there is none.
fn acceptance<'a>(case: &'a Case, event: &'static str) -> Result<&'a Acceptance, ServiceError> {
    case.stage.acceptance().ok_or_else(|| Refusal::NotFrom { stage: case.stage.name(), event }.into())
}

fn no_date(field: &'static str) -> impl Fn(ClockProblem) -> ServiceError {
    move |_| ServiceError::field(field, "range")
}

/// Stops the clock from today.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for another department's case, `Invalid`, `Refused` by the rules (a reason that the
/// department may not use, after the due date), `Store(Conflict)` when somebody else moved the case meanwhile.
pub async fn pause(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: PauseCase,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let (person, case) = open(hall, asked, number).await?;
    let today = time::local_date(asked.at);
    let mut wrong = Vec::new();
    let reason = chosen("reason", typed.reason, &mut wrong);
    let basis = required("basis", &typed.basis, 200, &mut wrong);
    let planned = chosen("planned", typed.planned, &mut wrong);
    let approved_by = required("approved_by", &typed.approved_by, 60, &mut wrong);
    checked(wrong)?;
    let (Some(reason), Some(planned)) = (reason, planned) else {
        return Err(ServiceError::field("reason", "required"));
    };
    if planned <= today {
        return Err(ServiceError::field("planned", "pause_order"));
    }
    let act = Act { person, case, typed: &typed, version: typed.version, key };
    advance(hall, asked, act, move |case, calendar| {
        let acceptance = acceptance(case, "paused")?;
        let due = acceptance.due_with_stop(calendar, today, planned).map_err(no_date("planned"))?;
        Ok(EventKind::Paused { reason, basis, planned, due, approved_by })
    })
    .await
}

/// Starts the clock again from today.
///
/// # Errors
/// As [`pause`].
pub async fn resume(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: ResumeCase,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let (person, case) = open(hall, asked, number).await?;
    let today = time::local_date(asked.at);
    let act = Act { person, case, typed: &typed, version: typed.version, key };
    advance(hall, asked, act, move |case, calendar| resumed(case, calendar, today)).await
}

/// The clock runs again: today, or since the planned day if that is over.
fn resumed(case: &Case, calendar: &domain::calendar::Calendar, today: NaiveDate) -> Result<EventKind, ServiceError> {
    let Stage::Paused { acceptance } = &case.stage else {
        return Err(Refusal::NotFrom { stage: case.stage.name(), event: "resumed" }.into());
    };
    let on = acceptance.stops.last().map_or(today, |stop| stop.until.min(today));
    let due = acceptance.due_when_resumed(calendar, on).map_err(no_date("planned"))?;
    Ok(EventKind::Resumed { on, due })
}

/// Gives more time, once.
///
/// # Errors
/// As [`pause`]; `Refused` for a second time, after the due date, beyond what the level may give.
pub async fn extend(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: ExtendCase,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let (person, case) = open(hall, asked, number).await?;
    let mut wrong = Vec::new();
    let level = chosen("level", typed.level, &mut wrong);
    let days = chosen("days", typed.days, &mut wrong);
    let reason = required("reason", &typed.reason, 1000, &mut wrong);
    let approved_by = required("approved_by", &typed.approved_by, 60, &mut wrong);
    checked(wrong)?;
    let (Some(level), Some(days)) = (level, days) else { return Err(ServiceError::field("level", "required")) };
    if days == 0 || days > level.most() {
        return Err(ServiceError::field("days", "extension_days"));
    }
    let act = Act { person, case, typed: &typed, version: typed.version, key };
    advance(hall, asked, act, move |case, calendar| {
        let due = acceptance(case, "extended")?.due_when_extended(calendar, days).map_err(no_date("days"))?;
        Ok(EventKind::Extended { level, days, reason, approved_by, due })
    })
    .await
}

/// Gives the papers back.
///
/// # Errors
/// As [`pause`].
pub async fn give_back(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: ReturnCase,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let (person, case) = open(hall, asked, number).await?;
    let mut wrong = Vec::new();
    let ground = chosen("ground", typed.ground, &mut wrong);
    let reason = required("reason", &typed.reason, 1000, &mut wrong);
    checked(wrong)?;
    let Some(ground) = ground else { return Err(ServiceError::field("ground", "required")) };
    let act = Act { person, case, typed: &typed, version: typed.version, key };
    advance(hall, asked, act, move |_, _| Ok(EventKind::Returned { ground, reason })).await
}

/// Takes the applicant's withdrawal.
///
/// # Errors
/// As [`pause`].
pub async fn withdraw(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: WithdrawCase,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let (person, case) = open(hall, asked, number).await?;
    let mut wrong = Vec::new();
    let reason = limited("reason", &typed.reason, 1000, &mut wrong);
    checked(wrong)?;
    let act = Act { person, case, typed: &typed, version: typed.version, key };
    advance(hall, asked, act, move |_, _| Ok(EventKind::Withdrawn { reason })).await
}

/// Starts the clocks again whose planned day has come (R5), exactly once, also after downtime. Answers how many.
///
/// # Errors
/// [`ServiceError::Store`]; what was done before it stays done.
pub async fn resume_due(hall: &Hall, at: DateTime<Utc>) -> Result<u64, ServiceError> {
    let today = time::local_date(at);
    let mut done = 0;
    for number in cases::resuming(hall.store.read(), today, AT_ONCE).await? {
        let calendar = hall.calendar();
        let moved = hall.store.write(async move |tx| {
            // Somebody may have been faster.
            let record = cases::by_number_in(tx, &number).await?;
            let Some(record) = record.filter(|record| record.resumes.is_some_and(|day| day <= today)) else {
                return Ok(false);
            };
            let case = rebuild(tx, &record).await?;
            let kind = resumed(&case, &calendar, today)?;
            step(tx, &Actor::system(), record, case, &Event { at, kind }, &calendar).await?;
            Ok::<_, ServiceError>(true)
        });
        done += u64::from(moved.await?);
    }
    Ok(done)
}
