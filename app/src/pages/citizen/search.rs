//! Results of a search.

use super::parts::{batch_tag, file_link, form_href, guide_link};
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, labels, numbers};
use crate::ui::layout::Phone;
use crate::ui::{Heading, Load, SearchBox, loaded};
use domain::api::Problem;
use domain::api::services::{ServiceQuery, ServiceSummary};
use domain::catalogue::Department;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// The hits; where there are none, the ways on.
#[derive(Clone, Serialize, Deserialize)]
struct Found {
    words: String,
    hits: Vec<ServiceSummary>,
    departments: Vec<Department>,
    phone: String,
}

async fn find(words: String) -> Result<Found, Problem> {
    let mut found = Found { words, hits: Vec::new(), departments: Vec::new(), phone: String::new() };
    if !found.words.is_empty() {
        let query = ServiceQuery { q: Some(found.words.clone()), limit: Some(100), ..ServiceQuery::default() };
        found.hits = api::services::list(query).await?.items;
    }
    if found.hits.is_empty() {
        found.departments = api::hall::departments().await?.items;
        found.phone = api::hall::hall().await?.enquiry_phone;
    }
    Ok(found)
}

/// The search page.
pub(super) fn search() -> AnyView {
    let query = use_query_map();
    let words = move || {
        let text = query.with(|query| query.get("q").unwrap_or_default());
        vec![text.trim().chars().take(100).collect()]
    };
    loaded(Load::new(words, |key| find(key.into_iter().next().unwrap_or_default())), results)
}

fn results(found: Found) -> AnyView {
    let lang = use_lang();
    let count = found.hits.len();
    let words = &found.words;
    let heading = match (words.is_empty(), count) {
        (true, _) => lang.pick("找事项".to_owned(), "Find a service".to_owned()),
        (false, 0) => lang.pick(format!("没有找到“{words}”"), format!("Nothing found for “{words}”")),
        (false, _) => lang.pick(
            format!("“{words}”：找到 {count} 项"),
            format!("“{words}”: {}", numbers::plural(count as u64, "service", "services")),
        ),
    };
    let rest = match (words.is_empty(), count) {
        (_, 0) => ways_on(lang, found.departments, found.phone, !words.is_empty()),
        _ => hits(lang, found.hits),
    };
    view! {
        <Heading text=heading/>
        <SearchBox value=found.words/>
        {rest}
    }
    .into_any()
}

fn hits(lang: Lang, hits: Vec<ServiceSummary>) -> AnyView {
    let hit = |service: ServiceSummary| {
        let name = lang.text(&service.name_zh, &service.name_en);
        let form = service.form_no.as_deref().map(|no| {
            let label = lang.pick("下载表格（PDF）", "Download the form (PDF)");
            file_link(form_href(no, "pdf", false), label, lang.pick("：", ": ").to_owned() + &name)
        });
        view! {
            <li>
                <h2>{guide_link(lang, &service)}</h2>
                <p class="meta">
                    <span>{lang.text(&service.department_zh, &service.department_en)}</span>
                    <span>{numbers::promised(lang, service.promised_workdays)}</span>
                    <span>{lang.text(&service.fee_zh, &service.fee_en)}</span>
                    <span class="tag">{labels::kind(lang, service.kind)}</span>
                    {batch_tag(lang, service.batch)}
                    {form}
                </p>
            </li>
        }
    };
    view! { <ol class="results">{hits.into_iter().map(hit).collect_view()}</ol> }.into_any()
}

fn ways_on(lang: Lang, departments: Vec<Department>, phone: String, missed: bool) -> AnyView {
    let line = |department: Department| {
        let href = format!("/services?department={}", department.code);
        view! { <li><a href=href>{lang.text(&department.name_zh, &department.name_en)}</a></li> }
    };
    view! {
        {missed.then(|| view! {
            <p>
                {lang.pick("换个说法试试，或者按部门找；也可以打咨询电话 ", "Try other words, look by department, or phone the enquiry desk: ")}
                <Phone number=phone/> {lang.pick("。", ".")}
            </p>
        })}
        <h2>{lang.pick("按部门找", "By department")}</h2>
        <ul class="links">{departments.into_iter().map(line).collect_view()}</ul>
    }
    .into_any()
}
