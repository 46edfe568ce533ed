//! The fields of Word and the formulas of Excel: none that starts or fetches something when the file is opened.

use super::{attributes, events};
use crate::{OfficialKind, OfficialProblem};
use quick_xml::Decoder;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Fields that say something of the document or of what is filled in, in capitals.
const FIELDS: [&str; 61] = [
    "ADVANCE",
    "AUTHOR",
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "BIBLIOGRAPHY",
    "CITATION",
    "COMMENTS",
    "COMPARE",
    "CREATEDATE",
    "DATE",
    "DISPLAYBARCODE",
    "DOCPROPERTY",
    "DOCVARIABLE",
    "EDITTIME",
    "EQ",
    "FILENAME",
    "FILESIZE",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "FORMTEXT",
    "HYPERLINK",
    "IF",
    "INDEX",
    "INFO",
    "KEYWORDS",
    "LASTSAVEDBY",
    "LISTNUM",
    "MERGEFIELD",
    "MERGEREC",
    "MERGESEQ",
    "NEXT",
    "NEXTIF",
    "NOTEREF",
    "NUMCHARS",
    "NUMPAGES",
    "NUMWORDS",
    "PAGE",
    "PAGEREF",
    "PRINTDATE",
    "QUOTE",
    "REF",
    "REVNUM",
    "SAVEDATE",
    "SECTION",
    "SECTIONPAGES",
    "SEQ",
    "SET",
    "SHAPE",
    "SKIPIF",
    "STYLEREF",
    "SUBJECT",
    "SYMBOL",
    "TC",
    "TIME",
    "TITLE",
    "TOC",
    "USERADDRESS",
    "USERINITIALS",
    "USERNAME",
    "XE",
];
/// Functions of Excel that start or fetch something, in capitals.
const FUNCTIONS: [&str; 7] = ["WEBSERVICE(", "IMAGE(", "RTD(", "CALL(", "REGISTER(", "REGISTER.ID(", "EXEC("];
/// Where links lead that are no addresses on the web, in capitals: files, shares, scripts.
const ELSEWHERE: [&str; 4] = ["FILE:", "JAVASCRIPT:", "VBSCRIPT:", r"\\"];

/// Whether a part has only fields and formulas that are allowed.
pub(super) fn check(part: &[u8], kind: OfficialKind) -> Result<(), OfficialProblem> {
    let mut reading = Reading { kind, fields: Vec::new(), inside: None, said: String::new() };
    events(part, |event, decoder| reading.event(event, decoder))?;
    reading.fields.iter().filter(|field| !field.result).try_for_each(|field| instruction(&field.said))
}

/// What the text of an element is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speech {
    Instruction,
    Formula,
}

impl Speech {
    fn of(element: &[u8], kind: OfficialKind) -> Option<Self> {
        match element {
            b"instrText" | b"delInstrText" => Some(Self::Instruction),
            b"f"
            | b"formula"
            | b"formula1"
            | b"formula2"
            | b"definedName"
            | b"calculatedColumnFormula"
            | b"totalsRowFormula"
                if kind == OfficialKind::Xlsx =>
            {
                Some(Self::Formula)
            }
            _ => None,
        }
    }
}

/// A field that has begun. Word cuts its instruction into as many pieces as it likes.
#[derive(Default)]
struct Field {
    said: String,
    /// Whether the instruction is over, and what it came to follows.
    result: bool,
}

struct Reading {
    kind: OfficialKind,
    fields: Vec<Field>,
    /// What is being said, and in how many elements of the kind.
    inside: Option<(Speech, usize)>,
    said: String,
}

impl Reading {
    fn event(&mut self, event: &Event<'_>, decoder: Decoder) -> Result<(), OfficialProblem> {
        match event {
            Event::Start(element) => {
                self.element(element, decoder)?;
                if let Some(speech) = Speech::of(element.local_name().as_ref(), self.kind) {
                    match self.inside {
                        None => {
                            self.inside = Some((speech, 1));
                            self.said.clear();
                        }
                        Some((known, depth)) if known == speech => self.inside = Some((known, depth + 1)),
                        Some(_) => {}
                    }
                }
            }
            Event::Empty(element) => self.element(element, decoder)?,
            Event::End(element) => {
                let ending = Speech::of(element.local_name().as_ref(), self.kind);
                match self.inside {
                    Some((speech, 1)) if ending == Some(speech) => {
                        self.inside = None;
                        self.spoken(speech)?;
                    }
                    Some((speech, depth)) if ending == Some(speech) => self.inside = Some((speech, depth - 1)),
                    _ => {}
                }
            }
            Event::Text(text) if self.inside.is_some() => {
                self.said.push_str(&text.decode().map_err(|_| OfficialProblem::Damaged)?);
            }
            Event::CData(text) if self.inside.is_some() => {
                self.said.push_str(&text.decode().map_err(|_| OfficialProblem::Damaged)?);
            }
            Event::GeneralRef(sign) if self.inside.is_some() => {
                if let Some(sign) = sign.resolve_char_ref().map_err(|_| OfficialProblem::Damaged)? {
                    self.said.push(sign);
                } else {
                    let name = sign.decode().map_err(|_| OfficialProblem::Damaged)?;
                    self.said.push_str(resolve_predefined_entity(&name).ok_or(OfficialProblem::Damaged)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Begins, continues and ends fields.
    fn element(&mut self, element: &BytesStart<'_>, decoder: Decoder) -> Result<(), OfficialProblem> {
        match element.local_name().as_ref() {
            b"fldSimple" => attributes(element, "instr", decoder)?.iter().try_for_each(|said| instruction(said)),
            b"fldChar" => {
                attributes(element, "fldCharType", decoder)?.iter().try_for_each(|kind| self.sign(kind.trim()))
            }
            _ => Ok(()),
        }
    }

    fn sign(&mut self, kind: &str) -> Result<(), OfficialProblem> {
        match kind {
            "begin" => {
                // What the inner field comes to would be the first word of the outer one.
                if self.fields.last().is_some_and(|outer| !outer.result && outer.said.trim().is_empty()) {
                    return Err(OfficialProblem::Active);
                }
                self.fields.push(Field::default());
                Ok(())
            }
            "separate" => match self.fields.last_mut() {
                Some(field) if !field.result => {
                    field.result = true;
                    instruction(&field.said)
                }
                _ => Ok(()),
            },
            "end" => match self.fields.pop() {
                Some(field) if !field.result => instruction(&field.said),
                _ => Ok(()),
            },
            _ => Err(OfficialProblem::Damaged),
        }
    }

    fn spoken(&mut self, speech: Speech) -> Result<(), OfficialProblem> {
        match (speech, self.fields.last_mut()) {
            (Speech::Instruction, Some(field)) if !field.result => {
                field.said.push_str(&self.said);
                Ok(())
            }
            (Speech::Instruction, _) => instruction(&self.said),
            (Speech::Formula, _) => formula(&self.said),
        }
    }
}

/// Whether the instruction of a field is one that is allowed.
fn instruction(said: &str) -> Result<(), OfficialProblem> {
    let said = said.trim().to_uppercase();
    let end = said.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(said.len());
    let (first, rest) = said.split_at(end);
    let allowed = match first {
        "" => said.is_empty() || said.starts_with('='),
        "HYPERLINK" => !ELSEWHERE.iter().any(|elsewhere| rest.contains(elsewhere)),
        // Numbers stand for signs.
        "QUOTE" => !rest.split_whitespace().any(is_number),
        first => FIELDS.contains(&first),
    };
    if allowed { Ok(()) } else { Err(OfficialProblem::Active) }
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix("0X").unwrap_or(word);
    digits.chars().all(|sign| sign.is_ascii_hexdigit()) && word.starts_with(|sign: char| sign.is_ascii_digit())
}

/// Whether a formula only calculates; a link to a running program has both signs: `program|topic!item`.
fn formula(said: &str) -> Result<(), OfficialProblem> {
    let said: String = said.split_whitespace().collect::<String>().to_uppercase();
    let active = FUNCTIONS.iter().any(|function| said.contains(function)) || (said.contains('|') && said.contains('!'));
    if active { Err(OfficialProblem::Active) } else { Ok(()) }
}
