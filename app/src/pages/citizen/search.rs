//! Results of a search.

use super::parts::{batch_tag, file_link, form_href, guide_link};
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, labels, numbers};
use crate::ui::layout::Phone;
use crate::ui::{Heading, Load, SearchBox, loaded};
use domain::api::Problem;
use domain::api::questions::{PublishedAnswer, PublishedQuery};
use domain::api::services::{NearestQuery, ServiceQuery, ServiceSummary};
use domain::catalogue::Department;
use futures_util::future::try_join;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// So many hits are shown.
const MOST: u32 = 100;
/// So many published answers stand below the hits.
const ANSWERS: u32 = 5;

/// The hits; where there are none, the ways on.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Found {
    words: String,
    hits: Vec<ServiceSummary>,
    /// There are more than these.
    more: bool,
    /// What comes nearest, where nothing fits.
    nearest: Vec<ServiceSummary>,
    /// Published answers that hold the words.
    answers: Vec<PublishedAnswer>,
    departments: Vec<Department>,
    phone: String,
}

async fn find(words: String) -> Result<Found, Problem> {
    let mut found = Found { words, ..Found::default() };
    if !found.words.is_empty() {
        let query = ServiceQuery { q: Some(found.words.clone()), limit: Some(MOST), ..ServiceQuery::default() };
        let asked = PublishedQuery { q: Some(found.words.clone()), limit: Some(ANSWERS), ..PublishedQuery::default() };
        let (hits, answers) = try_join(api::services::list(query), api::questions::published(asked)).await?;
        found.more = hits.next.is_some();
        (found.hits, found.answers) = (hits.items, answers.items);
    }
    if found.hits.is_empty() {
        if !found.words.is_empty() {
            found.nearest = api::services::nearest(NearestQuery { q: found.words.clone() }).await?.items;
        }
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
        (false, _) => heading(lang, words, count as u64, found.more),
    };
    let rest = match (words.is_empty(), count) {
        (_, 0) => ways_on(lang, found.departments, found.phone, !words.is_empty(), found.nearest),
        _ => hits(lang, found.hits),
    };
    view! {
        <Heading text=heading/>
        <SearchBox value=found.words/>
        {rest}
        {in_answers(lang, found.answers)}
    }
    .into_any()
}

/// What was found, and how much: `more` where it is more than stands there.
fn heading(lang: Lang, words: &str, count: u64, more: bool) -> String {
    let services = numbers::plural(count, "service", "services");
    match more {
        true => lang.pick(format!("“{words}”：找到 {count} 项以上"), format!("“{words}”: more than {services}")),
        false => lang.pick(format!("“{words}”：找到 {count} 项"), format!("“{words}”: {services}")),
    }
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
                    {batch_tag(lang, service.batch, service.expected.as_ref())}
                    {form}
                </p>
            </li>
        }
    };
    view! { <ol class="results">{hits.into_iter().map(hit).collect_view()}</ol> }.into_any()
}

fn in_answers(lang: Lang, found: Vec<PublishedAnswer>) -> Option<AnyView> {
    (!found.is_empty()).then(|| {
        view! {
            <h2>{lang.pick("公开答复里提到的", "In published answers")}</h2>
            {super::ask::answers(lang, found)}
        }
        .into_any()
    })
}

fn ways_on(
    lang: Lang,
    departments: Vec<Department>,
    phone: String,
    missed: bool,
    nearest: Vec<ServiceSummary>,
) -> AnyView {
    let line = |department: Department| {
        let href = format!("/services?department={}", department.code);
        view! { <li><a href=href>{lang.text(&department.name_zh, &department.name_en)}</a></li> }
    };
    view! {
        {missed.then(|| view! {
            <p>
                {lang.pick("换个说法试试，或者按部门找；也可以打咨询电话 ", "Try other words, look by department, or phone the enquiry desk: ")}
                <Phone number=phone/> {lang.pick("，或者", ", or ")}
                <a href="/ask">{lang.pick("在线咨询", "ask online")}</a> {lang.pick("。", ".")}
            </p>
        })}
        {(!nearest.is_empty()).then(|| view! {
            <h2>{lang.pick("您要找的是不是", "Did you mean")}</h2>
            {hits(lang, nearest)}
        })}
        <h2>{lang.pick("按部门找", "By department")}</h2>
        <ul class="links">{departments.into_iter().map(line).collect_view()}</ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_is_cut_off_says_so() {
        assert_eq!(heading(Lang::En, "a", 100, true), "“a”: more than 100 services");
        assert_eq!(heading(Lang::Zh, "a", 100, true), "“a”：找到 100 项以上");
        assert_eq!(heading(Lang::En, "a", 1, false), "“a”: 1 service");
    }
}
