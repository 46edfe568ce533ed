//! Lights: of a case by the hall's warning rule, of the result on its way (R13), of co-departments' parts (R10).

use super::step::state;
use crate::services::Hall;
use crate::storage::cases::{CaseRecord, Group};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::api::cases::SideClock;
use domain::calendar::Calendar;
use domain::case::{Part, StageName};
use domain::catalogue::ItemKind;
use domain::clock::{
    Judged, Light, Limits, Pause, Reading, Term, WarningRule, days_left, delivery_due, due_date, judge, plain_light,
};
use domain::time;

/// What the light of a case hangs on.
#[derive(Clone, Copy, Debug)]
pub(in crate::services) struct Facts {
    stage: StageName,
    kind: ItemKind,
    /// None before the acceptance.
    accepted: Option<NaiveDate>,
    due: NaiveDate,
    law: Option<NaiveDate>,
    resumes: Option<NaiveDate>,
    /// Decided, or ended without a decision.
    over: Option<NaiveDate>,
}

impl From<&CaseRecord> for Facts {
    fn from(case: &CaseRecord) -> Self {
        Self {
            stage: case.stage,
            kind: case.kind,
            accepted: case.accepted,
            due: case.due,
            law: case.law_due.or(case.statutory_due),
            resumes: case.resumes,
            over: case.completed.or(case.ended),
        }
    }
}

impl From<&Group> for Facts {
    fn from(group: &Group) -> Self {
        Self {
            stage: group.stage,
            kind: group.kind,
            // Whatever day it was: an open case's light does not hang on it.
            accepted: Some(group.due),
            due: group.due,
            law: group.law_due,
            resumes: group.resumes,
            over: None,
        }
    }
}

/// The light of a case at an instant.
pub(in crate::services) fn judged(hall: &Hall, calendar: &Calendar, facts: &Facts, at: DateTime<Utc>) -> Judged {
    let plain = |light| Judged { light, warned: false };
    if facts.stage == StageName::Forwarded && facts.resumes.is_some() {
        return plain(Light::Upper);
    }
    if facts.stage == StageName::AwaitingSupplement {
        return plain(Light::Paused);
    }
    // A stop that runs; those that ended moved the due date and play no part any more.
    let today = time::local_date(at);
    let stop = facts.resumes.filter(|until| today < *until).map(|until| Pause { from: today, until });
    let reading = Reading {
        accepted: facts.accepted.unwrap_or(facts.due),
        due: facts.due,
        immediate: facts.kind == ItemKind::Immediate && facts.accepted.is_some(),
        pauses: stop.as_slice(),
        completed: facts.over,
        close_of_business: hall.settings.office_hours.close_of_business(facts.due),
    };
    // The notice clock is no promise: after its last day the application counts as accepted, under every rule.
    let rule = if facts.accepted.is_some() { hall.settings.warning_rule.rule() } else { WarningRule::default() };
    judge(calendar, &rule, &reading, Limits { promised: facts.due, statutory: facts.law }, at)
}

/// Whether the limit in law is the due date because it ends before the promised one (R6).
pub(super) fn by_law(calendar: &Calendar, case: &CaseRecord) -> bool {
    let Some(accepted) = case.accepted.filter(|_| case.law_due.or(case.statutory_due) == Some(case.due)) else {
        return false;
    };
    let state = state(case).ok();
    let term = state.as_ref().and_then(|state| state.stage.acceptance()).map_or_else(
        || Term { accepted, workdays: case.promised_workdays, extension: 0, pauses: Vec::new() },
        domain::case::Acceptance::term,
    );
    due_date(calendar, &term).is_ok_and(|promised| promised.due > case.due)
}

/// The clock of the result (R13): runs from the decision, stops when the result is handed over. What was decided before
/// this clock was written down is computed.
pub(super) fn delivery(calendar: &Calendar, case: &CaseRecord, at: DateTime<Utc>) -> Option<SideClock> {
    let decided = case.completed?;
    let due = case.delivery_due.unwrap_or_else(|| delivery_due(calendar, decided));
    let delivered = case.delivered_at.and_then(DateTime::from_timestamp_millis).map(time::local_date);
    let light = match delivered {
        Some(day) if day <= due => Light::OnTime,
        Some(_) => Light::Late,
        None => plain_light(due, at),
    };
    let judged_on = delivered.unwrap_or_else(|| time::local_date(at));
    Some(SideClock { due, light, days_left: days_left(calendar, due, judged_on) })
}

/// The light of a co-department's part: on time or late once it has answered.
pub(in crate::services) fn part_light(
    hall: &Hall,
    calendar: &Calendar,
    due: NaiveDate,
    answered: Option<NaiveDate>,
    at: DateTime<Utc>,
) -> Light {
    let reading = Reading {
        accepted: due,
        due,
        immediate: false,
        pauses: &[],
        completed: answered,
        close_of_business: NaiveTime::MIN,
    };
    let rule = hall.settings.warning_rule.rule();
    judge(calendar, &rule, &reading, Limits { promised: due, statutory: None }, at).light
}

/// The clocks of a running joint case's parts that wait for an opinion, by department; none of any other case.
pub(super) fn waiting_parts(
    hall: &Hall,
    calendar: &Calendar,
    case: &CaseRecord,
    at: DateTime<Utc>,
) -> Vec<(String, SideClock)> {
    if case.kind != ItemKind::Joint || !case.stage.is_running() {
        return Vec::new();
    }
    let Ok(state) = state(case) else { return Vec::new() };
    let parts = state.stage.acceptance().map(|acceptance| acceptance.parts.as_slice()).unwrap_or_default();
    let clock = |part: &Part| {
        let light = part_light(hall, calendar, part.due, None, at);
        let left = days_left(calendar, part.due, time::local_date(at));
        (part.department.clone(), SideClock { due: part.due, light, days_left: left })
    };
    parts.iter().filter(|part| part.opinion.is_none()).map(clock).collect()
}
