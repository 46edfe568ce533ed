//! Who may do what (DOMAIN 4.4 roles; F33, F51). One function answers: [`may`].
//!
//! A role says what kind of act is open to a person; whose cases it may be done to (the own window's, the own
//! department's) is checked by the service that loads the case.

mod role;

use crate::catalogue::Authorisation;
pub use role::{Post, Role};

/// An act that needs a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Read what is published: hall, catalogue, forms, calendar and clock, board, and the status of a case by number
    /// and query code.
    ReadPublic,
    /// Receive and accept a case at the own window (收件、受理; T2, T6).
    AcceptCase,
    /// Seal a decision in the own scope (办结; T18, T19).
    DecideCase,
    /// Answer for a co-department of a joint case (会办; R10).
    GiveOpinion,
    /// Undo an event that was an error (更正; R15).
    CorrectCase,
    /// Look at a return again, issue a supervision slip (复核、督办; T24).
    SuperviseCase,
    /// Leave a word on a case for the next colleague.
    NoteCase,
    /// Stop and start the clock, ask for more time, return, take a withdrawal in the own scope (T13 to T15, T20, T21); tell
    /// applicants whose date a calendar moved (R14).
    HandleCase,
    /// Hand over a result at the own window (送达; T22).
    DeliverCase,
    /// Read the cases of the own window or department.
    ReadCases,
    /// Read every case of the hall.
    ReadAllCases,
    /// Print the receipt of a case of the own window again.
    ReprintReceipt,
    /// Read the questions of the own department, or at the enquiry desk the general ones (咨询).
    ReadQuestions,
    /// Read every question of the hall.
    ReadAllQuestions,
    /// Answer a question, hand it on, publish its answer.
    AnswerQuestions,
    /// Read the administration: departments, windows and services with their versions.
    ReadAdministration,
    /// Publish announcements of the hall, and take them back.
    Announce,
    /// Draft the import of an official holiday notice (放假安排), with the list of the dates that it moves (R14).
    DraftCalendar,
    /// Sign such a draft off, or reject it: never one's own.
    SignCalendar,
    /// Replace a form by an official file.
    ManageForms,
    /// Add people, change their post, reset their password.
    ManageUsers,
}

impl Action {
    /// Every act.
    pub const ALL: [Self; 21] = [
        Self::ReadPublic,
        Self::AcceptCase,
        Self::DecideCase,
        Self::GiveOpinion,
        Self::CorrectCase,
        Self::SuperviseCase,
        Self::NoteCase,
        Self::HandleCase,
        Self::DeliverCase,
        Self::ReadCases,
        Self::ReadAllCases,
        Self::ReprintReceipt,
        Self::ReadQuestions,
        Self::ReadAllQuestions,
        Self::AnswerQuestions,
        Self::ReadAdministration,
        Self::Announce,
        Self::DraftCalendar,
        Self::SignCalendar,
        Self::ManageForms,
        Self::ManageUsers,
    ];

    /// Stable code, for instance `accept_case`.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReadPublic => "read_public",
            Self::AcceptCase => "accept_case",
            Self::DecideCase => "decide_case",
            Self::GiveOpinion => "give_opinion",
            Self::CorrectCase => "correct_case",
            Self::SuperviseCase => "supervise_case",
            Self::NoteCase => "note_case",
            Self::HandleCase => "handle_case",
            Self::DeliverCase => "deliver_case",
            Self::ReadCases => "read_cases",
            Self::ReadAllCases => "read_all_cases",
            Self::ReprintReceipt => "reprint_receipt",
            Self::ReadQuestions => "read_questions",
            Self::ReadAllQuestions => "read_all_questions",
            Self::AnswerQuestions => "answer_questions",
            Self::ReadAdministration => "read_administration",
            Self::Announce => "announce",
            Self::DraftCalendar => "draft_calendar",
            Self::SignCalendar => "sign_calendar",
            Self::ManageForms => "manage_forms",
            Self::ManageUsers => "manage_users",
        }
    }
}

/// Whether a person may do it; `None` is the public, nobody signed in.
///
/// * The enquiry desk accepts nothing (F51), and so sees no cases either; it answers questions.
/// * Only windows accept: station and department accounts never do (F33).
/// * Supervisor, director, efficiency supervision and the observer read everything and decide nothing in cases (F21).
/// * The administrator keeps the accounts and sees no applicant's data.
/// * An official holiday notice takes two people: one drafts its import, the director signs it off.
///
/// ```
/// use domain::permission::{Action, Role, may};
///
/// assert!(may(Some(Role::WindowOfficer), Action::AcceptCase));
/// assert!(!may(Some(Role::StationHead), Action::AcceptCase));
/// assert!(!may(None, Action::ReadCases));
/// ```
pub fn may(role: Option<Role>, action: Action) -> bool {
    use Role::*;
    match action {
        Action::ReadPublic => true,
        Action::AcceptCase | Action::DeliverCase | Action::ReprintReceipt => {
            matches!(role, Some(WindowOfficer | WindowHead))
        }
        Action::DecideCase => {
            matches!(role, Some(WindowOfficer | WindowHead | StationHead | DepartmentApprover))
        }
        Action::GiveOpinion => matches!(role, Some(CoOfficer)),
        Action::CorrectCase => matches!(role, Some(Director)),
        Action::SuperviseCase => matches!(role, Some(Supervisor | Efficiency)),
        Action::NoteCase => {
            matches!(
                role,
                Some(WindowOfficer | WindowHead | StationHandler | StationHead | DepartmentApprover | CoOfficer)
            )
        }
        Action::HandleCase => {
            matches!(role, Some(WindowOfficer | WindowHead | StationHandler | StationHead | DepartmentApprover))
        }
        Action::ReadCases => matches!(
            role,
            Some(
                WindowOfficer
                    | WindowHead
                    | StationHandler
                    | StationHead
                    | DepartmentApprover
                    | CoOfficer
                    | Supervisor
                    | Director
                    | Efficiency
                    | Observer
            )
        ),
        Action::ReadAllCases | Action::ReadAllQuestions => {
            matches!(role, Some(Supervisor | Director | Efficiency | Observer))
        }
        Action::AnswerQuestions => {
            matches!(role, Some(EnquiryDesk | WindowOfficer | WindowHead | StationHandler | StationHead))
        }
        Action::ReadQuestions => may(role, Action::AnswerQuestions) || may(role, Action::ReadAllQuestions),
        Action::ReadAdministration => {
            matches!(role, Some(Supervisor | Director | Efficiency | Observer | Administrator))
        }
        Action::Announce => matches!(role, Some(Director | Administrator)),
        Action::DraftCalendar => matches!(role, Some(Supervisor | Administrator)),
        Action::SignCalendar => matches!(role, Some(Director)),
        Action::ManageForms | Action::ManageUsers => matches!(role, Some(Administrator)),
    }
}

/// Whether a person may seal the decision of a case of this level (T18, T19).
///
/// The window seals every case that it accepted: at level W the decision is its own, at S, D and U it records the one
/// that the station or department made, and names who signed ([`Refusal::SignatureMissing`]). A station head seals
/// level S, a department approver levels D and U.
///
/// [`Refusal::SignatureMissing`]: crate::case::Refusal::SignatureMissing
pub fn may_decide(role: Option<Role>, authorisation: Authorisation) -> bool {
    may(role, Action::DecideCase)
        && match role {
            Some(Role::StationHead) => authorisation == Authorisation::S,
            Some(Role::DepartmentApprover) => matches!(authorisation, Authorisation::D | Authorisation::U),
            _ => true,
        }
}

#[cfg(test)]
mod tests;
