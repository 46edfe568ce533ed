//! Progress of a case by number and query code. A wrong number and a wrong code look the same.

mod answer;
mod papers;

use super::look_up::LookUp;
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, labels, problems};
use crate::ui::{Heading, Key, Load, Notice, loaded, set_status};
use domain::api::Problem;
use domain::api::cases::{CoarseStatus, PublicStatus};
use domain::api::clock::DueQuery;
use domain::clock::Day;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};

/// What was asked, and the answer if both parts were given.
#[derive(Clone, Serialize, Deserialize)]
struct Asked {
    number: String,
    code: String,
    answer: Option<Result<Answer, Problem>>,
}

/// How much is known of the case.
#[derive(Clone, Serialize, Deserialize)]
enum Answer {
    /// By number and code; with the days of its limit while it is open.
    Whole(Box<PublicStatus>, Vec<Day>),
    /// By number alone.
    Coarse(CoarseStatus),
}

async fn whole(number: String, code: String) -> Result<Answer, Problem> {
    let status = api::cases::status(number, code).await?;
    let mut days = Vec::new();
    let running = status.stage.is_running() && status.resumes.is_none() && status.promised_workdays > 0;
    if let Some(accepted) = status.accepted.filter(|_| running) {
        let query = DueQuery {
            accepted,
            workdays: status.promised_workdays,
            extension: Some(status.reckoning.extension).filter(|days| *days > 0),
            pause: status.reckoning.pauses.iter().map(ToString::to_string).collect(),
            at: None,
        };
        // Where something else has moved the date, these days do not lead to it: the answer says what does.
        days = api::clock::due(query).await?.days;
    }
    Ok(Answer::Whole(Box::new(status), days))
}

async fn look_up(key: Key) -> Result<Asked, Problem> {
    let mut parts = key.into_iter();
    let (number, code) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let answer = match (number.is_empty(), code.is_empty()) {
        (true, _) => None,
        (false, true) => Some(api::cases::coarse_status(number.clone()).await.map(Answer::Coarse)),
        (false, false) => Some(whole(number.clone(), code.clone()).await),
    };
    match answer {
        Some(Err(problem)) if problem.status >= 500 => Err(problem),
        answer => Ok(Asked { number, code, answer }),
    }
}

/// The page: the question, or the answer to it. The number stands in the path (as on the receipt's QR code) or in
/// the query (as the form sends it).
pub(super) fn status() -> AnyView {
    let params = use_params_map();
    let query = use_query_map();
    let asked = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default().trim().to_owned();
        let number = params.with(|params| params.get("number")).unwrap_or_else(|| given("number"));
        vec![number.trim().to_owned(), given("code")]
    };
    loaded(Load::new(asked, look_up), page)
}

fn page(asked: Asked) -> AnyView {
    let lang = use_lang();
    match asked.answer {
        Some(Ok(Answer::Whole(status, days))) => answer::answer(lang, *status, &asked.code, &days),
        Some(Ok(Answer::Coarse(status))) => coarse(lang, &status),
        Some(Err(problem)) => question(lang, &asked.number, &asked.code, Some(&problem)),
        None => question(lang, &asked.number, &asked.code, None),
    }
}

fn question(lang: Lang, number: &str, code: &str, problem: Option<&Problem>) -> AnyView {
    let sentence = problem.map(|problem| match problem.status {
        429 => problems::sentence(lang, problem),
        _ => lang.pick(
            "没有查到。请核对受理编号和查询码，两个都要和回执上的一样。".to_owned(),
            "Nothing found. Check both the number and the code against your receipt.".to_owned(),
        ),
    });
    if let Some(problem) = problem {
        set_status(if problem.status == 429 { 429 } else { 404 });
    }
    let heading = lang.pick("查办件进度", "Progress of your case");
    let title = sentence
        .as_ref()
        .map_or_else(|| heading.to_owned(), |text| lang.pick(format!("错误：{text}"), format!("Error: {text}")));
    view! {
        <Heading text=heading title/>
        <p>{lang.pick(
            "编号和查询码印在受理时给您的《办理事项回执》上。没有回执，请带身份证件到受理窗口查询。",
            "Number and code are printed on the receipt that you got at the window. Without it, bring your identity card to the window.",
        )}</p>
        {status_form(lang, number, code, sentence)}
    }
    .into_any()
}

/// How far the case is; with the code there is more to see.
fn coarse(lang: Lang, status: &CoarseStatus) -> AnyView {
    let stage = labels::stage(lang, status.stage);
    view! {
        <Heading text=lang.pick("查办件进度", "Progress of your case")/>
        <p class="caseno">{lang.pick("受理编号 ", "Case ")}<span class="mono">{status.number_grouped.clone()}</span></p>
        <p class="bigline"><strong>{stage}</strong></p>
        <Notice><p>{lang.pick(
            "填上回执上的查询码，就能看到办到哪一步、哪天办好、要做什么。",
            "With the query code on the receipt you also see where it is, when it will be done and what to do.",
        )}</p></Notice>
        {status_form(lang, &status.number_grouped, "", None)}
    }
    .into_any()
}

/// The form for number and code; also on the home page.
pub(super) fn status_form(lang: Lang, number: &str, code: &str, error: Option<String>) -> AnyView {
    let form = LookUp {
        action: "/status",
        number: (
            lang.pick("受理编号", "Case number"),
            lang.pick(
                "回执右上角，13 位数字，空格和横线不用管",
                "At the top of the receipt, 13 digits; spaces and hyphens do not matter",
            ),
        ),
        keyboard: "numeric",
        needs_code: false,
        code_hint: lang.pick(
            "回执上的 6 位查询码，不分大小写；不填只显示大概状态",
            "Six characters on the receipt; without it only the coarse state is shown",
        ),
        button: lang.pick("查询", "Look up"),
    };
    form.form(lang, number, code, error)
}
