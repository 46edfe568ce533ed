//! The home page: what would you like to do today?

use super::parts::department_and_limit;
use super::status::status_form;
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use crate::ui::layout::{dial, hall_name};
use crate::ui::{Heading, Load, SearchBox, loaded};
use domain::api::Problem;
use domain::api::hall::Hall;
use domain::api::news::{News, NewsQuery};
use domain::api::services::{Overview, ServiceSummary};
use domain::catalogue::{Batch, Department, LifeEvent};
use futures_util::future::try_join4;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the page shows of the catalogue, and no more: it travels with the page.
#[derive(Clone, Serialize, Deserialize)]
struct HomeData {
    hall: Hall,
    news: Vec<News>,
    overview: Overview,
    departments: Vec<Department>,
}

async fn home_data() -> Result<HomeData, Problem> {
    let newest = NewsQuery { limit: Some(3), cursor: None };
    let (hall, departments, overview, news) =
        try_join4(api::hall::hall(), api::hall::departments(), api::services::overview(), api::news::list(newest))
            .await?;
    Ok(HomeData { hall, news: news.items, overview, departments: departments.items })
}

/// The home page.
pub(super) fn home() -> AnyView {
    loaded(Load::once(home_data), page)
}

fn page(data: HomeData) -> AnyView {
    let lang = use_lang();
    let title = hall_name(lang);
    view! {
        <div class="hero">
            <Heading
                text=lang.pick("今天要办什么事？", "What would you like to do today?")
                title=lang.pick("首页", "Home")
            />
            <p class="choices only-elder">
                <a class="btn" href="/services">{lang.pick("找事项", "Find a service")}</a>
                <a class="btn" href="/status">{lang.pick("查进度", "Progress of your case")}</a>
                <a class="btn" href=format!("tel:{}", dial(&data.hall.enquiry_phone)) rel="external">
                    {lang.pick("打电话", "Phone us")}
                </a>
                <a class="btn" href="/about#way">{lang.pick("到大厅怎么走", "Find the hall")}</a>
            </p>
            <SearchBox/>
        </div>
        <section class="only-normal" aria-labelledby="often">
            <h2 id="often">{lang.pick("常办事项", "Asked for most")}</h2>
            {tiles(lang, data.overview.often)}
            <p class="actions">
                <a class="btn btn--2" href="/services?kind=immediate">{lang.pick(
                    format!("当场能办好的 {} 项", data.overview.immediate),
                    format!("{} services done on the spot", data.overview.immediate),
                )}</a>
                <a class="btn btn--2" href="/services">{lang.pick(
                    format!("大厅可办的全部 {} 项", data.overview.services),
                    format!("All {} services of the hall", data.overview.services),
                )}</a>
            </p>
        </section>
        <section class="only-normal" aria-labelledby="by-life">
            <h2 id="by-life">{lang.pick("按人生大事找", "By time of life")}</h2>
            {lives(lang)}
        </section>
        <div class="grid2 only-normal">
            <section aria-labelledby="by-department">
                <h2 id="by-department">{lang.pick("按部门找", "By department")}</h2>
                {departments(lang, data.departments, &data.overview.departments)}
                <p><a class="alone" href="/a-z">{lang.pick("全部事项 A–Z", "All services from A to Z")}</a></p>
            </section>
            <div>
                <section aria-labelledby="progress">
                    <h2 id="progress">{lang.pick("查办件进度", "Progress of your case")}</h2>
                    {status_form(lang, "", "", None)}
                </section>
            </div>
        </div>
        {super::news::lately(lang, data.news)}
        {super::ask::hall_now(lang, &data.hall)}
        <div class="only-normal">{promise(lang)}</div>
        <details class="only-normal">
            <summary>{lang.pick("怎样认出这是真的网站", "How to know that this is the real site")}</summary>
            <p>{lang.pick(
                format!("{title}的网站只用来查事项、填表格、咨询、查进度：不向您要密码和短信验证码，不在网上收费。拿不准时，请打页脚的咨询电话。"),
                "This site is for services, forms, questions and progress. It never asks for passwords or codes from text \
                 messages, and never takes money. When in doubt, phone the enquiry desk at the foot of this page.".to_owned(),
            )}</p>
        </details>
    }
    .into_any()
}

fn tiles(lang: Lang, services: Vec<ServiceSummary>) -> AnyView {
    let tile = |service: ServiceSummary| {
        view! {
            <li>
                {super::parts::guide_link(lang, &service)}
                <span class="hint">{department_and_limit(lang, &service)}</span>
            </li>
        }
    };
    view! { <ul class="tiles">{services.into_iter().map(tile).collect_view()}</ul> }.into_any()
}

fn lives(lang: Lang) -> AnyView {
    let line = |event: LifeEvent| {
        view! { <li><a href=format!("/services?life={}", event.code())>{labels::life_event(lang, event)}</a></li> }
    };
    view! { <ul class="chips">{LifeEvent::ALL.map(line)}</ul> }.into_any()
}

fn departments(lang: Lang, departments: Vec<Department>, counts: &BTreeMap<String, u32>) -> AnyView {
    let line = |department: Department| {
        let count = counts.get(&department.code).copied().unwrap_or_default();
        let note = match department.batch {
            Batch::First => lang.pick(format!("{count} 项"), format!("{count}")),
            other => labels::batch(lang, other).to_owned(),
        };
        view! {
            <li>
                <a href=format!("/services?department={}", department.code)>
                    {lang.text(&department.name_zh, &department.name_en)}
                </a>
                <span class="hint">{note}</span>
            </li>
        }
    };
    view! { <ul class="links">{departments.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// The five publications (五公开).
fn promise(lang: Lang) -> AnyView {
    let five = [
        ("服务内容", "what we do"),
        ("办事程序", "the procedure"),
        ("申报材料", "the papers to bring"),
        ("承诺时限", "the promised limit"),
        ("收费标准", "the fee"),
    ];
    let five = five.map(|(zh, en)| view! { <li>{lang.pick(zh, en)}</li> });
    view! {
        <section aria-labelledby="five">
            <h2 id="five">{lang.pick("五公开", "Five things in the open")}</h2>
            <p>{lang.pick(
                "每一项都在办事须知里写明，窗口不另要材料、不另收费：",
                "Each guide states all five; the window asks for nothing more and charges nothing more:",
            )}</p>
            <ol class="promise">{five}</ol>
            <p><a class="alone" href="/open">{lang.pick("看全部承诺时限和收费", "All promised limits and fees")}</a></p>
        </section>
    }
    .into_any()
}
