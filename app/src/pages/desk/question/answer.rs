//! Answering.

use super::step_form::{StepForm, address, typed_version};
use super::{Done, Steps};
use crate::api;
use crate::pages::desk::submit::typed;
use crate::prefs::use_lang;
use crate::ui::{Area, labelled};
use domain::api::questions::{QuestionView, Reply};
use domain::question::{LONGEST_ANSWER, Publication};
use leptos::prelude::*;
use std::rc::Rc;

/// The form of the answer; an answer that was given can be amended.
pub(super) fn view(steps: Steps, question: &QuestionView) -> AnyView {
    let lang = use_lang();
    let form = steps.reply;
    let label = lang.pick("答复", "Answer");
    let button = match question.answer.is_some() {
        true => (lang.pick("更正答复", "Amend the answer"), "btn btn--2"),
        false => (label, "btn"),
    };
    // The public reads a wording of its own.
    let still_public = (question.row.publication == Publication::Public).then(|| {
        view! { <p class="hint">{lang.pick(
            "这里只改给提问人的答复。已公开的文字不会跟着变，要改请另做公开稿。",
            "This changes the answer to the person only. What is published stays as it is; prepare a new wording to change it.",
        )}</p> }
    });
    let fields = view! {
        {still_public}
        <Area
            form
            name="answer"
            label=lang.pick("写给提问人", "To the person who asked")
            hint=lang.pick("说清楚办什么、带什么、到哪里；不知道的不要猜", "Say what to do, what to bring and where to go; do not guess")
            value=question.answer.clone().unwrap_or_default()
            rows=6
            maxlength=u32::try_from(LONGEST_ANSWER).unwrap_or(2000)
        />
    };
    let step = StepForm {
        form,
        labels: labelled([("answer", label)]),
        button,
        next: address(question),
        call: |element, number, key| {
            let input = Reply { answer: typed(element, "answer"), version: typed_version(element) };
            Box::pin(api::questions::reply(number, input, key))
        },
        done: Rc::new(move || steps.done(Done::Answered)),
    };
    view! {
        <section class="panel" aria-labelledby="answer-h">
            <h2 id="answer-h">{label}</h2>
            {step.view(question, fields.into_any())}
        </section>
    }
    .into_any()
}
