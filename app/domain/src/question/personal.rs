//! Personal data in a text that is about to be published (个人信息保护法; DOMAIN section 10).
//!
//! What is found is shown to the person who publishes; an identity number, a mobile number and a case number can never
//! be published. The search finds figures however they are grouped and whatever stands beside them; it cannot find everything that points to a person,
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

/// Figures without anything between them.
struct Group {
    start: usize,
    end: usize,
    digits: String,
    /// Whether only the signs that people put into numbers stand between it and the group before.
    joined: bool,
}

/// Most signs between two groups of one number.
const WIDEST_GAP: usize = 3;
/// Most figures of one number: a mobile number with its country's, an identity number.
const LONGEST: usize = 18;

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut gap = usize::MAX;
    let mut letters = text.char_indices().peekable();
    let mut in_a_word = false;
    while let Some((at, letter)) = letters.next() {
        let before_a_word = letters.peek().is_some_and(|(_, next)| next.is_ascii_alphabetic());
        let digit = match letter {
            'x' | 'X' | 'Ｘ' | '×' if !in_a_word && !before_a_word => Some('X'),
            _ => crate::text::figure(letter),
        };
        in_a_word = letter.is_ascii_alphabetic() && digit.is_none();
        let end = at + letter.len_utf8();
        match (digit, groups.last_mut()) {
            (Some(digit), Some(group)) if gap == 0 && digit != 'X' && !group.digits.ends_with('X') => {
                group.digits.push(digit);
                group.end = end;
            }
            (Some(digit), _) => {
                groups.push(Group { start: at, end, digits: digit.to_string(), joined: gap <= WIDEST_GAP });
                gap = 0;
            }
            (None, _) if letter.is_whitespace() || "-—－–.·．()（）".contains(letter) => {
                gap = gap.saturating_add(1)
            }
            _ => gap = usize::MAX,
        }
    }
    groups
}

/// The numbers in a text, each from as many neighbouring groups as make one.
fn numbers(text: &str) -> Vec<(usize, Personal)> {
    let groups = groups(text);
    let mut found = Vec::new();
    let mut rest = groups.as_slice();
    while let [first, later @ ..] = rest {
        let mut digits = first.digits.clone();
        let mut best = kind(&digits, first).map(|kind| (kind, first.end, 0));
        for (place, next) in later.iter().enumerate().take_while(|(_, next)| next.joined) {
            digits.push_str(&next.digits);
            if digits.len() > LONGEST {
                break;
            }
            best = kind(&digits, first).map(|kind| (kind, next.end, place + 1)).or(best);
        }
        let used = best.map_or(0, |(_, _, used)| used);
        if let Some((kind, end, _)) = best {
            let text = text.get(first.start..end).unwrap_or_default().to_owned();
            found.push((first.start, Personal { kind, text }));
        }
        rest = later.get(used..).unwrap_or_default();
    }
    found
}

/// What these figures are that begin with the group `first`. Figures that stand together are taken for a number sooner
/// than such as may be several numbers in a row.
fn kind(digits: &str, first: &Group) -> Option<PersonalKind> {
    let together = digits.len() == first.digits.len();
    let plain = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(digits);
    let at = |place: usize| plain.as_bytes().get(place).copied().unwrap_or_default();
    let month = |place: usize| plain.get(place..place + 2).is_some_and(|month| ("01"..="12").contains(&month));
    if plain.contains('X') && !(plain.len() == 18 && plain.find('X') == Some(17)) {
        return None;
    }
    match plain.len() {
        18 if together || (matches!(at(6), b'1' | b'2') && month(10)) => Some(PersonalKind::IdNumber),
        13..=15 if crate::number::CaseNumber::parse(plain).is_ok() => Some(PersonalKind::CaseNumber),
        15 if matches!(at(0), b'1'..=b'6') && (together || month(8)) => Some(PersonalKind::IdNumber),
        11 if at(0) == b'1' && (together || matches!(at(1), b'3'..=b'9')) => Some(PersonalKind::Mobile),
        10..=12 if at(0) == b'0' && (together || matches!(first.digits.len(), 3 | 4)) => Some(PersonalKind::Telephone),
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
