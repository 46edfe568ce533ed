//! Codes of organisations (DOMAIN 10): GB 32100, GB 11714 and the trade registration number.

use super::IdProblem;
use crate::number::{compact, mod_11_10};
use std::fmt;

/// The alphabet of GB 32100: no I, O, S, V, Z.
const CREDIT_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads a code as people type it: small letters, spaces, hyphens and full-width characters are accepted.
            ///
            /// # Errors
            /// [`IdProblem`]: `required`, `length`, `characters`, `checksum`.
            pub fn parse(text: &str) -> Result<Self, IdProblem> {
                let text = compact(text).to_ascii_uppercase();
                match text.chars().count() {
                    0 => Err(IdProblem::Required),
                    $length if !text.is_ascii() => Err(IdProblem::Characters),
                    $length => Self::check(&text).map(|()| Self(text)),
                    _ => Err(IdProblem::Length),
                }
            }

            /// The characters, capitals, without a hyphen.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            /// The code stays out of logs.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

code! {
    /// Unified social credit code (统一社会信用代码), GB 32100: 18 characters, in use since October 2015.
    ///
    /// ```
    /// assert!(domain::identity::CreditCode::parse("91350100M000100Y43").is_ok());
    /// ```
    CreditCode, 18
}

code! {
    /// Organisation code (组织机构代码), GB 11714: eight characters and a check character, printed `D2143569-X`.
    ///
    /// ```
    /// let code = domain::identity::OrganisationCode::parse("D2143569-X")?;
    /// assert_eq!(code.as_str(), "D2143569X");
    /// # Ok::<(), domain::identity::IdProblem>(())
    /// ```
    OrganisationCode, 9
}

code! {
    /// Trade registration number (工商注册号): 15 digits, the last after MOD 11,10.
    ///
    /// ```
    /// assert!(domain::identity::TradeNumber::parse("110108000000016").is_ok());
    /// ```
    TradeNumber, 15
}

impl CreditCode {
    fn check(text: &str) -> Result<(), IdProblem> {
        let values = values(text, |byte| CREDIT_ALPHABET.iter().position(|known| *known == byte))?;
        let digits_where_they_belong = text.bytes().skip(2).take(6).all(|byte| byte.is_ascii_digit());
        if !digits_where_they_belong {
            return Err(IdProblem::Characters);
        }
        let sum: u32 = values.iter().zip(CREDIT_WEIGHTS).map(|(value, weight)| value * weight).sum();
        fits(values.last() == Some(&((31 - sum % 31) % 31)))
    }
}

impl OrganisationCode {
    fn check(text: &str) -> Result<(), IdProblem> {
        let body = text.get(..8).ok_or(IdProblem::Characters)?;
        let values = values(body, |byte| char::from(byte).to_digit(36).map(|value| value as usize))?;
        let sum: u32 = values.iter().zip(ORGANISATION_WEIGHTS).map(|(value, weight)| value * weight).sum();
        let check = match text.chars().next_back() {
            Some('X') => 10,
            Some(digit) => digit.to_digit(10).ok_or(IdProblem::Characters)?,
            None => return Err(IdProblem::Length),
        };
        // 11 - sum mod 11, where 10 is written X and 11 is written 0.
        fits((sum + check).is_multiple_of(11))
    }
}

impl TradeNumber {
    fn check(text: &str) -> Result<(), IdProblem> {
        let values = values(text, |byte| char::from(byte).to_digit(10).map(|value| value as usize))?;
        let (check, body) = values.split_last().ok_or(IdProblem::Length)?;
        fits(mod_11_10(body.iter().copied()) == *check)
    }
}

fn values(text: &str, value: impl Fn(u8) -> Option<usize>) -> Result<Vec<u32>, IdProblem> {
    let value = |byte| value(byte).and_then(|value| u32::try_from(value).ok());
    text.bytes().map(value).collect::<Option<_>>().ok_or(IdProblem::Characters)
}

fn fits(ok: bool) -> Result<(), IdProblem> {
    if ok { Ok(()) } else { Err(IdProblem::Checksum) }
}

/// The code of an organisation, of whichever kind its shape shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OrganisationId {
    /// 18 characters.
    Credit(CreditCode),
    /// Nine characters.
    Organisation(OrganisationCode),
    /// 15 digits.
    Trade(TradeNumber),
}

impl OrganisationId {
    /// Reads a code: 18 characters are a credit code, 15 a trade registration number, 9 an organisation code.
    ///
    /// # Errors
    /// [`IdProblem`] of the kind that the length shows; `length` for every other length.
    pub fn parse(text: &str) -> Result<Self, IdProblem> {
        match compact(text).chars().count() {
            0 => Err(IdProblem::Required),
            18 => CreditCode::parse(text).map(Self::Credit),
            15 => TradeNumber::parse(text).map(Self::Trade),
            9 => OrganisationCode::parse(text).map(Self::Organisation),
            _ => Err(IdProblem::Length),
        }
    }

    /// The characters, capitals, without a hyphen, as stored.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Credit(code) => code.as_str(),
            Self::Organisation(code) => code.as_str(),
            Self::Trade(number) => number.as_str(),
        }
    }
}

#[cfg(test)]
mod tests;
