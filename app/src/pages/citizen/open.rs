//! Published: the promised limit and the fee of every service (F43).

use super::parts::{batch_tag, guide_link};
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, labels, numbers};
use crate::ui::{Fact, Facts, Heading, Load, PrintButton, Table, loaded};
use domain::api::List;
use domain::api::services::{ServiceQuery, ServiceSummary};
use domain::catalogue::{Batch, ItemKind};
use leptos::prelude::*;

/// The page.
pub(super) fn open() -> AnyView {
    loaded(Load::once(|| api::services::all(ServiceQuery::default())), page)
}

fn page(services: List<ServiceSummary>) -> AnyView {
    let lang = use_lang();
    let facts = totals(lang, &services.items);
    let (first, later): (Vec<_>, Vec<_>) =
        services.items.into_iter().partition(|service| service.batch == Batch::First);
    view! {
        <Heading text=lang.pick("承诺时限和收费公开", "Promised limits and fees")/>
        <p class="lead">{lang.pick(
            "中心承诺的办结时限，每一项都不超过法定时限；办不到，红灯会亮在看板上。",
            "The centre promises a limit for every service, never longer than the law's; when it is missed, the red light shows on the board.",
        )}</p>
        <Facts items=facts/>
        <p class="actions"><a class="btn btn--2" href="/board">{lang.pick("看红黄绿灯", "See the lights")}</a> <PrintButton/></p>
        <h2>{lang.pick("大厅可办", "In the hall")}</h2>
        {table(lang, lang.pick("大厅可办", "In the hall"), first)}
        {(!later.is_empty()).then(|| view! {
            <h2>{lang.pick("还不在大厅办", "Not in the hall yet")}</h2>
            {table(lang, lang.pick("还不在大厅办", "Not in the hall yet"), later)}
        })}
    }
    .into_any()
}

fn totals(lang: Lang, services: &[ServiceSummary]) -> Vec<Fact> {
    let count = |test: &dyn Fn(&ServiceSummary) -> bool| {
        let number = services.iter().filter(|service| test(service)).count();
        lang.pick(format!("{number} 项"), number.to_string())
    };
    let kind = |kind: ItemKind| count(&|service| service.batch == Batch::First && service.kind == kind);
    vec![
        Fact::text(labels::batch(lang, Batch::First), count(&|service| service.batch == Batch::First)),
        Fact::text(labels::kind(lang, ItemKind::Immediate), kind(ItemKind::Immediate)),
        Fact::text(labels::kind(lang, ItemKind::Promised), kind(ItemKind::Promised)),
        Fact::text(labels::kind(lang, ItemKind::Joint), kind(ItemKind::Joint)),
        Fact::text(labels::batch(lang, Batch::Second), count(&|service| service.batch == Batch::Second)),
        Fact::text(labels::batch(lang, Batch::Outside), count(&|service| service.batch == Batch::Outside)),
    ]
}

fn table(lang: Lang, label: &'static str, services: Vec<ServiceSummary>) -> AnyView {
    let head = [
        ("事项", "Service"),
        ("部门", "Department"),
        ("承诺时限", "Promised limit"),
        ("法定时限", "Limit in law"),
        ("收费", "Fee"),
        ("类型", "Kind"),
    ]
    .map(|(zh, en)| lang.pick(zh, en));
    let row = move |service: ServiceSummary| {
        view! {
            <tr>
                <th scope="row">{guide_link(lang, &service)} " " {batch_tag(lang, service.batch, service.expected.as_ref())}</th>
                <td class="zh-nowrap" data-th=head[1]>{lang.text(&service.department_zh, &service.department_en)}</td>
                <td class="zh-nowrap" data-th=head[2]>{numbers::promised(lang, service.promised_workdays)}</td>
                <td class="zh-nowrap" data-th=head[3]>{labels::statutory(lang, &service.statutory)}</td>
                <td data-th=head[4]>{lang.text(&service.fee_zh, &service.fee_en)}</td>
                <td class="zh-nowrap" data-th=head[5]>{labels::kind(lang, service.kind)}</td>
            </tr>
        }
    };
    let rows = services.into_iter().map(row).collect_view();
    view! {
        <Table label head=head.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}
