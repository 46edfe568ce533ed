//! The publication gate (公开条件): what a service must say before it is published (F43, F45; DOMAIN section 5).
//!
//! The five publications (五公开) – content, procedure, materials, promised limit, fee even when free – with basis and
//! conditions, and limits that agree with each other. A service without a problem may be published.

mod limits;
mod problem;

pub use problem::{GateProblem, Part};

use super::{ItemKind, Service};

/// Longest name, characters.
const NAME_LENGTH: usize = 100;
/// Who may apply.
const APPLICANTS: [&str; 2] = ["natural_person", "legal_person"];

/// Everything that keeps a service from being published, in the order of the record; empty = publishable.
pub fn problems(service: &Service) -> Vec<GateProblem> {
    let mut problems = Vec::new();
    identity(service, &mut problems);
    content(service, &mut problems);
    procedure(service, &mut problems);
    materials(service, &mut problems);
    limits::promised(service, &mut problems);
    limits::joint(service, &mut problems);
    if blank(&service.fee.text_zh) || blank(&service.fee.text_en) {
        problems.push(GateProblem::Missing(Part::Fee));
    }
    if service.legal_basis.is_empty() || service.legal_basis.iter().any(|basis| blank(&basis.text)) {
        problems.push(GateProblem::Missing(Part::Basis));
    }
    if service.conditions.is_empty() || service.conditions.iter().any(|text| blank(&text.zh) || blank(&text.en)) {
        problems.push(GateProblem::Missing(Part::Conditions));
    }
    problems
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// `TD-04`: the department's two capitals, a hyphen, two digits.
fn identity(service: &Service, problems: &mut Vec<GateProblem>) {
    let is_id = matches!(service.id.as_bytes(),
        [a, b, b'-', c, d] if [a, b].iter().all(|letter| letter.is_ascii_uppercase())
            && [c, d].iter().all(|digit| digit.is_ascii_digit()));
    if !is_id {
        problems.push(GateProblem::Id);
    } else if service.id.get(..2) != Some(service.department.as_str()) {
        problems.push(GateProblem::Department);
    }
}

fn content(service: &Service, problems: &mut Vec<GateProblem>) {
    let texts = [&service.name_zh, &service.name_en, &service.category_zh, &service.result_zh, &service.result_en];
    if texts.into_iter().any(|text| blank(text)) || service.applicant.is_empty() {
        problems.push(GateProblem::Missing(Part::Content));
    }
    if [&service.name_zh, &service.name_en].into_iter().any(|name| name.chars().count() > NAME_LENGTH) {
        problems.push(GateProblem::NameTooLong);
    }
    if service.applicant.iter().any(|applicant| !APPLICANTS.contains(&applicant.as_str())) {
        problems.push(GateProblem::Applicant);
    }
}

fn procedure(service: &Service, problems: &mut Vec<GateProblem>) {
    if service.steps.is_empty() || service.steps.iter().any(|step| blank(&step.name_zh) || blank(&step.name_en)) {
        problems.push(GateProblem::Missing(Part::Procedure));
    }
    if !numbered(service.steps.iter().map(|step| step.no)) {
        problems.push(GateProblem::Numbering(Part::Procedure));
    }
}

fn materials(service: &Service, problems: &mut Vec<GateProblem>) {
    let materials = &service.materials;
    if materials.is_empty() || materials.iter().any(|material| blank(&material.name_zh) || blank(&material.name_en)) {
        problems.push(GateProblem::Missing(Part::Materials));
    }
    if !numbered(materials.iter().map(|material| material.no)) {
        problems.push(GateProblem::Numbering(Part::Materials));
    }
}

/// 1, 2, 3 … without a gap: receipts and notices name lines by number.
fn numbered(numbers: impl Iterator<Item = u32>) -> bool {
    numbers.zip(1..).all(|(number, expected)| number == expected)
}

#[cfg(test)]
mod tests;
