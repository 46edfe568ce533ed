//! The catalogue's services, with filters.

use super::trail;
use crate::api;
use crate::api::query::query_string;
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, labels, numbers};
use crate::ui::loaded::Key;
use crate::ui::{Breadcrumb, Choice, Field, Heading, Pager, Select, Table};
use domain::api::services::{ServiceQuery, ServiceSummary};
use domain::api::{List, Problem};
use domain::catalogue::{Batch, Department};
use domain::permission::Action;
use futures_util::future::join;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The whole catalogue on one page.
const MANY: u32 = 100;

/// A question, the services that answer it, and the departments to choose from.
type Data = (ServiceQuery, List<ServiceSummary>, Vec<Department>);

/// The services' page.
pub(super) fn show() -> AnyView {
    let query = use_query_map();
    // The key is the address itself: every part of the question stands in it.
    let wanted = move || query.with(|query| PARTS.map(|part| query.get(part).unwrap_or_default()).to_vec());
    let staff = Staff::ask(Some(Action::ReadAdministration), wanted, |_, key| load(key));
    staff.page(|_, (query, services, departments)| page(&query, services, &departments))
}

async fn load(key: Key) -> Result<Data, Problem> {
    let query = question(key);
    let (services, departments) = join(api::services::list(query.clone()), api::hall::departments()).await;
    Ok((query, services?, departments?.items))
}

/// The parts of the address that make the question.
const PARTS: [&str; 4] = ["q", "department", "batch", "cursor"];

/// The question that they make; what makes no sense is left out.
fn question(key: Key) -> ServiceQuery {
    let mut parts = key.into_iter().map(|part| Some(part).filter(|part| !part.trim().is_empty()));
    let mut next = || parts.next().flatten();
    ServiceQuery {
        q: next().map(|words| words.chars().take(100).collect()),
        department: next(),
        batch: next().and_then(|code| Batch::parse(&code)),
        cursor: next(),
        limit: Some(MANY),
        ..ServiceQuery::default()
    }
}

fn address(query: &ServiceQuery) -> String {
    format!("/admin/services{}", query_string(&ServiceQuery { limit: None, ..query.clone() }))
}

fn page(query: &ServiceQuery, services: List<ServiceSummary>, departments: &[Department]) -> AnyView {
    let lang = use_lang();
    let count = services.items.len();
    let first = query.cursor.is_some().then(|| address(&ServiceQuery { cursor: None, ..query.clone() }));
    let next = services.next.map(|cursor| address(&ServiceQuery { cursor: Some(cursor), ..query.clone() }));
    let list = if count == 0 {
        view! {
            <p class="empty">{lang.pick("没有这样的事项。", "There is no such service.")}</p>
            <p class="actions"><a class="btn btn--2" href="/admin/services">{lang.pick("看全部事项", "Show all services")}</a></p>
        }
        .into_any()
    } else {
        table(lang, services.items)
    };
    view! {
        <Breadcrumb trail=trail(lang)/>
        <Heading text=lang.pick("事项", "Services")/>
        {filter(lang, query, departments)}
        <p class="hint">{lang.pick(format!("{count} 项"), numbers::plural(count as u64, "service", "services"))}</p>
        {list}
        <Pager first=first next=next/>
    }
    .into_any()
}

fn filter(lang: Lang, query: &ServiceQuery, departments: &[Department]) -> AnyView {
    let any = || Choice::new("", lang.pick("全部", "All"));
    let named = departments.iter().map(|one| Choice::new(one.code.clone(), lang.text(&one.name_zh, &one.name_en)));
    let named = std::iter::once(any()).chain(named).collect();
    let batches = [Batch::First, Batch::Second, Batch::Outside];
    let batches = batches.map(|batch| Choice::new(batch.code(), labels::batch(lang, batch)));
    let batches = std::iter::once(any()).chain(batches).collect();
    view! {
        <form method="get" action="/admin/services" class="filter__form">
            <Field
                name="q"
                label=lang.pick("找什么", "Words")
                kind="search"
                value=query.q.clone().unwrap_or_default()
                maxlength=100
            />
            <Select
                name="department"
                label=lang.pick("部门", "Department")
                value=query.department.clone().unwrap_or_default()
                choices=named
            />
            <Select
                name="batch"
                label=lang.pick("状态", "Status")
                value=query.batch.map(Batch::code).unwrap_or_default()
                choices=batches
            />
            <button class="btn btn--2" type="submit">{lang.pick("筛选", "Filter")}</button>
        </form>
    }
    .into_any()
}

fn table(lang: Lang, services: Vec<ServiceSummary>) -> AnyView {
    let columns = [
        lang.pick("编号", "Id"),
        lang.pick("事项", "Service"),
        lang.pick("部门", "Department"),
        lang.pick("件类", "Kind"),
        lang.pick("承诺", "Promised"),
        lang.pick("法定", "In law"),
        lang.pick("谁决定", "Who decides"),
        lang.pick("状态", "Status"),
    ];
    let rows = services
        .into_iter()
        .map(move |service| {
            let href = format!("/admin/services/{}", service.id);
            view! {
                <tr>
                    <td data-th=columns[0] class="mono">{service.id.clone()}</td>
                    <td data-th=columns[1]><a href=href>{lang.text(&service.name_zh, &service.name_en)}</a></td>
                    <td data-th=columns[2]>{lang.text(&service.department_zh, &service.department_en)}</td>
                    <td data-th=columns[3]>{labels::kind(lang, service.kind)}</td>
                    <td data-th=columns[4]>{numbers::promised(lang, service.promised_workdays)}</td>
                    <td data-th=columns[5]>{labels::statutory(lang, &service.statutory)}</td>
                    <td data-th=columns[6]>{labels::authorisation(lang, service.authorisation)}</td>
                    <td data-th=columns[7]>{labels::batch(lang, service.batch)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table label=lang.pick("事项", "Services") head=columns.map(str::to_owned).to_vec() stack=true>
            {rows}
        </Table>
    }
    .into_any()
}
