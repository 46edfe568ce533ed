//! Keys that staff use: who handles them, and when they are left alone.

use crate::prefs::use_lang;
use gloo::storage::{LocalStorage, Storage};
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Where the switch for single letters is kept.
const LETTERS: &str = "hall.letters";

/// Listens to keys while the page is there. Keys that belong to an input method (输入法) never arrive.
pub(super) fn on_key(handle: impl Fn(&KeyboardEvent) + Clone + 'static) {
    Effect::new(move || {
        let handle = handle.clone();
        let listener = window_event_listener(ev::keydown, move |event| {
            if !is_composing(&event) {
                handle(&event);
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// An input method is still composing: Enter picks a word, it does not send a form. Some report only key code 229.
pub(super) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// A single letter that means something here: nobody is typing, no other key is held, and letters are switched on.
pub(super) fn letter(event: &KeyboardEvent) -> Option<String> {
    let held = event.ctrl_key() || event.alt_key() || event.meta_key();
    let free = !held && !is_typing(event) && letters_on();
    free.then(|| event.key().to_lowercase())
}

/// The key goes into a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        let is_box = matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio"));
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !is_box
    })
}

fn letters_on() -> bool {
    LocalStorage::get::<bool>(LETTERS).unwrap_or(true)
}

/// Moves the focus to the element of an id, if it is there.
pub(super) fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// The keys of a page, opened by `?`, and the switch that turns single letters off.
pub(super) fn help(lines: Vec<(&'static str, &'static str)>) -> AnyView {
    let lang = use_lang();
    let node = NodeRef::<html::Details>::new();
    let letters = RwSignal::new(None::<bool>);
    Effect::new(move || letters.set(Some(letters_on())));
    on_key(move |event| {
        if letter(event).as_deref() == Some("?")
            && let Some(details) = node.get_untracked()
        {
            event.prevent_default();
            details.set_open(!details.open());
        }
    });
    let switch = move |event| {
        let on = event_target_checked(&event);
        // A browser that keeps nothing asks again next time.
        let _ = LocalStorage::set(LETTERS, on);
        letters.set(Some(on));
    };
    let lines = lines.into_iter().map(|(key, meaning)| {
        let keys = key.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view();
        view! { <div><dt>{keys}</dt><dd>{meaning}</dd></div> }
    });
    view! {
        <details class="keys noprint" node_ref=node>
            <summary>{lang.pick("快捷键", "Keys")} " " <kbd>"?"</kbd></summary>
            <dl>{lines.collect_view()}</dl>
            <div class="check" hidden=move || letters.get().is_none()>
                <input
                    type="checkbox"
                    id="letters"
                    prop:checked=move || letters.get().unwrap_or(true)
                    on:change=switch
                />
                <label for="letters">{lang.pick("使用单个字母的快捷键", "Use keys that are a single letter")}</label>
            </div>
        </details>
    }
    .into_any()
}
