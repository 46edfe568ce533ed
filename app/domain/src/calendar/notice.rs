//! A holiday notice of the State Council (放假安排) on its way into the calendar (R14).

use super::{CalendarData, CalendarYear};
use crate::text::written;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// More days off than any year has had.
const MOST_OFF: usize = 60;
/// More make-up days than any year has had.
const MOST_WORK: usize = 30;
/// Longest name of a source, in characters.
pub const LONGEST_SOURCE: usize = 100;
/// From this day of December on a notice may speak of the year before: New Year's days off often begin there.
const YEAR_END: u32 = 24;

/// A notice as somebody wrote it down, not yet checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct WrittenNotice {
    /// The year: this one, the one before or the next.
    pub year: Option<i32>,
    /// Days off (放假), `2008-10-01`, 1 to 60, weekend days among them included: a list, or one text with the dates
    /// between blanks, commas or line ends. Days from 24 December of the year before may be among them.
    #[serde(deserialize_with = "dates")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub off: Vec<String>,
    /// Weekend days that are working days (调休上班), at most 30, likewise.
    #[serde(deserialize_with = "dates")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub work: Vec<String>,
    /// Number or name of the notice, for instance 国办发明电〔2007〕65号, at most 100 characters.
    pub source: String,
    /// The day on which it was published.
    pub published: Option<NaiveDate>,
}

/// A checked notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayNotice {
    /// The year.
    pub year: i32,
    /// Days off, in order.
    pub off: Vec<NaiveDate>,
    /// Weekend days that are working days, in order.
    pub work: Vec<NaiveDate>,
    /// Number or name of the notice.
    pub source: String,
    /// The day on which it was published.
    pub published: NaiveDate,
}

/// A mistake in a notice, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {code}")]
pub struct NoticeProblem {
    /// The field; `off[3]` is the fourth day of its list.
    pub place: String,
    /// Stable code: `required`, `range`, `too_many`, `too_long`, `characters`, `date`, `other_year`, `twice`,
    /// `off_and_work`, `work_on_weekday`, `future`.
    pub code: &'static str,
}

/// Why a notice is not taken into a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeRefusal {
    /// The calendar says the same already.
    #[error("the calendar has the same days already")]
    NothingNew,
    /// It speaks of the year before, which has no notice of its own.
    #[error("it names days of the year before, which has no notice yet")]
    YearBefore,
}

impl WrittenNotice {
    /// The dates of a text, as it was written, between blanks, commas and line ends.
    pub fn split(text: &str) -> Vec<String> {
        let between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '，' | '、' | ';' | '；');
        text.split(between).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// The notice, if everything in it is right. `today` bounds year and date of publication.
    ///
    /// # Errors
    /// Every mistake with its place.
    pub fn check(&self, today: NaiveDate) -> Result<HolidayNotice, Vec<NoticeProblem>> {
        let mut problems = Problems(Vec::new());
        let near = today.year() - 1..=today.year() + 1;
        let year = self.year.filter(|year| near.contains(year));
        match (self.year, year) {
            (None, _) => problems.add("year", "required"),
            (Some(_), None) => problems.add("year", "range"),
            _ => {}
        }
        let off = problems.days("off", &self.off, MOST_OFF, year);
        let work = problems.days("work", &self.work, MOST_WORK, year);
        if self.off.is_empty() {
            problems.add("off", "required");
        }
        let days_off: BTreeSet<NaiveDate> = off.iter().map(|(_, day)| *day).collect();
        for (index, day) in &work {
            if days_off.contains(day) {
                problems.at("work", *index, "off_and_work");
            } else if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                problems.at("work", *index, "work_on_weekday");
            }
        }
        let source = written(&self.source, LONGEST_SOURCE, false).unwrap_or_else(|code| {
            problems.add("source", code);
            String::new()
        });
        match self.published {
            None => problems.add("published", "required"),
            Some(day) if day > today => problems.add("published", "future"),
            Some(day) if year.is_some_and(|year| day.year() != year && day.year() != year - 1) => {
                problems.add("published", "range");
            }
            _ => {}
        }
        let work: BTreeSet<NaiveDate> = work.into_iter().map(|(_, day)| day).collect();
        match (year, self.published) {
            (Some(year), Some(published)) if problems.0.is_empty() => Ok(HolidayNotice {
                year,
                off: days_off.into_iter().collect(),
                work: work.into_iter().collect(),
                source,
                published,
            }),
            _ => Err(problems.0),
        }
    }
}

struct Problems(Vec<NoticeProblem>);

impl Problems {
    fn add(&mut self, place: &str, code: &'static str) {
        self.0.push(NoticeProblem { place: place.to_owned(), code });
    }

    fn at(&mut self, list: &str, index: usize, code: &'static str) {
        self.add(&format!("{list}[{index}]"), code);
    }

    /// The days of a list with their places; what is wrong with the others is written down.
    fn days(&mut self, list: &str, texts: &[String], most: usize, year: Option<i32>) -> Vec<(usize, NaiveDate)> {
        if texts.len() > most {
            self.add(list, "too_many");
            return Vec::new();
        }
        let mut seen = BTreeSet::new();
        let mut days = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            let Some(day) = text.parse::<NaiveDate>().ok().filter(|_| text.len() == 10) else {
                self.at(list, index, "date");
                continue;
            };
            if year.is_some_and(|year| !speaks_of(year, day)) {
                self.at(list, index, "other_year");
            } else if !seen.insert(day) {
                self.at(list, index, "twice");
            } else {
                days.push((index, day));
            }
        }
        days
    }
}

/// Whether the notice for a year may name the day.
fn speaks_of(year: i32, day: NaiveDate) -> bool {
    day.year() == year || (day.year() == year - 1 && day.month() == 12 && day.day() >= YEAR_END)
}

impl CalendarData {
    /// This calendar with a notice taken in, as the next version: the year's days are the notice's; days of the year before
    /// are changed one by one.
    ///
    /// # Errors
    /// [`NoticeRefusal`].
    pub fn with_notice(&self, notice: &HolidayNotice, version: &str) -> Result<Self, NoticeRefusal> {
        let own = |day: &&NaiveDate| day.year() == notice.year;
        let mut years = self.years.clone();
        let year = CalendarYear {
            off: notice.off.iter().filter(own).copied().collect(),
            work: notice.work.iter().filter(own).copied().collect(),
            source: notice.source.clone(),
            published: Some(notice.published),
        };
        years.insert(notice.year, year);
        let before = |day: &&NaiveDate| !own(day);
        if notice.off.iter().chain(&notice.work).any(|day| before(&day)) {
            let year = years.get_mut(&(notice.year - 1)).ok_or(NoticeRefusal::YearBefore)?;
            for day in notice.off.iter().filter(before) {
                change(&mut year.off, &mut year.work, *day);
            }
            for day in notice.work.iter().filter(before) {
                change(&mut year.work, &mut year.off, *day);
            }
        }
        let same = |one: &[NaiveDate], other: &[NaiveDate]| {
            one.iter().collect::<BTreeSet<_>>() == other.iter().collect::<BTreeSet<_>>()
        };
        let known = |(year, days): (&i32, &CalendarYear)| {
            self.years.get(year).is_some_and(|kept| same(&kept.off, &days.off) && same(&kept.work, &days.work))
        };
        if years.iter().all(known) {
            return Err(NoticeRefusal::NothingNew);
        }
        Ok(Self { version: version.to_owned(), years })
    }
}

/// Puts a day into one list and takes it out of the other.
fn change(into: &mut Vec<NaiveDate>, out_of: &mut Vec<NaiveDate>, day: NaiveDate) {
    out_of.retain(|other| *other != day);
    if !into.contains(&day) {
        into.push(day);
        into.sort_unstable();
    }
}

/// Dates as a list, or as one text.
fn dates<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Dates;

    impl<'de> Visitor<'de> for Dates {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of dates, or a text with dates")
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(WrittenNotice::split(text))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut dates = Vec::new();
            while let Some(date) = list.next_element()? {
                dates.push(date);
            }
            Ok(dates)
        }
    }

    deserializer.deserialize_any(Dates)
}

#[cfg(test)]
mod tests;
