//! Handing a question on to those who know.

use super::{Steps, button, typed_version, version};
use crate::api;
use crate::pages::desk::submit::{Sender, typed};
use crate::prefs::use_lang;
use crate::ui::{Choice, ErrorSummary, Field, Select, labelled};
use domain::api::questions::{HandOn, QuestionView};
use domain::catalogue::{Department, Window};
use domain::question::ENQUIRY_DESK;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use web_sys::HtmlFormElement;

/// The form that hands it on.
pub(super) fn view(
    steps: Steps,
    sender: Sender,
    question: &QuestionView,
    departments: &[Department],
    windows: &[Window],
) -> AnyView {
    let lang = use_lang();
    let form = steps.hand_on;
    let (number, shown) = (question.row.number.clone(), question.row.number_grouped.clone());
    let navigate = use_navigate();
    let after = format!("/desk/questions?handed={shown}");
    let next = after.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        let (number, navigate, after) = (number.clone(), navigate.clone(), after.clone());
        let call = |element: &HtmlFormElement, key| {
            let input =
                HandOn { to: typed(element, "to"), note: typed(element, "note"), version: typed_version(element) };
            api::questions::hand_on(number, input, key)
        };
        sender.send(&event, call, move |_: QuestionView| navigate(&after, Default::default()), |_| ());
    };
    let (to, note) = (lang.pick("转给", "Hand on to"), lang.pick("附言", "Note"));
    view! {
        <details class="panel" open=form.problem().is_some()>
            <summary>{lang.pick("不归这里答复？转给负责的部门", "Not yours to answer? Hand it on")}</summary>
            <ErrorSummary form labels=labelled([("to", to), ("note", note)])/>
            {sender.notice()}
            <form method="post" novalidate on:submit=submit>
                {form.hidden(&next)}
                {version(question)}
                <Select form name="to" label=to choices=choices(question, departments, windows)/>
                <Field
                    form
                    name="note"
                    label=note
                    hint=lang.pick("写给接手的人：为什么归他们答复", "For those who take over: why it is theirs")
                    maxlength=300
                />
                {button(lang, sender, lang.pick("转出", "Hand on"), "btn btn--2")}
            </form>
        </details>
    }
    .into_any()
}

/// Departments that have a window here, and the enquiry desk; without the one that holds it.
fn choices(question: &QuestionView, departments: &[Department], windows: &[Window]) -> Vec<Choice> {
    let lang = use_lang();
    let staffed = |code: &str| windows.iter().any(|window| window.department == code);
    let nothing = Choice::new("", lang.pick("请选择", "Please choose"));
    let desk = (question.holder != ENQUIRY_DESK)
        .then(|| Choice::new(ENQUIRY_DESK, lang.pick("咨询台（1 号窗口）", "Enquiry desk (window 1)")));
    let others = departments
        .iter()
        .filter(|department| staffed(&department.code) && department.code != question.holder)
        .map(|department| Choice::new(department.code.clone(), lang.text(&department.name_zh, &department.name_en)));
    std::iter::once(nothing).chain(desk).chain(others).collect()
}
