//! The ledger: day by day, counted or not, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why a day counts or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DayReason {
    /// The day of acceptance (受理当日); never counted, on whatever kind of day it falls (R2).
    StartDay,
    /// A working day (工作日); counted.
    Workday,
    /// A weekend day that the notice makes a working day (调休上班); counted.
    MakeUpWorkday,
    /// Saturday or Sunday (双休日).
    Weekend,
    /// A day off of the notice (法定节假日), weekend days inside a holiday included.
    Holiday,
    /// A day in a special procedure (特别程序), whatever kind of day it is (R5).
    Paused,
}

impl DayReason {
    /// The code on the wire, for instance `make_up_workday`.
    pub fn code(self) -> &'static str {
        match self {
            Self::StartDay => "start_day",
            Self::Workday => "workday",
            Self::MakeUpWorkday => "make_up_workday",
            Self::Weekend => "weekend",
            Self::Holiday => "holiday",
            Self::Paused => "paused",
        }
    }

    /// A working day of either kind.
    pub fn is_workday(self) -> bool {
        matches!(self, Self::Workday | Self::MakeUpWorkday)
    }
}

/// One day of the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// Whether it used up one day of the limit.
    pub counted: bool,
    /// Why.
    pub reason: DayReason,
}

/// The days that a count stepped over, as ranges with both ends included, in order. The start day is left out: that
/// it is not counted needs no explanation.
///
/// ```
/// use domain::clock::{Day, DayReason, skipped};
///
/// let day = |text: &str, reason: DayReason| Day {
///     date: text.parse().unwrap(), counted: reason.is_workday(), reason,
/// };
/// let days = [
///     day("2008-03-14", DayReason::StartDay),
///     day("2008-03-15", DayReason::Weekend),
///     day("2008-03-16", DayReason::Weekend),
///     day("2008-03-17", DayReason::Workday),
/// ];
/// assert_eq!(skipped(&days), [(days[1].date, days[2].date)]);
/// ```
pub fn skipped(days: &[Day]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut ranges: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days.iter().filter(|day| !day.counted && day.reason != DayReason::StartDay) {
        match ranges.last_mut() {
            Some((_, to)) if to.succ_opt() == Some(day.date) => *to = day.date,
            _ => ranges.push((day.date, day.date)),
        }
    }
    ranges
}
