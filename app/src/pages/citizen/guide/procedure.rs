//! The procedure, step by step: who and how long.

use super::told;
use crate::text::{Lang, labels, numbers};
use crate::ui::{StepLine, Steps};
use domain::catalogue::{Service, Step};
use leptos::prelude::*;

pub(super) fn procedure(lang: Lang, service: &Service) -> AnyView {
    let items = service.steps.iter().map(|step| line(lang, step)).collect();
    view! {
        <section aria-labelledby="procedure">
            <h2 id="procedure">{lang.pick("办事程序", "Procedure")}</h2>
            <p>
                {lang.pick("谁来决定：", "Who decides: ")}
                <strong>{labels::authorisation(lang, service.authorisation)}</strong>
                {lang.pick("（", " (")} {labels::handling(lang, service.handling)} {lang.pick("）。", ").")}
            </p>
            <Steps items/>
        </section>
    }
    .into_any()
}

fn line(lang: Lang, step: &Step) -> StepLine {
    let name = lang.text(&step.name_zh, &step.name_en);
    let days = match step.limit_workdays {
        0 => lang.pick("当场", "at once").to_owned(),
        days => numbers::workdays(lang, days),
    };
    let org = labels::step_org(lang, step.org);
    let output = step.output_zh.as_deref().map(|output| told(lang, output, step.output_en.as_deref()));
    let beside = step.parallel.then(|| lang.pick("与上一步同时进行", "beside the step before"));
    StepLine {
        class: "",
        head: format!("{}. {name}", step.no),
        detail: Some(
            view! {
                <span>{org}</span>
                <span>{days}</span>
                {beside.map(|text| view! { <span>{text}</span> })}
                {output.map(|text| view! { <span>{lang.pick("得到：", "Result: ")} {text}</span> })}
            }
            .into_any(),
        ),
    }
}
