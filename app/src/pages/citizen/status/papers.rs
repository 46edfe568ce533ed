//! What the applicant keeps: number and code of an application just sent, papers to print.

use crate::text::{Lang, date, labels};
use crate::ui::{Notice, Tone};
use domain::api::cases::PublicStatus;
use domain::api::op::encode_segment;
use leptos::prelude::*;

/// After an application sent online: what to note down.
pub(super) fn to_note(lang: Lang, status: &PublicStatus, code: &str) -> Option<AnyView> {
    status.to_show.then(|| {
        let heading = lang.pick("申请已经收到，请记下", "Your application has arrived. Please note down");
        let (own, code) = (status.number_grouped.clone(), code.to_uppercase());
        let (number, query) = (lang.pick("受理编号", "Case number"), lang.pick("查询码", "Query code"));
        view! {
            <Notice tone=Tone::Good>
                <p>{heading} {lang.pick("：", ":")}</p>
                <p class="bigline">
                    {number} " " <strong class="mono">{own}</strong> " · "
                    {query} " " <strong class="mono">{code}</strong>
                </p>
            </Notice>
        }
        .into_any()
    })
}

/// The papers that the hall has issued for the applicant.
pub(super) fn papers(lang: Lang, status: &PublicStatus, code: &str) -> Option<AnyView> {
    let language = lang.pick("", "&lang=en");
    let lines = status.papers.iter().map(|paper| {
        let number = encode_segment(&status.number);
        let href = format!("/status/{number}/papers/{}.pdf?code={}{language}", paper.no, encode_segment(code));
        let name = labels::paper(lang, &paper.code);
        view! {
            <li>
                <a href=href rel="external">{name} " (PDF)"</a>
                " "
                <span class="hint"><span lang="zh-CN">{paper.document_no.clone()}</span> " · " {date::instant(lang, paper.issued_at)}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!status.papers.is_empty()).then(|| {
        view! {
            <section class="noprint">
                <h2>{lang.pick("文书", "Papers")}</h2>
                <ul class="ways">{lines}</ul>
            </section>
        }
        .into_any()
    })
}
