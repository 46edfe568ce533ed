//! Where a case stands.

use super::Outcome;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The stages of the state machine by name (DOMAIN section 4.4), as stored and on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// 已收件.
    Received,
    /// 已受理·办理中.
    Accepted,
    /// 已办结, not yet collected.
    Decided,
    /// 已送达.
    Delivered,
}

impl StageName {
    /// Every stage.
    pub const ALL: [Self; 4] = [Self::Received, Self::Accepted, Self::Decided, Self::Delivered];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Accepted => "accepted",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
        }
    }

    /// The stage of a stored code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The decision is sealed: the light is frozen.
    pub fn is_completed(self) -> bool {
        matches!(self, Self::Decided | Self::Delivered)
    }
}

/// A stage with the data that it carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Papers handed over, nothing decided about acceptance.
    Received {
        /// When.
        received_at: DateTime<Utc>,
    },
    /// Accepted: the case clock runs.
    Accepted(Acceptance),
    /// Decision sealed, result ready.
    Decided(Acceptance, Decision),
    /// Result handed over at the instant.
    Delivered(Acceptance, Decision, DateTime<Utc>),
}

/// The legal act that starts the clock (受理).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// When the papers were handed over.
    pub received_at: DateTime<Utc>,
    /// When the case was accepted.
    pub accepted_at: DateTime<Utc>,
    /// The promised date.
    pub due: NaiveDate,
    /// Calendar under which it was computed.
    pub calendar_version: String,
}

/// The sealed decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When it was sealed: this instant judges the limit.
    pub decided_at: DateTime<Utc>,
    /// Granted or refused.
    pub outcome: Outcome,
    /// Number of the certificate or paper, may be empty.
    pub certificate_no: String,
    /// Who signed, where the window does not decide; may be empty.
    pub decided_by: String,
    /// Reason, basis and remedy of a refusal; else empty.
    pub reason: String,
}

impl Decision {
    pub(super) fn granted(decided_at: DateTime<Utc>, certificate_no: &str, decided_by: &str) -> Self {
        Self {
            decided_at,
            outcome: Outcome::Granted,
            certificate_no: certificate_no.to_owned(),
            decided_by: decided_by.to_owned(),
            reason: String::new(),
        }
    }

    pub(super) fn refused(decided_at: DateTime<Utc>, reason: &str, decided_by: &str) -> Self {
        Self {
            decided_at,
            outcome: Outcome::Refused,
            certificate_no: String::new(),
            decided_by: decided_by.to_owned(),
            reason: reason.to_owned(),
        }
    }
}

impl Stage {
    /// The stage's name.
    pub fn name(&self) -> StageName {
        match self {
            Self::Received { .. } => StageName::Received,
            Self::Accepted(_) => StageName::Accepted,
            Self::Decided(..) => StageName::Decided,
            Self::Delivered(..) => StageName::Delivered,
        }
    }

    /// The instant at which the stage began.
    pub fn since(&self) -> DateTime<Utc> {
        match self {
            Self::Received { received_at } => *received_at,
            Self::Accepted(acceptance) => acceptance.accepted_at,
            Self::Decided(_, decision) => decision.decided_at,
            Self::Delivered(_, _, delivered_at) => *delivered_at,
        }
    }
}
