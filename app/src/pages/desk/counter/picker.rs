//! Finding the service: by pinyin, initials, id or the digit of the list. Without script the same box asks the server
//! and the list is made of links.

use super::intake::Intake;
use crate::pages::desk::keys;
use crate::prefs::use_lang;
use crate::text::{Lang, numbers, problems};
use crate::ui::{Notice, Tone};
use domain::api::Problem;
use domain::api::services::ServiceSummary;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use web_sys::KeyboardEvent;

/// How long typing rests before the server is asked.
const REST: Duration = Duration::from_millis(150);

/// The search box and its list.
#[derive(Clone, Copy)]
struct Picker {
    intake: Intake,
    /// What stands in the box.
    words: RwSignal<String>,
    /// The words that `hits` answer, and the hits; none while nothing was looked for.
    hits: RwSignal<Option<(String, Vec<ServiceSummary>)>>,
    /// Why there is no answer.
    failed: RwSignal<Option<Problem>>,
    /// Enter was pressed before the answer came.
    hurry: StoredValue<bool>,
}

/// The field for the service.
pub(super) fn view(intake: Intake) -> AnyView {
    let lang = use_lang();
    let found = intake.found.get_value();
    let words = found.as_ref().map(|(words, _)| words.clone()).unwrap_or_default();
    let picker = Picker {
        intake,
        words: RwSignal::new(words.clone()),
        hits: RwSignal::new(found),
        failed: RwSignal::new(None),
        hurry: StoredValue::new(false),
    };
    view! {
        <form method="get" action="/desk/counter" role="search" class="pick">
            <div class="field" class:field--error=move || intake.form.error("service").is_some()>
                <div class="pick__label">
                    <label for="service">{lang.pick("事项", "Service")} " " <kbd>"F2"</kbd></label>
                    <span class="hint" id="service-hint">
                        {lang.pick(
                            "拼音首字母、编号或序号，回车选定",
                            "Pinyin initials, id or the number in the list; Enter chooses",
                        )}
                    </span>
                </div>
                <div class="pick__row">
                    <input
                        type="search"
                        id="service"
                        name="q"
                        value=words
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        maxlength="100"
                        aria-describedby="service-hint"
                        aria-controls="service-list"
                        on:input=move |event| picker.typed(event_target_value(&event))
                        on:keydown=move |event| picker.key(&event)
                    />
                    <button class="btn btn--2" type="submit">{lang.pick("查找", "Find")}</button>
                </div>
            </div>
        </form>
        <div id="service-list" aria-live="polite">{move || picker.list(lang)}</div>
    }
    .into_any()
}

impl Picker {
    /// The services on show: the hits, or, while none is chosen, all of the window.
    fn shown(self) -> Option<Vec<ServiceSummary>> {
        match self.hits.get() {
            Some((_, hits)) => Some(hits),
            None if self.intake.picked.with(Option::is_none) => Some(self.intake.services.get_value()),
            None => None,
        }
    }

    fn list(self, lang: Lang) -> AnyView {
        if let Some(problem) = self.failed.get() {
            return view! { <Notice tone=Tone::Bad><p>{problems::sentence(lang, &problem)}</p></Notice> }.into_any();
        }
        let Some(services) = self.shown() else { return ().into_any() };
        if services.is_empty() {
            let text = lang.pick(
                "本窗口没有这样的事项。别的部门的事项请引导到相应窗口。",
                "This window has no such service. For another department's service show the way to its window.",
            );
            return view! { <p class="pick__none">{text}</p> }.into_any();
        }
        let items = services.into_iter().map(|service| self.item(lang, service));
        view! { <ol class="pick__list">{items.collect_view()}</ol> }.into_any()
    }

    fn item(self, lang: Lang, service: ServiceSummary) -> AnyView {
        let href = format!("/desk/counter?service={}", service.id);
        let id = service.id.clone();
        let choose = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            self.choose(id.clone());
        };
        view! {
            <li>
                <a href=href on:click=choose>{lang.text(&service.name_zh, &service.name_en)}</a>
                " "
                <span class="hint"><span class="mono">{service.id}</span> " " {numbers::promised(lang, service.promised_workdays)}</span>
            </li>
        }
        .into_any()
    }

    fn typed(self, words: String) {
        self.failed.set(None);
        self.words.set(words.clone());
        self.hurry.set_value(false);
        let words = words.trim().to_owned();
        // A digit means a place in the window's own list, so that is what is shown.
        if words.is_empty() || digit(&words).is_some() {
            self.hits.set(None);
        } else {
            set_timeout(
                move || {
                    if self.words.with_untracked(|now| now.trim() == words) {
                        self.ask(words);
                    }
                },
                REST,
            );
        }
    }

    fn ask(self, words: String) {
        spawn_local(async move {
            let hits = self.intake.search(words.clone()).await;
            // Meanwhile more may have been typed: then another answer is on its way.
            if self.words.try_get_untracked().is_some_and(|now| now.trim() == words) {
                let hits = match hits {
                    Ok(hits) => hits,
                    Err(problem) => return self.failed.set(Some(problem)),
                };
                self.failed.set(None);
                let first = hits.first().map(|service| service.id.clone());
                self.hits.set(Some((words, hits)));
                if let Some(id) = first.filter(|_| self.hurry.get_value()) {
                    self.choose(id);
                }
            }
        });
    }

    fn key(self, event: &KeyboardEvent) {
        if event.key() != "Enter" || keys::is_composing(event) || event.ctrl_key() {
            return;
        }
        event.prevent_default();
        let words = self.words.with_untracked(|words| words.trim().to_owned());
        if words.is_empty() {
            return;
        }
        if let Some(place) = digit(&words) {
            let chosen = self.intake.services.with_value(|all| all.get(place).map(|service| service.id.clone()));
            if let Some(id) = chosen {
                self.choose(id);
            }
            return;
        }
        let answered = self.hits.with_untracked(|hits| {
            hits.as_ref().filter(|(asked, _)| *asked == words).map(|(_, hits)| hits.first().map(|hit| hit.id.clone()))
        });
        match answered {
            Some(Some(id)) => self.choose(id),
            Some(None) => {}
            None => {
                self.hurry.set_value(true);
                self.ask(words);
            }
        }
    }

    fn choose(self, id: String) {
        self.failed.set(None);
        self.words.set(String::new());
        self.hits.set(None);
        self.hurry.set_value(false);
        if let Some(input) = document().get_element_by_id("service") {
            use leptos::wasm_bindgen::JsCast;
            input.unchecked_into::<web_sys::HtmlInputElement>().set_value("");
        }
        self.intake.pick(id, Vec::new());
    }
}

/// The place that a single digit means, from 0.
fn digit(words: &str) -> Option<usize> {
    match words.as_bytes() {
        [digit @ b'1'..=b'9'] => Some(usize::from(digit - b'1')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::digit;

    #[test]
    fn a_single_digit_is_a_place_in_the_list() {
        assert_eq!(digit("1"), Some(0));
        assert_eq!(digit("9"), Some(8));
        assert_eq!((digit("0"), digit("12"), digit("x"), digit("")), (None, None, None, None));
    }
}
