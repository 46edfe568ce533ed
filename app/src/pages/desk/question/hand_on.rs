//! Handing a question on to those who know.

use super::Steps;
use super::step_form::{StepForm, typed_version};
use crate::api;
use crate::pages::desk::submit::typed;
use crate::prefs::use_lang;
use crate::ui::{Choice, Field, Select, labelled};
use domain::api::questions::{HandOn, QuestionView};
use domain::catalogue::{Department, Window};
use domain::question::ENQUIRY_DESK;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::rc::Rc;

/// The form that hands it on.
pub(super) fn view(steps: Steps, question: &QuestionView, departments: &[Department], windows: &[Window]) -> AnyView {
    let lang = use_lang();
    let form = steps.hand_on;
    let navigate = use_navigate();
    let next = format!("/desk/questions?handed={}", question.row.number_grouped);
    let after = next.clone();
    let (to, note) = (lang.pick("转给", "Hand on to"), lang.pick("附言", "Note"));
    let fields = view! {
        <Select form name="to" label=to choices=choices(question, departments, windows)/>
        <Field
            form
            name="note"
            label=note
            hint=lang.pick("写给接手的人：为什么归他们答复", "For those who take over: why it is theirs")
            maxlength=300
        />
    };
    let step = StepForm {
        form,
        labels: labelled([("to", to), ("note", note)]),
        button: (lang.pick("转出", "Hand on"), "btn btn--2"),
        next,
        call: |element, number, key| {
            let input =
                HandOn { to: typed(element, "to"), note: typed(element, "note"), version: typed_version(element) };
            Box::pin(api::questions::hand_on(number, input, key))
        },
        done: Rc::new(move || navigate(&after, Default::default())),
    };
    view! {
        <details class="panel" open=form.problem().is_some()>
            <summary>{lang.pick("不归这里答复？转给负责的部门", "Not yours to answer? Hand it on")}</summary>
            {step.view(question, fields.into_any())}
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
