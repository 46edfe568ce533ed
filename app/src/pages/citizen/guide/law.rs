//! Fee, legal basis, and who stands behind the page.

use super::{GuideData, told};
use crate::text::{Lang, date, numbers};
use crate::ui::layout::Phone;
use crate::ui::{Table, marked, zh};
use domain::catalogue::{FeeItem, Service};
use leptos::prelude::*;

pub(super) fn fee(lang: Lang, service: &Service) -> AnyView {
    let fee = &service.fee;
    let basis = fee.basis_zh.as_deref().map(|basis| {
        view! {
            <p class="hint">
                {lang.pick("依据：", "Basis: ")} {told(lang, basis, fee.basis_en.as_deref())} " "
                {unchecked(lang, fee.verified)}
            </p>
        }
    });
    view! {
        <section aria-labelledby="fee">
            <h2 id="fee">{lang.pick("收费标准", "Fee")}</h2>
            <p><strong>{lang.text(&fee.text_zh, &fee.text_en)}</strong></p>
            {(fee.items.iter().any(|item| item.amount.is_some())).then(|| items(lang, &fee.items))}
            {basis}
        </section>
    }
    .into_any()
}

fn items(lang: Lang, items: &[FeeItem]) -> AnyView {
    let head = [("收费项目", "For"), ("标准", "Amount")].map(|(zh, en)| lang.pick(zh, en));
    let row = |item: &FeeItem| {
        let amount = match item.amount {
            Some(amount) => {
                let unit = lang.text(&item.unit_zh, item.unit_en.as_deref().unwrap_or_default());
                marked(lang, &format!("{} {unit}", numbers::yuan(amount)))
            }
            None => lang.pick("按公示标准", "as posted").into_any(),
        };
        view! { <tr><th scope="row">{told(lang, &item.name_zh, item.name_en.as_deref())}</th><td>{amount}</td></tr> }
    };
    let rows = items.iter().map(row).collect_view();
    view! { <Table label=lang.pick("收费项目", "Charges") head=head.map(str::to_owned).to_vec()>{rows}</Table> }
        .into_any()
}

pub(super) fn basis(lang: Lang, service: &Service) -> AnyView {
    let line = |basis: &domain::catalogue::LegalBasis| {
        view! {
            <li>
                {law(lang, &basis.text, basis.text_en.as_deref())} " "
                {unchecked(lang, basis.verified)}
            </li>
        }
    };
    view! {
        <section aria-labelledby="basis">
            <h2 id="basis">{lang.pick("法律依据", "Legal basis")}</h2>
            <ul>{service.legal_basis.iter().map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// A law's name; on English pages the Chinese one, which is the law's own, stands small beside it.
fn law(lang: Lang, text: &str, en: Option<&str>) -> AnyView {
    match (lang, en) {
        (Lang::En, Some(en)) => {
            view! { {en.to_owned()} " " <span class="hint" lang="zh-CN">{text.to_owned()}</span> }.into_any()
        }
        _ => zh(lang, text),
    }
}

/// Says of a basis that nobody has read the cited text yet.
fn unchecked(lang: Lang, verified: bool) -> Option<AnyView> {
    (!verified).then(|| view! { <span class="tag">{lang.pick("条文待核对", "text not checked")}</span> }.into_any())
}

/// Version, date, and whom to ask. A published version never changes: what was changed last is the version itself.
pub(super) fn version(lang: Lang, data: &GuideData) -> AnyView {
    let service = &data.service;
    let from = service.valid_from.map(|day| date::date(lang, day)).unwrap_or_default();
    let department = lang.text(&service.department_zh, &service.department_en);
    let version = service.version;
    let words = lang.pick(
        format!("事项编号 {}，第 {version} 版，{from}起施行，此后没有改动。发布：{department}。", service.id),
        format!(
            "Service {}, version {version}, valid from {from}, not changed since. Published by {department}.",
            service.id
        ),
    );
    // The answers themselves would not fit the one page: the paper says where they are.
    let on_line = (!data.questions.is_empty()).then(|| {
        let words = lang.pick("常见问题的答复见网上本页。", "Questions and answers: see this page on-line.");
        view! { <span class="onpaper">" " {words}</span> }
    });
    view! {
        <hr/>
        <p class="hint">
            {words} " "
            {lang.pick("有疑问请打 ", "Questions: ")} <Phone number=data.hall.enquiry_phone.clone()/>
            {lang.pick("，投诉请打 ", "; complaints: ")} <Phone number=data.hall.supervision_phone.clone()/> {lang.pick("。", ".")}
            {on_line}
        </p>
    }
    .into_any()
}
