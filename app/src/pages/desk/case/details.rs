//! What belongs to the case: the materials as handed in, the applicant, the papers.

use crate::text::{Lang, date, labels, numbers};
use crate::ui::{Fact, Pairs};
use domain::api::cases::{CaseView, MaterialLine};
use domain::case::Action;
use domain::catalogue::Town;
use leptos::prelude::*;

/// The checklist as it stands in the case.
pub(super) fn materials(lang: Lang, case: &CaseView) -> AnyView {
    view! {
        <section aria-labelledby="materials-h">
            <h2 id="materials-h">{lang.pick("材料", "Materials")}</h2>
            {checklist(lang, &case.materials)}
        </section>
    }
    .into_any()
}

fn checklist(lang: Lang, lines: &[MaterialLine]) -> AnyView {
    let items = lines.iter().map(|line| {
        let (class, state) = match line.given {
            true => ("given", lang.pick("已交", "handed in")),
            false => ("given given--not", lang.pick("未交", "not handed in")),
        };
        view! {
            <li class=class>
                <span class="given__state">{state}</span>
                " "
                {lang.text(&line.name_zh, &line.name_en)}
            </li>
        }
    });
    view! { <ol class="givens">{items.collect_view()}</ol> }.into_any()
}

/// Applicant and terms.
pub(super) fn facts(lang: Lang, case: &CaseView, towns: &[Town]) -> AnyView {
    let town = towns.iter().find(|town| town.code == case.town);
    let town = town
        .map_or_else(|| lang.pick("其他地方", "elsewhere").to_owned(), |town| lang.text(&town.name_zh, &town.name_en));
    let id_number = case.id_number_masked.clone();
    let items = vec![
        Fact::text(lang.pick("申请人", "Applicant"), labels::applicant_kind(lang, case.applicant_kind)),
        Fact::view(lang.pick("证件号码", "ID number"), view! { <span class="mono">{id_number}</span> }),
        Fact::text(lang.pick("电话", "Phone"), case.phone.clone()),
        Fact::text(lang.pick("乡镇", "Town"), town),
        Fact::text(lang.pick("件类", "Kind"), labels::kind(lang, case.kind)),
        Fact::text(lang.pick("承诺时限", "Promised limit"), numbers::promised(lang, case.promised_workdays)),
        Fact::text(lang.pick("谁决定", "Who decides"), labels::authorisation(lang, case.authorisation)),
        Fact::text(
            lang.pick("事项版本", "Version of the service"),
            lang.pick(format!("第 {} 版", case.service_version), format!("no. {}", case.service_version)),
        ),
    ];
    view! {
        <section aria-labelledby="facts-h">
            <h2 id="facts-h">{lang.pick("申请人和时限", "Applicant and terms")}</h2>
            <Pairs items/>
        </section>
    }
    .into_any()
}

/// Papers and other pages of the case.
pub(super) fn papers(lang: Lang, case: &CaseView) -> AnyView {
    let number = &case.row.number;
    let may_print = case.actions.contains(&Action::ReprintReceipt);
    let pdf = format!("/desk/cases/{number}/receipt.pdf");
    let receipt = may_print.then(|| {
        view! {
            <li><a href=format!("/desk/cases/{number}/receipt")>{labels::action(lang, Action::ReprintReceipt)}</a></li>
            <li><a href=pdf rel="external">{lang.pick("回执（PDF，A5）", "Receipt (PDF, A5)")}</a></li>
        }
    });
    let papers = case.papers.iter().filter(|paper| paper.code != "DOC-02" || paper.void_since.is_some()).map(|paper| {
        let href = format!("/desk/cases/{number}/papers/{}.pdf", paper.no);
        let name = labels::paper(lang, &paper.code);
        let void = paper.void_since.map(|day| {
            let day = date::date(lang, day);
            view! { " " <strong class="tag">{lang.pick(format!("作废 {day}"), format!("void since {day}"))}</strong> }
        });
        view! { <li><a href=href rel="external">{name} " (PDF)"</a> " " <span class="hint" lang="zh-CN">{paper.document_no.clone()}</span> {void}</li> }
    });
    let papers = papers.collect_view();
    view! {
        <h2>{lang.pick("文书和链接", "Papers and links")}</h2>
        <ul class="ways">
            {receipt}
            {papers}
            <li><a href=format!("/status/{number}")>{lang.pick("群众看到的进度页", "The applicant's progress page")}</a></li>
            <li><a href=format!("/services/{}", case.row.service)>{lang.pick("办事须知", "The guide")}</a></li>
        </ul>
    }
    .into_any()
}
