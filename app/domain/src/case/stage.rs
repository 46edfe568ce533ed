//! Where a case stands.

use super::{Acceptance, Decision, Intake, Supplement};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The stages of the state machine by name (DOMAIN section 4.4), as stored and on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// 已收件.
    Received,
    /// 待补正: the applicant was told what is missing.
    AwaitingSupplement,
    /// 不予受理.
    NotAccepted,
    /// 逾期未补正.
    Lapsed,
    /// 已受理·办理中.
    Accepted,
    /// 特别程序: the clock stands still.
    Paused,
    /// 已上报: the level above decides.
    Forwarded,
    /// 已办结, not yet collected.
    Decided,
    /// 已送达.
    Delivered,
    /// 退回.
    Returned,
    /// 撤回.
    Withdrawn,
    /// 已归档.
    Archived,
}

impl StageName {
    /// Every stage.
    pub const ALL: [Self; 12] = [
        Self::Received,
        Self::AwaitingSupplement,
        Self::NotAccepted,
        Self::Lapsed,
        Self::Accepted,
        Self::Paused,
        Self::Forwarded,
        Self::Decided,
        Self::Delivered,
        Self::Returned,
        Self::Withdrawn,
        Self::Archived,
    ];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::AwaitingSupplement => "awaiting_supplement",
            Self::NotAccepted => "not_accepted",
            Self::Lapsed => "lapsed",
            Self::Accepted => "accepted",
            Self::Paused => "paused",
            Self::Forwarded => "forwarded",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Archived => "archived",
        }
    }

    /// The stage of a stored code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The decision is sealed: the light is frozen.
    pub fn is_completed(self) -> bool {
        matches!(self, Self::Decided | Self::Delivered | Self::Archived)
    }

    /// Accepted and not decided: counted among the open ones, whether the clock runs or stands still.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Accepted | Self::Paused | Self::Forwarded)
    }

    /// Nothing more happens but a file, a re-examination, a word of the applicant.
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Self::NotAccepted | Self::Lapsed | Self::Delivered | Self::Returned | Self::Withdrawn | Self::Archived
        )
    }
}

/// A stage with the data that it carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Papers handed over: the notice clock runs.
    Received {
        /// What came in, and when.
        intake: Intake,
    },
    /// The applicant was told what is missing, once.
    AwaitingSupplement {
        /// What came in first.
        intake: Intake,
        /// What is missing.
        supplement: Supplement,
    },
    /// Not accepted, in writing.
    NotAccepted {
        /// What came in.
        intake: Intake,
        /// Since when.
        since: DateTime<Utc>,
    },
    /// The applicant's term is over.
    Lapsed {
        /// What came in.
        intake: Intake,
        /// Since when.
        since: DateTime<Utc>,
    },
    /// The case clock runs.
    Accepted {
        /// The acceptance.
        acceptance: Acceptance,
    },
    /// The case clock stands still.
    Paused {
        /// The acceptance.
        acceptance: Acceptance,
    },
    /// The papers are with the level above.
    Forwarded {
        /// The acceptance.
        acceptance: Acceptance,
    },
    /// Decision sealed, result ready.
    Decided {
        /// The acceptance.
        acceptance: Acceptance,
        /// The decision.
        decision: Decision,
    },
    /// Result handed over.
    Delivered {
        /// The acceptance.
        acceptance: Acceptance,
        /// The decision.
        decision: Decision,
        /// When.
        delivered_at: DateTime<Utc>,
    },
    /// Given back without a decision.
    Returned {
        /// The acceptance.
        acceptance: Acceptance,
        /// When.
        returned_at: DateTime<Utc>,
        /// Somebody else looked at it again and found it right.
        upheld: bool,
    },
    /// Taken back by the applicant; with the acceptance, where there was one.
    Withdrawn {
        /// The acceptance.
        acceptance: Option<Acceptance>,
        /// When.
        withdrawn_at: DateTime<Utc>,
    },
    /// The file is closed.
    Archived {
        /// The acceptance.
        acceptance: Acceptance,
        /// The decision.
        decision: Decision,
        /// When.
        archived_at: DateTime<Utc>,
    },
}

impl Stage {
    /// The stage's name.
    pub fn name(&self) -> StageName {
        match self {
            Self::Received { .. } => StageName::Received,
            Self::AwaitingSupplement { .. } => StageName::AwaitingSupplement,
            Self::NotAccepted { .. } => StageName::NotAccepted,
            Self::Lapsed { .. } => StageName::Lapsed,
            Self::Accepted { .. } => StageName::Accepted,
            Self::Paused { .. } => StageName::Paused,
            Self::Forwarded { .. } => StageName::Forwarded,
            Self::Decided { .. } => StageName::Decided,
            Self::Delivered { .. } => StageName::Delivered,
            Self::Returned { .. } => StageName::Returned,
            Self::Withdrawn { .. } => StageName::Withdrawn,
            Self::Archived { .. } => StageName::Archived,
        }
    }

    /// The acceptance, where there is one.
    pub fn acceptance(&self) -> Option<&Acceptance> {
        match self {
            Self::Accepted { acceptance }
            | Self::Paused { acceptance }
            | Self::Forwarded { acceptance }
            | Self::Decided { acceptance, .. }
            | Self::Delivered { acceptance, .. }
            | Self::Returned { acceptance, .. }
            | Self::Archived { acceptance, .. } => Some(acceptance),
            Self::Withdrawn { acceptance, .. } => acceptance.as_ref(),
            _ => None,
        }
    }

    /// The decision, where it is sealed.
    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decided { decision, .. } | Self::Delivered { decision, .. } | Self::Archived { decision, .. } => {
                Some(decision)
            }
            _ => None,
        }
    }
}
