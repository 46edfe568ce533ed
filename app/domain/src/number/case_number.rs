//! The case number (DOMAIN 4.5).

use super::{compact, mod_11_10};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Highest running number of a day at a window.
const MAX_RUNNING: u32 = 999_999;

/// A case number (办件编号), 13 to 15 digits, the last one a check digit. On the wire and in storage digits only.
///
/// ```
/// use domain::number::CaseNumber;
///
/// let number = CaseNumber::new("2008-03-03".parse()?, 5, 12)?;
/// assert_eq!(number.as_str(), "0803030500120");
/// assert_eq!(number.grouped(), "080303-05-0012-0");
/// assert_eq!(CaseNumber::parse("080303 05 0012 ０")?, number);
/// assert!(CaseNumber::parse("080303-05-0021-0").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "0803030500120"))]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber(Parts);

/// The order of the fields is the order of numbers: by day, window, running number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Parts {
    date: NaiveDate,
    window: u8,
    running: u32,
    digits: String,
}

/// Why a text is no case number, or why none can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberProblem {
    /// Nothing was given.
    #[error("the number is missing")]
    Required,
    /// Not 13 to 15 digits.
    #[error("a case number has 13 to 15 digits")]
    Length,
    /// Something other than a digit.
    #[error("a case number has digits only")]
    Characters,
    /// The check digit does not fit: something was mistyped.
    #[error("the check digit does not fit")]
    Checksum,
    /// The first six digits are no date, or the date is not in 2000 to 2099.
    #[error("the number begins with a date, year 2000 to 2099, as six digits")]
    Date,
    /// The window is not 1 to 99.
    #[error("a window's number is 1 to 99")]
    Window,
    /// The running number is not 1 to 999 999, or is written with needless zeros.
    #[error("the running number is 1 to 999999")]
    Running,
}

impl NumberProblem {
    /// Stable code: `required`, `length`, `characters`, `checksum`, `date`, `window`, `running`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Length => "length",
            Self::Characters => "characters",
            Self::Checksum => "checksum",
            Self::Date => "date",
            Self::Window => "window",
            Self::Running => "running",
        }
    }
}

impl CaseNumber {
    /// The number of the `running`-th case (from 1) that `window` (1 to 99) accepts on `date` (2000 to 2099).
    ///
    /// # Errors
    /// [`NumberProblem::Date`], [`NumberProblem::Window`] or [`NumberProblem::Running`] out of these ranges.
    pub fn new(date: NaiveDate, window: u8, running: u32) -> Result<Self, NumberProblem> {
        if !(2000..=2099).contains(&date.year()) {
            return Err(NumberProblem::Date);
        }
        if !(1..=99).contains(&window) {
            return Err(NumberProblem::Window);
        }
        if !(1..=MAX_RUNNING).contains(&running) {
            return Err(NumberProblem::Running);
        }
        let body = format!("{}{window:02}{running:04}", date.format("%y%m%d"));
        let check = mod_11_10(body.chars().filter_map(|digit| digit.to_digit(10)));
        Ok(Self(Parts { date, window, running, digits: format!("{body}{check}") }))
    }

    /// Reads a number as people type it: spaces and hyphens are ignored, full-width digits accepted.
    ///
    /// # Errors
    /// [`NumberProblem`]; a mistyped digit is [`NumberProblem::Checksum`].
    pub fn parse(text: &str) -> Result<Self, NumberProblem> {
        let digits = compact(text);
        if digits.is_empty() {
            return Err(NumberProblem::Required);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberProblem::Characters);
        }
        let (Some(year), Some(month), Some(day), Some(window), Some(running), 13..=15) = (
            part(&digits, 0..2),
            part(&digits, 2..4),
            part(&digits, 4..6),
            part(&digits, 6..8),
            part(&digits, 8..digits.len().saturating_sub(1)),
            digits.len(),
        ) else {
            return Err(NumberProblem::Length);
        };
        if !fits(&digits) {
            return Err(NumberProblem::Checksum);
        }
        let date = NaiveDate::from_ymd_opt(2000_i32.saturating_add_unsigned(year), month, day);
        let window = u8::try_from(window).map_err(|_| NumberProblem::Window)?;
        let number = Self::new(date.ok_or(NumberProblem::Date)?, window, running)?;
        if number.0.digits == digits { Ok(number) } else { Err(NumberProblem::Running) }
    }

    /// The digits, as stored and as on the wire.
    pub fn as_str(&self) -> &str {
        &self.0.digits
    }

    /// In groups, as people read it: date, window, running number, check digit.
    pub fn grouped(&self) -> String {
        let check = self.0.digits.chars().next_back().unwrap_or('0');
        format!("{}-{:02}-{:04}-{check}", self.0.date.format("%y%m%d"), self.0.window, self.0.running)
    }

    /// The date of acceptance that the number carries.
    pub fn date(&self) -> NaiveDate {
        self.0.date
    }

    /// The window, 1 to 99.
    pub fn window(&self) -> u8 {
        self.0.window
    }

    /// The running number of that day at that window, from 1.
    pub fn running(&self) -> u32 {
        self.0.running
    }
}

fn part(digits: &str, range: std::ops::Range<usize>) -> Option<u32> {
    digits.get(range)?.parse().ok()
}

fn fits(digits: &str) -> bool {
    let Some((body, check)) = digits.split_at_checked(digits.len().saturating_sub(1)) else { return false };
    check.parse() == Ok(mod_11_10(body.chars().filter_map(|digit| digit.to_digit(10))))
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.digits)
    }
}

impl FromStr for CaseNumber {
    type Err = NumberProblem;

    fn from_str(text: &str) -> Result<Self, NumberProblem> {
        Self::parse(text)
    }
}

impl TryFrom<String> for CaseNumber {
    type Error = NumberProblem;

    fn try_from(text: String) -> Result<Self, NumberProblem> {
        Self::parse(&text)
    }
}

impl From<CaseNumber> for String {
    fn from(number: CaseNumber) -> Self {
        number.0.digits
    }
}

#[cfg(test)]
mod tests;
