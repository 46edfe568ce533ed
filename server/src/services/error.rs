//! Why a use case did not do what was asked.

use crate::storage::StoreError;
use domain::api::problem::Changed;
use domain::api::{FieldProblem, Problem};
use domain::case::Refusal;

/// A refused or failed use case.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// Nobody is signed in.
    #[error("sign in first")]
    SignIn,
    /// The role, or the window, may not.
    #[error("not allowed")]
    Forbidden,
    /// The service belongs to another window's department.
    #[error("not this window's service")]
    NotYourWindow,
    /// Nothing there, or nothing that the caller may know of.
    #[error("nothing here")]
    NotFound,
    /// Wrong inputs.
    #[error("wrong inputs")]
    Invalid(Vec<FieldProblem>),
    /// The state does not allow it: stable code and words.
    #[error("{0}: {1}")]
    Conflict(&'static str, String),
    /// Name and password do not belong together.
    #[error("wrong name or password")]
    WrongPassword,
    /// A rule of the case refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody else has moved it since the person saw it.
    #[error("changed meanwhile")]
    Changed(Box<Changed>),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no Chinese font on this machine.
    #[error("no Chinese font: see `hall check`")]
    NoFont,
    /// More of this is asked for than the machine can do; nothing was done.
    #[error("too much at once")]
    Busy,
    /// A paper could not be made; details are in the log.
    #[error("a paper could not be made")]
    Document,
}

impl ServiceError {
    /// One wrong input.
    pub fn field(field: &str, code: &str) -> Self {
        Self::Invalid(vec![FieldProblem::new(field, code)])
    }
}

impl From<ServiceError> for Problem {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::SignIn => Self::sign_in(),
            ServiceError::Forbidden => Self::forbidden(),
            ServiceError::NotYourWindow => Self::new(403, "not_your_window", "This service belongs to another window"),
            ServiceError::NotFound => Self::not_found(),
            ServiceError::Invalid(fields) => Self::invalid(fields),
            ServiceError::Conflict(code, words) => {
                Self::new(409, code, "The state does not allow this").with_detail(words)
            }
            ServiceError::WrongPassword => Self::new(401, "wrong_password", "Name and password do not belong together"),
            ServiceError::Refused(refusal) => refused(&refusal),
            ServiceError::Changed(changed) => Self { changed: Some(changed), ..store(&StoreError::Conflict) },
            ServiceError::Store(error) => store(&error),
            ServiceError::NoFont => Self::new(503, "no_font", "Papers cannot be set: the machine lacks a Chinese font")
                .with_detail("whoever runs the hall: see `hall check`, then start it again"),
            ServiceError::Busy => Self::new(503, "busy", "Busy; nothing was done, try again"),
            ServiceError::Document => Self::new(500, "internal", "Something went wrong on our side"),
        }
    }
}

/// Where an input is at fault its field is named; where the case itself does not allow it, the rule.
fn refused(refusal: &Refusal) -> Problem {
    let field = match refusal {
        Refusal::SignatureMissing => "decided_by",
        Refusal::ReasonMissing | Refusal::PauseNotOpen => "reason",
        Refusal::RecipientMissing => "received_by",
        Refusal::ApprovalMissing => "approved_by",
        Refusal::ReferralMissing => "instead",
        Refusal::PauseOrder => "planned",
        Refusal::ExtensionDays | Refusal::BeyondStatutory => "days",
        _ => {
            return Problem::new(409, refusal.code(), "The rules of the case refuse this")
                .with_detail(refusal.to_string());
        }
    };
    Problem::invalid(vec![FieldProblem::new(field, refusal.code())])
}

fn store(error: &StoreError) -> Problem {
    match error {
        StoreError::Full => Problem::new(507, "storage_full", "The disk is full; nothing was stored")
            .with_detail("whoever runs the hall: make room on the database's disk"),
        StoreError::Busy => Problem::new(503, "busy", "Busy; nothing was stored, try again"),
        StoreError::Lost => {
            Problem::new(503, "outcome_unknown", "The answer was lost; ask again with the same Idempotency-Key")
        }
        StoreError::Conflict => Problem::new(409, "changed_meanwhile", "Somebody else changed this meanwhile"),
        StoreError::Open(_) | StoreError::Corrupt(_) | StoreError::Database(_) => {
            tracing::error!(%error, "storage");
            Problem::new(500, "internal", "Something went wrong on our side")
        }
    }
}
