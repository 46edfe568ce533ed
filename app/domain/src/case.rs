//! A case (办件): one application being handled, from receipt to the closed file (DOMAIN section 4.4).
//!
//! [`Case::apply`] is the only way on: it takes the case as it stands and an event, and gives the case as it then
//! stands or the [`Refusal`] that names the rule. Events are append-only; a correction is an event that undoes the last
//! one ([`EventKind::Undone`], R15), for which [`Case::replay`] reads the history again. Dates that follow from the
//! calendar are computed by [`Acceptance`] and travel in the events, so that a history read again gives the same case
//! under every calendar.

mod acceptance;
mod accepting;
mod action;
mod counts;
mod ending;
mod event;
mod handling;
mod lists;
mod pausing;
mod recomputing;
mod refusal;
mod stage;
mod turn;

pub use acceptance::{Acceptance, Decision, Extension, Gap, Intake, Part, Report, Stop, Supplement};
pub use action::Action;
pub use counts::Counts;
pub use event::{Event, EventKind, Promise};
pub use lists::{
    Conversion, Demand, Dispatch, ExtensionLevel, Fault, Finding, Grounds, MissingLine, NotAcceptedGround, Opinion,
    PauseReason, ReturnGround,
};
pub use recomputing::Recomputing;
pub use refusal::Refusal;
pub use stage::{Stage, StageName};

use crate::catalogue::{Authorisation, ItemKind};
use crate::time::local_date;
use chrono::{DateTime, Utc};
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

/// What the service says of its cases; fixed when the papers come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Base kind.
    pub kind: ItemKind,
    /// Who decides.
    pub authorisation: Authorisation,
    /// Code of the department.
    pub department: String,
    /// Steps of the procedure that are recorded one by one before the decision; 0 where none are.
    pub steps: u32,
}

/// What the rules must know of a case; everything else about it stays in storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What the service says.
    pub terms: Terms,
    /// Where it stands.
    #[serde(flatten)]
    pub stage: Stage,
    /// When the last event was.
    pub last_at: DateTime<Utc>,
    /// Number of events so far.
    pub events: u32,
}

impl Case {
    /// A case at its first event: the papers are handed over at the window (T2), or came in online (T1).
    ///
    /// # Errors
    /// [`Refusal::NotAStart`] for any other event.
    pub fn begin(terms: Terms, event: &Event) -> Result<Self, Refusal> {
        let EventKind::Received { received_on, notice_due, .. } = &event.kind else { return Err(Refusal::NotAStart) };
        let received_on = received_on.unwrap_or_else(|| local_date(event.at));
        let intake = Intake { received_at: event.at, received_on, notice_due: *notice_due };
        Ok(Self { terms, stage: Stage::Received { intake }, last_at: event.at, events: 1 })
    }

    /// The case after `event`.
    ///
    /// # Errors
    /// The [`Refusal`] that names the rule; the case is then unchanged wherever it is stored.
    /// [`Refusal::NotTheLast`] for [`EventKind::Undone`], which only [`Self::replay`] can apply.
    pub fn apply(self, event: &Event) -> Result<Self, Refusal> {
        if event.at < self.last_at {
            return Err(Refusal::BackDated);
        }
        let Self { terms, stage, events, .. } = self;
        let stage = next(&terms, stage, event)?;
        Ok(Self { terms, stage, last_at: event.at, events: events.saturating_add(1) })
    }

    /// The case after a whole history, corrections included.
    ///
    /// # Errors
    /// The [`Refusal`] of the first event that the rules refuse; [`Refusal::NotAStart`] for an empty history.
    pub fn replay(terms: &Terms, history: &[Event]) -> Result<Self, Refusal> {
        let (first, rest) = history.split_first().ok_or(Refusal::NotAStart)?;
        let mut case = Self::begin(terms.clone(), first)?;
        // The numbers of the events that count.
        let mut counting = vec![1];
        for (event, number) in rest.iter().zip(2u32..) {
            let EventKind::Undone { event_no, reason, approved_by } = &event.kind else {
                case = case.apply(event)?;
                if !event.kind.is_a_word() {
                    counting.push(number);
                }
                continue;
            };
            written(reason)?;
            named(approved_by)?;
            if event.at < case.last_at {
                return Err(Refusal::BackDated);
            }
            if counting.len() < 2 || counting.last() != Some(event_no) {
                return Err(Refusal::NotTheLast);
            }
            counting.pop();
            let kept: Vec<Event> = counting.iter().filter_map(|no| history.get(*no as usize - 1)).cloned().collect();
            case = Self { last_at: event.at, events: number, ..Self::replay(terms, &kept)? };
        }
        Ok(case)
    }
}

/// The stage after an event: each group of rules stands in a file of its own.
fn next(terms: &Terms, stage: Stage, event: &Event) -> Result<Stage, Refusal> {
    match (stage, &event.kind) {
        (stage, EventKind::Noted { text }) => written(text).map(|()| stage),
        (stage @ (Stage::Received { .. } | Stage::AwaitingSupplement { .. }), _) => {
            accepting::next(terms, stage, event)
        }
        (Stage::Accepted { acceptance }, _) => handling::next(terms, acceptance, event),
        (Stage::Paused { acceptance }, _) => pausing::paused(acceptance, event),
        (Stage::Forwarded { acceptance }, _) => pausing::forwarded(acceptance, event),
        (stage, _) => ending::next(stage, event),
    }
}

fn not_from<T>(stage: StageName, event: &Event) -> Result<T, Refusal> {
    Err(Refusal::NotFrom { stage, event: event.kind.name() })
}

/// A reason is given in writing.
fn written(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::ReasonMissing) } else { Ok(()) }
}

/// Who approved it is named.
fn named(approved_by: &str) -> Result<(), Refusal> {
    if approved_by.trim().is_empty() { Err(Refusal::ApprovalMissing) } else { Ok(()) }
}

/// The applicant's word changes nothing but is heard at every stage (T25).
fn rated(stars: u8) -> Result<(), Refusal> {
    if (1..=5).contains(&stars) { Ok(()) } else { Err(Refusal::Stars) }
}

#[cfg(test)]
mod tests;
