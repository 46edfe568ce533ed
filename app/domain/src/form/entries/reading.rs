//! How typed texts are read, by the kind of their field (DOMAIN 8).

use crate::form::FieldKind;
use crate::identity::{IdNumber, OrganisationId, normal_phone};
use crate::text::harmless;
use chrono::{Datelike, NaiveDate};

/// The text as it is printed, or the code of what is wrong with it.
pub(super) fn by_kind(kind: FieldKind, text: &str, today: NaiveDate) -> Result<String, &'static str> {
    match kind {
        FieldKind::Textarea => {
            let text = text.replace("\r\n", "\n");
            if harmless(&text, true) { Ok(text) } else { Err("characters") }
        }
        FieldKind::Number => decimal(text, 4),
        FieldKind::Money => decimal(text, 2),
        FieldKind::Idcard => id_number(text, today),
        FieldKind::Phone => normal_phone(text).map_err(|problem| problem.code()),
        FieldKind::Orgcode => {
            OrganisationId::parse(text).map(|code| code.as_str().to_owned()).map_err(|problem| problem.code())
        }
        FieldKind::Date => date(text).map(printed_date).ok_or("date"),
        FieldKind::Text
        | FieldKind::Choice
        | FieldKind::Table
        | FieldKind::Stamp
        | FieldKind::Signature
        | FieldKind::Photo
        | FieldKind::Drawing => {
            if harmless(text, false) {
                Ok(text.to_owned())
            } else {
                Err("characters")
            }
        }
    }
}

/// Figures with at most so many decimal places. Full-width figures and commas between thousands are understood.
fn decimal(text: &str, most: usize) -> Result<String, &'static str> {
    let text: String = text.chars().map(half_width).filter(|letter| *letter != ',').collect();
    let (whole, places) = text.split_once('.').unwrap_or((&text, "0"));
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !figures(whole) || !figures(places) || whole.len() > 12 {
        return Err("number");
    }
    if places.len() > most { Err("decimals") } else { Ok(text) }
}

/// Full-width figures and signs as people get them from a Chinese keyboard.
fn half_width(letter: char) -> char {
    match letter {
        '．' => '.',
        '，' => ',',
        other => crate::text::figure(other).unwrap_or(other),
    }
}

/// A number of 18 characters, or one of 15 as they were valid until 2013 (DOMAIN section 10).
fn id_number(text: &str, today: NaiveDate) -> Result<String, &'static str> {
    let digits: String = text.chars().map(half_width).filter(|letter| !letter.is_whitespace()).collect();
    if digits.len() == 15 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let born = digits.get(6..12).map(|born| format!("19{born}")).unwrap_or_default();
        return match NaiveDate::parse_from_str(&born, "%Y%m%d") {
            Ok(_) => Ok(digits),
            Err(_) => Err("birth_date"),
        };
    }
    IdNumber::parse(text, today).map(|number| number.as_str().to_owned()).map_err(|problem| problem.code())
}

/// A date as people write it: `2008-3-3`, `2008.03.03`, `2008/3/3`, `20080303`, `2008年3月3日`; from 1850 to 2199.
///
/// ```
/// let day = "2008-03-03".parse().ok();
/// assert_eq!(domain::form::date("2008年3月3日"), day);
/// assert_eq!(domain::form::date("20080303"), day);
/// assert_eq!(domain::form::date("2008-02-30"), None);
/// ```
pub fn date(text: &str) -> Option<NaiveDate> {
    let text: String = text.chars().map(half_width).filter(|letter| !letter.is_whitespace()).collect();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return in_range(NaiveDate::parse_from_str(&text, "%Y%m%d").ok()?);
    }
    let plain = text.strip_suffix('日').unwrap_or(&text);
    let mut parts = plain.split(['-', '.', '/', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    in_range(NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?)
}

/// Dates that a person of today can have to do with.
fn in_range(date: NaiveDate) -> Option<NaiveDate> {
    (1850..=2199).contains(&date.year()).then_some(date)
}

/// A date as forms print it: `2008年3月3日`.
pub fn printed_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
