//! The papers to bring.

use super::{GuideData, told};
use crate::pages::citizen::parts::{file_link, form_href};
use crate::text::{Lang, labels};
use crate::ui::Table;
use domain::catalogue::{Material, Requirement};
use leptos::prelude::*;

pub(super) fn materials(lang: Lang, data: &GuideData) -> AnyView {
    let head = [
        ("材料", "Paper"),
        ("要求", "Form"),
        ("份数", "Number"),
        ("必要性", "Needed"),
        ("来源", "Where from"),
        ("空白表和范本", "Blank and sample"),
    ]
    .map(|(zh, en)| lang.pick(zh, en));
    let row = |material: &Material| {
        let name = lang.text(&material.name_zh, &material.name_en);
        let note = material.note.as_deref().map(|note| told(lang, note, material.note_en.as_deref()));
        view! {
            <tr>
                <th scope="row">
                    {name.clone()}
                    {note.map(|note| view! { <span class="hint">" " {note}</span> })}
                </th>
                <td data-th=head[1]>{labels::material_form(lang, material.form)}</td>
                <td data-th=head[2]>{number(lang, material)}</td>
                <td data-th=head[3]>{needed(lang, material)}</td>
                <td data-th=head[4]>{labels::source(lang, material.source)}</td>
                <td data-th=head[5] class:nil=material.form_no.is_none()>{files(lang, data, material, &name)}</td>
            </tr>
        }
    };
    let rows = data.service.materials.iter().map(row).collect_view();
    view! {
        <section aria-labelledby="materials">
            <h2 id="materials">{lang.pick("申报材料", "Papers to bring")}</h2>
            <Table label=lang.pick("申报材料", "Papers to bring") head=head.map(str::to_owned).to_vec() stack=true>{rows}</Table>
            <p class="hint">{lang.pick(
                "材料不齐时，窗口当场一次告诉您还缺什么（一次性告知）。",
                "If something is missing, the window tells you everything at once, on the spot.",
            )}</p>
        </section>
    }
    .into_any()
}

fn number(lang: Lang, material: &Material) -> String {
    match (material.originals, material.copies) {
        (originals, 0) => originals.to_string(),
        (0, copies) => lang.pick(format!("复印件 {copies}"), format!("{copies} (copy)")),
        (originals, copies) => {
            lang.pick(format!("原件 {originals}，复印件 {copies}"), format!("{originals} + {copies} (copy)"))
        }
    }
}

fn needed(lang: Lang, material: &Material) -> AnyView {
    match (&material.condition_zh, material.requirement) {
        (Some(condition), Requirement::Conditional) => told(lang, condition, material.condition_en.as_deref()),
        (_, requirement) => labels::requirement(lang, requirement).into_any(),
    }
}

fn files(lang: Lang, data: &GuideData, material: &Material, name: &str) -> AnyView {
    match material.form_no.as_ref().filter(|no| data.forms.contains(no)) {
        Some(no) => {
            let of = format!("{}{name}", lang.pick("：", ": "));
            view! {
                <span class="files">
                    {file_link(form_href(no, "pdf", false), lang.pick("空白表", "Blank"), of.clone())}
                    <a href=format!("/forms/{}/fill", domain::api::op::encode_segment(no))>
                        {lang.pick("在线填", "Fill in")}
                        <span class="vh">{of.clone()}</span>
                    </a>
                    {file_link(form_href(no, "docx", false), "Word", of.clone())}
                    {file_link(form_href(no, "pdf", true), lang.pick("范本", "Sample"), of.clone())}
                    {file_link(form_href(no, "pdf", false) + "?size=large", lang.pick("大字版", "Large type"), of)}
                </span>
            }
            .into_any()
        }
        None if material.form_no.is_some() => lang.pick("窗口领取", "at the window").into_any(),
        None => "—".into_any(),
    }
}
