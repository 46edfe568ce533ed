//! The public board (DOMAIN 3.2, R7; F36): how many cases show which light, by department. No names, no numbers.

use super::{NoBody, Op};
use crate::clock::NamedRule;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The board at this moment.
pub const BOARD: Op<NoBody, Board> = Op::get("/api/v1/board");

/// Counts of open cases by light.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Board {
    /// When this was true.
    pub at: DateTime<Utc>,
    /// The rule by which the lights change.
    #[serde(default)]
    pub rule: NamedRule,
    /// All departments together.
    pub total: Lights,
    /// Each department of the hall, in catalogue order.
    pub departments: Vec<DepartmentLights>,
}

/// One department's line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DepartmentLights {
    /// Department code.
    pub department: String,
    /// Its name, Chinese.
    pub name_zh: String,
    /// Its name, English.
    pub name_en: String,
    /// The counts.
    pub lights: Lights,
}

/// Open cases by light, and what was done today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Lights {
    /// Within the limit.
    pub green: u64,
    /// On the last day.
    pub yellow: u64,
    /// Over the limit.
    pub red: u64,
    /// In a special procedure: the clock stands still.
    #[serde(default)]
    pub paused: u64,
    /// With the level above, the clock stands still.
    #[serde(default)]
    pub upper: u64,
    /// Joint cases of which the worst part without an opinion is yellow (R10); the cases themselves are counted above.
    #[serde(default)]
    pub parts_yellow: u64,
    /// Joint cases of which the worst part without an opinion is red.
    #[serde(default)]
    pub parts_red: u64,
    /// Accepted today.
    pub accepted_today: u64,
    /// Completed (办结) today.
    pub completed_today: u64,
}
