//! Printing.

use crate::prefs::use_lang;
use leptos::prelude::*;

/// Prints the page. Shown once the page is awake: without script the browser's own menu prints as well.
#[component]
pub fn PrintButton() -> impl IntoView {
    let lang = use_lang();
    let awake = RwSignal::new(false);
    Effect::new(move || awake.set(true));
    let print = move |_| {
        // A browser that cannot print says so itself.
        let _ = window().print();
    };
    view! {
        <button class="btn btn--2 noprint" type="button" hidden=move || !awake.get() on:click=print>
            {lang.pick("打印本页", "Print this page")}
        </button>
    }
    .into_any()
}
