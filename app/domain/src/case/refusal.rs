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
    /// A refusal is in writing, with reasons (licensing law art. 38, T19).
    #[error("a refusal gives its reason")]
    ReasonMissing,
    /// Delivery names who took the result (T22).
    #[error("delivery names who took the result")]
    RecipientMissing,
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
        }
    }
}
