//! What the parts of an office file say of each other: their relations and their types.

use super::{attributes, events};
use crate::OfficialProblem;
use quick_xml::events::Event;

/// Relations to parts that act, that hold other files or that fetch something, in small letters.
const ACTIVE: [&str; 26] = [
    "oleobject",
    "package",
    "afchunk",
    "attachedtemplate",
    "subdocument",
    "externallink",
    "externallinkpath",
    "vbaproject",
    "vbaprojectsignature",
    "wordvbadata",
    "xlmacrosheet",
    "xlintlmacrosheet",
    "dialogsheet",
    "connections",
    "querytable",
    "control",
    "activexcontrolbinary",
    "ctrlprop",
    "frame",
    "extensibility",
    "usercustomization",
    "attachedtoolbars",
    "keymapcustomizations",
    "webextension",
    "webextensiontaskpanes",
    "mailmergesource",
];
/// Pieces of the types of such parts.
const ACTIVE_TYPES: [&str; 8] = [
    "macroenabled",
    "vbaproject",
    "macrosheet",
    "activex",
    "externallink",
    "querytable",
    "connections+xml",
    "dialogsheet",
];
/// How addresses may begin that a reader clicks on.
const ADDRESSES: [&str; 3] = ["http:", "https:", "mailto:"];

/// Whether relations lead to nothing that acts; those of the whole file must name its main part.
pub(super) fn check(part: &[u8], main: Option<&str>) -> Result<(), OfficialProblem> {
    events(part, |event, decoder| {
        let (Event::Start(element) | Event::Empty(element)) = event else {
            return Ok(());
        };
        let kinds: Vec<String> = attributes(element, "Type", decoder)?.iter().map(|kind| last(kind)).collect();
        if kinds.iter().any(|kind| ACTIVE.contains(&kind.as_str())) {
            return Err(OfficialProblem::Active);
        }
        let targets = attributes(element, "Target", decoder)?;
        let modes = attributes(element, "TargetMode", decoder)?;
        if modes.iter().any(|mode| mode.trim().eq_ignore_ascii_case("external")) {
            let link = !kinds.is_empty() && kinds.iter().all(|kind| kind == "hyperlink");
            if !link || !targets.iter().all(|target| is_address(target)) {
                return Err(OfficialProblem::Active);
            }
        }
        let whole = kinds.iter().any(|kind| kind == "officedocument");
        let is_other = |main: &str| targets.iter().any(|target| target.strip_prefix('/').unwrap_or(target) != main);
        if whole && main.is_some_and(is_other) {
            return Err(OfficialProblem::WrongKind);
        }
        Ok(())
    })
}

/// Whether the types of the parts are none that act.
pub(super) fn types(part: &[u8]) -> Result<(), OfficialProblem> {
    events(part, |event, decoder| {
        let (Event::Start(element) | Event::Empty(element)) = event else {
            return Ok(());
        };
        let active = |kind: &String| {
            let kind = kind.to_lowercase();
            ACTIVE_TYPES.iter().any(|active| kind.contains(active))
        };
        if attributes(element, "ContentType", decoder)?.iter().any(active) {
            return Err(OfficialProblem::Active);
        }
        Ok(())
    })
}

/// The last piece of a type, in small letters.
fn last(kind: &str) -> String {
    kind.trim().rsplit('/').next().unwrap_or_default().to_lowercase()
}

fn is_address(target: &str) -> bool {
    let target = target.trim().to_lowercase();
    ADDRESSES.iter().any(|start| target.starts_with(start))
}
