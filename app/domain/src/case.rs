//! A case (办件): one application being handled, from receipt to delivery (DOMAIN section 4.4).
//!
//! [`Case::apply`] is the only way on: it takes the case as it stands and an event, and gives the case as it then
//! stands or the [`Refusal`] that names the rule. Events are append-only; corrections are counter-events (R15).
//! Stages that carry data hold it in [`Stage`]. The transitions of the main path stand here: T2 receive, T6 accept,
//! T18 grant, T19 refuse, T22 deliver; a further one is an arm of [`Case::apply`] and a row of the table in its test.

mod event;
mod refusal;
mod stage;

pub use event::{Event, EventKind};
pub use refusal::Refusal;
pub use stage::{Acceptance, Decision, Stage, StageName};

use crate::catalogue::{Authorisation, ItemKind};
use serde::{Deserialize, Serialize};

/// Person or organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApplicantKind {
    /// 自然人.
    #[default]
    Person,
    /// 法人或其他组织.
    Organisation,
}

impl ApplicantKind {
    /// `person` or `organisation`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }
}

/// How a case is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 准予.
    #[default]
    Granted,
    /// 不予, with reason, basis and remedy.
    Refused,
}

/// What a person may do next with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Seal the decision.
    Decide,
    /// Hand the result over.
    Deliver,
    /// Print the receipt again.
    ReprintReceipt,
}

/// What the rules must know of a case; everything else about it stays in storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Base kind, fixed at acceptance.
    pub kind: ItemKind,
    /// Who decides.
    pub authorisation: Authorisation,
    /// Where it stands.
    pub stage: Stage,
    /// Number of events so far.
    pub events: u32,
}

impl Case {
    /// A case at its first event: the papers are handed over at the window (T2).
    ///
    /// # Errors
    /// [`Refusal::NotAStart`] for any other event.
    pub fn begin(kind: ItemKind, authorisation: Authorisation, event: &Event) -> Result<Self, Refusal> {
        match &event.kind {
            EventKind::Received { .. } => {
                Ok(Self { kind, authorisation, stage: Stage::Received { received_at: event.at }, events: 1 })
            }
            _ => Err(Refusal::NotAStart),
        }
    }

    /// The case after `event`.
    ///
    /// # Errors
    /// The [`Refusal`] that names the rule; the case is then unchanged wherever it is stored.
    pub fn apply(self, event: &Event) -> Result<Self, Refusal> {
        if event.at < self.stage.since() {
            return Err(Refusal::BackDated);
        }
        let authorisation = self.authorisation;
        let stage = match (self.stage, &event.kind) {
            (Stage::Received { received_at }, EventKind::Accepted { due, calendar_version, .. }) => {
                Stage::Accepted(Acceptance {
                    received_at,
                    accepted_at: event.at,
                    due: *due,
                    calendar_version: calendar_version.clone(),
                })
            }
            (Stage::Accepted(acceptance), EventKind::Granted { certificate_no, decided_by }) => {
                needs_signature(authorisation, decided_by)?;
                Stage::Decided(acceptance, Decision::granted(event.at, certificate_no, decided_by))
            }
            (Stage::Accepted(acceptance), EventKind::Refused { reason, decided_by }) => {
                needs_signature(authorisation, decided_by)?;
                if reason.trim().is_empty() {
                    return Err(Refusal::ReasonMissing);
                }
                Stage::Decided(acceptance, Decision::refused(event.at, reason, decided_by))
            }
            (Stage::Decided(acceptance, decision), EventKind::Delivered { received_by }) => {
                if received_by.trim().is_empty() {
                    return Err(Refusal::RecipientMissing);
                }
                Stage::Delivered(acceptance, decision, event.at)
            }
            (stage, kind) => return Err(Refusal::NotFrom { stage: stage.name(), event: kind.name() }),
        };
        Ok(Self { stage, events: self.events.saturating_add(1), ..self })
    }
}

/// Where the window does not decide itself, the decision names who signed it (F55: no anonymous mail room).
fn needs_signature(authorisation: Authorisation, decided_by: &str) -> Result<(), Refusal> {
    if authorisation != Authorisation::W && decided_by.trim().is_empty() {
        return Err(Refusal::SignatureMissing);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
