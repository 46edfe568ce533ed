//! The page's heading: title of the window, first heading, and the place where reading goes on after a navigation.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_meta::Title;
use std::sync::atomic::{AtomicBool, Ordering};
use web_sys::{FocusOptions, HtmlElement};

/// The first heading of this document has been there: from now on a heading means that somebody navigated.
static SEEN: AtomicBool = AtomicBool::new(false);

/// Reading goes on at the place that the address names, else at the heading. What cannot take the focus leaves everything
/// as it was.
fn arrive(heading: &HtmlElement) {
    let anchor = window().location().hash().unwrap_or_default();
    let place = document().get_element_by_id(anchor.trim_start_matches('#')).filter(|_| anchor.len() > 1);
    match place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        Some(place) => {
            place.scroll_into_view();
            if place.get_attribute("tabindex").is_none() {
                let _ = place.set_attribute("tabindex", "-1");
            }
            let _ = place.focus();
        }
        None => {
            // The router has put the page where it belongs: at its top, or where the visitor left it.
            let stay = FocusOptions::new();
            stay.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&stay);
        }
    }
}

/// The first heading of a page. Sets the window's title; after a navigation inside the browser it takes the focus, so
/// that keyboard and screen reader begin with the new page.
#[component]
pub fn Heading(
    /// The text.
    #[prop(into)]
    text: String,
    /// The window's title, where it differs.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    Effect::new(move || {
        let Some(heading) = node.get() else { return };
        if SEEN.swap(true, Ordering::Relaxed) {
            arrive(&heading);
        }
        // The page is awake: for whoever drives a browser and must not press a key too early.
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-ready", "");
        }
    });
    view! {
        <Title text=title.unwrap_or_else(|| text.clone())/>
        <h1 tabindex="-1" node_ref=node>{text}</h1>
    }
    .into_any()
}
