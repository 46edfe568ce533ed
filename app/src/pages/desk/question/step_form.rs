//! A form that moves a question on: what is wrong above it, its hidden fields, its button. It works without script; with
//! script the page stays.

use crate::forms::Form;
use crate::pages::desk::submit::{Sender, typed};
use crate::prefs::use_lang;
use crate::ui::ErrorSummary;
use domain::api::Problem;
use domain::api::questions::QuestionView;
use leptos::prelude::*;
use std::pin::Pin;
use std::rc::Rc;
use web_sys::{HtmlFormElement, SubmitEvent};

/// The operation's answer on its way.
pub(super) type Answer = Pin<Box<dyn Future<Output = Result<QuestionView, Problem>>>>;

/// What distinguishes one form from another.
pub(super) struct StepForm {
    pub form: Form,
    /// Names and labels of its fields.
    pub labels: Vec<(String, String)>,
    /// The button's words and look.
    pub button: (&'static str, &'static str),
    /// Where to go on without script.
    pub next: String,
    /// Calls the operation: form, number of the question, idempotency key.
    pub call: fn(&HtmlFormElement, String, String) -> Answer,
    /// What happens when it is done.
    pub done: Rc<dyn Fn()>,
}

impl StepForm {
    /// The form around its fields.
    pub(super) fn view(self, question: &QuestionView, fields: AnyView) -> AnyView {
        let lang = use_lang();
        let Self { form, labels, button: (words, class), next, call, done } = self;
        let sender = Sender::new(form);
        let number = question.row.number.clone();
        let submit = move |event: SubmitEvent| {
            let (number, done) = (number.clone(), Rc::clone(&done));
            sender.send(&event, |element, key| call(element, number, key), move |_| done(), |_| ());
        };
        view! {
            <ErrorSummary form labels/>
            {sender.notice()}
            <form method="post" novalidate on:submit=submit>
                {form.hidden(&next)}
                <input type="hidden" name="version" value=question.version.to_string()/>
                {fields}
                <p class="actions">
                    <button class=class type="submit" aria-disabled=move || sender.busy().then_some("true")>
                        {move || if sender.busy() { lang.pick("正在提交…", "Sending…") } else { words }}
                    </button>
                </p>
            </form>
        }
        .into_any()
    }
}

/// Where a question's page is.
pub(super) fn address(question: &QuestionView) -> String {
    format!("/desk/questions/{}", question.row.number)
}

/// The version of the question that was on the screen.
pub(super) fn typed_version(form: &HtmlFormElement) -> i64 {
    typed(form, "version").parse().unwrap_or_default()
}
