//! The guide (办事须知) of one service: the five publications on one page, in the order of the paper one.

mod due;
mod head;
mod law;
mod linked;
mod materials;
mod procedure;
mod questions;

use crate::api;
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::{Load, loaded, marked};
use domain::api::Problem;
use domain::api::clock::{Due, DueQuery};
use domain::api::forms::FormQuery;
use domain::api::hall::Hall;
use domain::api::questions::{PublishedAnswer, PublishedQuery};
use domain::catalogue::{Batch, Department, Service};
use futures_util::future::try_join5;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};

/// So many published answers stand on a guide.
const QUESTIONS: u32 = 5;

/// All that the page shows.
#[derive(Clone, Serialize, Deserialize)]
struct GuideData {
    service: Service,
    department: Option<Department>,
    hall: Hall,
    /// Numbers of the forms that have a file.
    forms: Vec<String>,
    /// The date on which papers handed in now would be accepted, and what follows; only for what the hall accepts.
    due: Option<(chrono::NaiveDate, Due)>,
    /// Published answers about it, the newest.
    questions: Vec<PublishedAnswer>,
    more_questions: bool,
    /// Names of the towns that the hall serves, for what the server writes for programs; a browser asks for none.
    served: Vec<String>,
}

#[cfg(feature = "ssr")]
async fn served() -> Result<Vec<String>, Problem> {
    Ok(api::hall::towns().await?.items.into_iter().map(|town| town.name_zh).collect())
}

#[cfg(not(feature = "ssr"))]
async fn served() -> Result<Vec<String>, Problem> {
    Ok(Vec::new())
}

async fn guide_data(id: String, lang: Lang) -> Result<GuideData, Problem> {
    let forms = FormQuery { service: Some(id.clone()) };
    let about = PublishedQuery {
        service: Some(id.clone()),
        lang: Some(lang.code().to_owned()),
        limit: Some(QUESTIONS),
        ..PublishedQuery::default()
    };
    let (service, departments, hall, forms, questions) = try_join5(
        api::services::one(id),
        api::hall::departments(),
        api::hall::hall(),
        api::forms::list(forms),
        api::questions::published(about),
    )
    .await?;
    let due = match service.batch {
        Batch::First => {
            let accepted = hall.next_open.unwrap_or(hall.today);
            let query = DueQuery { accepted, workdays: service.promised_workdays, ..DueQuery::default() };
            Some((accepted, api::clock::due(query).await?))
        }
        Batch::Second | Batch::Outside => None,
    };
    let department = departments.items.into_iter().find(|department| department.code == service.department);
    let forms = forms.items.into_iter().map(|form| form.no).collect();
    let (shown, more_questions) = questions::shown(lang, questions);
    let served = served().await?;
    Ok(GuideData { service, department, hall, forms, due, questions: shown, more_questions, served })
}

/// The guide's page.
pub(super) fn guide() -> AnyView {
    let params = use_params_map();
    let id = move || vec![params.with(|params| params.get("id").unwrap_or_default())];
    let lang = use_lang();
    loaded(Load::new(id, move |key| guide_data(key.into_iter().next().unwrap_or_default(), lang)), page)
}

fn page(data: GuideData) -> AnyView {
    let lang = use_lang();
    let service = &data.service;
    view! {
        <article class=print_size(lang, service)>
            {head::head(lang, &data)}
            {contents(lang)}
            <section aria-labelledby="conditions">
                <h2 id="conditions">{lang.pick("受理条件", "Conditions")}</h2>
                <ul>{service.conditions.iter().map(|condition| view! { <li>{lang.of(condition)}</li> }).collect_view()}</ul>
            </section>
            {materials::materials(lang, &data)}
            {procedure::procedure(lang, service)}
            {due::limit(lang, &data)}
            {law::fee(lang, service)}
            {law::basis(lang, service)}
            {questions::questions(lang, &data)}
            {law::version(lang, &data)}
            {linked::linked(&data)}
        </article>
    }
    .into_any()
}

/// The guide's class: the more stands on it, about so many lines, the smaller it is printed, so that it fits one page.
fn print_size(lang: Lang, service: &Service) -> &'static str {
    let priced = service.fee.items.iter().filter(|item| item.amount.is_some()).count();
    let lines = 2 * (service.materials.len() + priced)
        + service.steps.len()
        + service.conditions.len()
        + service.legal_basis.len()
        // English is longer.
        + lang.pick(0, 4);
    match lines {
        0..=23 => "guide",
        24..=25 => "guide guide--2",
        _ => "guide guide--3",
    }
}

/// A text of the catalogue in the page's language; one that has no English stands there in Chinese, marked as such.
fn told(lang: Lang, zh: &str, en: Option<&str>) -> AnyView {
    marked(lang, &lang.text(zh, en.unwrap_or_default()))
}

/// The row of anchors: looks like tabs, hides nothing.
fn contents(lang: Lang) -> AnyView {
    let anchors = [
        ("#conditions", lang.pick("受理条件", "Conditions")),
        ("#materials", lang.pick("申报材料", "Papers")),
        ("#procedure", lang.pick("办事程序", "Procedure")),
        ("#limit", lang.pick("承诺时限", "Limit")),
        ("#fee", lang.pick("收费标准", "Fee")),
        ("#basis", lang.pick("法律依据", "Basis")),
        ("#questions", lang.pick("常见问题", "Questions")),
    ]
    .map(|(href, name)| view! { <li><a href=href rel="external">{name}</a></li> });
    view! { <nav class="toc" aria-label=lang.pick("本页内容", "On this page")><ul>{anchors}</ul></nav> }.into_any()
}
