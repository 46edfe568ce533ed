//! Office files (OOXML): no macros, nothing embedded, nothing fetched from elsewhere.

use super::{OfficialKind, OfficialProblem};
use quick_xml::events::Event;
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
/// Fields of Word and functions of Excel that start or fetch something, in capitals.
const INSTRUCTIONS: [&str; 5] = ["DDEAUTO", "DDE ", "INCLUDETEXT", "INCLUDEPICTURE", "WEBSERVICE("];

pub(super) fn check(bytes: &[u8]) -> Result<OfficialKind, OfficialProblem> {
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
    if lower.iter().any(|name| ACTIVE_PARTS.iter().any(|part| name.contains(part))) {
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
        if name.ends_with(".xml") && (name.starts_with("word/") || name.starts_with("xl/")) && instructs(&content)? {
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

/// Whether a part has fields or formulas that start or fetch something when it is opened. Word cuts the instruction of
/// a field into as many pieces as it likes; all of a part are read as one.
fn instructs(part: &[u8]) -> Result<bool, OfficialProblem> {
    let damaged = |_| OfficialProblem::Damaged;
    let mut reader = quick_xml::Reader::from_reader(part);
    let decoder = reader.decoder();
    let (mut inside, mut said) = (false, String::new());
    loop {
        match reader.read_event().map_err(|_| OfficialProblem::Damaged)? {
            Event::Eof => break,
            Event::DocType(_) => return Ok(true),
            Event::Start(element) if matches!(element.local_name().as_ref(), b"instrText" | b"f") => inside = true,
            Event::End(element) if matches!(element.local_name().as_ref(), b"instrText" | b"f") => inside = false,
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == b"fldSimple" => {
                for attribute in element.attributes().filter_map(Result::ok) {
                    said.push_str(
                        &attribute
                            .decoded_and_normalized_value(quick_xml::XmlVersion::Implicit1_0, decoder)
                            .map_err(|_| OfficialProblem::Damaged)?,
                    );
                }
            }
            Event::Text(text) if inside => said.push_str(&text.decode().map_err(damaged)?),
            Event::CData(text) if inside => said.push_str(&text.decode().map_err(damaged)?),
            Event::GeneralRef(sign) if inside => {
                said.extend(sign.resolve_char_ref().map_err(|_| OfficialProblem::Damaged)?);
            }
            _ => {}
        }
    }
    let said = said.to_uppercase();
    Ok(INSTRUCTIONS.iter().any(|instruction| said.contains(instruction)))
}
