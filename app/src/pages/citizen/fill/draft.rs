//! What was typed, between the page's fields and the device.

use super::Filling;
use super::grid::{FIRST_ROWS, more_rows};
use browser::Shelf;
use chrono::{Datelike, NaiveDate};
use domain::form::{FieldKind, FormDefinition};
use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use std::collections::BTreeMap;
use web_sys::{
    FormData, HtmlDetailsElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

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

fn forget(filling: &Filling) {
    let place = place(&filling.definition);
    Shelf::Window.forget(&place);
    Shelf::Device.forget(&place);
}

/// Whether somebody has begun to type before the page woke up.
pub(super) fn has_begun(filling: &Filling) -> bool {
    element::<HtmlFormElement>(FORM).is_some_and(|form| !collect(filling, &form).is_empty())
}

/// Writes entries into the fields; a field without one is emptied.
pub(super) fn put_back(filling: &Filling, typed: &BTreeMap<String, String>) {
    for field in filling.definition.fields().filter(|field| field.is_typed()) {
        let text = |name: &str| typed.get(name).map_or("", String::as_str);
        let later = field.cells().filter(|cell| cell.row >= FIRST_ROWS as usize);
        if later.map(|cell| cell.name(&field.key)).any(|name| !text(&name).is_empty())
            && let Some(rows) = element::<HtmlDetailsElement>(&more_rows(&field.key))
        {
            rows.set_open(true);
        }
        match field.kind {
            FieldKind::Table => {
                field.cells().map(|cell| cell.name(&field.key)).for_each(|name| write(&name, text(&name)))
            }
            _ => write(&field.key, text(&field.key)),
        }
        for option in field.options.iter().flatten() {
            if let Some(button) = element::<HtmlInputElement>(&format!("{}-{option}", field.key)) {
                button.set_checked(option == text(&field.key));
            }
        }
    }
}

fn write(name: &str, text: &str) {
    if let Some(input) = element::<HtmlInputElement>(name) {
        input.set_value(text);
    } else if let Some(area) = element::<HtmlTextAreaElement>(name) {
        area.set_value(text);
    } else if let Some(list) = element::<HtmlSelectElement>(name) {
        list.set_value(text);
    }
}

/// Empties the fields and forgets what was kept of them.
pub(super) fn empty(filling: &Filling) {
    forget(filling);
    put_back(filling, &BTreeMap::new());
    tick_device(false);
    filling.form.clear();
}

/// Sets the box that asks to keep entries on the device.
pub(super) fn tick_device(ticked: bool) {
    if let Some(choice) = element::<HtmlInputElement>(KEEP) {
        choice.set_checked(ticked);
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
