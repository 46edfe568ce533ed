//! Office hours as people write them in the settings (DOMAIN 3.2, inputs; 13).

use super::{Interval, OfficeHours};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Office hours as written in a setting; absent entries keep the default.
///
/// ```toml
/// normal = ["08:30-12:00", "13:30-17:00"]
/// summer = ["08:30-12:00", "14:30-17:30"]
/// summer_from = "06-01"
/// summer_until = "09-30"
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfficeHoursSetting {
    /// Intervals outside summer.
    pub normal: Vec<String>,
    /// Intervals in summer.
    pub summer: Vec<String>,
    /// First day of summer, month and day.
    pub summer_from: String,
    /// Last day of summer, included.
    pub summer_until: String,
}

/// Month and day, without a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    pub(super) month: u32,
    pub(super) day: u32,
}

/// What is wrong with a setting of office hours, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursProblem {
    /// A season has no interval.
    #[error("{season}: names no hours")]
    None {
        /// `normal` or `summer`.
        season: &'static str,
    },
    /// An interval is not two times with a hyphen between.
    #[error("{season}: `{text}` is not written 08:30-12:00")]
    Interval {
        /// `normal` or `summer`.
        season: &'static str,
        /// What stands there.
        text: String,
    },
    /// An interval ends before it begins, or begins before the one before ends.
    #[error("{season}: `{text}` does not follow in order")]
    Order {
        /// `normal` or `summer`.
        season: &'static str,
        /// The interval.
        text: String,
    },
    /// A day of the year is not written as month and day.
    #[error("{place}: `{text}` is not written 06-01")]
    Day {
        /// `summer_from` or `summer_until`.
        place: &'static str,
        /// What stands there.
        text: String,
    },
}

impl MonthDay {
    /// The month and day of a date.
    pub fn of(date: NaiveDate) -> Self {
        Self { month: date.month(), day: date.day() }
    }

    fn parse(place: &'static str, text: &str) -> Result<Self, HoursProblem> {
        let problem = || HoursProblem::Day { place, text: text.to_owned() };
        let (month, day) = text.trim().split_once('-').ok_or_else(problem)?;
        let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        let (month, day) = number(month).zip(number(day)).ok_or_else(problem)?;
        // Any leap year: 29 February is a day of the year.
        NaiveDate::from_ymd_opt(2008, month, day).map(Self::of).ok_or_else(problem)
    }
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Default for OfficeHoursSetting {
    fn default() -> Self {
        OfficeHours::default().into()
    }
}

impl From<OfficeHours> for OfficeHoursSetting {
    fn from(hours: OfficeHours) -> Self {
        Self {
            normal: hours.normal.iter().map(written).collect(),
            summer: hours.summer.iter().map(written).collect(),
            summer_from: hours.summer_from.to_string(),
            summer_until: hours.summer_until.to_string(),
        }
    }
}

fn written(interval: &Interval) -> String {
    format!("{}-{}", interval.from.format("%H:%M"), interval.to.format("%H:%M"))
}

impl TryFrom<OfficeHoursSetting> for OfficeHours {
    type Error = HoursProblem;

    fn try_from(setting: OfficeHoursSetting) -> Result<Self, HoursProblem> {
        Ok(Self {
            normal: season("normal", &setting.normal)?,
            summer: season("summer", &setting.summer)?,
            summer_from: MonthDay::parse("summer_from", &setting.summer_from)?,
            summer_until: MonthDay::parse("summer_until", &setting.summer_until)?,
        })
    }
}

fn season(season: &'static str, texts: &[String]) -> Result<Vec<Interval>, HoursProblem> {
    let mut intervals: Vec<Interval> = Vec::new();
    for text in texts {
        let problem = || HoursProblem::Interval { season, text: text.clone() };
        let (from, to) = text.split_once(['-', '–']).ok_or_else(problem)?;
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_| problem());
        let interval = Interval { from: time(from)?, to: time(to)? };
        let after_the_last = intervals.last().is_none_or(|last| last.to <= interval.from);
        if interval.from >= interval.to || !after_the_last {
            return Err(HoursProblem::Order { season, text: text.clone() });
        }
        intervals.push(interval);
    }
    if intervals.is_empty() { Err(HoursProblem::None { season }) } else { Ok(intervals) }
}
