//! What a PDF may hold.

use super::values::{Dict, Value};
use crate::OfficialProblem;

/// The actions of a PDF.
const ACTIONS: [&str; 20] = [
    "GoTo",
    "GoToR",
    "GoToE",
    "GoToDp",
    "Launch",
    "Thread",
    "URI",
    "Sound",
    "Movie",
    "Hide",
    "Named",
    "SubmitForm",
    "ResetForm",
    "ImportData",
    "JavaScript",
    "SetOCGState",
    "Rendition",
    "Trans",
    "GoTo3DView",
    "RichMediaExecute",
];
/// Named actions that only turn pages.
const TURNING: [&str; 4] = ["NextPage", "PrevPage", "FirstPage", "LastPage"];
/// How addresses may begin that a reader clicks on.
const ADDRESSES: [&str; 3] = ["http:", "https:", "mailto:"];

/// What of a document is judged when all of it was read.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Whether there is a page.
    pub(super) page: bool,
    /// Objects that are shown when the document is opened.
    pub(super) opened: Vec<i64>,
}

/// Whether an object that stands by itself holds no more than it may.
pub(super) fn look(value: &Value, seen: &mut Seen) -> Result<(), OfficialProblem> {
    // Nothing but the kind of an action that then refers to it.
    if is_kind_of_action(value) {
        return Err(OfficialProblem::Active);
    }
    inner(value, false, seen)
}

/// Looks into a value; `acts`: it stands where actions stand.
fn inner(value: &Value, acts: bool, seen: &mut Seen) -> Result<(), OfficialProblem> {
    match value {
        Value::Array(values) => values.iter().try_for_each(|value| inner(value, acts, seen)),
        Value::Dict(dict) => dictionary(dict, acts, seen),
        _ => Ok(()),
    }
}

fn dictionary(dict: &Dict, acts: bool, seen: &mut Seen) -> Result<(), OfficialProblem> {
    for (key, value) in dict.entries() {
        match key.as_slice() {
            b"Encrypt" => return Err(OfficialProblem::Damaged),
            b"OpenAction" => opened(value, seen)?,
            b"Type" => {
                if value.is("EmbeddedFile") {
                    return Err(OfficialProblem::Active);
                }
                seen.page |= value.is("Page");
            }
            b"Subtype" if is_active_note(value) => return Err(OfficialProblem::Active),
            key if is_active_key(key) => return Err(OfficialProblem::Active),
            _ => {}
        }
        inner(value, matches!(key.as_slice(), b"A" | b"PA" | b"Next" | b"OpenAction"), seen)?;
    }
    // Other dictionaries have a kind of this name, too: transitions, groups, borders, parts of the structure.
    let action = dict.all("S").any(|kind| acts || is_kind_of_action(kind));
    if action && !is_allowed(dict) { Err(OfficialProblem::Active) } else { Ok(()) }
}

/// Whether a stream has its content in this file, and is no window to another one.
pub(super) fn stream(dict: &Dict) -> Result<(), OfficialProblem> {
    if dict.has("F") || dict.has("Ref") { Err(OfficialProblem::Active) } else { Ok(()) }
}

/// Whether what happens when the document is opened is no more than showing a place in it.
pub(super) fn shows_a_place(value: &Value) -> bool {
    match value {
        Value::Dict(action) => is_allowed(action) && action.all("S").any(|kind| kind.is("GoTo")),
        Value::Array(place) => !place.iter().any(|value| matches!(value, Value::Dict(_) | Value::Array(_))),
        Value::Reference(_) => false,
        Value::Name(_) | Value::Text(_) | Value::Number(_) | Value::Other => true,
    }
}

fn opened(value: &Value, seen: &mut Seen) -> Result<(), OfficialProblem> {
    if let Value::Reference(object) = value {
        seen.opened.push(*object);
        return Ok(());
    }
    if shows_a_place(value) { Ok(()) } else { Err(OfficialProblem::Active) }
}

/// Whether an action turns a page or opens an address, and does nothing else.
fn is_allowed(action: &Dict) -> bool {
    let only = |keys: &[&str]| action.entries().iter().all(|(key, _)| keys.iter().any(|known| key == known.as_bytes()));
    let Some(Value::Name(kind)) = action.one("S") else {
        return false;
    };
    match kind.as_slice() {
        b"GoTo" => only(&["S", "D", "SD", "Type"]),
        b"Named" => {
            only(&["S", "N", "Type"])
                && action.one("N").is_some_and(|name| TURNING.iter().any(|turning| name.is(turning)))
        }
        b"URI" => only(&["S", "URI", "IsMap", "Type"]) && action.one("URI").is_some_and(is_address),
        _ => false,
    }
}

fn is_address(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let begins =
        |start: &&str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start.as_bytes()));
    ADDRESSES.iter().any(begins)
}

fn is_kind_of_action(value: &Value) -> bool {
    ACTIONS.iter().any(|action| value.is(action))
}

/// Keys under which scripts, attached files and forms with scripts stand.
fn is_active_key(key: &[u8]) -> bool {
    matches!(
        key,
        b"JS"
            | b"JavaScript"
            | b"AA"
            | b"EmbeddedFiles"
            | b"EF"
            | b"FS"
            | b"RichMedia"
            | b"RichMediaContent"
            | b"XFA"
            | b"OnInstantiate"
    )
}

/// Notes on a page that hold or play a file.
fn is_active_note(kind: &Value) -> bool {
    ["FileAttachment", "Movie", "Sound", "Screen", "RichMedia", "3D"].iter().any(|active| kind.is(active))
}
