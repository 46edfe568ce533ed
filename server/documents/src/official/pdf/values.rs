//! The values of a PDF, each as it stands: references are not followed, and a key that is there twice is kept twice.

use super::words::{Shape, Token, Tokens};
use crate::OfficialProblem;

/// How deep a value may be.
const DEEPEST: usize = 100;
/// Most words of one value.
const LONGEST: usize = 1_000_000;

/// A value.
#[derive(Debug)]
pub(super) enum Value {
    Name(Vec<u8>),
    Text(Vec<u8>),
    Number(i64),
    /// The number of the object that is meant.
    Reference(i64),
    Array(Vec<Value>),
    Dict(Dict),
    Other,
}

impl Value {
    /// Whether it is this name.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self, Self::Name(found) if found == name.as_bytes())
    }
}

/// A dictionary.
#[derive(Debug)]
pub(super) struct Dict(Vec<(Vec<u8>, Value)>);

impl Dict {
    pub(super) fn entries(&self) -> &[(Vec<u8>, Value)] {
        &self.0
    }

    /// All values of a key.
    pub(super) fn all(&self, key: &'static str) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(move |(found, _)| found == key.as_bytes()).map(|(_, value)| value)
    }

    /// The value of a key that is there once.
    pub(super) fn one(&self, key: &'static str) -> Option<&Value> {
        let mut values = self.all(key);
        let value = values.next();
        if values.next().is_none() { value } else { None }
    }

    pub(super) fn has(&self, key: &'static str) -> bool {
        self.all(key).next().is_some()
    }
}

/// What stands by itself.
#[derive(Debug)]
pub(super) enum Read<'a> {
    Value(Value),
    /// A number or a keyword.
    Word(&'a [u8]),
    End,
}

/// The values from a place on.
#[derive(Debug)]
pub(super) struct Values<'a> {
    tokens: Tokens<'a>,
    start: usize,
}

impl<'a> Values<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { tokens: Tokens::new(bytes, at), start: at }
    }

    /// Where what was read last begins.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Where what was read last ends.
    pub(super) fn at(&self) -> usize {
        self.tokens.at()
    }

    pub(super) fn skip_to(&mut self, place: usize) {
        self.tokens.skip_to(place);
    }

    pub(super) fn read(&mut self) -> Result<Read<'a>, OfficialProblem> {
        let mut open: Vec<Frame> = Vec::new();
        self.tokens.space();
        self.start = self.tokens.at();
        for _ in 0..LONGEST {
            let value = match self.tokens.token()? {
                None if open.is_empty() => return Ok(Read::End),
                None => return Err(OfficialProblem::Damaged),
                Some(Token::Open(shape)) => {
                    if open.len() == DEEPEST {
                        return Err(OfficialProblem::Damaged);
                    }
                    open.push(Frame { shape, values: Vec::new() });
                    continue;
                }
                Some(Token::Close(shape)) => {
                    open.pop().filter(|frame| frame.shape == shape).ok_or(OfficialProblem::Damaged)?.close()?
                }
                Some(Token::Name(name)) => Value::Name(name),
                Some(Token::Text(text)) => Value::Text(text),
                Some(Token::Word(word)) => match open.last_mut() {
                    None => return Ok(Read::Word(word)),
                    Some(frame) => frame.word(word)?,
                },
            };
            match open.last_mut() {
                None => return Ok(Read::Value(value)),
                Some(frame) => frame.values.push(value),
            }
        }
        Err(OfficialProblem::Damaged)
    }
}

/// An array or a dictionary that is not closed yet.
#[derive(Debug)]
struct Frame {
    shape: Shape,
    values: Vec<Value>,
}

impl Frame {
    fn word(&mut self, word: &[u8]) -> Result<Value, OfficialProblem> {
        match word {
            b"R" => match (self.values.pop(), self.values.pop()) {
                (Some(Value::Number(_)), Some(Value::Number(object))) => Ok(Value::Reference(object)),
                _ => Err(OfficialProblem::Damaged),
            },
            b"obj" | b"endobj" | b"stream" | b"endstream" | b"xref" | b"trailer" | b"startxref" => {
                Err(OfficialProblem::Damaged)
            }
            _ => Ok(whole(word).map_or(Value::Other, Value::Number)),
        }
    }

    fn close(self) -> Result<Value, OfficialProblem> {
        if self.shape == Shape::Array {
            return Ok(Value::Array(self.values));
        }
        let mut entries = Vec::with_capacity(self.values.len() / 2);
        let mut values = self.values.into_iter();
        while let Some(key) = values.next() {
            match (key, values.next()) {
                (Value::Name(key), Some(value)) => entries.push((key, value)),
                _ => return Err(OfficialProblem::Damaged),
            }
        }
        Ok(Value::Dict(Dict(entries)))
    }
}

/// The whole number that a word is.
pub(super) fn whole(word: &[u8]) -> Option<i64> {
    std::str::from_utf8(word).ok()?.parse().ok()
}
