//! Reading the page aloud, for those who read with effort: in large type, where the browser can.

use crate::prefs::{Size, read_prefs};
use crate::text::Lang;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance};

/// What is read, piece by piece: browsers give up on very long texts.
const PIECES: &str =
    "#main h1, #main h2, #main h3, #main p, #main li, #main th, #main td, #main dt, #main dd, #main label";

/// The button that reads the page and stops again.
#[component]
pub fn ReadAloud() -> impl IntoView {
    let prefs = read_prefs();
    if prefs.size != Size::Elder {
        return ().into_any();
    }
    let lang = prefs.lang;
    let can = RwSignal::new(false);
    let reading = RwSignal::new(false);
    Effect::new(move || can.set(voice().is_some()));
    let press = move |_| {
        let Some(voice) = voice() else { return };
        let begin = !reading.get_untracked();
        voice.cancel();
        if begin {
            read(lang, &voice, reading);
        }
        reading.set(begin);
    };
    view! {
        <p class="wrap read-aloud noprint" hidden=move || !can.get()>
            <button class="btn btn--2" type="button" on:click=press aria-pressed=move || reading.get().to_string()>
                {move || if reading.get() { lang.pick("停止朗读", "Stop reading") } else { lang.pick("朗读本页", "Read this page aloud") }}
            </button>
        </p>
    }
    .into_any()
}

fn voice() -> Option<SpeechSynthesis> {
    // Old browsers have none.
    js_sys::Reflect::has(&window(), &"speechSynthesis".into()).ok().filter(|has| *has)?;
    window().speech_synthesis().ok()
}

/// Speaks the pieces one after the other; `reading` ends with the last.
fn read(lang: Lang, voice: &SpeechSynthesis, reading: RwSignal<bool>) {
    let Ok(found) = document().query_selector_all(PIECES) else { return };
    let mut last = None;
    for place in 0..found.length() {
        let Some(piece) = found.get(place).and_then(|node| node.dyn_into::<HtmlElement>().ok()) else { continue };
        // What is inside another piece is read with it.
        let inside = piece.parent_element().and_then(|parent| parent.closest(PIECES).ok().flatten()).is_some();
        let text = piece.inner_text();
        if inside || text.trim().is_empty() {
            continue;
        }
        if let Ok(words) = SpeechSynthesisUtterance::new_with_text(text.trim()) {
            words.set_lang(lang.code());
            words.set_rate(0.9);
            voice.speak(&words);
            last = Some(words);
        }
    }
    if let Some(words) = last {
        let done = Closure::once_into_js(move || reading.set(false));
        words.set_onend(Some(done.unchecked_ref()));
    }
}
