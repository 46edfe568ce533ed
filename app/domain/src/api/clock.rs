//! The clock as a public operation, and the calendar behind it (DOMAIN 3.2).

use super::{NoBody, Op};
use crate::calendar::CalendarData;
use crate::clock::{Day, Light};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// When is it due, and why.
pub const DUE: Op<DueQuery, Due> = Op::get("/api/v1/clock/due");
/// The official calendar in force.
pub const CALENDAR: Op<NoBody, CalendarData> = Op::get("/api/v1/calendar");

/// A question to the clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct DueQuery {
    /// Date of acceptance, `2007-09-28`.
    pub accepted: NaiveDate,
    /// Promised working days, 0–400.
    pub workdays: u32,
    /// Working days of an extension, 0–60.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<u32>,
    /// Pauses `from..until`; the first day no longer counts, the day of resumption does. May be repeated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pause: Vec<String>,
    /// The instant to judge the light at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

/// The clock's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Due {
    /// The last day of the limit.
    pub due: NaiveDate,
    /// Some day of the count lies in a year without an official calendar.
    pub provisional: bool,
    /// The light at `at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
    /// Day by day from the day of acceptance to the due date: counted or not, and why.
    pub days: Vec<Day>,
}
