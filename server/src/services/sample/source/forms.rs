//! The forms of the sample: a file each.

use super::{SampleProblem, SampleSource, once, rule};
use domain::catalogue::Service;
use std::path::Path;

/// Numbers and texts of the forms that the program carries.
macro_rules! built_in {
    ($($no:literal,)*) => {
        [$(($no, include_str!(concat!("../../../../sample/forms/", $no, ".json"))),)*]
    };
}

const BUILT_IN: [(&str, &str); 48] = built_in![
    "HQ-GA-01", "HQ-GA-02", "HQ-GA-03", "HQ-GA-04", "HQ-GA-05", "HQ-GA-06", "HQ-TD-01", "HQ-TD-02", "HQ-TD-03",
    "HQ-TD-04", "HQ-GH-01", "HQ-GH-02", "HQ-GH-03", "HQ-GH-04", "HQ-GH-05", "HQ-FG-01", "HQ-FG-02", "HQ-FG-03",
    "HQ-SH-01", "HQ-SH-02", "HQ-SH-03", "HQ-DL-01", "HQ-DL-02", "HQ-JS-01", "HQ-JS-02", "HQ-JS-03", "HQ-JS-04",
    "HQ-JS-05", "HQ-GS-01", "HQ-GS-02", "HQ-GS-03", "HQ-GS-04", "HQ-GS-05", "HQ-SW-01", "HQ-SW-02", "HQ-SW-03",
    "HQ-SW-04", "HQ-HY-01", "HQ-HY-02", "HQ-HY-03", "HQ-HY-04", "HQ-HB-01", "HQ-HB-02", "HQ-HB-03", "HQ-CZ-01",
    "HQ-CZ-02", "HQ-CZ-03", "HQ-CZ-04",
];

/// Number and definition of every form, in the order of the services that they belong to.
pub(super) fn read(source: &SampleSource, services: &[Service]) -> Result<Vec<(String, String)>, SampleProblem> {
    let texts: Vec<(String, String)> = match source {
        SampleSource::BuiltIn => {
            BUILT_IN.iter().map(|(no, text)| (format!("sample/forms/{no}.json"), (*text).to_owned())).collect()
        }
        SampleSource::Folder(folder) => files(&folder.join("forms"))?,
    };
    let mut forms = Vec::with_capacity(texts.len());
    for (name, text) in texts {
        let form = documents::form::parse_form(&text).map_err(|problem| rule(&name, "form", problem))?;
        for id in std::iter::once(&form.service).chain(&form.also) {
            if services.iter().all(|service| service.id != *id) {
                return Err(rule(&name, &form.no, format!("no service {id}")));
            }
        }
        let place = services.iter().position(|service| service.id == form.service);
        forms.push((place, form.no, text));
    }
    forms.sort_by(|(place, no, _), (other, other_no, _)| (place, no).cmp(&(other, other_no)));
    once("forms", "forms", forms.iter().map(|(_, no, _)| no.as_str()))?;
    for (service, no) in services.iter().flat_map(|service| {
        service.materials.iter().filter_map(|material| material.form_no.as_ref()).map(|no| (&service.id, no))
    }) {
        if forms.iter().all(|(_, known, _)| known != no) {
            return Err(rule("catalogue.json", service, format!("its form {no} is not there")));
        }
    }
    Ok(forms.into_iter().map(|(_, no, text)| (no, text)).collect())
}

fn files(folder: &Path) -> Result<Vec<(String, String)>, SampleProblem> {
    let unreadable = |path: &Path, error| SampleProblem::Unreadable { file: path.display().to_string(), error };
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            texts.push((path.display().to_string(), text));
        }
    }
    Ok(texts)
}
