//! Decision, delivery, return, withdrawal, a second look, notes (T18 to T22, T24).

use super::clock::{no_date, within_law};
use super::words::there;
use super::{Deed, Now, Words};
use crate::services::ServiceError;
use domain::api::cases::{Decide, Deliver};
use domain::api::ending::{LeaveNote, Reexamine};
use domain::api::handling::{ReturnCase, WithdrawCase};
use domain::case::{Action, EventKind, Finding, Outcome, Refusal, Stage};
use domain::permission::Role;

impl Deed for Decide {
    const ACTION: Action = Action::Decide;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.limited("certificate_no", &self.certificate_no, 60);
        words.limited("decided_by", &self.decided_by, 60);
        words.limited("reason", &self.reason, 1000);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let mut decided_by = self.decided_by.trim().to_owned();
        // Who decides with an account of their own signs by it.
        if decided_by.is_empty() && matches!(now.person.role, Role::StationHead | Role::DepartmentApprover) {
            decided_by.clone_from(&now.person.title_zh);
        }
        Ok(vec![match self.outcome {
            Outcome::Granted => {
                EventKind::Granted { certificate_no: self.certificate_no.trim().to_owned(), decided_by }
            }
            Outcome::Refused => EventKind::Refused { reason: self.reason.trim().to_owned(), decided_by },
        }])
    }
}

impl Deed for Deliver {
    const ACTION: Action = Action::Deliver;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.limited("received_by", &self.received_by, 60);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::Delivered { received_by: self.received_by.trim().to_owned() }])
    }
}

impl Deed for ReturnCase {
    const ACTION: Action = Action::Return;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.chosen("ground", self.ground);
        words.required("reason", &self.reason, 1000);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::Returned { ground: there("ground", self.ground)?, reason: self.reason.trim().to_owned() }])
    }
}

impl Deed for WithdrawCase {
    const ACTION: Action = Action::Withdraw;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.limited("reason", &self.reason, 1000);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::Withdrawn { reason: self.reason.trim().to_owned() }])
    }
}

impl Deed for Reexamine {
    const ACTION: Action = Action::Reexamine;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.chosen("finding", self.finding);
        words.required("reason", &self.reason, 1000);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let Stage::Returned { acceptance, .. } = &now.case.stage else {
            return Err(Refusal::NotFrom { stage: now.case.stage.name(), event: "reexamined" }.into());
        };
        let finding = there("finding", self.finding)?;
        // The acceptance stands with its date (T24): the clock was never stopped.
        let due = match finding {
            Finding::Upheld => None,
            Finding::Overturned => {
                let due = acceptance.reckon(now.calendar).map_err(no_date("finding"))?.due;
                Some(within_law(now.calendar, now.service, acceptance, &acceptance.pauses(), due))
            }
        };
        Ok(vec![EventKind::Reexamined { finding, reason: self.reason.trim().to_owned(), due }])
    }
}

impl Deed for LeaveNote {
    const ACTION: Action = Action::Note;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.required("text", &self.text, 1000);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::Noted { text: self.text.trim().to_owned() }])
    }
}
