//! PDF files: nothing that starts by itself.

use super::OfficialProblem;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object};

/// How deep objects are looked into.
const DEEPEST: usize = 40;

pub(super) fn check(bytes: &[u8]) -> Result<(), OfficialProblem> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|_| OfficialProblem::Damaged)?;
    if pdf.pages().is_empty() {
        return Err(OfficialProblem::Damaged);
    }
    if pdf.objects().into_iter().any(|object| acts(&object, 0)) { Err(OfficialProblem::Active) } else { Ok(()) }
}

/// Whether an object is or holds an action that does more than turn a page or open a link that the reader clicks.
fn acts(object: &Object<'_>, depth: usize) -> bool {
    if depth > DEEPEST {
        return true;
    }
    let inner = |value: MaybeRef<Object<'_>>| match value {
        // What is referred to is looked at by itself.
        MaybeRef::Ref(_) => false,
        MaybeRef::NotRef(object) => acts(&object, depth + 1),
    };
    let dict = |dict: &Dict<'_>| {
        dict.entries().any(|(name, value)| is_active_key(name.as_str()) || inner(value))
            || dict.get::<Name<'_>>("S").is_some_and(|action| is_active(action.as_str()))
            || dict.get::<Dict<'_>>("OpenAction").is_some_and(|action| !turns_a_page(&action))
    };
    match object {
        Object::Dict(found) => dict(found),
        Object::Stream(found) => dict(found.dict()),
        Object::Array(found) => found.raw_iter().any(inner),
        _ => false,
    }
}

/// Whether what happens when the document is opened is no more than showing a place in it.
fn turns_a_page(action: &Dict<'_>) -> bool {
    action.get::<Name<'_>>("S").is_some_and(|kind| kind.as_str() == "GoTo") && !action.contains_key("Next")
}

/// Keys under which scripts, attached files and forms with scripts stand.
fn is_active_key(name: &str) -> bool {
    matches!(name, "JS" | "JavaScript" | "AA" | "EmbeddedFiles" | "EF" | "RichMedia" | "XFA")
}

/// Actions that start something.
fn is_active(action: &str) -> bool {
    matches!(
        action,
        "JavaScript" | "Launch" | "SubmitForm" | "ImportData" | "GoToR" | "GoToE" | "Rendition" | "Movie" | "Sound"
    )
}
