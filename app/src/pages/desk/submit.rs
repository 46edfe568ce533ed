//! Sending a form without leaving the page. The same form works without script; then the server goes on to the next
//! page by itself.

use crate::forms::Form;
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::{Notice, Tone};
use domain::api::Problem;
use domain::api::op::encode_segment;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, SubmitEvent};

/// A form on its way to the server. The idempotency key stays until the server has answered: pressing again after a
/// lost answer has no second effect.
#[derive(Clone, Copy)]
pub(super) struct Sender {
    form: Form,
    key: StoredValue<String>,
    busy: RwSignal<bool>,
    unknown: RwSignal<Option<Unknown>>,
}

/// Why it is not known what became of a form, or why it could not be judged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    /// No answer came.
    Lost,
    /// The session had ended.
    SignedOut,
}

impl Sender {
    /// A sender for a form.
    pub(super) fn new(form: Form) -> Self {
        Self { form, key: StoredValue::new(form.key()), busy: RwSignal::new(false), unknown: RwSignal::new(None) }
    }

    /// The key of the next attempt.
    pub(super) fn key(&self) -> String {
        self.key.get_value()
    }

    /// Goes on with the key of an earlier attempt whose answer was lost.
    pub(super) fn resume(&self, key: String) {
        self.key.set_value(key);
    }

    /// A form is on its way.
    pub(super) fn busy(&self) -> bool {
        self.busy.get()
    }

    /// Takes a form's submission over: `call` makes the request from the form's element and the key, `done` takes the
    /// answer, `refused` the refusal after the form has shown it.
    pub(super) fn send<T, C, F>(
        self,
        event: &SubmitEvent,
        call: C,
        done: impl FnOnce(T) + 'static,
        refused: impl FnOnce(&Problem) + 'static,
    ) where
        T: 'static,
        C: FnOnce(&HtmlFormElement, String) -> F,
        F: Future<Output = Result<T, Problem>> + 'static,
    {
        let element = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(element) = element else { return };
        event.prevent_default();
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.form.clear();
        self.unknown.set(None);
        let answer = call(&element, self.key());
        spawn_local(async move {
            let answer = answer.await;
            self.busy.set(false);
            match answer {
                Ok(value) => {
                    self.key.set_value(self.form.renew());
                    done(value);
                }
                Err(problem) => {
                    self.refuse(&problem);
                    refused(&problem);
                }
            }
        });
    }

    fn refuse(self, problem: &Problem) {
        if problem.status == 401 {
            self.unknown.set(Some(Unknown::SignedOut));
        } else if is_lost(problem) {
            self.unknown.set(Some(Unknown::Lost));
        } else {
            self.form.refuse(problem.clone());
        }
    }

    /// Says what to do when no answer came or the session had ended.
    pub(super) fn notice(self) -> AnyView {
        let lang = use_lang();
        let text = move || {
            self.unknown.get().map(|unknown| {
                let text = match unknown {
                    Unknown::Lost => lost(lang),
                    Unknown::SignedOut => signed_out(lang),
                };
                view! { <Notice tone=Tone::Bad>{text}</Notice> }
            })
        };
        view! { <div role="alert">{text}</div> }.into_any()
    }
}

/// Whether the form is to be sent again as it is, with the same key: no answer came, or the hall could not take it.
pub(super) fn is_open_question(problem: &Problem) -> bool {
    problem.status == 401 || problem.status >= 500
}

/// Whether it is not known what became of the form. Every other answer is one, and says itself what to do.
fn is_lost(problem: &Problem) -> bool {
    let unknown = ["unreachable", "outcome_unknown", "timeout"].contains(&problem.code.as_str());
    unknown || matches!(problem.status, 502 | 504)
}

fn lost(lang: Lang) -> AnyView {
    view! {
        <p>
            <strong>{lang.pick("没有收到服务器的答复。", "No answer came from the server.")}</strong>
            " "
            {lang.pick(
                "没有看到结果，就不算办成。您填的内容还在，请再按一次：不会重复办理。",
                "Unless you see the result, nothing counts as done. What you typed is still here. Press again: it \
                 cannot be done twice.",
            )}
        </p>
    }
    .into_any()
}

fn signed_out(lang: Lang) -> AnyView {
    view! {
        <p>
            <strong>{lang.pick("登录已经过期。", "Your session has ended.")}</strong>
            " "
            {lang.pick("您填的内容还在。请在新窗口", "What you typed is still here. Please ")}
            <a href="/desk/sign-in" target="_blank" rel="external noopener">
                {lang.pick("重新登录", "sign in again in a new window")}
            </a>
            {lang.pick("，回到这里再按一次。", ", come back here and press again.")}
        </p>
    }
    .into_any()
}

/// The text of a field, as typed.
pub(super) fn typed(form: &HtmlFormElement, name: &str) -> String {
    let data = web_sys::FormData::new_with_form(form).ok();
    data.and_then(|data| data.get(name).as_string()).unwrap_or_default()
}

/// Every field of a form, as a browser would send them.
pub(super) fn fields(form: &HtmlFormElement) -> String {
    let pair = |entry: wasm_bindgen::JsValue| {
        let pair = js_sys::Array::from(&entry);
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string()?);
        Some(format!("{}={}", encode_segment(&name), encode_segment(&value)))
    };
    let data = web_sys::FormData::new_with_form(form).ok();
    let entries = data.and_then(|data| js_sys::try_iter(&data).ok().flatten());
    entries.into_iter().flatten().filter_map(|entry| pair(entry.ok()?)).collect::<Vec<_>>().join("&")
}

/// Every value of a list field.
pub(super) fn typed_list(form: &HtmlFormElement, name: &str) -> Vec<String> {
    let data = web_sys::FormData::new_with_form(form).ok();
    data.map(|data| data.get_all(name).iter().filter_map(|value| value.as_string()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_answer_that_leaves_the_outcome_open_counts_as_none() {
        let lost = |status, code: &str| is_lost(&Problem::new(status, code, ""));
        for (status, code) in
            [(503, "unreachable"), (503, "outcome_unknown"), (503, "timeout"), (502, "unreadable"), (504, "refused")]
        {
            assert!(lost(status, code), "{status} {code}");
        }
        for (status, code) in [(507, "storage_full"), (500, "internal"), (503, "busy"), (503, "paused"), (409, "stale")]
        {
            assert!(!lost(status, code), "{status} {code}");
        }
    }

    #[test]
    fn a_form_that_the_hall_could_not_take_keeps_its_key_and_draft() {
        for (status, open) in [(401, true), (500, true), (503, true), (507, true), (409, false), (422, false)] {
            assert_eq!(is_open_question(&Problem::new(status, "x", "")), open, "{status}");
        }
    }
}
