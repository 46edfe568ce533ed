//! An unsent form: kept for this window of the browser while it is unknown what became of it or the hall could not take it,
//! so that nothing has to be typed twice. It holds an ID number, therefore it never outlives the window, an answer or signing out.

use crate::pages::desk::submit::{typed, typed_list};
use browser::Shelf;
use domain::api::cases::NewCase;
use domain::api::intake::KnownApplicant;
use domain::case::ApplicantKind;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlSelectElement};

const PLACE: &str = "hall.unsent";

/// Keeps a form with the key of its attempt.
pub(super) fn keep(entry: &NewCase, key: &str) {
    // A browser that keeps nothing loses the draft, not the form on the page.
    let _ = Shelf::Window.keep(PLACE, &(entry, key), i64::MAX);
}

/// Forgets it.
pub(in crate::pages::desk) fn clear() {
    Shelf::Window.forget(PLACE);
}

/// The form that was kept, if there is one.
pub(super) fn kept() -> Option<(NewCase, String)> {
    Shelf::Window.kept(PLACE, 0)
}

/// What the form's fields hold.
pub(super) fn read(form: &HtmlFormElement) -> NewCase {
    NewCase {
        service: typed(form, "service"),
        applicant_kind: match typed(form, "applicant_kind").as_str() {
            "organisation" => ApplicantKind::Organisation,
            _ => ApplicantKind::Person,
        },
        applicant_name: typed(form, "applicant_name"),
        id_number: typed(form, "id_number"),
        phone: typed(form, "phone"),
        town: typed(form, "town"),
        materials: typed_list(form, "materials[]").iter().filter_map(|no| no.parse().ok()).collect(),
        expected_due: typed(form, "expected_due").parse().ok(),
        undertaking: typed(form, "undertaking") == "true",
        complete: false,
    }
}

/// Writes the fields that are always there; the materials come with their service.
pub(super) fn put_back(entry: &NewCase) {
    let element = |id: &str| document().get_element_by_id(id);
    let fields = [("applicant_name", &entry.applicant_name), ("id_number", &entry.id_number), ("phone", &entry.phone)];
    for (id, value) in fields {
        if let Some(input) = element(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
            input.set_value(value);
        }
    }
    if let Some(town) = element("town").and_then(|element| element.dyn_into::<HtmlSelectElement>().ok()) {
        town.set_value(&entry.town);
    }
}

/// Fills in what is still empty of somebody who has been here before; whether anything was.
pub(super) fn fill_empty(applicant: &KnownApplicant) -> bool {
    let element = |id: &str| document().get_element_by_id(id);
    let mut filled = false;
    for (id, value) in [("applicant_name", &applicant.applicant_name), ("phone", &applicant.phone)] {
        let input = element(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|input| input.value().is_empty()) {
            input.set_value(value);
            filled = true;
        }
    }
    if let Some(town) = element("town").and_then(|element| element.dyn_into::<HtmlSelectElement>().ok())
        && filled
    {
        town.set_value(&applicant.town);
    }
    filled
}

/// Empties them again.
pub(super) fn empty_fields() {
    put_back(&NewCase { town: "other".to_owned(), ..NewCase::default() });
}
