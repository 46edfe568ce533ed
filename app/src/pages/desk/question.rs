//! One question: what was asked, the answer, handing on, publishing, what happened.

mod answer;
mod hand_on;
mod history;
mod publish;
mod step_form;

use super::questions::lamp;
use super::{Staff, keys};
use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::layout::Phone;
use crate::ui::{Breadcrumb, Fact, Facts, Heading, Notice, Tone, said};
use domain::api::Problem;
use domain::api::questions::{HAND_ON, PREPARE, PUBLISH, QuestionView, REPLY, WITHDRAW};
use domain::catalogue::{Department, Window};
use domain::permission::Action;
use futures_util::future::try_join3;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::time::Duration;

/// A question, and who has a window here.
type Data = (QuestionView, Vec<Department>, Vec<Window>);

/// The question's page.
pub(super) fn show() -> AnyView {
    let params = use_params_map();
    let number = move || params.with(|params| params.get("number").unwrap_or_default());
    let now = untrack(number);
    let staff = Staff::ask(Some(Action::ReadQuestions), move || vec![number()], |_, key| load(key.concat()));
    let steps = Steps {
        staff,
        reply: use_form(REPLY, &[&now]),
        hand_on: use_form(HAND_ON, &[&now]),
        prepare: use_form(PREPARE, &[&now]),
        publish: use_form(PUBLISH, &[&now]),
        withdraw: use_form(WITHDRAW, &[&now]),
        done: RwSignal::new(None),
    };
    staff.page(move |_, data| page(steps, data))
}

async fn load(number: String) -> Result<Data, Problem> {
    let (question, departments, windows) =
        try_join3(api::questions::one(number), api::hall::departments(), api::hall::windows()).await?;
    Ok((question, departments.items, windows.items))
}

/// What can be done with the question.
#[derive(Clone, Copy)]
struct Steps {
    staff: Staff<Data>,
    reply: Form,
    hand_on: Form,
    prepare: Form,
    publish: Form,
    withdraw: Form,
    /// What has just been done on this page.
    done: RwSignal<Option<Done>>,
}

/// A step that worked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Answered,
    Prepared,
    Published,
    Withdrawn,
}

impl Steps {
    /// A step is done: the page shows the question as it now stands.
    fn done(self, done: Done) {
        self.done.set(Some(done));
        self.staff.refetch();
        set_timeout(
            || {
                keys::focus("just-done");
            },
            Duration::from_millis(300),
        );
    }
}

fn page(steps: Steps, (question, departments, windows): Data) -> AnyView {
    let lang = use_lang();
    let answered = question.answer.is_some();
    let acts = question.may_answer.then(|| {
        let answer = answer::view(steps, &question);
        let further = match answered {
            true => publish::view(steps, &question),
            false => hand_on::view(steps, &question, &departments, &windows),
        };
        view! { {answer} {further} }
    });
    let only_reading = (!question.may_answer).then(|| {
        let given = question.answer.clone().map(|answer| {
            view! { <h2>{lang.pick("答复", "Answer")}</h2> {said(answer)} }
        });
        view! { {given} <p class="hint">{lang.pick("由负责的岗位答复，您只能查看。", "The post in charge answers; you can only read this.")}</p> }
    });
    view! {
        <Breadcrumb trail=vec![("/desk/questions".to_owned(), lang.pick("咨询", "Questions").to_owned())]/>
        <Heading text=lang.pick(format!("咨询 {}", question.row.number_grouped), format!("Question {}", question.row.number_grouped))/>
        <p class="bigline">{lamp(lang, &question.row)}</p>
        {just_done(lang, steps)}
        <div class="case">
            <div class="case__main">
                <section aria-labelledby="asked">
                    <h2 id="asked">{lang.pick("问的是", "The question")}</h2>
                    {said(question.text.clone())}
                    <Facts items=facts(lang, &question)/>
                </section>
                {acts}
                {only_reading}
            </div>
            {history::view(lang, &question)}
        </div>
    }
    .into_any()
}

fn facts(lang: Lang, question: &QuestionView) -> Vec<Fact> {
    let row = &question.row;
    let mut facts = Vec::new();
    let mut known = |name: &'static str, text: &str| {
        if !text.is_empty() {
            facts.push(Fact::text(name, text.to_owned()));
        }
    };
    known(lang.pick("称呼", "Name"), &question.name);
    known(lang.pick("由谁答复", "Held by"), &lang.text(&row.holder_zh, &row.holder_en));
    known(lang.pick("最迟答复", "Answer by"), &date::date_with_weekday(lang, row.due));
    known(lang.pick("答复用语", "Answer in"), if question.lang == "en" { "English" } else { "中文" });
    if !question.phone.is_empty() {
        facts.push(Fact::view(lang.pick("电话", "Phone"), view! { <Phone number=question.phone.clone()/> }));
    }
    if let Some(id) = &question.service {
        let href = format!("/services/{id}");
        let name = lang.text(&row.service_zh, &row.service_en);
        facts.push(Fact::view(lang.pick("关于", "About"), view! { <a class="alone" href=href>{name}</a> }));
    }
    facts
}

/// Says that the step worked; read out when it appears.
fn just_done(lang: Lang, steps: Steps) -> AnyView {
    let notice = move || {
        steps.done.get().map(|done| {
            let text = match done {
                Done::Answered => lang.pick(
                    "已答复，提问人凭编号和查询码可以看到。",
                    "Answered: the person can read it by number and code.",
                ),
                Done::Prepared => lang.pick(
                    "公开稿已备好，请核对下面公众将看到的内容。",
                    "The public wording is ready: check below what the public will see.",
                ),
                Done::Published => lang.pick("已公开。", "Published."),
                Done::Withdrawn => lang.pick("已撤下。", "Withdrawn."),
            };
            view! { <Notice tone=Tone::Good><p>{text}</p></Notice> }
        })
    };
    view! { <div role="status" id="just-done" tabindex="-1">{notice}</div> }.into_any()
}
