//! Cases that move by themselves when a day is over, exactly once, also after downtime: the event carries the instant at
//! which the day was over, not the one at which the hall came to it.

use super::chain::Actor;
use super::correct;
use super::deeds::{dispatch, promise, resumed};
use super::receipt::{Printed, version};
use super::step::{Desk, history, rebuild, step};
use crate::services::{Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases::{self, CaseRecord, Waiting};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::Calendar;
use domain::case::{Case, Event, EventKind, ReturnGround, Stage};
use domain::catalogue::Service;
use domain::time;

/// Cases that are looked for at once.
const AT_ONCE: u32 = 200;

/// Moves what is due: stopped clocks that run again (R5), applications that nobody answered in time and that count as
/// accepted (R4), gaps that nobody closed (R12). Answers how many cases moved; one that the rules refuse is logged and
/// does not keep the others waiting.
///
/// # Errors
/// [`ServiceError::Store`]; what was done before it stays done.
pub async fn move_due(hall: &Hall, at: DateTime<Utc>) -> Result<u64, ServiceError> {
    let mut done = 0;
    for waiting in [Waiting::Resume, Waiting::Answer, Waiting::Gap] {
        let mut after = String::new();
        loop {
            let today = time::local_date(at);
            let numbers = cases::waiting(hall.store.read(), waiting, today, &after, AT_ONCE).await?;
            let Some(last) = numbers.last() else { break };
            after.clone_from(last);
            for number in numbers {
                match move_one(hall, waiting, &number, at).await {
                    Ok(moved) => done += u64::from(moved),
                    Err(ServiceError::Store(error))
                        if !matches!(error, StoreError::Conflict | StoreError::Corrupt(_)) =>
                    {
                        return Err(error.into());
                    }
                    Err(error) => tracing::warn!(case = number, ?waiting, %error, "a case waits"),
                }
            }
        }
    }
    Ok(done)
}

async fn move_one(hall: &Hall, waiting: Waiting, number: &str, at: DateTime<Utc>) -> Result<bool, ServiceError> {
    let Some(found) = cases::by_number(hall.store.read(), number).await? else { return Ok(false) };
    let service = version(hall, &found).await?;
    let desk = Desk { actor: Actor::system(), service, hall: Printed::of(hall) };
    let number = number.to_owned();
    hall.store
        .write(async move |tx| {
            // Somebody may have been faster.
            let Some(record) = cases::by_number_in(tx, &number).await? else { return Ok(false) };
            let case = rebuild(tx, &record).await?;
            let today = time::local_date(at);
            let Some((events, day)) = due(waiting, &record, &case, &desk.hall.calendar, &desk.service, today)? else {
                return Ok(false);
            };
            // What a person has undone is not done again by itself while nothing else has happened.
            // (An undone deemed acceptance has got a new last day for the answer.)
            let history = history(tx, &record).await?;
            let undone = correct::last_undone(&history).filter(|_| waiting != Waiting::Answer);
            if undone.is_some_and(|kind| events.iter().any(|event| event.name() == kind.name())) {
                return Ok(false);
            }
            let at = time::start_of(day).max(case.last_at).min(at);
            let (mut record, mut case) = (record, case);
            for kind in events {
                (record, case) = step(tx, &desk, record, case, &Event { at, kind }).await?;
            }
            Ok::<_, ServiceError>(true)
        })
        .await
}

/// The events of a case whose day is over, and the day at whose beginning it happened; none if it has moved meanwhile.
fn due(
    waiting: Waiting,
    record: &CaseRecord,
    case: &Case,
    calendar: &Calendar,
    service: &Service,
    today: NaiveDate,
) -> Result<Option<(Vec<EventKind>, NaiveDate)>, ServiceError> {
    match (waiting, &case.stage) {
        (Waiting::Resume, Stage::Paused { .. }) => {
            let Some(day) = record.resumes.filter(|day| *day <= today) else { return Ok(None) };
            Ok(Some((vec![resumed(case, calendar, service, today)?], day)))
        }
        (Waiting::Answer, Stage::Received { intake }) => {
            let Some(due) = intake.notice_due.filter(|due| *due < today) else { return Ok(None) };
            // From the day of receipt, whatever came since (licensing law art. 32(4)).
            let (promise, _) = promise(calendar, service, intake.received_on)?;
            let day = domain::clock::deemed_from(due);
            let parent_due = promise.due;
            let mut events = vec![EventKind::Deemed(promise)];
            // A joint service's papers go to the co-departments all the same (R10), unless the whole is over already.
            if parent_due >= day {
                events.extend(dispatch(calendar, service, day, parent_due));
            }
            Ok(Some((events, day)))
        }
        (Waiting::Gap, Stage::Accepted { .. }) => {
            let Some(due) = record.gap_due.filter(|due| *due < today) else { return Ok(None) };
            let day = calendar.add(due, 1);
            if day > today {
                return Ok(None);
            }
            let reason = "逾期没有补齐容缺材料".to_owned();
            Ok(Some((vec![EventKind::Returned { ground: ReturnGround::OutstandingMaterial, reason }], day)))
        }
        _ => Ok(None),
    }
}
