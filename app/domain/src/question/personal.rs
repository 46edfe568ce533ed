//! Personal data in a text that is about to be published (个人信息保护法; DOMAIN section 10).
//!
//! What is found is shown to the person who publishes; an identity number, a mobile number and a case number can never
//! be published. The search finds figures however they are grouped; it cannot find everything that points to a person,
//! so somebody reads the text all the same.

use serde::{Deserialize, Serialize};

/// What a piece of a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonalKind {
    /// Identity number, 18 or 15 characters.
    IdNumber,
    /// Mobile number, 11 digits.
    Mobile,
    /// Telephone with area code. Offices have one too: it is pointed out only.
    Telephone,
    /// Case number with its check digit.
    CaseNumber,
    /// The name under which the question was asked.
    Name,
    /// E-mail address.
    Email,
}

impl PersonalKind {
    /// Whether it must not be published in any case.
    pub fn is_forbidden(self) -> bool {
        matches!(self, Self::IdNumber | Self::Mobile | Self::CaseNumber)
    }

    /// The code on the wire, for instance `id_number`.
    pub fn code(self) -> &'static str {
        match self {
            Self::IdNumber => "id_number",
            Self::Mobile => "mobile",
            Self::Telephone => "telephone",
            Self::CaseNumber => "case_number",
            Self::Name => "name",
            Self::Email => "email",
        }
    }
}

/// A piece of a text that looks personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Personal {
    /// What it looks like.
    pub kind: PersonalKind,
    /// The piece as it stands there.
    pub text: String,
}

/// The pieces of a text that look personal, in reading order; `name` is the asker's.
///
/// ```
/// use domain::question::personal::{PersonalKind, find};
///
/// let found = find("我是样例甲，手机 139 0000 1234，身份证110105194912310 02X", "样例甲");
/// let kinds: Vec<PersonalKind> = found.iter().map(|piece| piece.kind).collect();
/// assert_eq!(kinds, [PersonalKind::Name, PersonalKind::Mobile, PersonalKind::IdNumber]);
/// ```
pub fn find(text: &str, name: &str) -> Vec<Personal> {
    let mut found: Vec<(usize, Personal)> = numbers(text);
    let name = name.trim();
    if name.chars().count() >= 2 {
        let piece = |(at, text): (usize, &str)| (at, Personal { kind: PersonalKind::Name, text: text.to_owned() });
        found.extend(text.match_indices(name).map(piece));
    }
    found.extend(emails(text));
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, piece)| piece).collect()
}

/// A row of figures, with the blanks and hyphens that people put between them.
struct Row {
    start: usize,
    end: usize,
    digits: String,
}

fn rows(text: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut gap = usize::MAX;
    for (at, letter) in text.char_indices() {
        let digit = match letter {
            '0'..='9' | 'x' | 'X' => Some(letter.to_ascii_uppercase()),
            '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10),
            _ => None,
        };
        let end = at + letter.len_utf8();
        match (digit, rows.last_mut()) {
            (Some(digit), Some(row)) if gap <= 1 && !row.digits.ends_with('X') => {
                row.digits.push(digit);
                row.end = end;
                gap = 0;
            }
            (Some(digit), _) if digit != 'X' => {
                rows.push(Row { start: at, end, digits: digit.to_string() });
                gap = 0;
            }
            (None, _) if matches!(letter, ' ' | '-' | '—' | '－' | '\u{3000}') => gap = gap.saturating_add(1),
            _ => gap = usize::MAX,
        }
    }
    rows
}

fn numbers(text: &str) -> Vec<(usize, Personal)> {
    let piece = |row: &Row, kind| {
        (row.start, Personal { kind, text: text.get(row.start..row.end).unwrap_or_default().to_owned() })
    };
    rows(text).iter().filter_map(|row| kind(&row.digits).map(|kind| piece(row, kind))).collect()
}

fn kind(digits: &str) -> Option<PersonalKind> {
    let plain = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(digits);
    let begins = |prefix: &[u8]| plain.as_bytes().first().is_some_and(|first| prefix.contains(first));
    match plain.len() {
        18 => Some(PersonalKind::IdNumber),
        13..=15 if crate::number::CaseNumber::parse(plain).is_ok() => Some(PersonalKind::CaseNumber),
        15 if begins(b"123456") => Some(PersonalKind::IdNumber),
        11 if begins(b"1") => Some(PersonalKind::Mobile),
        10..=12 if begins(b"0") => Some(PersonalKind::Telephone),
        _ => None,
    }
}

fn emails(text: &str) -> impl Iterator<Item = (usize, Personal)> {
    let part = |letter: char| letter.is_ascii_alphanumeric() || "._%+-".contains(letter);
    text.match_indices('@').filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let start = before.char_indices().rev().take_while(|(_, letter)| part(*letter)).last().map(|(at, _)| at)?;
        let after = text.get(at + 1..)?;
        let length: usize = after.chars().take_while(|letter| part(*letter)).map(char::len_utf8).sum();
        let whole = text.get(start..at + 1 + length)?;
        let is_address = after.get(..length)?.contains('.');
        is_address.then(|| (start, Personal { kind: PersonalKind::Email, text: whole.to_owned() }))
    })
}
