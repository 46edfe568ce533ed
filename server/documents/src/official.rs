//! Checks an official file that is to stand in for one of the hall's own forms: what it claims to be, and nothing in it
//! that acts on the computer of whoever opens it.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Object};
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Largest file, bytes.
pub const LARGEST: usize = 5 << 20;
/// Most that an office file may unpack to, bytes.
const UNPACKED: u64 = 60 << 20;
/// Most parts of an office file.
const PARTS: usize = 2000;
/// How deep objects of a PDF are looked into.
const DEEPEST: usize = 40;

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficialKind {
    /// PDF.
    Pdf,
    /// Word document without macros.
    Docx,
    /// Excel workbook without macros.
    Xlsx,
}

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfficialProblem {
    /// Nothing was sent.
    #[error("the file is empty")]
    Empty,
    /// More than [`LARGEST`].
    #[error("the file is larger than 5 MB")]
    TooLarge,
    /// The content is not what the name or the form says.
    #[error("the content is no PDF, DOCX or XLSX file, or not the kind that was named")]
    WrongKind,
    /// It cannot be read to its end.
    #[error("the file is damaged or protected by a password")]
    Damaged,
    /// It holds something that acts: scripts, macros, other files, links that fetch something.
    #[error("the file holds scripts, macros, attached files or content from elsewhere")]
    Active,
}

impl OfficialProblem {
    /// Stable code for the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "required",
            Self::TooLarge => "file_too_large",
            Self::WrongKind => "wrong_kind",
            Self::Damaged => "damaged",
            Self::Active => "active_content",
        }
    }
}

/// The kind of a file by its content.
///
/// # Errors
/// [`OfficialProblem`]; a file that is refused should be stored nowhere.
pub fn check_official(bytes: &[u8]) -> Result<OfficialKind, OfficialProblem> {
    if bytes.is_empty() {
        return Err(OfficialProblem::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(OfficialProblem::TooLarge);
    }
    if bytes.starts_with(b"%PDF-") {
        return pdf(bytes).map(|()| OfficialKind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return office(bytes);
    }
    Err(OfficialProblem::WrongKind)
}

fn pdf(bytes: &[u8]) -> Result<(), OfficialProblem> {
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
            || dict.get::<hayro_syntax::object::Name<'_>>("S").is_some_and(|action| is_active(action.as_str()))
    };
    match object {
        Object::Dict(found) => dict(found),
        Object::Stream(found) => dict(found.dict()),
        Object::Array(found) => found.raw_iter().any(inner),
        _ => false,
    }
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

fn office(bytes: &[u8]) -> Result<OfficialKind, OfficialProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OfficialProblem::Damaged)?;
    if archive.len() > PARTS {
        return Err(OfficialProblem::Damaged);
    }
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    let kind = match (has("[Content_Types].xml"), has("word/document.xml"), has("xl/workbook.xml")) {
        (true, true, false) => OfficialKind::Docx,
        (true, false, true) => OfficialKind::Xlsx,
        _ => return Err(OfficialProblem::WrongKind),
    };
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    if lower.iter().any(|name| name.contains("..") || name.starts_with('/') || name.contains('\\')) {
        return Err(OfficialProblem::Damaged);
    }
    let active =
        ["vbaproject", "/embeddings/", "/activex/", "/externallinks/", "/macrosheets/", "customui/", "/ctrlprops/"];
    if lower.iter().any(|name| active.iter().any(|part| name.contains(part))) {
        return Err(OfficialProblem::Active);
    }
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| OfficialProblem::Damaged)?;
        let name = part.name().to_lowercase();
        // The size in the directory may lie: read on, but never more than allowed.
        let mut content = Vec::new();
        let room = UNPACKED.saturating_sub(unpacked) + 1;
        part.take(room).read_to_end(&mut content).map_err(|_| OfficialProblem::Damaged)?;
        unpacked += content.len() as u64;
        if unpacked > UNPACKED {
            return Err(OfficialProblem::Damaged);
        }
        if name.ends_with(".rels") && fetches(&content)? {
            return Err(OfficialProblem::Active);
        }
        if name == "[content_types].xml" && macro_enabled(&content) {
            return Err(OfficialProblem::Active);
        }
        if kind == OfficialKind::Docx && name == "word/document.xml" && instructs(&content) {
            return Err(OfficialProblem::Active);
        }
    }
    Ok(kind)
}

/// Whether a part's relations fetch something from elsewhere; links to click on are allowed.
fn fetches(rels: &[u8]) -> Result<bool, OfficialProblem> {
    let mut reader = quick_xml::Reader::from_reader(rels);
    loop {
        match reader.read_event().map_err(|_| OfficialProblem::Damaged)? {
            Event::Eof => return Ok(false),
            // A document type may define what the text then unfolds to.
            Event::DocType(_) => return Ok(true),
            Event::Start(element) | Event::Empty(element) => {
                let value = |name: &str| {
                    let found = element.attributes().filter_map(Result::ok).find(|a| a.key.as_ref() == name.as_bytes());
                    found.map(|attribute| String::from_utf8_lossy(&attribute.value).into_owned()).unwrap_or_default()
                };
                let outside = value("TargetMode").eq_ignore_ascii_case("external");
                if outside && !value("Type").ends_with("/hyperlink") {
                    return Ok(true);
                }
            }
            _ => {}
        }
    }
}

fn macro_enabled(types: &[u8]) -> bool {
    let text = String::from_utf8_lossy(types).to_lowercase();
    text.contains("macroenabled") || text.contains("vbaproject")
}

/// Whether a Word document has fields that start or fetch something when it is opened.
fn instructs(document: &[u8]) -> bool {
    let text = String::from_utf8_lossy(document);
    ["DDEAUTO", "DDE ", "INCLUDETEXT", "INCLUDEPICTURE"].iter().any(|field| {
        text.split("instrText").skip(1).step_by(2).any(|instruction| instruction.contains(field))
            || text.split("w:instr=\"").skip(1).any(|rest| rest.split('"').next().is_some_and(|i| i.contains(field)))
    })
}
