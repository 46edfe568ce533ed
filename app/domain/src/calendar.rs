//! The official calendar (工作日历): which days count (DOMAIN 3.2 R1, R2; section 11).
//!
//! A day counts when the State Council's notice makes it a working day, and, failing that, when it is a Monday to
//! Friday that the notice does not take off. A year without a notice is Monday to Friday and *provisional*.

mod data;
mod notice;

pub use data::{CalendarData, CalendarProblem, CalendarYear, DayList};
pub use notice::{HolidayNotice, LONGEST_SOURCE, NoticeProblem, NoticeRefusal, WrittenNotice};

use crate::clock::DayReason;
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// A checked official calendar: two bits a day, for the years of the notices.
///
/// ```
/// use chrono::NaiveDate;
/// use domain::calendar::{Calendar, CalendarData};
///
/// let data: CalendarData = serde_json::from_str(
///     r#"{ "version": "2007-01", "years": { "2007": { "off": ["2007-10-01"], "work": ["2007-09-29"] } } }"#,
/// )?;
/// let calendar = Calendar::new(&data)?;
/// let date = |text: &str| text.parse::<NaiveDate>();
/// assert!(calendar.is_workday(date("2007-09-29")?)); // a make-up Saturday (调休上班)
/// assert!(!calendar.is_workday(date("2007-10-01")?)); // National Day
/// assert_eq!(calendar.add(date("2007-09-28")?, 2), date("2007-10-02")?);
/// assert!(!calendar.is_official(date("2008-01-02")?)); // no notice: provisional
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    version: String,
    years: BTreeMap<i32, YearBits>,
}

/// One bit a day of the year, by ordinal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct YearBits {
    off: [u64; 6],
    work: [u64; 6],
}

impl YearBits {
    fn set(bits: &mut [u64; 6], date: NaiveDate) {
        let day = date.ordinal0();
        if let Some(word) = bits.get_mut((day / 64) as usize) {
            *word |= 1 << (day % 64);
        }
    }

    fn get(bits: &[u64; 6], date: NaiveDate) -> bool {
        let day = date.ordinal0();
        bits.get((day / 64) as usize).is_some_and(|word| (word >> (day % 64)) & 1 == 1)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    date.weekday().num_days_from_monday() >= 5
}

impl Calendar {
    /// Checks the notices and makes them quick to ask.
    ///
    /// # Errors
    /// [`CalendarProblem`] with year, list and date: a date outside its year, named twice, both off and work, or a
    /// "work" day that is no weekend day.
    pub fn new(data: &CalendarData) -> Result<Self, CalendarProblem> {
        data.check()?;
        let years = data.years.iter().map(|(year, days)| {
            let mut bits = YearBits::default();
            days.off.iter().for_each(|date| YearBits::set(&mut bits.off, *date));
            days.work.iter().for_each(|date| YearBits::set(&mut bits.work, *date));
            (*year, bits)
        });
        Ok(Self { version: data.version.clone(), years: years.collect() })
    }

    /// The version of the data, kept with every due date (R14), for instance `2026-11`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether `date` is a working day (工作日), R1.
    pub fn is_workday(&self, date: NaiveDate) -> bool {
        self.day_reason(date).is_workday()
    }

    /// Whether the year of `date` has an official notice. Where it has none, every result is provisional (R1).
    pub fn is_official(&self, date: NaiveDate) -> bool {
        self.years.contains_key(&date.year())
    }

    /// Why `date` counts or not: a working day, a make-up working day, a weekend or a holiday.
    pub fn day_reason(&self, date: NaiveDate) -> DayReason {
        self.look_up(date).0
    }

    /// [`Self::day_reason`] and [`Self::is_official`] in one look.
    pub(crate) fn look_up(&self, date: NaiveDate) -> (DayReason, bool) {
        let weekend = is_weekend(date);
        let year = self.years.get(&date.year());
        let reason = match year {
            Some(bits) if YearBits::get(&bits.work, date) => DayReason::MakeUpWorkday,
            Some(bits) if YearBits::get(&bits.off, date) => DayReason::Holiday,
            _ if weekend => DayReason::Weekend,
            _ => DayReason::Workday,
        };
        (reason, year.is_some())
    }

    /// The `n`-th working day strictly after `date`; `add(date, 0)` is `date`, whatever kind of day it is (R2).
    ///
    /// Stops at the last date that can be written ([`NaiveDate::MAX`]) instead of failing. The cost grows with the
    /// number of days that lie in official years; years without a notice are stepped over by whole weeks.
    pub fn add(&self, date: NaiveDate, n: u32) -> NaiveDate {
        let mut date = date;
        let mut left = i64::from(n);
        while left > 0 {
            // At least the last day is walked, so that the answer is a working day even from a weekend.
            let weeks = self.plain_weeks_after(date).min((left - 1) / 5);
            if weeks > 0 {
                left -= weeks * 5;
                date = forward(date, weeks * 7);
                continue;
            }
            let Some(next) = date.succ_opt() else { return NaiveDate::MAX };
            date = next;
            left -= i64::from(self.is_workday(date));
        }
        date
    }

    /// A limit in calendar days (自然日): `date` and `n` days, then forward to the first working day (R2b). Stops at
    /// [`NaiveDate::MAX`].
    pub fn add_calendar_days(&self, date: NaiveDate, n: u32) -> NaiveDate {
        self.next_workday(forward(date, i64::from(n)))
    }

    /// The first working day on or after `date`; [`NaiveDate::MAX`] where there is none.
    pub fn next_workday(&self, date: NaiveDate) -> NaiveDate {
        date.iter_days().find(|day| self.is_workday(*day)).unwrap_or(NaiveDate::MAX)
    }

    /// How many working days lie in `(after_exclusive, to_inclusive]`; 0 when the second is not later (R9).
    pub fn workdays_in(&self, after_exclusive: NaiveDate, to_inclusive: NaiveDate) -> u32 {
        let mut date = after_exclusive;
        let mut count: i64 = 0;
        while date < to_inclusive {
            let weeks = self.plain_weeks_after(date).min((to_inclusive - date).num_days() / 7);
            if weeks > 0 {
                count += weeks * 5;
                date = forward(date, weeks * 7);
                continue;
            }
            let Some(next) = date.succ_opt() else { break };
            date = next;
            count += i64::from(self.is_workday(date));
        }
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// How many whole weeks after `date` are plain Monday to Friday because no notice speaks of their days.
    fn plain_weeks_after(&self, date: NaiveDate) -> i64 {
        let Some(first) = date.succ_opt().filter(|first| !self.is_official(*first)) else { return 0 };
        let next = self.years.range(first.year()..).next().and_then(|(year, _)| NaiveDate::from_ymd_opt(*year, 1, 1));
        match next {
            Some(official) => (official - first).num_days() / 7,
            None => (NaiveDate::MAX - date).num_days() / 7,
        }
    }
}

/// `days` after `date`, at most the last date there is.
fn forward(date: NaiveDate, days: i64) -> NaiveDate {
    u64::try_from(days).ok().and_then(|days| date.checked_add_days(Days::new(days))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
pub(crate) mod tests;
