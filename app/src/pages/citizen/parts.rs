//! Small pieces that several pages for everybody share.

use crate::text::{Lang, labels, numbers};
use domain::api::services::ServiceSummary;
use domain::catalogue::{Batch, Bilingual};
use leptos::prelude::*;

/// Address of a guide.
pub(super) fn guide_address(id: &str) -> String {
    format!("/services/{}", domain::api::op::encode_segment(id))
}

/// The service's name, linked to its guide.
pub(super) fn guide_link(lang: Lang, service: &ServiceSummary) -> AnyView {
    view! { <a href=guide_address(&service.id)>{lang.text(&service.name_zh, &service.name_en)}</a> }.into_any()
}

/// "Coming, planned for …" or "not in the hall"; nothing for what is in the hall.
pub(super) fn batch_tag(lang: Lang, batch: Batch, expected: Option<&Bilingual>) -> Option<AnyView> {
    let class = match batch {
        Batch::First => return None,
        Batch::Second => "tag tag--soon",
        Batch::Outside => "tag",
    };
    let expected = expected.filter(|_| batch == Batch::Second).map(|when| {
        let when = lang.of(when);
        lang.pick(format!("，计划{when}"), format!(", planned for {when}"))
    });
    Some(view! { <span class=class>{labels::batch(lang, batch)} {expected}</span> }.into_any())
}

/// Department and promised limit in a few words: 国土资源 · 15 个工作日.
pub(super) fn department_and_limit(lang: Lang, service: &ServiceSummary) -> String {
    let limit = numbers::promised(lang, service.promised_workdays);
    format!("{} · {limit}", lang.text(&service.department_zh, &service.department_en))
}

/// Address of a form's file: `/forms/HQ-TD-01.pdf?sample=1`.
pub(super) fn form_href(no: &str, extension: &str, sample: bool) -> String {
    let no = domain::api::op::encode_segment(no);
    format!("/forms/{no}.{extension}{}", if sample { "?sample=1" } else { "" })
}

/// A link to a form's file; its name says which file, for those who hear links one by one.
pub(super) fn file_link(href: String, label: &'static str, of: String) -> AnyView {
    view! {
        <a href=href rel="external">
            {label}
            <span class="vh">{of}</span>
        </a>
    }
    .into_any()
}
