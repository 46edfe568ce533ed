//! Why a transition is refused.

use super::StageName;

/// The rule that refused an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The state machine has no such transition (DOMAIN 4.4).
    #[error("a case that is {stage:?} takes no event `{event}`")]
    NotFrom {
        /// Where the case stands.
        stage: StageName,
        /// The event's name.
        event: &'static str,
    },
    /// A case begins with the receipt of papers (T2).
    #[error("a case begins with the receipt of papers")]
    NotAStart,
    /// An event before the last one: events are append-only (R15).
    #[error("the event lies before the last one")]
    BackDated,
    /// Levels S, D and U: the decision names who signed it (T18).
    #[error("the decision names who signed it")]
    SignatureMissing,
    /// A refusal is in writing, with reasons (licensing law art. 38, T19); so are a return, an extension, a conversion.
    #[error("a reason is given in writing")]
    ReasonMissing,
    /// Delivery names who took the result (T22).
    #[error("delivery names who took the result")]
    RecipientMissing,
    /// Somebody else than the person who acts approves it, and is named (T4, T10, T13, T15).
    #[error("who approved it is named")]
    ApprovalMissing,
    /// Where another authority is competent it is named (licensing law art. 32(2), T4).
    #[error("the authority to apply to instead is named")]
    ReferralMissing,
    /// A notice names what is missing (T5).
    #[error("a notice names at least one material, each with its reason")]
    NothingMissing,
    /// The one-time notice closed the list: a new line needs the director (R4, T10).
    #[error("the list was closed by the first notice; a new line needs the director's reason")]
    ListClosed,
    /// The notice clock is over: the application counts as accepted (R4, T8).
    #[error("the notice clock is over: the application counts as accepted")]
    NoticeOver,
    /// The notice clock still runs (T8).
    #[error("the notice clock still runs")]
    NoticeRuns,
    /// Something that was asked for is not there yet (T9).
    #[error("something that was asked for is not there yet")]
    StillMissing,
    /// The applicant's term still runs (T11).
    #[error("the applicant's term still runs")]
    TermRuns,
    /// A tolerant acceptance names what is to follow, and by when (T7).
    #[error("a tolerant acceptance names what is to follow")]
    NoGap,
    /// The decision cannot be sealed while anything is open (R12, T18).
    #[error("something that was to follow is still missing")]
    OpenGap,
    /// The procedure's steps are done in their order (T12).
    #[error("the steps of the procedure are done in their order")]
    StepOrder,
    /// A survey names two people (T12).
    #[error("a survey names two people")]
    TwoOfficers,
    /// The department may not stop the clock for this (R5).
    #[error("the department may not stop the clock for this")]
    PauseNotOpen,
    /// The clock is stopped and extended on or before the due date, never after (R5, R8).
    #[error("the due date is over: what is red stays red")]
    AfterDue,
    /// A pause ends after the day on which it starts (R5).
    #[error("a pause ends after the day on which it starts")]
    PauseOrder,
    /// The planned end of the pause is over: it ended by itself (R5).
    #[error("the pause has ended by itself")]
    PauseOver,
    /// A case is extended once (R8).
    #[error("a case is extended once")]
    ExtendedBefore,
    /// More days than the level may give, or none (R8).
    #[error("the level may not give so many days")]
    ExtensionDays,
    /// An internal extension stays within the limit in law (R8).
    #[error("an internal extension stays within the limit in law")]
    BeyondStatutory,
    /// A due date only ever moves as the rules say.
    #[error("the due date does not follow from the rules")]
    WrongDue,
    /// Only a joint case has co-departments, each once (R10).
    #[error("only a joint case has co-departments, each once")]
    NotJoint,
    /// The department has no part in the case, or has answered (R10).
    #[error("the department has no part that waits for an opinion")]
    NoSuchPart,
    /// Every co-department has answered before the decision (R10).
    #[error("a co-department has not answered yet")]
    OpinionMissing,
    /// What the level above decides has been there and come back before the decision (R11, T16, T17).
    #[error("the level above has not answered yet")]
    NotReported,
    /// A "no" of a co-department makes the decision a refusal or a return (R10).
    #[error("a co-department disagrees")]
    Disagreement,
    /// Only an immediate item is converted, once, on its own day (DOMAIN 4.2).
    #[error("only an immediate item is converted, once, on its own day")]
    NotConvertible,
    /// Stars are 1 to 5 (T25).
    #[error("one to five stars")]
    Stars,
    /// Only the last event that counts can be undone, and never the receipt (R15).
    #[error("only the last event can be undone")]
    NotTheLast,
}

impl Refusal {
    /// Stable code for the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFrom { .. } => "not_from_this_stage",
            Self::NotAStart => "not_a_start",
            Self::BackDated => "back_dated",
            Self::SignatureMissing => "signature_missing",
            Self::ReasonMissing => "reason_missing",
            Self::RecipientMissing => "recipient_missing",
            Self::ApprovalMissing => "approval_missing",
            Self::ReferralMissing => "referral_missing",
            Self::NothingMissing => "nothing_missing",
            Self::ListClosed => "list_closed",
            Self::NoticeOver => "notice_over",
            Self::NoticeRuns => "notice_runs",
            Self::StillMissing => "still_missing",
            Self::TermRuns => "term_runs",
            Self::NoGap => "no_gap",
            Self::OpenGap => "open_gap",
            Self::StepOrder => "step_order",
            Self::TwoOfficers => "two_officers",
            Self::PauseNotOpen => "pause_not_open",
            Self::AfterDue => "after_due",
            Self::PauseOrder => "pause_order",
            Self::PauseOver => "pause_over",
            Self::ExtendedBefore => "extended_before",
            Self::ExtensionDays => "extension_days",
            Self::BeyondStatutory => "beyond_statutory",
            Self::WrongDue => "wrong_due",
            Self::NotJoint => "not_joint",
            Self::NoSuchPart => "no_such_part",
            Self::OpinionMissing => "opinion_missing",
            Self::NotReported => "not_reported",
            Self::Disagreement => "disagreement",
            Self::NotConvertible => "not_convertible",
            Self::Stars => "stars",
            Self::NotTheLast => "not_the_last",
        }
    }
}

impl Refusal {
    /// One of every kind, for whoever has words for each.
    pub const ALL: [Self; 34] = [
        Self::NotFrom { stage: StageName::Received, event: "" },
        Self::NotAStart,
        Self::BackDated,
        Self::SignatureMissing,
        Self::ReasonMissing,
        Self::RecipientMissing,
        Self::ApprovalMissing,
        Self::NothingMissing,
        Self::ListClosed,
        Self::NoticeOver,
        Self::NoticeRuns,
        Self::StillMissing,
        Self::TermRuns,
        Self::NoGap,
        Self::OpenGap,
        Self::StepOrder,
        Self::TwoOfficers,
        Self::PauseNotOpen,
        Self::AfterDue,
        Self::PauseOrder,
        Self::PauseOver,
        Self::ExtendedBefore,
        Self::ExtensionDays,
        Self::BeyondStatutory,
        Self::WrongDue,
        Self::NotJoint,
        Self::NoSuchPart,
        Self::OpinionMissing,
        Self::NotReported,
        Self::Disagreement,
        Self::ReferralMissing,
        Self::NotConvertible,
        Self::Stars,
        Self::NotTheLast,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The compiler demands a code of every refusal, this test a place in [`Refusal::ALL`] of every code.
    #[test]
    fn all_are_there() {
        let source = include_str!("refusal.rs");
        let arms = source.lines().filter_map(|line| line.trim().strip_prefix("Self::")?.split_once(" => \""));
        let codes: BTreeSet<&str> = arms.filter_map(|(_, code)| code.strip_suffix("\",")).collect();
        assert_eq!(codes, Refusal::ALL.iter().map(Refusal::code).collect());
    }
}
