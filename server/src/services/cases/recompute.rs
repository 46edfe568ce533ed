//! Another official calendar: what it would move, and moving every open case on to it, once (R14).

use super::chain::Actor;
use super::receipt::{Printed, version};
use super::step::{Desk, rebuild, step};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::calendars::{self, moves};
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use domain::api::calendar::DateMove;
use domain::calendar::{Calendar, CalendarData};
use domain::case::{Case, Event, Recomputing, StageName};
use domain::catalogue::Service;
use domain::clock::ClockProblem;
use domain::time;
use futures_util::StreamExt;
use futures_util::stream;
use std::collections::HashMap;
use std::sync::Arc;

/// Cases that are read at once.
const AT_ONCE: u32 = 200;
/// Cases that are written side by side, so that they share a durable commit.
const TOGETHER: usize = 16;

/// What a calendar would move.
pub(in crate::services) struct Effect {
    /// Open cases that were looked at.
    pub(in crate::services) looked_at: i64,
    /// Those whose date moves, by case number.
    pub(in crate::services) moves: Vec<DateMove>,
}

/// What has been done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recomputed {
    /// Cases that are under the calendar now, moved or not.
    pub done: u64,
    /// Cases that could not be computed; they are tried again the next time.
    pub refused: u64,
}

/// The versions of services with their limits in law, each read once.
#[derive(Default)]
struct Laws(HashMap<(String, i64), Arc<Service>>);

impl Laws {
    async fn of(&mut self, hall: &Hall, case: &CaseRecord) -> Result<Arc<Service>, ServiceError> {
        let key = (case.service.clone(), case.service_version);
        if let Some(known) = self.0.get(&key) {
            return Ok(Arc::clone(known));
        }
        let service = version(hall, case).await?;
        self.0.insert(key, Arc::clone(&service));
        Ok(service)
    }
}

fn no_date(problem: ClockProblem) -> ServiceError {
    ServiceError::Conflict("no_date", problem.to_string())
}

/// What a calendar would move among the open cases.
///
/// # Errors
/// [`ServiceError::Store`]. A case that cannot be computed is counted and left out.
pub(in crate::services) async fn effect(
    hall: &Hall,
    asked: &Asked,
    calendar: &Calendar,
) -> Result<Effect, ServiceError> {
    let catalogue = hall.catalogue(asked.at).await?;
    let today = time::local_date(asked.at);
    let (mut laws, mut after) = (Laws::default(), String::new());
    let mut effect = Effect { looked_at: 0, moves: Vec::new() };
    loop {
        let batch = cases::with_clock(hall.store.read(), &after, AT_ONCE).await?;
        let Some(last) = batch.last() else { return Ok(effect) };
        after.clone_from(&last.number);
        for record in batch {
            effect.looked_at += 1;
            let new = match anew(hall, &record, calendar, &mut laws, today).await {
                Ok(new) => new.filter(Recomputing::moves),
                Err(error) if is_down(&error) => return Err(error),
                Err(_) => None,
            };
            let department = catalogue.department(&record.department);
            effect.moves.extend(new.map(|new| DateMove {
                number: record.number.clone(),
                service: record.service.clone(),
                service_zh: record.service_zh.clone(),
                service_en: record.service_en.clone(),
                department_zh: department.map(|one| one.name_zh.clone()).unwrap_or_default(),
                department_en: department.map(|one| one.name_en.clone()).unwrap_or_default(),
                stage: record.stage,
                printed_due: record.printed_due,
                before: new.before,
                after: new.due,
            }));
        }
    }
}

/// What a calendar makes of a stored case.
async fn anew(
    hall: &Hall,
    record: &CaseRecord,
    calendar: &Calendar,
    laws: &mut Laws,
    today: NaiveDate,
) -> Result<Option<Recomputing>, ServiceError> {
    let service = laws.of(hall, record).await?;
    let case: Case = if record.state.is_empty() {
        let record = record.clone();
        hall.store.write(async move |tx| rebuild(tx, &record).await).await?
    } else {
        serde_json::from_str(&record.state).map_err(StoreError::corrupt)?
    };
    case.under(calendar, &service.statutory, today).map_err(no_date)
}

/// Whether an error is the database's and not the case's.
fn is_down(error: &ServiceError) -> bool {
    matches!(error, ServiceError::Store(StoreError::Busy | StoreError::Lost | StoreError::Full))
}

/// Moves open cases on to the calendar in force, each in a short write of its own and exactly once, at most `most` of them.
/// What is left, also because the hall was closed in between, is done the next time; a case that the rules refuse does not
/// hold up the others.
///
/// # Errors
/// [`ServiceError::Store`] when the database cannot be reached; what was done before it stays done.
pub async fn recompute_open(hall: &Hall, at: DateTime<Utc>, most: u64) -> Result<Recomputed, ServiceError> {
    let calendar = hall.calendar();
    let (mut laws, mut after, mut so_far) = (Laws::default(), String::new(), Recomputed::default());
    while so_far.done < most {
        let limit = u32::try_from(most - so_far.done).unwrap_or(AT_ONCE).min(AT_ONCE);
        let batch = cases::behind(hall.store.read(), calendar.version(), &after, limit).await?;
        let Some(last) = batch.last() else { break };
        after.clone_from(&last.number);
        let mut works = Vec::new();
        for record in batch {
            match laws.of(hall, &record).await {
                Ok(law) => works.push(move_on(hall, Arc::clone(&calendar), law, record.number, at)),
                Err(error) if is_down(&error) => return Err(error),
                Err(_) => so_far.refused += 1,
            }
        }
        let mut answers = stream::iter(works).buffer_unordered(TOGETHER);
        while let Some(answer) = answers.next().await {
            match answer {
                Ok(done) => so_far.done += u64::from(done),
                // Somebody was faster: whoever moved the case left it for the next time.
                Err(ServiceError::Store(StoreError::Conflict)) => {}
                Err(error) if is_down(&error) => return Err(error),
                Err(_) => so_far.refused += 1,
            }
        }
    }
    Ok(so_far)
}

/// Moves one case on; answers whether there was something left to do.
async fn move_on(
    hall: &Hall,
    calendar: Arc<Calendar>,
    service: Arc<Service>,
    number: String,
    at: DateTime<Utc>,
) -> Result<bool, ServiceError> {
    let desk = Desk {
        actor: Actor::system(),
        service,
        hall: Printed { calendar: Arc::clone(&calendar), ..Printed::of(hall) },
    };
    hall.store
        .write(async move |tx| {
            // Another calendar may have come, somebody may have been faster.
            let current = calendars::current_version(tx).await?;
            if current.unwrap_or_else(|| CalendarData::provisional().version) != calendar.version() {
                return Ok(false);
            }
            let record = cases::by_number_in(tx, &number).await?;
            let behind = |record: &CaseRecord| {
                let open = record.stage.is_running() || record.stage == StageName::Received;
                open && record.calendar_version != calendar.version()
            };
            let Some(record) = record.filter(behind) else { return Ok(false) };
            one(tx, &desk, record, at).await?;
            Ok(true)
        })
        .await
}

async fn one(tx: &mut Tx, desk: &Desk, record: CaseRecord, at: DateTime<Utc>) -> Result<(), ServiceError> {
    let (calendar, statutory) = (&desk.hall.calendar, &desk.service.statutory);
    let (number, department) = (record.number.clone(), record.department.clone());
    let told = record.stage.is_running() || record.stage == StageName::Received;
    let provisional = record.provisional;
    let case = rebuild(tx, &record).await?;
    let at = at.max(case.last_at);
    let new = case.under(calendar, statutory, time::local_date(at)).map_err(no_date)?;
    if let Some(kind) = new.as_ref().and_then(|new| new.event(calendar)) {
        step(tx, desk, record, case, &Event { at, kind }).await?;
    }
    if let Some(new) = new.as_ref().filter(|new| new.moves() && told) {
        let (before, after) = (new.before, new.due);
        let calendar_version = calendar.version().to_owned();
        let at = at.timestamp_millis();
        moves::note(tx, moves::Moved { number: number.clone(), calendar_version, department, before, after, at })
            .await?;
    }
    let provisional = new.map_or(provisional, |new| new.provisional);
    Ok(cases::set_calendar(tx, &number, calendar.version(), provisional).await?)
}
