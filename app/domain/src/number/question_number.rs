//! The number of a question (DOMAIN 1, F52).

use super::{NumberProblem, compact, mod_11_10};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Highest running number of a day.
const MAX_RUNNING: u32 = 999_999;

/// A question's number (咨询编号): `Z`, the date asked as six digits, the running number of that day (four digits, more
/// beyond 9999), a check digit after ISO/IEC 7064 MOD 11,10. The letter keeps it apart from a case number.
///
/// ```
/// use domain::number::QuestionNumber;
///
/// let number = QuestionNumber::new("2008-03-03".parse()?, 7)?;
/// assert_eq!(number.grouped(), "Z080303-0007-1");
/// assert_eq!(QuestionNumber::parse("z 080303 0007 １")?, number);
/// assert!(QuestionNumber::parse("Z080303-0070-1").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "Z08030300071"))]
#[serde(try_from = "String", into = "String")]
pub struct QuestionNumber(String);

impl QuestionNumber {
    /// The number of the `running`-th question (from 1) of a day (2000 to 2099).
    ///
    /// # Errors
    /// [`NumberProblem::Date`] or [`NumberProblem::Running`] out of these ranges.
    pub fn new(date: NaiveDate, running: u32) -> Result<Self, NumberProblem> {
        if !(2000..=2099).contains(&date.year()) {
            return Err(NumberProblem::Date);
        }
        if !(1..=MAX_RUNNING).contains(&running) {
            return Err(NumberProblem::Running);
        }
        let body = format!("{}{running:04}", date.format("%y%m%d"));
        let check = mod_11_10(body.chars().filter_map(|digit| digit.to_digit(10)));
        Ok(Self(format!("Z{body}{check}")))
    }

    /// Reads a number as people type it: spaces and hyphens are ignored, small and full-width letters accepted, the `Z`
    /// may be missing.
    ///
    /// # Errors
    /// [`NumberProblem`]; a mistyped digit is [`NumberProblem::Checksum`].
    pub fn parse(text: &str) -> Result<Self, NumberProblem> {
        let typed = compact(text).to_ascii_uppercase();
        let digits = typed.strip_prefix('Z').unwrap_or(&typed);
        if digits.is_empty() {
            return Err(NumberProblem::Required);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberProblem::Characters);
        }
        if !(11..=13).contains(&digits.len()) {
            return Err(NumberProblem::Length);
        }
        let (body, check) = digits.split_at(digits.len() - 1);
        if check.parse() != Ok(mod_11_10(body.chars().filter_map(|digit| digit.to_digit(10)))) {
            return Err(NumberProblem::Checksum);
        }
        let part = |range: std::ops::Range<usize>| body.get(range).and_then(|digits| digits.parse::<u32>().ok());
        let year = part(0..2).map(|year| 2000_i32.saturating_add_unsigned(year));
        let date = year.zip(part(2..4)).zip(part(4..6));
        let date = date.and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
        let number = Self::new(date.ok_or(NumberProblem::Date)?, part(6..body.len()).ok_or(NumberProblem::Running)?)?;
        if number.0.get(1..) == Some(digits) { Ok(number) } else { Err(NumberProblem::Running) }
    }

    /// As stored and as on the wire: `Z` and digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups, as people read it.
    pub fn grouped(&self) -> String {
        let end = self.0.len() - 1;
        let part = |range: std::ops::Range<usize>| self.0.get(range).unwrap_or_default();
        format!("{}-{}-{}", part(0..7), part(7..end), part(end..end + 1))
    }
}

impl fmt::Display for QuestionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for QuestionNumber {
    type Error = NumberProblem;

    fn try_from(text: String) -> Result<Self, NumberProblem> {
        Self::parse(&text)
    }
}

impl From<QuestionNumber> for String {
    fn from(number: QuestionNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_number_says_why() {
        for (text, problem) in [
            ("", NumberProblem::Required),
            ("Z", NumberProblem::Required),
            ("Z08030A00071", NumberProblem::Characters),
            ("Z0803030", NumberProblem::Length),
            ("Z08030300072", NumberProblem::Checksum),
        ] {
            assert_eq!(QuestionNumber::parse(text), Err(problem), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_number_is_read_again_and_no_wrong_digit_is(day in 0_u64..36_000, running in 1_u32..=999_999, at in 1_usize..13, other in 0_u8..10) {
            let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(day);
            let number = QuestionNumber::new(date, running).unwrap();
            prop_assert_eq!(QuestionNumber::parse(&number.grouped()), Ok(number.clone()));
            let mut wrong = number.as_str().to_owned().into_bytes();
            if at < wrong.len() && wrong[at] != b'0' + other {
                wrong[at] = b'0' + other;
                prop_assert!(QuestionNumber::parse(std::str::from_utf8(&wrong).unwrap()).is_err());
            }
        }

        #[test]
        fn nothing_typed_makes_it_panic(text in "\\PC{0,30}") {
            let _ = QuestionNumber::parse(&text);
        }
    }
}
