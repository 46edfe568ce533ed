//! Office hours by season (办公时间, DOMAIN 3.2 inputs).

mod setting;

pub use setting::{HoursProblem, MonthDay, OfficeHoursSetting};

use crate::calendar::Calendar;
use crate::time::local;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// One interval of office hours, local time: open from `from`, closed from `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Opening.
    pub from: NaiveTime,
    /// Closing, later than `from`.
    pub to: NaiveTime,
}

/// The hall's hours, checked: at least one interval a season, in order, none overlapping. Read from and written as
/// [`OfficeHoursSetting`]. The default is 08:30–12:00 and 13:30–17:00, from 1 June to 30 September 14:30–17:30 in the
/// afternoon.
///
/// ```
/// use domain::clock::OfficeHours;
///
/// let hours = OfficeHours::default();
/// assert_eq!(hours.close_of_business("2008-03-18".parse()?).to_string(), "17:00:00");
/// assert_eq!(hours.close_of_business("2008-06-01".parse()?).to_string(), "17:30:00");
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "OfficeHoursSetting", into = "OfficeHoursSetting")]
pub struct OfficeHours {
    normal: Vec<Interval>,
    summer: Vec<Interval>,
    summer_from: MonthDay,
    summer_until: MonthDay,
}

impl Default for OfficeHours {
    fn default() -> Self {
        let interval = |from: (u32, u32), to: (u32, u32)| Interval { from: time(from), to: time(to) };
        let morning = interval((8, 30), (12, 0));
        Self {
            normal: vec![morning, interval((13, 30), (17, 0))],
            summer: vec![morning, interval((14, 30), (17, 30))],
            summer_from: MonthDay { month: 6, day: 1 },
            summer_until: MonthDay { month: 9, day: 30 },
        }
    }
}

fn time((hour, minute): (u32, u32)) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

impl OfficeHours {
    /// The intervals of the season in which `date` lies, in order; whether the hall opens at all that day is the
    /// calendar's question.
    pub fn hours_on(&self, date: NaiveDate) -> Vec<(NaiveTime, NaiveTime)> {
        self.intervals(date).iter().map(|interval| (interval.from, interval.to)).collect()
    }

    /// End of the last interval of that day's season (`cob`): when an unfinished immediate item turns yellow (R7).
    pub fn close_of_business(&self, date: NaiveDate) -> NaiveTime {
        self.intervals(date).last().map_or(NaiveTime::MIN, |interval| interval.to)
    }

    /// Whether the windows are open at an instant: a working day, inside an interval (closing time excluded).
    pub fn open_at(&self, calendar: &Calendar, at: DateTime<Utc>) -> bool {
        let now = local(at);
        calendar.is_workday(now.date())
            && self.intervals(now.date()).iter().any(|hours| hours.from <= now.time() && now.time() < hours.to)
    }

    /// The working day on which the windows are open next: today before the close of business, else the next
    /// working day. While they are open, today.
    pub fn next_open(&self, calendar: &Calendar, at: DateTime<Utc>) -> NaiveDate {
        let now = local(at);
        let today = now.date();
        if now.time() < self.close_of_business(today) {
            return calendar.next_workday(today);
        }
        calendar.next_workday(today.succ_opt().unwrap_or(today))
    }

    fn intervals(&self, date: NaiveDate) -> &[Interval] {
        let day = MonthDay::of(date);
        let summer = if self.summer_from <= self.summer_until {
            self.summer_from <= day && day <= self.summer_until
        } else {
            self.summer_from <= day || day <= self.summer_until
        };
        if summer { &self.summer } else { &self.normal }
    }
}

#[cfg(test)]
mod tests;
