//! The words of a PDF: brackets, names, strings, and numbers and keywords.

use crate::OfficialProblem;

/// What a bracket opens or closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Array,
    Dict,
}

/// One word.
#[derive(Debug)]
pub(super) enum Token<'a> {
    Open(Shape),
    Close(Shape),
    Name(Vec<u8>),
    Text(Vec<u8>),
    /// A number or a keyword.
    Word(&'a [u8]),
}

/// The words from a place on.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn skip_to(&mut self, place: usize) {
        self.at = place;
    }

    /// Passes over white space and comments.
    pub(super) fn space(&mut self) {
        let mut comment = false;
        while let Some(byte) = self.peek() {
            match byte {
                b'\r' | b'\n' => comment = false,
                b'%' => comment = true,
                _ if comment || is_space(byte) => {}
                _ => return,
            }
            self.at += 1;
        }
    }

    pub(super) fn token(&mut self) -> Result<Option<Token<'a>>, OfficialProblem> {
        self.space();
        let bytes = self.bytes;
        let rest = bytes.get(self.at..).unwrap_or_default();
        let (token, length) = match rest {
            [] => return Ok(None),
            [b'<', b'<', ..] => (Token::Open(Shape::Dict), 2),
            [b'>', b'>', ..] => (Token::Close(Shape::Dict), 2),
            [b'[', ..] => (Token::Open(Shape::Array), 1),
            [b']', ..] => (Token::Close(Shape::Array), 1),
            [b'/', ..] => {
                self.at += 1;
                return Ok(Some(Token::Name(self.name())));
            }
            [b'(', ..] => {
                self.at += 1;
                return Ok(Some(Token::Text(self.literal()?)));
            }
            [b'<', ..] => {
                self.at += 1;
                return Ok(Some(Token::Text(self.hexadecimal()?)));
            }
            _ => {
                let length = rest.iter().take_while(|byte| is_regular(**byte)).count().max(1);
                (Token::Word(rest.get(..length).unwrap_or_default()), length)
            }
        };
        self.at += length;
        Ok(Some(token))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn byte(&mut self) -> Result<u8, OfficialProblem> {
        let byte = self.peek().ok_or(OfficialProblem::Damaged)?;
        self.at += 1;
        Ok(byte)
    }

    fn name(&mut self) -> Vec<u8> {
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let sign = |place: usize| self.bytes.get(place).copied().and_then(digit);
            match (byte, sign(self.at), sign(self.at + 1)) {
                (b'#', Some(high), Some(low)) => {
                    self.at += 2;
                    name.push((high << 4) | low);
                }
                _ => name.push(byte),
            }
        }
        name
    }

    fn literal(&mut self) -> Result<Vec<u8>, OfficialProblem> {
        let (mut text, mut open) = (Vec::new(), 1_usize);
        loop {
            let byte = self.byte()?;
            match byte {
                b'\\' => {
                    text.extend(self.escaped()?);
                    continue;
                }
                b'(' => open += 1,
                b')' if open == 1 => return Ok(text),
                b')' => open -= 1,
                _ => {}
            }
            text.push(byte);
        }
    }

    /// What stands for the signs after a backslash; nothing for the end of a line.
    fn escaped(&mut self) -> Result<Option<u8>, OfficialProblem> {
        Ok(match self.byte()? {
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                None
            }
            b'\n' => None,
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            first @ b'0'..=b'7' => {
                let mut value = first - b'0';
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    value = value.wrapping_mul(8).wrapping_add(next - b'0');
                    self.at += 1;
                }
                Some(value)
            }
            other => Some(other),
        })
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, OfficialProblem> {
        let mut digits = Vec::new();
        loop {
            match self.byte()? {
                b'>' => break,
                byte if is_space(byte) => {}
                byte => digits.push(digit(byte).ok_or(OfficialProblem::Damaged)?),
            }
        }
        let byte = |pair: &[u8]| pair.iter().chain(&[0]).take(2).fold(0_u8, |byte, digit| (byte << 4) | digit);
        Ok(digits.chunks(2).map(byte).collect())
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
