//! The page's heading: title of the window, first heading, and the place where reading goes on after a navigation.

use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;
use std::sync::atomic::{AtomicBool, Ordering};

/// The first heading of this document has been there: from now on a heading means that somebody navigated.
static SEEN: AtomicBool = AtomicBool::new(false);

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
            // A heading that cannot take the focus leaves everything as it was.
            let _ = heading.focus();
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
