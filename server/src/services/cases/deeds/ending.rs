//! Decision, delivery, return, withdrawal, a second look, notes (T18 to T22, T24).

use super::clock::{no_date, within_law};
use super::words::there;
use super::{Deed, Now, Words};
use crate::services::ServiceError;
use domain::api::cases::{Decide, Deliver};
use domain::api::ending::{LeaveNote, Reexamine};
use domain::api::handling::{ReturnCase, WithdrawCase};
use domain::case::{Action, EventKind, Finding, Grounds, Outcome, Refusal, Stage};
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
        words.limited("validity", &self.validity, 60);
        words.limited("facts", &self.facts, 1000);
        words.limited("basis", &self.basis, 500);
        words.limited("remedy", &self.remedy, 500);
        words.limited("possible_when", &self.possible_when, 500);
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        let typed = |text: &str| text.trim().to_owned();
        let mut decided_by = self.decided_by.trim().to_owned();
        // Who decides with an account of their own signs by it.
        if decided_by.is_empty() && matches!(now.person.role, Role::StationHead | Role::DepartmentApprover) {
            decided_by.clone_from(&now.person.title_zh);
        }
        Ok(vec![match self.outcome {
            Outcome::Granted => EventKind::Granted {
                certificate_no: typed(&self.certificate_no),
                decided_by,
                validity: typed(&self.validity),
            },
            Outcome::Refused => {
                // A refusal names its basis (T19): what was typed, or what the service rests on.
                if typed(&self.basis).is_empty() && now.service.legal_basis.is_empty() {
                    return Err(ServiceError::field("basis", "required"));
                }
                EventKind::Refused {
                    reason: typed(&self.reason),
                    decided_by,
                    grounds: Grounds {
                        facts: typed(&self.facts),
                        basis: typed(&self.basis),
                        remedy: typed(&self.remedy),
                        possible_when: typed(&self.possible_when),
                    },
                }
            }
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
