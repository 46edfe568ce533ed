//! Answering.

use super::{Done, Steps, button, typed_version, version};
use crate::api;
use crate::pages::desk::submit::{Sender, typed};
use crate::prefs::use_lang;
use crate::ui::{Area, ErrorSummary, labelled};
use domain::api::questions::{QuestionView, Reply};
use domain::question::LONGEST_ANSWER;
use leptos::prelude::*;
use web_sys::HtmlFormElement;

/// The form of the answer; an answer that was given can be amended.
pub(super) fn view(steps: Steps, sender: Sender, question: &QuestionView) -> AnyView {
    let lang = use_lang();
    let form = steps.reply;
    let number = question.row.number.clone();
    let send_to = number.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        let number = send_to.clone();
        let call = |element: &HtmlFormElement, key| {
            let input = Reply { answer: typed(element, "answer"), version: typed_version(element) };
            api::questions::reply(number, input, key)
        };
        sender.send(&event, call, move |_: QuestionView| steps.done(Done::Answered), |_| ());
    };
    let again = question.answer.is_some();
    let label = lang.pick("答复", "Answer");
    let text = match again {
        true => lang.pick("更正答复", "Amend the answer"),
        false => lang.pick("答复", "Answer"),
    };
    let class = if again { "btn btn--2" } else { "btn" };
    view! {
        <section class="panel" aria-labelledby="answer-h">
            <h2 id="answer-h">{label}</h2>
            <ErrorSummary form labels=labelled([("answer", label)])/>
            {sender.notice()}
            <form method="post" novalidate on:submit=submit>
                {form.hidden(&format!("/desk/questions/{number}"))}
                {version(question)}
                <Area
                    form
                    name="answer"
                    label=lang.pick("写给提问人", "To the person who asked")
                    hint=lang.pick("说清楚办什么、带什么、到哪里；不知道的不要猜", "Say what to do, what to bring and where to go; do not guess")
                    value=question.answer.clone().unwrap_or_default()
                    rows=6
                    maxlength=u32::try_from(LONGEST_ANSWER).unwrap_or(2000)
                />
                {button(lang, sender, text, class)}
            </form>
        </section>
    }
    .into_any()
}
