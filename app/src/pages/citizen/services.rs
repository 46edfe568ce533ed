//! The services with filters.

use super::parts::{batch_tag, guide_link};
use crate::api;
use crate::api::query::query_string;
use crate::prefs::use_lang;
use crate::text::{Lang, labels, numbers};
use crate::ui::{Choice, Heading, Load, Pager, Select, Table, loaded};
use domain::api::services::{ServiceQuery, ServiceSummary};
use domain::api::{List, Problem};
use domain::catalogue::{Batch, Department, ItemKind, LifeEvent};
use futures_util::future::try_join;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// One page of the list, with what was asked.
#[derive(Clone, Serialize, Deserialize)]
struct ServicesData {
    query: ServiceQuery,
    services: List<ServiceSummary>,
    departments: Vec<Department>,
}

/// The parts of the address that ask, in the order of the key.
const ASKED: [&str; 5] = ["department", "batch", "kind", "cursor", "life"];

/// What the address asks; unknown values ask nothing.
fn asked(key: &[String]) -> ServiceQuery {
    let given = |name| {
        let place = ASKED.iter().position(|asked| *asked == name)?;
        key.get(place).filter(|value| !value.is_empty()).cloned()
    };
    ServiceQuery {
        department: given("department"),
        batch: given("batch").and_then(|code| Batch::parse(&code)),
        kind: given("kind").and_then(|code| kind_of(&code)),
        life: given("life").and_then(|code| LifeEvent::parse(&code)),
        limit: Some(30),
        cursor: given("cursor"),
        ..ServiceQuery::default()
    }
}

fn kind_of(code: &str) -> Option<ItemKind> {
    [ItemKind::Immediate, ItemKind::Promised, ItemKind::Joint].into_iter().find(|kind| kind_code(*kind) == code)
}

fn kind_code(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Immediate => "immediate",
        ItemKind::Promised => "promised",
        ItemKind::Joint => "joint",
    }
}

async fn services_data(query: ServiceQuery) -> Result<ServicesData, Problem> {
    let (services, departments) = try_join(api::services::list(query.clone()), api::hall::departments()).await?;
    Ok(ServicesData { query, services, departments: departments.items })
}

/// The list's page.
pub(super) fn services() -> AnyView {
    let params = use_query_map();
    let key = move || params.with(|params| ASKED.map(|name| params.get(name).unwrap_or_default()).to_vec());
    loaded(Load::new(key, |key| services_data(asked(&key))), list)
}

fn list(data: ServicesData) -> AnyView {
    let lang = use_lang();
    let ServicesData { query, services, departments } = data;
    let of = departments.iter().find(|department| Some(&department.code) == query.department.as_ref());
    let heading = match (of, query.life) {
        (None, Some(life)) => labels::life_event(lang, life).to_owned(),
        (Some(department), _) => {
            lang.pick(format!("{}的事项", department.name_zh), format!("Services: {}", department.name_en))
        }
        (None, None) => lang.pick("办事", "Services").to_owned(),
    };
    let address = |cursor: Option<String>| {
        format!("/services{}", query_string(&ServiceQuery { cursor, limit: None, ..query.clone() }))
    };
    let first = query.cursor.as_ref().map(|_| address(None));
    let next = services.next.clone().map(|cursor| address(Some(cursor)));
    view! {
        <Heading text=heading/>
        <p class="noprint"><a class="alone" href="/a-z">{lang.pick("按拼音首字母找（A–Z）", "From A to Z")}</a></p>
        {filters(lang, &query, &departments)}
        {if services.items.is_empty() {
            view! { <p>{lang.pick("没有符合的事项。请放宽条件再查。", "No service fits. Ask for less.")}</p> }.into_any()
        } else {
            table(lang, services.items)
        }}
        <Pager first next/>
    }
    .into_any()
}

fn filters(lang: Lang, query: &ServiceQuery, departments: &[Department]) -> AnyView {
    let any = || Choice::new("", lang.pick("全部", "All"));
    let department = |department: &Department| {
        Choice::new(department.code.clone(), lang.text(&department.name_zh, &department.name_en))
    };
    let batch = |batch: Batch| Choice::new(batch.code(), labels::batch(lang, batch));
    let kind = |kind: ItemKind| Choice::new(kind_code(kind), labels::kind(lang, kind));
    let departments = std::iter::once(any()).chain(departments.iter().map(department)).collect::<Vec<_>>();
    let batches = vec![any(), batch(Batch::First), batch(Batch::Second), batch(Batch::Outside)];
    let life = |life: LifeEvent| Choice::new(life.code(), labels::life_event(lang, life));
    let lives: Vec<Choice> = std::iter::once(any()).chain(LifeEvent::ALL.map(life)).collect();
    let kinds = vec![any(), kind(ItemKind::Immediate), kind(ItemKind::Promised), kind(ItemKind::Joint)];
    view! {
        <form class="filters noprint" method="get" action="/services">
            <Select name="department" label=lang.pick("部门", "Department") value=query.department.clone().unwrap_or_default() choices=departments/>
            <Select name="kind" label=lang.pick("办件类型", "Kind") value=query.kind.map(kind_code).unwrap_or_default() choices=kinds/>
            <Select name="batch" label=lang.pick("在哪里办", "Where") value=query.batch.map(Batch::code).unwrap_or_default() choices=batches/>
            <Select name="life" label=lang.pick("人生大事", "Time of life") value=query.life.map(LifeEvent::code).unwrap_or_default() choices=lives/>
            <button class="btn" type="submit">{lang.pick("筛选", "Filter")}</button>
        </form>
    }
    .into_any()
}

fn table(lang: Lang, services: Vec<ServiceSummary>) -> AnyView {
    let head = [
        ("事项", "Service"),
        ("部门", "Department"),
        ("承诺时限", "Promised limit"),
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
                <td data-th=head[3]>{lang.text(&service.fee_zh, &service.fee_en)}</td>
                <td class="zh-nowrap" data-th=head[4]>{labels::kind(lang, service.kind)}</td>
            </tr>
        }
    };
    let rows = services.into_iter().map(row).collect_view();
    view! {
        <Table label=lang.pick("事项", "Services") head=head.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_asks_and_nonsense_asks_nothing() {
        let key = ["TD", "2", "joint", "", "home"].map(str::to_owned);
        let query = asked(&key);
        assert_eq!(query.department.as_deref(), Some("TD"));
        assert_eq!(query.life, Some(LifeEvent::Home));
        assert_eq!((query.kind, query.batch, query.cursor), (Some(ItemKind::Joint), Some(Batch::Second), None));
        assert_eq!(asked(&[]), ServiceQuery { limit: Some(30), ..ServiceQuery::default() });
    }
}
