//! The calendar as it is written down, and what is wrong with it.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The official calendar as data: one entry for each year with a notice of the State Council.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarData {
    /// Version, kept with every due date, for instance `2026-11`.
    pub version: String,
    /// The years with a notice. A year that is absent is provisional: Monday to Friday.
    pub years: BTreeMap<i32, CalendarYear>,
}

/// The notice for one year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarYear {
    /// Days off (放假) that the notice names, weekend days among them included.
    pub off: Vec<NaiveDate>,
    /// Weekend days that are working days (调休上班).
    pub work: Vec<NaiveDate>,
    /// The notice that says so, for instance 国办发明电〔2007〕65号; empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The day on which it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<NaiveDate>,
}

/// The two lists of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayList {
    /// `off`.
    Off,
    /// `work`.
    Work,
}

impl std::fmt::Display for DayList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Off => "off",
            Self::Work => "work",
        })
    }
}

/// What is wrong with a calendar, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarProblem {
    /// There is no version, so results could not be traced to the calendar (R14).
    #[error("version: is empty")]
    NoVersion,
    /// A date stands in another year's list.
    #[error("years.{year}.{list}: {date} is not a day of {year}")]
    OtherYear {
        /// The year whose list it is.
        year: i32,
        /// The list.
        list: DayList,
        /// The date.
        date: NaiveDate,
    },
    /// A date stands twice in one list.
    #[error("years.{year}.{list}: {date} stands there twice")]
    Twice {
        /// The year.
        year: i32,
        /// The list.
        list: DayList,
        /// The date.
        date: NaiveDate,
    },
    /// A date is both off and work.
    #[error("years.{year}: {date} is both in off and in work")]
    OffAndWork {
        /// The year.
        year: i32,
        /// The date.
        date: NaiveDate,
    },
    /// A "work" day is a Monday to Friday, which needs no making up.
    #[error("years.{year}.work: {date} is no Saturday or Sunday")]
    WorkOnWeekday {
        /// The year.
        year: i32,
        /// The date.
        date: NaiveDate,
    },
}

impl CalendarProblem {
    /// Stable code: `no_version`, `other_year`, `twice`, `off_and_work`, `work_on_weekday`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoVersion => "no_version",
            Self::OtherYear { .. } => "other_year",
            Self::Twice { .. } => "twice",
            Self::OffAndWork { .. } => "off_and_work",
            Self::WorkOnWeekday { .. } => "work_on_weekday",
        }
    }
}

impl CalendarData {
    /// The calendar of a hall that has none yet: Monday to Friday, every result provisional (R1).
    pub fn provisional() -> Self {
        Self { version: "none".to_owned(), years: BTreeMap::new() }
    }

    pub(super) fn check(&self) -> Result<(), CalendarProblem> {
        if self.version.trim().is_empty() {
            return Err(CalendarProblem::NoVersion);
        }
        self.years.iter().try_for_each(|(year, days)| days.check(*year))
    }
}

impl CalendarYear {
    fn check(&self, year: i32) -> Result<(), CalendarProblem> {
        let off = distinct(&self.off, year, DayList::Off)?;
        let work = distinct(&self.work, year, DayList::Work)?;
        if let Some(date) = off.intersection(&work).next() {
            return Err(CalendarProblem::OffAndWork { year, date: *date });
        }
        match self.work.iter().find(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)) {
            Some(date) => Err(CalendarProblem::WorkOnWeekday { year, date: *date }),
            None => Ok(()),
        }
    }
}

fn distinct(dates: &[NaiveDate], year: i32, list: DayList) -> Result<BTreeSet<NaiveDate>, CalendarProblem> {
    let mut seen = BTreeSet::new();
    for date in dates {
        if date.year() != year {
            return Err(CalendarProblem::OtherYear { year, list, date: *date });
        }
        if !seen.insert(*date) {
            return Err(CalendarProblem::Twice { year, list, date: *date });
        }
    }
    Ok(seen)
}
