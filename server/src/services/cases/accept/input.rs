//! What a window officer typed, checked; every wrong input is named at once.

use crate::services::ServiceError;
use chrono::NaiveDate;
use domain::api::FieldProblem;
use domain::api::cases::NewCase;
use domain::case::ApplicantKind;
use domain::catalogue::{Requirement, Service, Town};
use domain::identity::{IdNumber, OrganisationId, normal_phone};
use domain::text::printable;
use std::collections::BTreeSet;

/// Longest name of an applicant, in characters.
const LONGEST_NAME: usize = 60;

/// Inputs that may be stored.
pub(in crate::services::cases) struct Checked {
    pub(in crate::services::cases) applicant_kind: ApplicantKind,
    pub(in crate::services::cases) applicant_name: String,
    pub(in crate::services::cases) id_number: String,
    pub(in crate::services::cases) phone: String,
    pub(in crate::services::cases) town: String,
    pub(in crate::services::cases) materials: Vec<u32>,
}

/// Checks everything that was typed.
///
/// # Errors
/// `Invalid` with every wrong input, in the order of the form.
pub(in crate::services::cases) fn check(
    new: &NewCase,
    service: &Service,
    towns: &[Town],
    today: NaiveDate,
    receive_only: bool,
) -> Result<Checked, ServiceError> {
    let mut wrong = Vec::new();
    if !service.applicant.iter().any(|kind| kind == applicant_word(new.applicant_kind)) {
        wrong.push(FieldProblem::new("applicant_kind", "not_for_this_applicant"));
    }
    let applicant_name = name(&new.applicant_name, &mut wrong);
    let id_number = id_number(new, today, &mut wrong);
    let phone = normal_phone(&new.phone).unwrap_or_else(|problem| {
        wrong.push(FieldProblem::new("phone", problem.code()));
        String::new()
    });
    let town = match new.town.trim() {
        "" | "other" => "other".to_owned(),
        code if towns.iter().any(|town| town.code == code) => code.to_owned(),
        _ => {
            wrong.push(FieldProblem::new("town", "unknown"));
            String::new()
        }
    };
    let materials = materials(new, service, receive_only, &mut wrong);
    if wrong.is_empty() {
        Ok(Checked { applicant_kind: new.applicant_kind, applicant_name, id_number, phone, town, materials })
    } else {
        Err(ServiceError::Invalid(wrong))
    }
}

fn applicant_word(kind: ApplicantKind) -> &'static str {
    match kind {
        ApplicantKind::Person => "natural_person",
        ApplicantKind::Organisation => "legal_person",
    }
}

fn name(typed: &str, wrong: &mut Vec<FieldProblem>) -> String {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let code = match name.chars().count() {
        0 => Some("required"),
        1..=LONGEST_NAME if !printable(&name) => Some("characters"),
        1..=LONGEST_NAME => None,
        _ => Some("too_long"),
    };
    if let Some(code) = code {
        wrong.push(FieldProblem::new("applicant_name", code));
    }
    name
}

fn id_number(new: &NewCase, today: NaiveDate, wrong: &mut Vec<FieldProblem>) -> String {
    let parsed = match new.applicant_kind {
        ApplicantKind::Person => IdNumber::parse(&new.id_number, today).map(|id| id.as_str().to_owned()),
        ApplicantKind::Organisation => OrganisationId::parse(&new.id_number).map(|id| id.as_str().to_owned()),
    };
    parsed.unwrap_or_else(|problem| {
        wrong.push(FieldProblem::new("id_number", problem.code()));
        String::new()
    })
}

/// The materials handed in; those without which a case is not complete must be there, unless it is only received. What is
/// tolerable may follow under an undertaking (T7).
fn materials(new: &NewCase, service: &Service, receive_only: bool, wrong: &mut Vec<FieldProblem>) -> Vec<u32> {
    let given: BTreeSet<u32> = new.materials.iter().copied().collect();
    let missing = |requirement: Requirement| {
        let mut lines = service.materials.iter().filter(|material| material.requirement == requirement);
        lines.any(|material| !given.contains(&material.no))
    };
    if given.iter().any(|no| service.materials.iter().all(|material| material.no != *no)) {
        wrong.push(FieldProblem::new("materials", "unknown"));
    } else if !receive_only && missing(Requirement::Required) {
        wrong.push(FieldProblem::new("materials", "incomplete"));
    } else if !receive_only && missing(Requirement::Tolerable) && !new.undertaking {
        wrong.push(FieldProblem::new("undertaking", "required"));
    }
    given.into_iter().collect()
}
