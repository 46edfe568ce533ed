//! Personal data in a text that is about to be published (个人信息保护法; DOMAIN section 10).
//!
//! What is found is shown to the person who publishes; an identity number, a mobile number and a case number can never
//! be published. The search finds figures of any script however they are grouped and whatever stands beside them; it
//! cannot find everything that points to a person, so somebody reads the text all the same.

use crate::number::CaseNumber;
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

/// Most signs between two groups of one number, blanks not counted.
const WIDEST_GAP: usize = 3;
/// Most figures of one number: a mobile number with its country's, an identity number.
const LONGEST: usize = 18;
/// Figures of the date with which a case number begins.
const DATE: usize = 6;
/// From so many figures in one piece on, a number may stand among others without anything between.
const CROWDED: usize = 12;

/// The figure that a sign stands for, in whichever script it is written: 3, ３, 三, ③, ٣.
fn figure(letter: char) -> Option<char> {
    const CHINESE: [&str; 10] = ["〇零○", "一幺壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
    let from = |zero: u32| char::from_digit((letter as u32).checked_sub(zero)?, 10);
    crate::text::figure(letter)
        .or_else(|| CHINESE.iter().zip('0'..='9').find(|(signs, _)| signs.contains(letter)).map(|(_, figure)| figure))
        .or_else(|| match letter {
            '\u{660}'..='\u{669}' => from(0x660),
            '\u{6f0}'..='\u{6f9}' => from(0x6f0),
            '⁰' | '⁴'..='⁹' => from(0x2070),
            '¹' => Some('1'),
            '²' => Some('2'),
            '³' => Some('3'),
            '₀'..='₉' => from(0x2080),
            '⓪' => Some('0'),
            '①'..='⑨' => from(0x245f),
            '\u{1d7ce}'..='\u{1d7ff}' => char::from_digit((letter as u32 - 0x1d7ce) % 10, 10),
            _ => None,
        })
}

/// Signs without a shape; what stands around them looks as if it stood together.
fn is_unseen(letter: char) -> bool {
    crate::text::is_hidden(letter) || matches!(letter, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut gap = usize::MAX;
    let mut together = false;
    let mut in_a_word = false;
    let mut letters = text.char_indices().filter(|(_, letter)| !is_unseen(*letter)).peekable();
    while let Some((at, letter)) = letters.next() {
        let before_a_word = letters.peek().is_some_and(|(_, next)| next.is_ascii_alphabetic());
        let digit = match letter {
            'x' | 'X' | 'ｘ' | 'Ｘ' | '×' | 'х' | 'Х' | 'ⅹ' | 'Ⅹ' if together || !(in_a_word || before_a_word) => {
                Some('X')
            }
            _ => figure(letter),
        };
        in_a_word = letter.is_ascii_alphabetic() && digit.is_none();
        let end = at + letter.len_utf8();
        match (digit, groups.last_mut()) {
            (Some(digit), Some(group)) if together && !group.digits.ends_with('X') => {
                group.digits.push(digit);
                group.end = end;
            }
            (Some(digit), _) => {
                groups.push(Group { start: at, end, digits: digit.to_string(), joined: gap <= WIDEST_GAP });
            }
            (None, _) if letter.is_whitespace() => {}
            (None, _) if !letter.is_alphanumeric() => gap = gap.saturating_add(1),
            _ => gap = usize::MAX,
        }
        together = digit.is_some();
        if together {
            gap = 0;
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
        let alone = kind(&digits, first).or_else(|| among_others(&digits));
        let mut best = alone.map(|kind| (kind, first.end, 0));
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
    // The X of an identity number is its eighteenth; any other begins a word.
    let digits = if digits.len() == LONGEST { digits } else { digits.trim_end_matches('X') };
    if digits.find('X').is_some_and(|place| place != LONGEST - 1) {
        return None;
    }
    let begins =
        |range: std::ops::RangeInclusive<u8>| digits.bytes().next().is_some_and(|first| range.contains(&first));
    match digits.len() {
        LONGEST if together || is_birthday(digits, 6) => Some(PersonalKind::IdNumber),
        13..=15 if (together || first.digits.len() == DATE) && CaseNumber::parse(digits).is_ok() => {
            Some(PersonalKind::CaseNumber)
        }
        15 if begins(b'1'..=b'6') && (together || month_and_day(digits, 8)) => Some(PersonalKind::IdNumber),
        11 if together && begins(b'1'..=b'1') => Some(PersonalKind::Mobile),
        11..=16 if is_mobile(without_prefix(digits)) => Some(PersonalKind::Mobile),
        10..=12 if begins(b'0'..=b'0') && (together || matches!(first.digits.len(), 3 | 4)) => {
            Some(PersonalKind::Telephone)
        }
        _ => None,
    }
}

/// Without what is dialled before a mobile number: 0086, 86, 0.
fn without_prefix(digits: &str) -> &str {
    let digits = digits.strip_prefix("00").unwrap_or(digits);
    let digits = digits.strip_prefix("86").filter(|rest| rest.len() >= 11).unwrap_or(digits);
    digits.strip_prefix('0').filter(|rest| rest.len() == 11).unwrap_or(digits)
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|second| *second >= b'3')
}

/// Whether a month and a day stand there.
fn month_and_day(digits: &str, at: usize) -> bool {
    let month = digits.get(at..at + 2).is_some_and(|month| ("01"..="12").contains(&month));
    month && digits.get(at + 2..at + 4).is_some_and(|day| ("01"..="31").contains(&day))
}

/// Whether a day of our time stands there: century, year, month, day.
fn is_birthday(digits: &str, at: usize) -> bool {
    digits.get(at..at + 2).is_some_and(|century| matches!(century, "18" | "19" | "20")) && month_and_day(digits, at + 4)
}

/// What is hidden in figures without end: an identity number, else a mobile number.
fn among_others(digits: &str) -> Option<PersonalKind> {
    if digits.len() < CROWDED {
        return None;
    }
    let windows = |width: usize| (0..digits.len()).filter_map(move |at| digits.get(at..at + width));
    let id =
        windows(LONGEST).any(|part| is_birthday(part, 6) && part.find('X').is_none_or(|place| place == LONGEST - 1));
    let mobile = || windows(11).any(|part| is_mobile(part) && !part.contains('X'));
    if id { Some(PersonalKind::IdNumber) } else { mobile().then_some(PersonalKind::Mobile) }
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
