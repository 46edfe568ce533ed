//! Steps, conversion, reports to the level above and reminders (T12, T16, T17; R11).

use super::clock::{acceptance, no_date, until, within_law};
use super::words::there;
use super::{Deed, Now, Words};
use crate::services::ServiceError;
use domain::api::handling::{ChaseUpper, ConvertCase, ForwardCase, StepDone, UpperReply};
use domain::case::{Action, Conversion, EventKind, Refusal, Stage};
use domain::catalogue::{Authorisation, StepOrg};
use domain::clock::{Term, due_date};
use domain::permission::Role;

/// Longest promise of a converted item, working days.
const LONGEST_CONVERSION: u32 = 60;

/// Names that were typed, divided by blanks or commas.
fn names(typed: &str) -> Vec<String> {
    let parts = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；'));
    parts.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Whose step it is (DOMAIN 4.4: stations and departments do only their own); the window records for those who do not
/// work in the system, and names them.
fn may_do(role: Role, org: StepOrg) -> bool {
    match role {
        Role::WindowOfficer | Role::WindowHead => true,
        Role::StationHandler | Role::StationHead => org == StepOrg::Station,
        Role::DepartmentApprover => org == StepOrg::Department,
        _ => false,
    }
}

impl Deed for StepDone {
    const ACTION: Action = Action::Step;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.limited("opinion", &self.opinion, 1000);
        words.limited("officers", &self.officers, 120);
        if self.survey && names(&self.officers).len() < 2 {
            words.wrong("officers", "two_officers");
        }
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let step = acceptance(now.case, "step_done")?.steps.saturating_add(1);
        let steps = now.service.review_steps();
        let current = steps.get(step as usize - 1).ok_or(Refusal::StepOrder)?;
        if !may_do(now.person.role, current.org) {
            return Err(ServiceError::Forbidden);
        }
        let mut officers = names(&self.officers);
        if officers.is_empty() {
            if matches!(now.person.role, Role::WindowOfficer | Role::WindowHead) {
                return Err(ServiceError::field("officers", "required"));
            }
            officers.push(now.person.title_zh.clone());
        }
        Ok(vec![EventKind::StepDone { step, opinion: self.opinion.trim().to_owned(), officers, survey: self.survey }])
    }
}

impl Deed for ConvertCase {
    const ACTION: Action = Action::Convert;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        let workdays = words.chosen("workdays", self.workdays);
        if workdays.is_some_and(|days| days == 0 || days > LONGEST_CONVERSION) {
            words.wrong("workdays", "range");
        }
        words.required("reason", &self.reason, 1000);
        words.another("approved_by", &self.approved_by, 60);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let workdays = there("workdays", self.workdays)?;
        if now.closed {
            // Before the close of business of its own day (DOMAIN 4.2).
            return Err(Refusal::NotConvertible.into());
        }
        let term = Term { workdays, ..acceptance(now.case, "converted")?.term() };
        let due = due_date(now.calendar, &term).map_err(no_date("workdays"))?.due;
        Ok(vec![EventKind::Converted(Conversion {
            workdays,
            due,
            reason: self.reason.trim().to_owned(),
            approved_by: self.approved_by.trim().to_owned(),
        })])
    }
}

impl Deed for ForwardCase {
    const ACTION: Action = Action::Forward;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.required("opinion", &self.opinion, 1000);
        words.limited("to", &self.to, 60);
        if words.chosen("expected", self.expected).is_some_and(|day| day < words.today) {
            words.wrong("expected", "pause_order");
        }
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let acceptance = acceptance(now.case, "forwarded")?;
        if now.record.authorisation != Authorisation::U {
            return Err(ServiceError::Conflict("not_reported_up", "this service is decided below".to_owned()));
        }
        // The first opinion and all papers go up together (licensing law art. 35): the station's steps are done.
        if acceptance.steps < now.case.terms.steps {
            return Err(Refusal::StepOrder.into());
        }
        let own = now.service.forward.as_ref();
        let to = match self.to.trim() {
            "" => own.map(|forward| forward.to_zh.clone()).ok_or_else(|| ServiceError::field("to", "required"))?,
            to => to.to_owned(),
        };
        Ok(vec![EventKind::Forwarded {
            to,
            opinion: self.opinion.trim().to_owned(),
            expected: there("expected", self.expected)?,
            counts: own.is_none_or(|forward| forward.counts_in_promise),
        }])
    }
}

impl Deed for ChaseUpper {
    const ACTION: Action = Action::Chase;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.required("way", &self.way, 200);
        words.limited("answer", &self.answer, 500);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::Chased { way: self.way.trim().to_owned(), answer: self.answer.trim().to_owned() }])
    }
}

impl Deed for UpperReply {
    const ACTION: Action = Action::Reply;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.required("reply", &self.reply, 1000);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let Stage::Forwarded { acceptance } = &now.case.stage else {
            return Err(Refusal::NotFrom { stage: now.case.stage.name(), event: "upper_replied" }.into());
        };
        let counts = acceptance.report.is_none_or(|report| report.counts);
        let due = if counts {
            acceptance.due
        } else {
            let due = acceptance.due_when_resumed(now.calendar, now.today).map_err(no_date("reply"))?;
            within_law(now.calendar, now.service, acceptance, &until(acceptance, now.today), due).max(acceptance.due)
        };
        Ok(vec![EventKind::UpperReplied { reply: self.reply.trim().to_owned(), due }])
    }
}
