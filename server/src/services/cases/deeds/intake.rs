//! Before the clock: one-time notice, what comes in after it, acceptance, or none (T3 to T11; R4, R12).

use super::words::there;
use super::{Deed, Now, Words};
use crate::services::ServiceError;
use chrono::{NaiveDate, TimeDelta};
use domain::api::intake::{AcceptReceived, AskSupplement, CorrectOnSpot, JustVersion, NotAccept, TakeSupplement};
use domain::calendar::Calendar;
use domain::case::{Action, Demand, Dispatch, EventKind, Fault, MissingLine, Promise, Refusal, Stage};
use domain::catalogue::{Requirement, Service};
use domain::clock::{SUPPLEMENT_WORKDAYS, Term, binding_due, due_date, statutory_due, sub_due};
use domain::permission::Role;
use std::collections::BTreeMap;

/// Calendar days that the applicant has for what a notice asks, where nobody says otherwise (T5).
const TERM_DAYS: i64 = 30;
/// The applicant's term at most.
const LONGEST_TERM_DAYS: i64 = 180;

/// So many calendar days later; the last day that the calendar knows at its end.
fn later(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(NaiveDate::MAX)
}

/// Numbers in their order, each once.
pub(super) fn with(before: &[u32], more: &[u32]) -> Vec<u32> {
    let all: std::collections::BTreeSet<u32> = before.iter().chain(more).copied().collect();
    all.into_iter().collect()
}

/// What an acceptance on a day promises, and whether it rests on a year without an official calendar.
///
/// # Errors
/// `Conflict` `no_date` where the calendar gives none.
pub(in crate::services::cases) fn promise(
    calendar: &Calendar,
    service: &Service,
    accepted: NaiveDate,
) -> Result<(Promise, bool), ServiceError> {
    let term = Term { accepted, workdays: service.promised_workdays, extension: 0, pauses: Vec::new() };
    let promised =
        due_date(calendar, &term).map_err(|problem| ServiceError::Conflict("no_date", problem.to_string()))?;
    let statutory_due = statutory_due(calendar, accepted, &service.statutory, 0, &[]);
    let promise = Promise {
        due: binding_due(promised.due, statutory_due).0,
        calendar_version: calendar.version().to_owned(),
        service_version: service.version,
        statutory_due,
        workdays: service.promised_workdays,
    };
    Ok((promise, promised.provisional))
}

/// The acceptance of papers, whole or with a gap, and what follows from it the same minute: a joint service's papers go
/// to the co-departments (R10).
pub(in crate::services::cases) fn acceptance(
    calendar: &Calendar,
    service: &Service,
    given: &[u32],
    undertaking: bool,
    today: NaiveDate,
) -> Result<Vec<EventKind>, ServiceError> {
    let (promise, _) = promise(calendar, service, today)?;
    let missing = |requirement: Requirement| -> Vec<u32> {
        let lines = service.materials.iter().filter(|material| material.requirement == requirement);
        lines.map(|material| material.no).filter(|no| !given.contains(no)).collect()
    };
    if given.iter().any(|no| service.materials.iter().all(|material| material.no != *no)) {
        return Err(ServiceError::field("materials", "unknown"));
    }
    if !missing(Requirement::Required).is_empty() {
        return Err(ServiceError::field("materials", "incomplete"));
    }
    let tolerable = missing(Requirement::Tolerable);
    if tolerable.is_empty() {
        return whole(calendar, service, today);
    }
    if !undertaking {
        return Err(ServiceError::field("undertaking", "required"));
    }
    let due = promise.due;
    let supplement_due = calendar.add(today, SUPPLEMENT_WORKDAYS).min(due).max(today);
    let mut events = vec![EventKind::AcceptedWithGap { promise, missing: tolerable, supplement_due }];
    events.extend(dispatch(calendar, service, today, due));
    Ok(events)
}

/// An acceptance without a gap, and what follows from it the same minute.
fn whole(calendar: &Calendar, service: &Service, today: NaiveDate) -> Result<Vec<EventKind>, ServiceError> {
    let (promise, _) = promise(calendar, service, today)?;
    let due = promise.due;
    let mut events = vec![EventKind::Accepted(promise)];
    events.extend(dispatch(calendar, service, today, due));
    Ok(events)
}

/// The dispatch of a joint service's papers on a day.
pub(in crate::services::cases) fn dispatch(
    calendar: &Calendar,
    service: &Service,
    today: NaiveDate,
    parent_due: NaiveDate,
) -> Option<EventKind> {
    let joint = service.joint.as_ref()?;
    let parts = joint.co.iter().map(|department| {
        let step = service.steps.iter().find(|step| step.sub_dept.as_ref() == Some(department));
        let workdays =
            step.map_or(joint.overall_limit_workdays, |step| step.sub_limit_workdays.unwrap_or(step.limit_workdays));
        let due = sub_due(calendar, today, workdays, parent_due);
        Dispatch { department: department.clone(), workdays, due }
    });
    let parts: Vec<Dispatch> = parts.collect();
    (!parts.is_empty()).then_some(EventKind::Dispatched { parts })
}

fn expected(events: &[EventKind], shown: Option<NaiveDate>) -> Result<(), ServiceError> {
    let due = events.iter().find_map(|event| match event {
        EventKind::Accepted(promise) | EventKind::AcceptedWithGap { promise, .. } => Some(promise.due),
        _ => None,
    });
    match (shown, due) {
        (Some(shown), Some(due)) if shown != due => Err(ServiceError::Conflict("due_moved", due.to_string())),
        _ => Ok(()),
    }
}

impl Deed for AcceptReceived {
    const ACTION: Action = Action::Accept;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, _: &mut Words) {}

    fn materials(&self) -> &[u32] {
        &self.materials
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let given = with(&now.record.materials, &self.materials);
        let events = acceptance(now.calendar, now.service, &given, self.undertaking, now.today)?;
        expected(&events, self.expected_due)?;
        Ok(events)
    }
}

impl Deed for AskSupplement {
    const ACTION: Action = Action::Notice;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        if self.lines.iter().all(|line| line.is_empty()) {
            words.wrong("lines", "required");
        } else if lines(&self.lines).is_none() {
            words.wrong("lines", "unknown");
        }
        words.limited("remark", &self.remark, 1000);
        for (field, typed, longest) in [("remarks", &self.remarks, 300), ("bases", &self.bases, 200)] {
            match by_number(typed) {
                Some(texts) => texts.values().for_each(|text| drop(words.limited(field, text, longest))),
                None => words.wrong(field, "unknown"),
            }
        }
        words.limited("override_reason", &self.override_reason, 1000);
        let latest = later(words.today, LONGEST_TERM_DAYS);
        if self.answer_by.is_some_and(|day| day <= words.today || day > latest) {
            words.wrong("answer_by", "range");
        }
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let lines = lines(&self.lines).ok_or_else(|| ServiceError::field("lines", "unknown"))?;
        if lines.iter().any(|(no, _)| now.service.materials.iter().all(|material| material.no != *no)) {
            // Nothing may be asked for that the list does not name (licensing law art. 31).
            return Err(ServiceError::field("lines", "unknown"));
        }
        let (remarks, bases) =
            (by_number(&self.remarks).unwrap_or_default(), by_number(&self.bases).unwrap_or_default());
        let own = |texts: &BTreeMap<u32, String>, no: u32| texts.get(&no).cloned().filter(|text| !text.is_empty());
        let line = |(material, fault): (u32, Fault)| {
            let fault = fault_zh(fault);
            let remark = own(&remarks, material).unwrap_or_else(|| self.remark.trim().to_owned());
            let reason = if remark.is_empty() { fault.to_owned() } else { format!("{fault}：{remark}") };
            MissingLine { material, reason, basis: own(&bases, material).unwrap_or_default() }
        };
        // The list was closed by the first notice; only the director opens it again, in person (R4, T10).
        let director = now.person.role == Role::Director;
        let override_reason = self.override_reason.trim().to_owned();
        if director && override_reason.is_empty() {
            return Err(ServiceError::field("override_reason", "required"));
        }
        let (override_reason, override_by) = match director {
            true => (override_reason, now.person.title_zh.clone()),
            false => (String::new(), String::new()),
        };
        Ok(vec![EventKind::SupplementAsked(Demand {
            lines: lines.into_iter().map(line).collect(),
            answer_by: self.answer_by.unwrap_or_else(|| later(now.today, TERM_DAYS)),
            override_reason,
            override_by,
        })])
    }
}

/// `3:wrong_form` as a line, each material once.
fn lines(typed: &[String]) -> Option<Vec<(u32, Fault)>> {
    let mut lines = BTreeMap::new();
    for line in typed.iter().filter(|line| !line.is_empty()) {
        let (no, fault) = line.split_once(':')?;
        lines.insert(no.parse().ok()?, Fault::parse(fault)?);
    }
    Some(lines.into_iter().collect())
}

/// `3:须原件` by the number of the material.
fn by_number(typed: &[String]) -> Option<BTreeMap<u32, String>> {
    let pair = |text: &String| {
        let (no, text) = text.split_once(':')?;
        Some((no.trim().parse().ok()?, text.trim().to_owned()))
    };
    typed.iter().filter(|text| !text.is_empty()).map(pair).collect()
}

/// As the notice words it.
fn fault_zh(fault: Fault) -> &'static str {
    match fault {
        Fault::NotHandedIn => "未提交",
        Fault::Incomplete => "内容不完整",
        Fault::WrongForm => "不符合法定形式",
        Fault::Expired => "已过有效期",
        Fault::Inconsistent => "与其他材料不一致",
    }
}

/// What came in before the acceptance: the last of it is accepted at once (T9).
impl Deed for TakeSupplement {
    const ACTION: Action = Action::Supplement;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        if self.materials.is_empty() {
            words.wrong("materials", "required");
        }
    }

    fn materials(&self) -> &[u32] {
        &self.materials
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let materials = self.materials.clone();
        let Stage::AwaitingSupplement { supplement, .. } = &now.case.stage else {
            return Err(Refusal::NotFrom { stage: now.case.stage.name(), event: "supplement_received" }.into());
        };
        let complete = supplement.open.iter().all(|no| materials.contains(no));
        let mut events = vec![EventKind::SupplementReceived { materials }];
        if complete {
            // Everything that was asked for is there: the hall must accept (licensing law art. 32(5)).
            // What the notice did not name cannot be asked for any more.
            events.extend(whole(now.calendar, now.service, now.today)?);
        }
        Ok(events)
    }
}

/// What came in after it closes the gap (R12).
#[derive(serde::Serialize)]
pub struct CloseGap(pub TakeSupplement);

impl Deed for CloseGap {
    const ACTION: Action = Action::CloseGap;

    fn version(&self) -> i64 {
        self.0.version
    }

    fn check(&self, words: &mut Words) {
        self.0.check(words);
    }

    fn materials(&self) -> &[u32] {
        &self.0.materials
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::GapClosed { materials: self.0.materials.clone() }])
    }
}

impl Deed for CorrectOnSpot {
    const ACTION: Action = Action::Correct;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.required("what", &self.what, 200);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::CorrectedOnSpot { what: self.what.trim().to_owned() }])
    }
}

impl Deed for NotAccept {
    const ACTION: Action = Action::NotAccept;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.chosen("ground", self.ground);
        words.required("reason", &self.reason, 1000);
        words.limited("instead", &self.instead, 200);
        words.another("confirmed_by", &self.confirmed_by, 60);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::NotAccepted {
            ground: there("ground", self.ground)?,
            reason: self.reason.trim().to_owned(),
            instead: self.instead.trim().to_owned(),
            confirmed_by: self.confirmed_by.trim().to_owned(),
        }])
    }
}

/// Deeds without words: which one, and its event.
macro_rules! wordless {
    ($($(#[$doc:meta])* $deed:ident: $action:ident => $event:expr;)*) => {
        $(
            $(#[$doc])*
            #[derive(serde::Serialize)]
            pub struct $deed(pub JustVersion);

            impl Deed for $deed {
                const ACTION: Action = Action::$action;

                fn version(&self) -> i64 {
                    self.0.version
                }

                fn check(&self, _: &mut Words) {}

                fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
                    let event: fn(&Now<'_>) -> EventKind = $event;
                    Ok(vec![event(now)])
                }
            }
        )*
    };
}

wordless! {
    /// The applicant's term is over (T11).
    Lapse: Lapse => |_| EventKind::Lapsed;
    /// The file is closed (T23); its number is the case's, with the year and the department.
    Archive: Archive => |now| EventKind::Archived {
        file_no: format!("{}-{}-{}", chrono::Datelike::year(&now.today), now.record.department, now.record.number),
    };
}
