//! The query code (查询码, DOMAIN 1, F34 and F36): the secret on the receipt that, with the number, shows how a case
//! stands.

use crate::number::compact;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Characters of a code.
const LENGTH: usize = 6;

/// The sixteen characters of a code. They stay apart when written by hand, in any typeface, and read out over the
/// telephone by a Chinese or an English speaker. Left out, and why:
///
/// * shapes: `0` `D` `O` `Q` (each other), `1` `I` `L` (each other), `A` (4), `B` (8), `G` (6), `S` (5), `T` (7),
///   `Z` (2), `U` `V` (each other), `P` (F);
/// * sounds: `N` (M), `J` (K), `R` (in Chinese 2, 二), and of the letters that rhyme with "ee" all but `C`;
/// * `E` also because a spreadsheet takes `23E456` for a power of ten.
///
/// Sixteen is a power of two: half a random byte picks a character without bias.
const ALPHABET: [u8; 16] = *b"23456789CFHKMWXY";

/// A query code: six characters, 16⁶ = 16,777,216 of them. It guards a page without names, and tries are limited
/// where it is asked for.
///
/// ```
/// use domain::query_code::QueryCode;
///
/// let code = QueryCode::from_random([0, 1, 8, 9, 250, 255]);
/// assert_eq!(code.as_str(), "23CFHY");
/// assert!(code.matches("23 cf-hy"));
/// assert!(!code.matches("23CFHX"));
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "7KM4XH"))]
#[serde(try_from = "String", into = "String")]
pub struct QueryCode(String);

/// Why a text is no query code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryCodeProblem {
    /// Nothing was given.
    #[error("the query code is missing")]
    Required,
    /// Not six characters.
    #[error("a query code has six characters")]
    Length,
    /// A character that no code has.
    #[error("a query code has only the characters 23456789CFHKMWXY")]
    Characters,
}

impl QueryCodeProblem {
    /// Stable code: `required`, `length`, `characters`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Length => "length",
            Self::Characters => "characters",
        }
    }
}

impl QueryCode {
    /// The code that six random bytes give. The bytes must come from the system's secure source; every code is
    /// equally likely.
    pub fn from_random(bytes: [u8; LENGTH]) -> Self {
        let pick = |byte: u8| ALPHABET.get(usize::from(byte % 16)).map(|character| char::from(*character));
        Self(bytes.into_iter().filter_map(pick).collect())
    }

    /// Reads a code as people type it: capitals do not matter, spaces and hyphens are ignored, full-width accepted.
    ///
    /// # Errors
    /// [`QueryCodeProblem`].
    pub fn parse(text: &str) -> Result<Self, QueryCodeProblem> {
        let code = compact(text).to_ascii_uppercase();
        if code.is_empty() {
            return Err(QueryCodeProblem::Required);
        }
        if code.chars().count() != LENGTH {
            return Err(QueryCodeProblem::Length);
        }
        if !code.bytes().all(|byte| ALPHABET.contains(&byte)) {
            return Err(QueryCodeProblem::Characters);
        }
        Ok(Self(code))
    }

    /// Whether `text` is this code. The time does not depend on how many characters agree.
    pub fn matches(&self, text: &str) -> bool {
        let Ok(other) = Self::parse(text) else { return false };
        let pairs = self.0.bytes().zip(other.0.bytes());
        let difference = pairs.fold(0, |difference, (a, b)| std::hint::black_box(difference | (a ^ b)));
        difference == 0 && self.0.len() == other.0.len()
    }

    /// The six characters, as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for QueryCode {
    /// The code stays out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueryCode(…)")
    }
}

impl fmt::Display for QueryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for QueryCode {
    type Err = QueryCodeProblem;

    fn from_str(text: &str) -> Result<Self, QueryCodeProblem> {
        Self::parse(text)
    }
}

impl TryFrom<String> for QueryCode {
    type Error = QueryCodeProblem;

    fn try_from(text: String) -> Result<Self, QueryCodeProblem> {
        Self::parse(&text)
    }
}

impl From<QueryCode> for String {
    fn from(code: QueryCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests;
