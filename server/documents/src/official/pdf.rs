//! PDF files: nothing that starts by itself. The file is read from its beginning to its end, object by object: the
//! places that it names for them, its page tree and its references are not followed.

mod rules;
mod values;
mod words;

use super::OfficialProblem;
use lopdf::{Dictionary, Object, Stream};
use rules::Seen;
use std::collections::HashMap;
use values::{Dict, Read, Value, Values, whole};
use words::{Tokens, is_space};

/// Most objects of a file.
const OBJECTS: usize = 200_000;
/// Most that one stream of objects may unpack to, bytes.
const PACK: usize = 16 << 20;
/// Most that all streams of objects may unpack to, bytes.
const UNPACKED: usize = 48 << 20;

pub(super) fn check(bytes: &[u8]) -> Result<(), OfficialProblem> {
    let mut document = Document::default();
    document.read(bytes)?;
    document.unpack(bytes)?;
    document.verdict()
}

/// What was read of a file.
#[derive(Default)]
struct Document {
    objects: usize,
    seen: Seen,
    /// Objects that are a whole number, as the length of a stream may be; none for one that is not the same everywhere.
    lengths: HashMap<i64, Option<i64>>,
    /// Whether an object is no more than a place in the document, wherever it stands.
    places: HashMap<i64, bool>,
    /// Streams of objects, and where their content begins.
    packs: Vec<(usize, Dict)>,
}

impl Document {
    /// All that stands in the file itself.
    fn read(&mut self, bytes: &[u8]) -> Result<(), OfficialProblem> {
        let mut values = Values::new(bytes, 0);
        let mut inside: Option<i64> = None;
        let mut last: Option<Dict> = None;
        let mut numbers: (Option<i64>, Option<i64>) = (None, None);
        let mut ended = false;
        loop {
            match values.read()? {
                Read::End => break,
                Read::Value(value) => {
                    if inside.is_none() && !matches!(value, Value::Dict(_)) {
                        return Err(OfficialProblem::Damaged);
                    }
                    self.look(inside, &value)?;
                    numbers = (None, None);
                    last = if let Value::Dict(dict) = value { Some(dict) } else { None };
                }
                Read::Word(b"obj") => {
                    let (Some(number), Some(_), None) = (numbers.0, numbers.1, inside) else {
                        return Err(OfficialProblem::Damaged);
                    };
                    self.count()?;
                    (inside, last, numbers) = (Some(number), None, (None, None));
                }
                Read::Word(b"endobj") => (inside, last, numbers) = (None, None, (None, None)),
                Read::Word(b"stream") => {
                    let (Some(_), Some(dict)) = (inside, last.take()) else {
                        return Err(OfficialProblem::Damaged);
                    };
                    let end = self.stream(bytes, values.at(), dict)?;
                    values.skip_to(end);
                }
                Read::Word(word) => {
                    ended |= word == b"startxref";
                    let number = whole(word);
                    if let Some(object) = inside {
                        self.length(object, number);
                    }
                    last = None;
                    numbers = (numbers.1, number);
                }
            }
        }
        // An object that only looks like one, in a stream or a string, is one for a reader that is led there.
        if inside.is_some() || !ended || headers(bytes) != self.objects {
            return Err(OfficialProblem::Damaged);
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), OfficialProblem> {
        self.objects += 1;
        if self.objects > OBJECTS { Err(OfficialProblem::Damaged) } else { Ok(()) }
    }

    fn look(&mut self, number: Option<i64>, value: &Value) -> Result<(), OfficialProblem> {
        rules::look(value, &mut self.seen)?;
        if let Some(number) = number {
            let place = rules::shows_a_place(value);
            self.places.entry(number).and_modify(|always| *always &= place).or_insert(place);
        }
        Ok(())
    }

    /// Notes an object, or a part of one, that is a number or another plain word.
    fn length(&mut self, object: i64, number: Option<i64>) {
        self.places.insert(object, false);
        self.lengths
            .entry(object)
            .and_modify(|known| {
                if *known != number {
                    *known = None;
                }
            })
            .or_insert(number);
    }

    /// Passes over the content of a stream whose keyword ends at a place; gives the place where the content ends.
    fn stream(&mut self, bytes: &[u8], keyword: usize, dict: Dict) -> Result<usize, OfficialProblem> {
        rules::stream(&dict)?;
        let rest = bytes.get(keyword..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        let line = match rest.get(blanks..).unwrap_or_default() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return Err(OfficialProblem::Damaged),
        };
        let start = keyword + blanks + line;
        let named = match dict.one("Length") {
            Some(Value::Number(length)) => end_of(bytes, start, *length),
            _ => None,
        };
        let found = || {
            let place = bytes.get(start..)?.windows(END.len()).position(|window| window == END)?;
            Some(start + place)
        };
        let end = named.or_else(found).ok_or(OfficialProblem::Damaged)?;
        if dict.has("N") && dict.has("First") {
            self.packs.push((start, dict));
        }
        Ok(end)
    }

    /// All that stands in streams of objects.
    fn unpack(&mut self, bytes: &[u8]) -> Result<(), OfficialProblem> {
        let mut room = UNPACKED;
        for (start, dict) in std::mem::take(&mut self.packs) {
            let length = match dict.one("Length") {
                Some(Value::Number(length)) => Some(*length),
                Some(Value::Reference(object)) => self.lengths.get(object).copied().flatten(),
                _ => None,
            };
            let end = length.and_then(|length| end_of(bytes, start, length));
            let packed = end.and_then(|end| bytes.get(start..end)).ok_or(OfficialProblem::Damaged)?;
            let content = unpacked(&dict, packed, room.min(PACK)).ok_or(OfficialProblem::Damaged)?;
            room = room.saturating_sub(content.len());
            self.members(&dict, &content)?;
        }
        Ok(())
    }

    /// The objects of a stream of objects; each must begin where the others and the white space end.
    fn members(&mut self, dict: &Dict, content: &[u8]) -> Result<(), OfficialProblem> {
        let number = |key| match dict.one(key) {
            Some(Value::Number(number)) => usize::try_from(*number).map_err(|_| OfficialProblem::Damaged),
            _ => Err(OfficialProblem::Damaged),
        };
        let (most, first) = (number("N")?, number("First")?);
        let index = content.get(..first).and_then(|index| std::str::from_utf8(index).ok());
        let index: Vec<&str> = index.ok_or(OfficialProblem::Damaged)?.split_ascii_whitespace().collect();
        if index.len() / 2 != most {
            return Err(OfficialProblem::Damaged);
        }
        let mut begins = HashMap::new();
        for pair in index.chunks(2) {
            let [object, place] = pair else { return Err(OfficialProblem::Damaged) };
            let object: i64 = object.parse().map_err(|_| OfficialProblem::Damaged)?;
            let place: usize = place.parse().map_err(|_| OfficialProblem::Damaged)?;
            let mut tokens = Tokens::new(content, first.saturating_add(place));
            tokens.space();
            if begins.insert(tokens.at(), object).is_some() {
                return Err(OfficialProblem::Damaged);
            }
        }
        let mut values = Values::new(content, first);
        loop {
            let read = values.read()?;
            let object = begins.remove(&values.start());
            match read {
                Read::End => break,
                Read::Value(value) => {
                    self.count()?;
                    self.look(object, &value)?;
                }
                Read::Word(_) => {
                    if let Some(object) = object {
                        self.places.insert(object, false);
                    }
                }
            }
        }
        if begins.is_empty() { Ok(()) } else { Err(OfficialProblem::Damaged) }
    }

    fn verdict(&self) -> Result<(), OfficialProblem> {
        if !self.seen.page {
            return Err(OfficialProblem::Damaged);
        }
        let place = |object: &i64| self.places.get(object) == Some(&true);
        if self.seen.opened.iter().all(place) { Ok(()) } else { Err(OfficialProblem::Active) }
    }
}

/// The keyword after the content of a stream.
const END: &[u8] = b"endstream";

/// Where the content of a stream ends, if its length is right.
fn end_of(bytes: &[u8], start: usize, length: i64) -> Option<usize> {
    let end = start.checked_add(usize::try_from(length).ok()?)?;
    bytes.get(end..)?.trim_ascii_start().starts_with(END).then_some(end)
}

/// The content of a stream of objects, deflated or plain as all programs write them.
fn unpacked(dict: &Dict, packed: &[u8], most: usize) -> Option<Vec<u8>> {
    if dict.has("Filter") && dict.one("Filter").is_none() {
        return None;
    }
    let mut plain = Dictionary::new();
    for (key, value) in dict.entries() {
        match (key.as_slice(), value) {
            (b"Filter", Value::Array(filters)) => match filters.as_slice() {
                [] => {}
                [filter] if filter.is("FlateDecode") => plain.set("Filter", Object::Name(b"FlateDecode".to_vec())),
                _ => return None,
            },
            (b"Filter", filter) if filter.is("FlateDecode") => {
                plain.set("Filter", Object::Name(b"FlateDecode".to_vec()));
            }
            (b"DecodeParms" | b"Filter", Value::Other) => {}
            (b"DecodeParms" | b"Filter", _) => return None,
            _ => {}
        }
    }
    Stream::new(plain, packed.to_vec()).get_plain_content_with_limit(most).ok()
}

/// How many headers of objects there are, wherever they stand.
fn headers(bytes: &[u8]) -> usize {
    let places = bytes.windows(3).enumerate().filter(|(_, window)| window.starts_with(b"obj"));
    let headed = places.filter(|(place, _)| {
        !bytes.get(place + 3).is_some_and(u8::is_ascii_alphabetic) && bytes.get(..*place).is_some_and(ends_in_numbers)
    });
    headed.count()
}

/// Whether the last words are two numbers, or at least a number and a comment.
fn ends_in_numbers(before: &[u8]) -> bool {
    let line = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let rest = without_end(before, is_space);
    if before.last().is_some_and(line) && rest.rsplit(line).next().is_some_and(|last| last.contains(&b'%')) {
        return true;
    }
    let number = without_end(rest, |byte| byte.is_ascii_digit());
    number.len() < rest.len() && number.last().is_some_and(|byte| is_space(*byte))
}

fn without_end(mut bytes: &[u8], unwanted: impl Fn(u8) -> bool) -> &[u8] {
    while let Some((last, rest)) = bytes.split_last() {
        if !unwanted(*last) {
            break;
        }
        bytes = rest;
    }
    bytes
}
