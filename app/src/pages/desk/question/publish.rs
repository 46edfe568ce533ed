//! Publishing an answer: first the public wording without personal data, then a look at exactly what the public will see,
//! then publication.

use super::step_form::{StepForm, address, typed_version};
use super::{Done, Steps};
use crate::api;
use crate::pages::desk::submit::typed;
use crate::prefs::use_lang;
use crate::text::{Lang, language_of};
use crate::ui::{Area, Field, Notice, Tone, labelled, said};
use domain::api::questions::{Publish, QuestionView, Withdraw, Wording};
use domain::question::personal::{Personal, PersonalKind};
use domain::question::{LONGEST_ANSWER, LONGEST_QUESTION, Publication};
use leptos::prelude::*;
use std::rc::Rc;

/// What can be done about publication.
pub(super) fn view(steps: Steps, question: &QuestionView) -> AnyView {
    let lang = use_lang();
    let preview = match question.row.publication {
        Publication::None => None,
        Publication::Prepared => Some(preview(steps, question)),
        Publication::Public => Some(public(steps, question)),
        Publication::Withdrawn => Some(
            view! { <Notice><p>{lang.pick("这条答复已经撤下，公众看不到。", "This answer has been withdrawn: the public cannot see it.")}</p></Notice> }
                .into_any(),
        ),
    };
    view! {
        {preview}
        {wording(steps, question)}
    }
    .into_any()
}

/// What looks personal, one by one.
fn personal(lang: Lang, found: &[Personal]) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let line = |piece: &Personal| {
        let (text, looks) = (piece.text.clone(), looks_like(lang, piece.kind));
        view! { <li><mark>{text}</mark> " " {looks}</li> }
    };
    let lines = found.iter().map(line).collect_view();
    let notice = view! {
        <Notice tone=Tone::Warn>
            <p><strong>{lang.pick("看看这些是不是个人信息：", "Is this personal data?")}</strong></p>
            <ul>{lines}</ul>
        </Notice>
    };
    Some(notice.into_any())
}

fn looks_like(lang: Lang, kind: PersonalKind) -> &'static str {
    match kind {
        PersonalKind::IdNumber => lang.pick("像身份证号码", "looks like an identity number"),
        PersonalKind::Mobile => lang.pick("像手机号", "looks like a mobile number"),
        PersonalKind::Telephone => lang.pick("像电话号码", "looks like a telephone number"),
        PersonalKind::CaseNumber => lang.pick("像办件编号", "looks like a case number"),
        PersonalKind::Name => lang.pick("提问人的称呼", "the person's name"),
        PersonalKind::Email => lang.pick("像电子邮箱", "looks like an e-mail address"),
    }
}

fn wording(steps: Steps, question: &QuestionView) -> AnyView {
    let lang = use_lang();
    let form = steps.prepare;
    let none = question.row.publication == Publication::None;
    let start = |public: &str, own: &str| if none { own.to_owned() } else { public.to_owned() };
    let asked = lang.pick("公开的问题", "Question, as published");
    let answered = lang.pick("公开的答复", "Answer, as published");
    let own = question.answer.clone().unwrap_or_default();
    let fields = view! {
        <Area
            form
            name="public_question"
            label=asked
            hint=lang.pick("改成谁都能看懂的问法，去掉姓名、号码、住址", "So that anybody understands it; without names, numbers, addresses")
            value=start(&question.public_question, &question.text)
            rows=3
            maxlength=u32::try_from(LONGEST_QUESTION).unwrap_or(1000)
        />
        <Area
            form
            name="public_answer"
            label=answered
            value=start(&question.public_answer, &own)
            rows=5
            maxlength=u32::try_from(LONGEST_ANSWER).unwrap_or(2000)
        />
    };
    let step = StepForm {
        form,
        labels: labelled([("public_question", asked), ("public_answer", answered)]),
        button: (lang.pick("看看公众会看到什么", "See what the public will see"), "btn btn--2"),
        next: address(question),
        call: |element, number, key| {
            let input = Wording {
                public_question: typed(element, "public_question"),
                public_answer: typed(element, "public_answer"),
                version: typed_version(element),
            };
            Box::pin(api::questions::prepare(number, input, key))
        },
        done: Rc::new(move || steps.done(Done::Prepared)),
    };
    view! {
        <details class="panel" open=form.problem().is_some()>
            <summary>{lang.pick("公开这条答复，让大家都能看到", "Publish this answer for everybody")}</summary>
            {none.then(|| personal(lang, &question.personal))}
            {(question.row.publication == Publication::Public).then(|| view! { <p class="hint">{lang.pick(
                "提交新稿后，现在公开的文字先撤下，看过预览再重新公开。",
                "A new wording takes down what is public now; publish it again after the preview.",
            )}</p> })}
            {step.view(question, fields.into_any())}
        </details>
    }
    .into_any()
}

/// The wording exactly as the public will see it, and the button that publishes it.
fn preview(steps: Steps, question: &QuestionView) -> AnyView {
    let lang = use_lang();
    let forbidden = question.personal.iter().any(|piece| piece.kind.is_forbidden());
    let act = if forbidden {
        view! { <p class="err">{lang.pick("含有个人号码，不能公开。请先改公开稿。", "It holds a personal number and cannot be published. Change the wording first.")}</p> }
            .into_any()
    } else {
        let step = StepForm {
            form: steps.publish,
            labels: Vec::new(),
            button: (lang.pick("公开", "Publish"), "btn"),
            next: address(question),
            call: |element, number, key| {
                Box::pin(api::questions::publish(number, Publish { version: typed_version(element) }, key))
            },
            done: Rc::new(move || steps.done(Done::Published)),
        };
        step.view(question, ().into_any())
    };
    view! {
        <section class="panel" aria-labelledby="preview-h">
            <h2 id="preview-h">{lang.pick("公众将看到", "What the public will see")}</h2>
            {shown(question)}
            {personal(lang, &question.personal)}
            {act}
        </section>
    }
    .into_any()
}

fn shown(question: &QuestionView) -> AnyView {
    view! {
        <blockquote>
            <p lang=language_of(&question.public_question)><strong>{question.public_question.clone()}</strong></p>
            {said(question.public_answer.clone())}
        </blockquote>
    }
    .into_any()
}

/// What is public now, and the form that takes it back.
fn public(steps: Steps, question: &QuestionView) -> AnyView {
    let lang = use_lang();
    let form = steps.withdraw;
    let reason = lang.pick("撤下的原因", "Why it is withdrawn");
    let words = lang.pick("撤下", "Withdraw");
    let step = StepForm {
        form,
        labels: labelled([("reason", reason)]),
        button: (words, "btn btn--2"),
        next: address(question),
        call: |element, number, key| {
            let input = Withdraw { reason: typed(element, "reason"), version: typed_version(element) };
            Box::pin(api::questions::withdraw(number, input, key))
        },
        done: Rc::new(move || steps.done(Done::Withdrawn)),
    };
    let fields = view! { <Field form name="reason" label=reason maxlength=300/> };
    view! {
        <section class="panel" aria-labelledby="public-h">
            <h2 id="public-h">{lang.pick("公众现在看到", "What the public sees now")}</h2>
            {shown(question)}
            <details open=form.problem().is_some()>
                <summary>{words}</summary>
                {step.view(question, fields.into_any())}
            </details>
        </section>
    }
    .into_any()
}
