//! What a person wrote, on a page of whichever language.

use crate::text::language_of;
use leptos::prelude::*;

/// Somebody's words with their own lines, and with their language for whoever listens to the page.
pub fn said(text: String) -> AnyView {
    let language = language_of(&text);
    view! { <p class="said" lang=language>{text}</p> }.into_any()
}
