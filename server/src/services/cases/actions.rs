//! Who may do what with a case as it stands: what a page offers, and what a deed asks for.

use super::step::state;
use super::{in_scope, own_case};
use crate::services::ServiceError;
use crate::storage::cases::CaseRecord;
use chrono::NaiveDate;
use domain::api::account::Me;
use domain::case::{Action, Case, StageName};
use domain::catalogue::{Authorisation, ItemKind};
use domain::permission::{self, Role, may, may_decide};

/// The permission that a deed asks for.
pub(super) fn permission(action: Action) -> permission::Action {
    use permission::Action as May;
    match action {
        Action::Accept | Action::Notice | Action::Supplement | Action::Correct | Action::NotAccept | Action::Lapse => {
            May::AcceptCase
        }
        Action::CloseGap | Action::Convert | Action::Archive => May::AcceptCase,
        Action::Step
        | Action::Pause
        | Action::Renew
        | Action::Resume
        | Action::Extend
        | Action::Forward
        | Action::Chase
        | Action::Reply
        | Action::Meeting
        | Action::Return
        | Action::Withdraw => May::HandleCase,
        Action::Opinion => May::GiveOpinion,
        Action::Decide => May::DecideCase,
        Action::Deliver => May::DeliverCase,
        Action::Reexamine => May::SuperviseCase,
        Action::Undo => May::CorrectCase,
        Action::Note => May::NoteCase,
        Action::ReprintReceipt => May::ReprintReceipt,
    }
}

/// Whether the person's role may do it at all. The list of a one-time notice is opened again by the director (T10).
///
/// # Errors
/// `Forbidden`.
pub(super) fn allowed(action: Action, person: &Me) -> Result<(), ServiceError> {
    let again = action == Action::Notice && person.role == Role::Director;
    if again || may(Some(person.role), permission(action)) { Ok(()) } else { Err(ServiceError::Forbidden) }
}

/// Whether the case is one that the person acts on: what came in at their own window, what their own station or department
/// has a part in; for co-departments, the director and the supervisor one that they may see.
///
/// # Errors
/// `Forbidden`.
pub(super) fn own(action: Action, person: &Me, record: &CaseRecord) -> Result<(), ServiceError> {
    let mine = match person.role {
        // The head of the windows stands in for every window of the department.
        Role::WindowOfficer => {
            own_case(person, record) && (!at_the_window(action) || person.window == Some(record.window))
        }
        Role::CoOfficer | Role::Supervisor | Role::Director => in_scope(person, record),
        _ => own_case(person, record),
    };
    if mine && place(action, person.role, record.authorisation) { Ok(()) } else { Err(ServiceError::Forbidden) }
}

/// What is done where the applicant stands: at the window that accepted.
fn at_the_window(action: Action) -> bool {
    !matches!(action, Action::Note | Action::Chase | Action::Step | Action::ReprintReceipt)
}

/// Whether an act belongs to the place where a role works, at the level at which the service is decided (DOMAIN 4.4: stations
/// and departments do only their own steps).
pub(super) fn place(action: Action, role: Role, level: Authorisation) -> bool {
    let window = matches!(role, Role::WindowOfficer | Role::WindowHead);
    let station = matches!(role, Role::StationHandler | Role::StationHead);
    // What the window decides itself never comes to the station; what the station decides never to the department.
    let theirs = match role {
        Role::StationHandler | Role::StationHead => level != Authorisation::W,
        Role::DepartmentApprover => matches!(level, Authorisation::D | Authorisation::U),
        _ => true,
    };
    let whose = match action {
        Action::Decide => may_decide(Some(role), level),
        // T20: the window, or the head of the station; T21: the window.
        Action::Return => window || role == Role::StationHead,
        Action::Withdraw | Action::Reply => window,
        // T16, R11: the window stays responsible, the station may send up and remind as well.
        Action::Forward | Action::Chase => window || station,
        // T24: the supervisor; the efficiency supervision issues slips only.
        Action::Reexamine => role == Role::Supervisor,
        _ => true,
    };
    theirs && whose
}

/// What the person may do with the case now, in the order of a case's life. Rows from before the rules kept a case whole
/// offer what they always did.
pub(super) fn available(person: &Me, record: &CaseRecord, today: NaiveDate) -> Vec<Action> {
    let case = state(record).ok();
    let open = |action: &Action| {
        allowed(*action, person).is_ok()
            && own(*action, person, record).is_ok()
            && suits(*action, person, record, case.as_ref(), today)
    };
    Action::ALL.into_iter().filter(open).collect()
}

/// Whether the stage, and what hangs on it, lets a deed through.
fn suits(action: Action, person: &Me, record: &CaseRecord, case: Option<&Case>, today: NaiveDate) -> bool {
    use StageName::*;
    let acceptance = case.and_then(|case| case.stage.acceptance());
    let stage = record.stage;
    let steps_left = case.is_some_and(|case| acceptance.is_some_and(|at| at.steps < case.terms.steps));
    let gap = record.gap_due.is_some();
    match action {
        Action::Accept | Action::Correct | Action::NotAccept => stage == Received,
        Action::Notice if person.role == Role::Director => stage == AwaitingSupplement,
        Action::Notice => matches!(stage, Received | AwaitingSupplement),
        Action::Supplement => stage == AwaitingSupplement,
        Action::Lapse => stage == AwaitingSupplement && today > record.due,
        Action::CloseGap => gap && matches!(stage, Accepted | Paused | Forwarded),
        Action::Step => stage == Accepted && steps_left,
        Action::Pause | Action::Return => stage == Accepted,
        Action::Extend => stage == Accepted && acceptance.is_none_or(|at| at.extension.is_none()),
        Action::Renew => {
            let ended_today = acceptance
                .and_then(|at| at.stops.last())
                .is_some_and(|stop| stop.until == today && stop.reason.is_some());
            stage == Paused || (stage == Accepted && ended_today)
        }
        Action::Resume => stage == Paused,
        Action::Forward => stage == Accepted && record.authorisation == Authorisation::U && !steps_left,
        Action::Chase | Action::Reply => stage == Forwarded,
        Action::Opinion => {
            let part = acceptance.into_iter().flat_map(|at| &at.parts);
            matches!(stage, Accepted | Paused | Forwarded)
                && part.into_iter().any(|part| {
                    part.opinion.is_none() && Some(part.department.as_str()) == person.department.as_deref()
                })
        }
        Action::Meeting => stage == Accepted && record.kind == ItemKind::Joint,
        Action::Convert => stage == Accepted && record.kind == ItemKind::Immediate && record.accepted == Some(today),
        Action::Decide => {
            let waiting = acceptance.is_some_and(|at| {
                let upper = record.authorisation == Authorisation::U && !at.replied;
                at.has_gap() || upper || at.parts.iter().any(|part| part.opinion.is_none())
            });
            stage == Accepted && !steps_left && !waiting && may_decide(Some(person.role), record.authorisation)
        }
        Action::Deliver => stage == Decided,
        Action::Withdraw => matches!(stage, Received | AwaitingSupplement | Accepted | Paused | Forwarded),
        Action::Archive => stage == Delivered,
        Action::Reexamine => stage == Returned,
        Action::Undo => record.events > 1 && person.role == Role::Director,
        Action::Note => true,
        Action::ReprintReceipt => record.accepted.is_some(),
    }
}
