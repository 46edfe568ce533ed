//! Joint handling (R10): co-departments' opinions, the joint meeting.

use super::words::there;
use super::{Deed, Now, Words};
use crate::services::ServiceError;
use domain::api::handling::{GiveOpinion, HoldMeeting};
use domain::case::{Action, EventKind, Opinion, Refusal};

impl Deed for GiveOpinion {
    const ACTION: Action = Action::Opinion;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        let opinion = words.chosen("opinion", self.opinion);
        let reason = words.limited("reason", &self.reason, 1000);
        if opinion.is_some_and(|opinion| opinion != Opinion::Agree) && reason.is_empty() {
            words.wrong("reason", "required");
        }
    }

    fn events(&self, now: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        // A person speaks for the own department only.
        let department = now.person.department.clone().ok_or(Refusal::NoSuchPart)?;
        let opinion = there("opinion", self.opinion)?;
        Ok(vec![EventKind::OpinionGiven { department, opinion, reason: self.reason.trim().to_owned() }])
    }
}

impl Deed for HoldMeeting {
    const ACTION: Action = Action::Meeting;

    fn version(&self) -> i64 {
        self.version
    }

    fn check(&self, words: &mut Words) {
        words.required("minutes", &self.minutes, 2000);
    }

    fn events(&self, _: &Now<'_>) -> Result<Vec<EventKind>, ServiceError> {
        Ok(vec![EventKind::MeetingHeld { minutes: self.minutes.trim().to_owned() }])
    }
}
