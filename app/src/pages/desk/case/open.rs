//! What is open in a case: papers of the applicant, opinions of co-departments, the answer of the level above.

use crate::pages::desk::days;
use crate::text::{Lang, date, labels, numbers};
use crate::ui::{Lamp, LampKind, Notice, Table, Tone};
use domain::api::cases::{CaseView, MaterialLine, PartView};
use domain::clock::Light;
use leptos::prelude::*;

/// What the applicant still has to bring.
pub(super) fn missing(lang: Lang, case: &CaseView) -> Option<AnyView> {
    let missing = &case.missing;
    let by = missing.by?;
    let name = |no: u32| {
        let line = case.materials.iter().find(|line| line.no == no);
        line.map(|line: &MaterialLine| lang.text(&line.name_zh, &line.name_en)).unwrap_or_default()
    };
    let asked = missing.asked.iter().map(|line| (name(line.material), line.reason.clone()));
    let lines = asked.chain(missing.to_follow.iter().map(|no| (name(*no), String::new()))).map(|(name, reason)| {
        let reason = (!reason.is_empty()).then(|| view! { " · " <span lang="zh-CN">{reason}</span> });
        view! { <li>{name} {reason}</li> }
    });
    let lines = lines.collect_view();
    let until = date::date_with_weekday(lang, by);
    let lead = if missing.asked.is_empty() {
        lang.pick(format!("容缺：以下材料要在 {until} 前补齐"), format!("To follow by {until}:"))
    } else {
        lang.pick(
            format!("已一次性告知，申请人最迟 {until} 补正"),
            format!("The applicant was told; to be brought by {until}:"),
        )
    };
    let again = (missing.notices > 1).then(|| {
        let times = missing.notices;
        view! { <p>{lang.pick(format!("已告知 {times} 次，重复告知计入考核。"), format!("Told {times} times; a repeated notice is counted."))}</p> }
    });
    Some(view! { <Notice tone=Tone::Warn><p>{lead}</p><ul>{lines}</ul>{again}</Notice> }.into_any())
}

/// The co-departments of a joint case, each with its own light and the working days that it used.
pub(super) fn parts(lang: Lang, case: &CaseView) -> Option<AnyView> {
    if case.parts.is_empty() {
        return None;
    }
    let head = [
        lang.pick("协办部门", "Co-department"),
        lang.pick("期限", "Due"),
        lang.pick("灯", "Light"),
        lang.pick("意见", "Opinion"),
        lang.pick("已用", "Used"),
    ];
    let row = |part: &PartView| {
        let opinion = part.opinion.map(|opinion| labels::opinion(lang, opinion));
        view! {
            <tr>
                <td data-th=head[0]>{lang.text(&part.name_zh, &part.name_en)}</td>
                <td data-th=head[1] class="num">{date::iso(part.due)} {part.provisional.then(|| days::provisional(lang))}</td>
                <td data-th=head[2]><Lamp kind=LampKind::of(part.light) words=part_words(lang, part.light)/></td>
                <td data-th=head[3]>{opinion.unwrap_or(lang.pick("未出", "none yet"))}</td>
                <td data-th=head[4] class="num">{numbers::workdays(lang, part.used)}</td>
            </tr>
        }
    };
    let rows = case.parts.iter().map(row).collect_view();
    Some(
        view! {
            <section aria-labelledby="parts-h">
                <h2 id="parts-h">{lang.pick("会办", "Joint handling")}</h2>
                <Table label=lang.pick("会办", "Joint handling") head=head.map(str::to_owned).to_vec() stack=true>{rows}</Table>
            </section>
        }
        .into_any(),
    )
}

/// A part is not completed but answered.
fn part_words(lang: Lang, light: Light) -> &'static str {
    match light {
        Light::OnTime => lang.pick("按时答复", "Answered on time"),
        Light::Late => lang.pick("超期答复", "Answered late"),
        light => labels::light(lang, light),
    }
}

/// The report to the level above.
pub(super) fn report(lang: Lang, case: &CaseView) -> Option<AnyView> {
    let report = case.report.as_ref()?;
    let (since, expected) = (date::date(lang, report.since), date::date(lang, report.expected));
    let chase = report.chase_on.map(|day| {
        let day = date::date(lang, day);
        lang.pick(
            format!("下次催办 {day}，已催 {} 次。", report.chased),
            format!("Next reminder {day}; {} so far.", report.chased),
        )
    });
    let text = lang.pick(
        format!("{since} 已上报，预计 {expected} 批复。"),
        format!("Sent up on {since}; answer expected on {expected}."),
    );
    Some(view! { <Notice tone=Tone::Info><p>{text} " " {chase}</p></Notice> }.into_any())
}
