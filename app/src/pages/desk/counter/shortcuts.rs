//! Keys of the counter: Ctrl+Enter accepts, Alt+A ticks every material, Enter goes to the next field.

use super::intake::Intake;
use super::materials;
use crate::pages::desk::keys;
use crate::text::Lang;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, KeyboardEvent};

/// The fields that Enter walks through.
const FIELDS: [&str; 4] = ["applicant_name", "id_number", "phone", "town"];

/// The keys for the help text.
pub(super) fn lines(lang: Lang) -> Vec<(&'static str, &'static str)> {
    vec![
        ("F2", lang.pick("选事项", "Choose the service")),
        ("Enter", lang.pick("选定事项；到下一格", "Choose; next field")),
        ("Alt A", lang.pick("材料全选", "Tick all materials")),
        ("Ctrl Enter", lang.pick("受理（即办件当场办结）", "Accept (an immediate item is completed)")),
    ]
}

/// Listens while the counter is there.
pub(super) fn listen(intake: Intake) {
    keys::on_key(move |event| {
        if event.ctrl_key() && event.key() == "Enter" {
            event.prevent_default();
            send();
        } else if event.alt_key() && !event.ctrl_key() && event.code() == "KeyA" {
            event.prevent_default();
            intake.picked.with_untracked(|service| service.iter().for_each(materials::tick_all));
        }
    });
}

/// Puts the focus into the first field that is still open, if nothing but the page's heading has it.
pub(super) fn begin(intake: Intake) {
    let now = document().active_element().map(|element| element.tag_name());
    if matches!(now.as_deref(), None | Some("BODY" | "H1")) {
        let picked = intake.picked.try_with_untracked(Option::is_some).unwrap_or_default();
        keys::focus(if picked { "applicant_name" } else { "service" });
    }
}

/// Sends the form as its button does.
fn send() {
    let form = document().get_element_by_id("accept").and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        // As if the main button were pressed; a form that cannot be sent stays as it is.
        let button =
            document().get_element_by_id("accept-button").and_then(|button| button.dyn_into::<HtmlElement>().ok());
        let _ = form.request_submit_with_submitter(button.as_ref());
    }
}

/// Enter in a field goes on to the next one: a card reader ends its line with Enter. Arrows walk the checklist.
pub(super) fn in_form(event: KeyboardEvent) {
    if keys::is_composing(&event) || event.ctrl_key() || event.alt_key() {
        return;
    }
    let id = event.target().and_then(|target| target.dyn_into::<Element>().ok()).map(|element| element.id());
    let Some(id) = id else { return };
    let next = match event.key().as_str() {
        "Enter" if id.starts_with("materials-") => {
            // The last one goes on to the button; never does Enter on a box send half a case.
            event.prevent_default();
            if neighbour(&id, 1).is_some_and(|next| keys::focus(&next)) || keys::focus("accept-button") {
                return;
            }
            None
        }
        "Enter" => next_field(&id),
        "ArrowDown" => neighbour(&id, 1),
        "ArrowUp" => neighbour(&id, -1),
        _ => None,
    };
    if let Some(next) = next {
        event.prevent_default();
        keys::focus(&next);
    }
}

fn next_field(id: &str) -> Option<String> {
    let place = FIELDS.iter().position(|field| *field == id)?;
    Some(FIELDS.get(place + 1).map_or("materials-1", |field| field).to_owned())
}

fn neighbour(id: &str, by: i64) -> Option<String> {
    let no: i64 = id.strip_prefix("materials-")?.parse().ok()?;
    Some(format!("materials-{}", no + by))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_walks_the_fields_and_arrows_the_list() {
        assert_eq!(next_field("applicant_name").as_deref(), Some("id_number"));
        assert_eq!(next_field("town").as_deref(), Some("materials-1"));
        assert_eq!(next_field("materials-1"), None);
        assert_eq!(neighbour("materials-1", 1).as_deref(), Some("materials-2"));
        assert_eq!(neighbour("town", 1), None);
    }
}
