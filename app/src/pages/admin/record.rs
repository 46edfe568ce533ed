//! The parts of a service's record, in the order of the catalogue.

use crate::text::{Lang, labels, numbers};
use crate::ui::{Fact, Pairs, Table, both, zh};
use domain::catalogue::{Bilingual, Joint, LegalBasis, Material, Service, Step};
use leptos::prelude::*;

/// Content, conditions, materials, procedure, fee, basis.
pub(super) fn view(lang: Lang, service: &Service) -> AnyView {
    view! {
        <h2>{lang.pick("服务内容", "Content")}</h2>
        {content(lang, service)}
        <h2>{lang.pick("受理条件", "Conditions")}</h2>
        {conditions(lang, &service.conditions)}
        <h2>{lang.pick("申报材料", "Materials")}</h2>
        {materials(lang, &service.materials)}
        <h2>{lang.pick("办事程序", "Procedure")}</h2>
        {steps(lang, &service.steps)}
        {service.joint.as_ref().map(|joint| joint_view(lang, joint))}
        <h2>{lang.pick("收费标准", "Fee")}</h2>
        {fee(lang, service)}
        <h2>{lang.pick("设定依据", "Legal basis")}</h2>
        {basis(lang, service)}
    }
    .into_any()
}

/// A list of names and values; what is empty is left out.
fn pairs(items: Vec<(&'static str, String)>) -> AnyView {
    facts(items.into_iter().map(|(name, value)| (name, value.is_empty(), value.into_any())).collect())
}

/// The same for values that are pieces of a page: name, whether it is empty, value.
fn facts(items: Vec<(&'static str, bool, AnyView)>) -> AnyView {
    let items = items.into_iter().filter(|(_, empty, _)| !empty).map(|(name, _, value)| Fact::view(name, value));
    view! { <Pairs items=items.collect()/> }.into_any()
}

fn content(lang: Lang, service: &Service) -> AnyView {
    let applicants: Vec<String> = service.applicant.iter().map(|code| labels::applicant_code(lang, code)).collect();
    let procedures: Vec<String> =
        service.special_procedures.iter().map(|code| labels::special_procedure(lang, code)).collect();
    let chinese = |name, text: &str| (name, text.is_empty(), zh(lang, text));
    let plain = |name, text: String| (name, text.is_empty(), text.into_any());
    let name_en = view! { <span lang="en">{service.name_en.clone()}</span> }.into_any();
    facts(vec![
        chinese(lang.pick("中文名称", "Chinese name"), &service.name_zh),
        (lang.pick("英文名称", "English name"), service.name_en.is_empty(), name_en),
        chinese(lang.pick("事项类型", "Kind of power"), &service.category_zh),
        plain(lang.pick("申请人", "Applicants"), applicants.join(lang.pick("、", ", "))),
        (lang.pick("办理结果", "Result"), false, both(lang, &service.result_zh, &service.result_en)),
        chinese(lang.pick("数量限制", "Quota"), &service.quantity_limit_zh),
        plain(lang.pick("到现场次数", "Visits"), service.visits.to_string()),
        plain(lang.pick("特别程序", "Special procedures"), procedures.join(lang.pick("、", ", "))),
        chinese(
            lang.pick("法定时限依据", "Basis of the limit"),
            service.statutory.basis_zh.as_deref().unwrap_or_default(),
        ),
    ])
}

fn conditions(lang: Lang, conditions: &[Bilingual]) -> AnyView {
    let items = conditions.iter().map(|text| view! { <li>{both(lang, &text.zh, &text.en)}</li> });
    view! { <ol>{items.collect_view()}</ol> }.into_any()
}

fn materials(lang: Lang, materials: &[Material]) -> AnyView {
    let columns = [
        lang.pick("序", "No."),
        lang.pick("材料", "Material"),
        lang.pick("必要性", "Needed"),
        lang.pick("形式", "Form"),
        lang.pick("原件", "Originals"),
        lang.pick("复印件", "Copies"),
        lang.pick("来源", "Source"),
        lang.pick("空表", "Blank form"),
        lang.pick("说明", "Remark"),
    ];
    let rows = materials.iter().map(|material| {
        let remark = [&material.condition_zh, &material.note].into_iter().flatten().cloned().collect::<Vec<_>>();
        view! {
            <tr>
                <td data-th=columns[0]>{material.no}</td>
                <td data-th=columns[1]>{lang.text(&material.name_zh, &material.name_en)}</td>
                <td data-th=columns[2]>{labels::requirement(lang, material.requirement)}</td>
                <td data-th=columns[3]>{labels::material_form(lang, material.form)}</td>
                <td data-th=columns[4] class="num">{material.originals}</td>
                <td data-th=columns[5] class="num">{material.copies}</td>
                <td data-th=columns[6]>{labels::source(lang, material.source)}</td>
                <td data-th=columns[7] class="mono">{material.form_no.clone().unwrap_or_else(|| "–".to_owned())}</td>
                <td data-th=columns[8] class:nil=remark.is_empty()>{zh(lang, &remark.join("；"))}</td>
            </tr>
        }
    }).collect_view();
    view! {
        <Table label=lang.pick("申报材料", "Materials") head=columns.map(str::to_owned).to_vec() stack=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn steps(lang: Lang, steps: &[Step]) -> AnyView {
    let columns = [
        lang.pick("序", "No."),
        lang.pick("环节", "Step"),
        lang.pick("谁办", "Who"),
        lang.pick("时限", "Limit"),
        lang.pick("产出", "Result"),
    ];
    let rows = steps
        .iter()
        .map(|step| {
            let name = lang.text(&step.name_zh, &step.name_en);
            let who = match &step.sub_dept {
                Some(code) => format!("{} {code}", labels::step_org(lang, step.org)),
                None => labels::step_org(lang, step.org).to_owned(),
            };
            view! {
                <tr>
                    <td data-th=columns[0]>{step.no}</td>
                    <td data-th=columns[1]>{name}</td>
                    <td data-th=columns[2]>{who}</td>
                    <td data-th=columns[3]>{step_limit(lang, step)}</td>
                    <td data-th=columns[4]>{zh(lang, step.output_zh.as_deref().unwrap_or_default())}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table label=lang.pick("办事程序", "Procedure") head=columns.map(str::to_owned).to_vec() stack=true>
            {rows}
        </Table>
    }
    .into_any()
}

/// 当日; 7 个工作日（并行）.
fn step_limit(lang: Lang, step: &Step) -> String {
    let limit = match step.sub_limit_workdays.unwrap_or(step.limit_workdays) {
        0 => lang.pick("当日", "same day").to_owned(),
        days => numbers::workdays(lang, days),
    };
    match step.parallel {
        true => lang.pick(format!("{limit}（并行）"), format!("{limit}, in parallel")),
        false => limit,
    }
}

fn joint_view(lang: Lang, joint: &Joint) -> AnyView {
    view! {
        <h2>{lang.pick("联办", "Joint handling")}</h2>
        {pairs(vec![
            (lang.pick("牵头", "Lead"), joint.lead.clone()),
            (lang.pick("协办", "Co-departments"), joint.co.join(", ")),
            (lang.pick("总承诺时限", "Overall promise"), numbers::workdays(lang, joint.overall_limit_workdays)),
            (lang.pick("法定总时限", "Overall limit in law"), numbers::workdays(lang, joint.statutory_limit_workdays)),
            (lang.pick("最长延期", "Longest extension"), numbers::workdays(lang, joint.extension_max_workdays)),
        ])}
    }
    .into_any()
}

fn fee(lang: Lang, service: &Service) -> AnyView {
    let fee = &service.fee;
    let items = fee.items.iter().map(|item| {
        let amount = match item.amount {
            None => lang.pick("按公示标准", "as posted").into_any(),
            Some(amount) => zh(lang, &format!("{} {}", numbers::yuan(amount), item.unit_zh)),
        };
        view! { <li>{zh(lang, &item.name_zh)} " " {amount}</li> }
    });
    let basis = fee.basis_zh.as_deref().unwrap_or_default();
    view! {
        <p>{both(lang, &fee.text_zh, &fee.text_en)}</p>
        <ul>{items.collect_view()}</ul>
        {facts(vec![(lang.pick("依据", "Basis"), basis.is_empty(), zh(lang, basis))])}
    }
    .into_any()
}

fn basis(lang: Lang, service: &Service) -> AnyView {
    let items = service.legal_basis.iter().map(|basis| view! { <li>{one_basis(lang, basis)}</li> });
    view! { <ul>{items.collect_view()}</ul> }.into_any()
}

fn one_basis(lang: Lang, basis: &LegalBasis) -> AnyView {
    let checked = match basis.verified {
        true => lang.pick("条文已核对", "text checked"),
        false => lang.pick("条文未核对", "text not yet checked"),
    };
    let note = basis.note.as_deref().map(|note| view! { {lang.pick("；", "; ")} {zh(lang, note)} });
    let (open, close) = lang.pick(("（", "）"), (" (", ")"));
    view! { {both(lang, &basis.text, basis.text_en.as_deref().unwrap_or_default())} {open} {checked} {note} {close} }
        .into_any()
}
