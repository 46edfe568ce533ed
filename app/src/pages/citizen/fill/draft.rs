//! What was typed, between the page's fields and the device.

use super::Filling;
use browser::Shelf;
use chrono::{Datelike, NaiveDate};
use domain::form::{FieldKind, FormDefinition};
use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use std::collections::BTreeMap;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Id of the form's element.
pub(super) const FORM: &str = "fill";
/// Id of the box that asks to keep entries on the device.
pub(super) const KEEP: &str = "keep-here";
/// Drafts of all forms begin like this.
const PLACE: &str = "hall.form.";
/// How long a draft stays on the device.
const DAYS_KEPT: i64 = 30;

/// The entries as they stand in the fields, empty ones left out.
pub(super) fn collect(filling: &Filling, element: &HtmlFormElement) -> BTreeMap<String, String> {
    let Ok(data) = FormData::new_with_form(element) else { return BTreeMap::new() };
    let names = filling.definition.entry_names().into_iter();
    names
        .filter_map(|name| data.get(&name).as_string().filter(|text| !text.trim().is_empty()).map(|text| (name, text)))
        .collect()
}

/// Keeps what was typed: in this window always, on the device when its owner says so.
pub(super) fn save(filling: &Filling, element: &HtmlFormElement) {
    let typed = collect(filling, element);
    let (place, today) = (place(&filling.definition), day(filling.today));
    // A browser that keeps nothing loses the draft, not what stands in the fields.
    let _ = Shelf::Window.keep(&place, &typed, today + 1);
    if wants_device() {
        let _ = Shelf::Device.keep(&place, &typed, today + DAYS_KEPT);
    } else {
        Shelf::Device.forget(&place);
    }
}

/// What was typed before, and whether it came from the device.
pub(super) fn kept(filling: &Filling) -> Option<(BTreeMap<String, String>, bool)> {
    let (place, today) = (place(&filling.definition), day(filling.today));
    Shelf::Device.tidy(PLACE, today);
    let device = Shelf::Device.kept(&place, today).map(|typed| (typed, true));
    device.or_else(|| Shelf::Window.kept(&place, today).map(|typed| (typed, false)))
}

/// Forgets it everywhere.
pub(super) fn forget(filling: &Filling) {
    let place = place(&filling.definition);
    Shelf::Window.forget(&place);
    Shelf::Device.forget(&place);
}

/// Writes entries into the fields.
pub(super) fn put_back(filling: &Filling, typed: &BTreeMap<String, String>) {
    for name in filling.definition.entry_names() {
        let text = typed.get(&name).map_or("", String::as_str);
        let is_choice = |key: &str| filling.definition.fields().any(|f| f.key == key && f.kind == FieldKind::Choice);
        if let Some(input) = element::<HtmlInputElement>(&name) {
            input.set_value(text);
        } else if let Some(area) = element::<HtmlTextAreaElement>(&name) {
            area.set_value(text);
        } else if let Some(list) = element::<HtmlSelectElement>(&name) {
            list.set_value(text);
        } else if is_choice(&name)
            && let Some(button) = element::<HtmlInputElement>(&format!("{name}-{text}"))
        {
            button.set_checked(true);
        }
    }
}

/// Empties the fields.
pub(super) fn empty() {
    if let Some(form) = element::<HtmlFormElement>(FORM) {
        form.reset();
    }
}

/// Ticks the box that asks to keep entries on the device.
pub(super) fn tick_device() {
    if let Some(choice) = element::<HtmlInputElement>(KEEP) {
        choice.set_checked(true);
    }
}

fn wants_device() -> bool {
    element::<HtmlInputElement>(KEEP).is_some_and(|choice| choice.checked())
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

fn place(definition: &FormDefinition) -> String {
    format!("{PLACE}{}", definition.no)
}

/// Days since 1970-01-01.
fn day(date: NaiveDate) -> i64 {
    const UNIX_DAY: i64 = 719_163;
    i64::from(date.num_days_from_ce()) - UNIX_DAY
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day("1970-01-01".parse().unwrap()), 0);
        assert_eq!(day("2008-03-03".parse().unwrap()), 13_941);
    }
}
