//! Small pieces that several pages for everybody share.

use crate::forms::Form;
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

/// What a form of the public sends along to show that a person filled it in: a pass, and a field that must stay empty.
pub(super) fn unautomated(lang: Lang, form: Form, fresh: &str) -> AnyView {
    // The pass that was refused for another reason is still good, and no younger than a person is.
    let spent = form.problem().is_some_and(|problem| matches!(problem.code.as_str(), "pass_expired" | "pass_used"));
    let pass = if spent { fresh.to_owned() } else { form.value_or("pass", fresh) };
    view! {
        <input type="hidden" name="pass" value=pass/>
        // People never see this field; what fills in every field of a page gives itself away.
        <div class="trap" aria-hidden="true">
            <label for="website">{lang.pick("请留空", "Leave this empty")}</label>
            <input type="text" id="website" name="website" tabindex="-1" autocomplete="off" value=""/>
        </div>
    }
    .into_any()
}
