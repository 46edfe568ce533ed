//! The citizen ID number (公民身份号码), GB 11643 (DOMAIN 10).

use super::IdProblem;
use crate::number::compact;
use chrono::{Datelike, NaiveDate};
use std::fmt;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";
/// Earliest birth year that is believed.
const FIRST_YEAR: i32 = 1850;
/// From this year on 15-digit numbers are no longer valid.
const SHORT_UNTIL: i32 = 2013;

/// A citizen ID number: six digits region, eight birth date, three sequence (odd = male), one check character.
/// Until 2012-12-31 also the old kind of 15 digits: no century, no check character.
///
/// ```
/// use domain::identity::IdNumber;
///
/// let today = "2008-03-03".parse()?;
/// let number = IdNumber::parse("11010519491231002x", today)?;
/// assert_eq!(number.as_str(), "11010519491231002X");
/// assert_eq!(number.birth_date(), "1949-12-31".parse()?);
/// assert!(!number.is_male());
/// assert_eq!(number.masked(), "110105********002X");
/// assert_eq!(IdNumber::parse("330382190002290038", today).unwrap_err().code(), "birth_date");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct IdNumber {
    text: String,
    birth_date: NaiveDate,
    male: bool,
}

impl IdNumber {
    /// Reads a number as people type it: small x, spaces, hyphens and full-width characters are accepted. `today` is
    /// the hall's date: nobody is born after it, and 15-digit numbers are accepted before 2013.
    ///
    /// # Errors
    /// [`IdProblem`]: `required`, `length`, `characters`, `birth_date`, `checksum`, the first that applies.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, IdProblem> {
        let text = compact(text).to_ascii_uppercase();
        match text.chars().count() {
            0 => Err(IdProblem::Required),
            18 => Self::long(text, today),
            15 if today.year() < SHORT_UNTIL => Self::short(text, today),
            _ => Err(IdProblem::Length),
        }
    }

    fn long(text: String, today: NaiveDate) -> Result<Self, IdProblem> {
        let (body, check) = text.split_at_checked(17).ok_or(IdProblem::Characters)?;
        if !all_digits(body) || !matches!(check.as_bytes(), [b'0'..=b'9' | b'X']) {
            return Err(IdProblem::Characters);
        }
        let birth_date = birth_date(body.get(6..14), today)?;
        let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        if CHECKS.get((sum % 11) as usize) != check.as_bytes().first() {
            return Err(IdProblem::Checksum);
        }
        let male = is_odd(body);
        Ok(Self { text, birth_date, male })
    }

    fn short(text: String, today: NaiveDate) -> Result<Self, IdProblem> {
        if !all_digits(&text) {
            return Err(IdProblem::Characters);
        }
        let birth_date = birth_date(text.get(6..12).map(|date| format!("19{date}")).as_deref(), today)?;
        let male = is_odd(&text);
        Ok(Self { text, birth_date, male })
    }

    /// The number with a capital X, as stored.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Date of birth.
    pub fn birth_date(&self) -> NaiveDate {
        self.birth_date
    }

    /// Whether the sequence number says male (odd).
    pub fn is_male(&self) -> bool {
        self.male
    }

    /// As shown: region and the last four characters, `330382********0014`; of an old number the last three.
    pub fn masked(&self) -> String {
        let tail = if self.text.len() == 18 { 14 } else { 12 };
        let (head, tail_text) = (self.text.get(..6).unwrap_or_default(), self.text.get(tail..).unwrap_or_default());
        format!("{head}{}{tail_text}", "*".repeat(tail - 6))
    }
}

impl fmt::Debug for IdNumber {
    /// The number stays out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdNumber(…)")
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_odd(digits: &str) -> bool {
    digits.bytes().last().is_some_and(|digit| digit % 2 == 1)
}

/// A date of eight digits that exists, from 1850 to today.
fn birth_date(digits: Option<&str>, today: NaiveDate) -> Result<NaiveDate, IdProblem> {
    let number: u32 = digits.and_then(|digits| digits.parse().ok()).ok_or(IdProblem::BirthDate)?;
    let year = i32::try_from(number / 10_000).map_err(|_| IdProblem::BirthDate)?;
    NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100)
        .filter(|date| date.year() >= FIRST_YEAR && *date <= today)
        .ok_or(IdProblem::BirthDate)
}

#[cfg(test)]
mod tests;
