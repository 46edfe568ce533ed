//! Office files (OOXML): no macros, nothing embedded, nothing fetched from elsewhere.

mod fields;
mod relations;

use super::{OfficialKind, OfficialProblem};
use quick_xml::Decoder;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use std::collections::HashSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most that a file may unpack to, bytes.
const UNPACKED: u64 = 60 << 20;
/// Most parts of a file.
const PARTS: usize = 2000;
/// Pieces of the names of parts that act, or that fetch something.
const ACTIVE_PARTS: [&str; 9] = [
    "vbaproject",
    "/embeddings/",
    "/activex/",
    "/externallinks/",
    "/macrosheets/",
    "customui/",
    "/ctrlprops/",
    "xl/connections",
    "/querytables/",
];
/// How the names of parts may end that hold text, pictures, fonts and the like.
const KNOWN_ENDS: [&str; 15] = [
    "/", ".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".odttf",
    ".fntdata", ".vml",
];
/// Where settings of printers stand, in a form of their makers'.
const PRINTERS: &str = "xl/printersettings/";

pub(super) fn check(bytes: &[u8]) -> Result<OfficialKind, OfficialProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OfficialProblem::Damaged)?;
    if archive.len() > PARTS || !is_all(bytes, archive.len()) {
        return Err(OfficialProblem::Damaged);
    }
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    let (kind, main) = match (has("[Content_Types].xml"), has("word/document.xml"), has("xl/workbook.xml")) {
        (true, true, false) => (OfficialKind::Docx, "word/document.xml"),
        (true, false, true) => (OfficialKind::Xlsx, "xl/workbook.xml"),
        _ => return Err(OfficialProblem::WrongKind),
    };
    let lower: HashSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    if lower.len() != names.len()
        || lower.iter().any(|name| name.contains("..") || name.starts_with('/') || name.contains('\\'))
    {
        return Err(OfficialProblem::Damaged);
    }
    if lower.iter().any(|name| acts(name)) {
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
        if name.ends_with(".rels") {
            relations::check(&content, (name == "_rels/.rels").then_some(main))?;
        } else if name == "[content_types].xml" {
            relations::types(&content)?;
        } else if name.ends_with(".xml") {
            fields::check(&content, kind)?;
        }
    }
    Ok(kind)
}

/// Whether a part acts by its name, in small letters, or is nothing that a document needs.
fn acts(name: &str) -> bool {
    let known =
        KNOWN_ENDS.iter().any(|end| name.ends_with(end)) || (name.starts_with(PRINTERS) && name.ends_with(".bin"));
    !known || ACTIVE_PARTS.iter().any(|part| name.contains(part))
}

/// Whether the archive has as many parts as its bytes have headers: of two parts with one name it shows the last only.
fn is_all(bytes: &[u8], parts: usize) -> bool {
    let count = |header: &[u8]| bytes.windows(header.len()).filter(|window| *window == header).count();
    count(b"PK\x03\x04") == parts && count(b"PK\x01\x02") == parts
}

/// Reads a part to its end, and hands on what it holds.
fn events(
    part: &[u8],
    mut each: impl FnMut(&Event<'_>, Decoder) -> Result<(), OfficialProblem>,
) -> Result<(), OfficialProblem> {
    // Another encoding would show us another text than it shows the program that opens the file.
    if part.contains(&0) || std::str::from_utf8(part).is_err() {
        return Err(OfficialProblem::Damaged);
    }
    let mut reader = quick_xml::Reader::from_reader(part);
    let decoder = reader.decoder();
    loop {
        match reader.read_event().map_err(|_| OfficialProblem::Damaged)? {
            Event::Eof => return Ok(()),
            // A document type may define what the text then unfolds to.
            Event::DocType(_) => return Err(OfficialProblem::Active),
            Event::Decl(declaration) if !is_plain(&declaration) => return Err(OfficialProblem::Damaged),
            event => each(&event, decoder)?,
        }
    }
}

/// Whether a part declares no other encoding than the one that it is read in.
fn is_plain(declaration: &BytesDecl<'_>) -> bool {
    match declaration.encoding() {
        None => true,
        Some(Ok(encoding)) => encoding.eq_ignore_ascii_case(b"utf-8") || encoding.eq_ignore_ascii_case(b"us-ascii"),
        Some(Err(_)) => false,
    }
}

/// The values of the attributes of this name, whatever their prefix.
fn attributes(element: &BytesStart<'_>, name: &str, decoder: Decoder) -> Result<Vec<String>, OfficialProblem> {
    let mut values = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| OfficialProblem::Damaged)?;
        if attribute.key.local_name().as_ref() == name.as_bytes() {
            let value = attribute.decoded_and_normalized_value(quick_xml::XmlVersion::Implicit1_0, decoder);
            values.push(value.map_err(|_| OfficialProblem::Damaged)?.into_owned());
        }
    }
    Ok(values)
}
