//! Cases in lists.

use crate::case::StageName;
use crate::clock::Light;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseRow {
    /// Case number, digits only.
    pub number: String,
    /// Service id.
    pub service: String,
    /// Service, Chinese.
    pub service_zh: String,
    /// Service, English.
    pub service_en: String,
    /// The applicant, masked (样*甲).
    pub applicant: String,
    /// Where the case stands.
    pub stage: StageName,
    /// Acceptance date; absent before.
    pub accepted: Option<NaiveDate>,
    /// The last day of the clock that runs: the promised date in force; before acceptance the last day for an answer, or
    /// for the applicant's papers. Absent while the clock stands still (R5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The limit in law ends before the promised one and is the due date (R6).
    #[serde(default)]
    pub by_law: bool,
    /// The day on which the clock runs again, while it stands still (特别程序); the due date rests on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumes: Option<NaiveDate>,
    /// The level above is to be reminded (催办) today.
    #[serde(default)]
    pub chase: bool,
    /// The date rests on a year without an official calendar.
    pub provisional: bool,
    /// The light now, by the hall's warning rule.
    pub light: Light,
    /// Green, but by the hall's warning rule soon no longer.
    #[serde(default)]
    pub warned: bool,
    /// Working days left; negative = working days over the limit.
    pub days_left: i64,
    /// Window that accepted it.
    pub window: u8,
    /// The clock of the result (送达), once there is a decision (R13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<SideClock>,
    /// The own part of the co-department that asks, as long as it has not answered (R10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<SideClock>,
    /// Of a joint case's parts without an opinion the one with least time left (R10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worst_part: Option<SideClock>,
}

/// A clock beside the case's own: a result on its way, a co-department's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SideClock {
    /// Its last day.
    pub due: NaiveDate,
    /// Its light: on time or late once it has stopped.
    pub light: Light,
    /// Working days left; negative = over.
    pub days_left: i64,
}
