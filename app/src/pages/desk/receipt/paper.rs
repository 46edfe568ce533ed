//! The paper itself. It is a Chinese document; for readers of English each label has its English beside it.

use crate::pages::desk::days;
use crate::text::{Lang, date, labels, numbers};
use crate::ui::layout::hall_name;
use domain::api::cases::{MaterialLine, Receipt};
use leptos::prelude::*;

/// The receipt as it is printed; `drawn` is called when its picture is there.
pub(super) fn view(lang: Lang, receipt: &Receipt, drawn: fn(&str)) -> AnyView {
    let both = Both(lang);
    let named = |then: &str, lang| if then.is_empty() { hall_name(lang) } else { then.to_owned() };
    let (hall_zh, hall_en) = (named(&receipt.hall_zh, Lang::Zh), named(&receipt.hall_en, Lang::En));
    let mark = (!receipt.reprint.is_empty()).then(|| {
        view! { " " <span class="receipt__mark">{both.text(&receipt.reprint, "reprint")}</span> }
    });
    view! {
        <article class="receipt" lang="zh-CN">
            <header class="receipt__head">
                <p>{both.text(&hall_zh, &hall_en)}</p>
                <h2>{both.text("办理事项回执", "Receipt")}</h2>
                <p class="receipt__no mono">{receipt.number_grouped.clone()}</p>
                <p class="receipt__doc">{receipt.document_no.clone()} {mark}</p>
            </header>
            {promise(both, receipt)}
            {lines(both, receipt)}
            {foot(both, receipt, drawn)}
        </article>
    }
    .into_any()
}

/// Chinese, with the English after it for readers of English.
#[derive(Clone, Copy)]
struct Both(Lang);

impl Both {
    fn text(self, zh: &str, en: &str) -> AnyView {
        let second = (self.0 == Lang::En && !en.is_empty() && zh != en).then(|| en.to_owned());
        let zh = zh.to_owned();
        view! { {zh} {second.map(|en| view! { " " <span class="en" lang="en">{en}</span> })} }.into_any()
    }
}

/// The promised date, large, and why this day.
fn promise(both: Both, receipt: &Receipt) -> AnyView {
    let day = |lang| date::date_with_weekday(lang, receipt.due);
    let skipped = days::ranges(Lang::Zh, receipt.skipped.iter().map(|range| (range.from, range.to)));
    let ledger = match (receipt.promised_workdays, skipped.is_empty()) {
        _ if receipt.by_law => "法定期限先到，以法定期限的最后一天为准。".to_owned(),
        (0, _) => "即办件：当场或当天办结。".to_owned(),
        (workdays, true) => format!("受理次日起算 {}。", numbers::workdays(Lang::Zh, workdays)),
        (workdays, false) => format!("受理次日起算 {}，{skipped}不计。", numbers::workdays(Lang::Zh, workdays)),
    };
    let provisional = receipt.provisional.then_some("按周一至周五推算，待国务院公布放假安排后可能调整。");
    view! {
        <div class="receipt__due">
            <p class="receipt__label">{both.text("承诺办结日期", "Promised date")}</p>
            <p class="receipt__date">
                <time datetime=date::iso(receipt.due)>{both.text(&day(Lang::Zh), &day(Lang::En))}</time>
            </p>
            <p>{ledger} {provisional}</p>
        </div>
    }
    .into_any()
}

fn lines(both: Both, receipt: &Receipt) -> AnyView {
    let line = |name: (&str, &str), value: AnyView| {
        view! { <dt>{both.text(name.0, name.1)}</dt><dd>{value}</dd> }
    };
    let text = |zh: &str, en: &str| both.text(zh, en);
    let limits = format!(
        "{} · 承诺 {}",
        labels::kind(Lang::Zh, receipt.kind),
        numbers::promised(Lang::Zh, receipt.promised_workdays)
    );
    let limits_en =
        format!("{}, {}", labels::kind(Lang::En, receipt.kind), numbers::promised(Lang::En, receipt.promised_workdays));
    let department = format!("{}（{} 号窗口）", receipt.department_zh, receipt.window);
    let department_en = format!("{}, window {}", receipt.department_en, receipt.window);
    let statutory = receipt
        .statutory_due
        .map(|day| line(("法定期限", "Limit in law"), text(&date::date(Lang::Zh, day), &date::date(Lang::En, day))));
    let special = (!receipt.special_zh.is_empty())
        .then(|| line(("特别程序", "Special procedure"), text(&receipt.special_zh, &receipt.special_en)));
    view! {
        <dl>
            {line(("申请人", "Applicant"), text(&receipt.applicant_name, ""))}
            {line(("事项", "Service"), text(&format!("{} {}", receipt.service_zh, receipt.service), &receipt.service_en))}
            {line(("部门窗口", "Department"), text(&department, &department_en))}
            {line(("件类时限", "Kind and limit"), text(&limits, &limits_en))}
            {line(
                ("受理时间", "Accepted"),
                text(&date::instant(Lang::Zh, receipt.accepted_at), &date::instant(Lang::En, receipt.accepted_at)),
            )}
            {statutory}
            {special}
            {line(("收到材料", "Materials"), materials(both, &receipt.materials))}
            {line(("收费", "Fee"), text(&receipt.fee_zh, &receipt.fee_en))}
            {line(("办理结果", "Result"), text(&receipt.result_zh, &receipt.result_en))}
            {line(("经办", "Accepted by"), text(&receipt.officer_zh, &receipt.officer_en))}
        </dl>
    }
    .into_any()
}

fn materials(both: Both, lines: &[MaterialLine]) -> AnyView {
    let items = lines.iter().map(|line| {
        let copies = numbers::copies(Lang::Zh, line.originals, line.copies);
        let copies = (!copies.is_empty()).then(|| format!("（{copies}）"));
        view! { <li>"☑ " {both.text(&line.name_zh, &line.name_en)} {copies}</li> }
    });
    view! { <ul class="receipt__materials">{items.collect_view()}</ul> }.into_any()
}

/// How to follow the case, signatures, copies.
fn foot(both: Both, receipt: &Receipt, drawn: fn(&str)) -> AnyView {
    let number = receipt.number.clone();
    let qr = format!("/desk/cases/{}/qr.svg", receipt.number);
    let hash = receipt.event_hash.get(..16).unwrap_or_default().to_owned();
    view! {
        <div class="receipt__foot">
            <img class="receipt__qr" src=qr width="106" height="106" alt="扫码查进度的二维码" on:load=move |_| drawn(&number)/>
            <div class="receipt__track">
                <p class="receipt__label">{both.text("查询码", "Query code")}</p>
                <p class="receipt__code mono">{receipt.query_code.clone()}</p>
                <p>{both.text("扫码，或凭编号和查询码查进度", "Scan it, or use number and code")}</p>
                <p>
                    {phone(both, ("咨询", "Enquiries"), &receipt.enquiry_phone)}
                    " "
                    {phone(both, ("监督", "Complaints"), &receipt.supervision_phone)}
                </p>
            </div>
            <div class="receipt__sign">
                <p>{both.text("申请人签字", "Applicant")}</p>
                <p>{both.text("受理专用章", "Seal")}</p>
            </div>
        </div>
        <p class="receipt__copies">
            {both.text("一式两份：申请人一份，窗口存档一份。", "Two copies: applicant, file.")} " 存证 " <span class="mono">{hash}</span>
        </p>
    }
    .into_any()
}

/// A phone with its name, on one line.
fn phone(both: Both, name: (&str, &str), number: &str) -> AnyView {
    let number = number.to_owned();
    view! { <span class="nowrap">{both.text(name.0, name.1)} " " {number}</span> }.into_any()
}
