//! Stop the clock and start it again, give more time (T13 to T15; R5, R8).

use super::words::there;
use super::{Deed, Now, Words};
use crate::services::ServiceError;
use chrono::NaiveDate;
use domain::api::handling::{ExtendCase, PauseCase, RenewPause, ResumeCase};
use domain::calendar::Calendar;
use domain::case::{Acceptance, Action, Case, EventKind, ExtensionLevel, Refusal, Stage};
use domain::catalogue::{ItemKind, Service};
use domain::clock::{ClockProblem, MAX_EXTENSION, Pause, binding_due, statutory_due};

/// The acceptance that an event moves; the rules say the rest where there is none.
pub(super) fn acceptance<'a>(case: &'a Case, event: &'static str) -> Result<&'a Acceptance, ServiceError> {
    case.stage.acceptance().ok_or_else(|| Refusal::NotFrom { stage: case.stage.name(), event }.into())
}

pub(super) fn no_date(field: &'static str) -> impl Fn(ClockProblem) -> ServiceError {
    move |_| ServiceError::field(field, "range")
}

impl Deed for PauseCase {
    const ACTION: Action = Action::Pause;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.chosen("reason", self.reason);
        words.required("basis", &self.basis, 200);
        if words.chosen("planned", self.planned).is_some_and(|planned| planned <= words.today) {
            words.wrong("planned", "pause_order");
        }
        words.another("approved_by", &self.approved_by, 60);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let planned = there("planned", self.planned)?;
        let acceptance = acceptance(now.case, "paused")?;
        let due = acceptance.due_with_stop(now.calendar, now.today, planned).map_err(no_date("planned"))?;
        let mut stops = acceptance.pauses();
        stops.push(Pause { from: now.today, until: planned });
        let due = within_law(now.calendar, now.service, acceptance, &stops, due);
        Ok(vec![EventKind::Paused {
            reason: there("reason", self.reason)?,
            basis: self.basis.trim().to_owned(),
            planned,
            due,
            approved_by: self.approved_by.trim().to_owned(),
        }])
    }
}

impl Deed for RenewPause {
    const ACTION: Action = Action::Renew;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.chosen("planned", self.planned);
        words.another("approved_by", &self.approved_by, 60);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let planned = there("planned", self.planned)?;
        let acceptance = acceptance(now.case, "pause_renewed")?;
        let due = acceptance.due_when_resumed(now.calendar, planned).map_err(no_date("planned"))?;
        let due = within_law(now.calendar, now.service, acceptance, &until(acceptance, planned), due);
        Ok(vec![EventKind::PauseRenewed { planned, due, approved_by: self.approved_by.trim().to_owned() }])
    }
}

impl Deed for ResumeCase {
    const ACTION: Action = Action::Resume;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, _: &mut Words) {}

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        resumed(now.case, now.calendar, now.service, now.today).map(|event| vec![event])
    }
}

/// The stops with the last one ending on a day.
pub(super) fn until(acceptance: &Acceptance, on: NaiveDate) -> Vec<Pause> {
    let mut ended = acceptance.clone();
    if let Some(stop) = ended.stops.last_mut() {
        stop.until = on;
    }
    ended.pauses()
}

/// The limit in law with the same stops: where it ends first it is the date (R6). An extension has been allowed beyond it,
/// and a converted item has no limit of its own kind.
pub(super) fn within_law(
    calendar: &Calendar,
    service: &Service,
    acceptance: &Acceptance,
    stops: &[Pause],
    due: NaiveDate,
) -> NaiveDate {
    if acceptance.extension.is_some() || acceptance.converted {
        return due;
    }
    binding_due(due, statutory_due(calendar, acceptance.accepted_on, &service.statutory, 0, stops)).0
}

/// The clock runs again: today, or since the planned day if that is over.
pub(in crate::services::cases) fn resumed(
    case: &Case,
    calendar: &Calendar,
    service: &Service,
    today: NaiveDate,
) -> Result<EventKind, ServiceError> {
    let Stage::Paused { acceptance } = &case.stage else {
        return Err(Refusal::NotFrom { stage: case.stage.name(), event: "resumed" }.into());
    };
    let on = acceptance.stops.last().map_or(today, |stop| stop.until.min(today));
    let due = acceptance.due_when_resumed(calendar, on).map_err(no_date("planned"))?;
    let due = within_law(calendar, service, acceptance, &until(acceptance, on), due);
    Ok(EventKind::Resumed { on, due })
}

impl Deed for ExtendCase {
    const ACTION: Action = Action::Extend;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        let level = words.chosen("level", self.level);
        if let Some(days) = words.chosen("days", self.days)
            && level.is_some()
            && !(1..=MAX_EXTENSION).contains(&days)
        {
            words.wrong("days", "extension_days");
        }
        words.required("reason", &self.reason, 1000);
        words.another("approved_by", &self.approved_by, 60);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let days = there("days", self.days)?;
        // A joint case is extended by the head of the government, and no other case is (R8).
        let level = there("level", self.level)?;
        let joint = level == ExtensionLevel::Joint;
        if joint != (now.case.terms.kind == ItemKind::Joint) {
            return Err(ServiceError::field("level", "level_of_kind"));
        }
        let acceptance = acceptance(now.case, "extended")?;
        let due = acceptance.due_when_extended(now.calendar, days).map_err(no_date("days"))?;
        let law = |more| {
            statutory_due(now.calendar, acceptance.accepted_on, &now.service.statutory, more, &acceptance.pauses())
                .filter(|_| !acceptance.converted)
        };
        Ok(vec![EventKind::Extended {
            level,
            days,
            reason: self.reason.trim().to_owned(),
            approved_by: self.approved_by.trim().to_owned(),
            due,
            law: law(0),
            latest: if level == ExtensionLevel::Internal { None } else { law(level.most()) },
        }])
    }
}
