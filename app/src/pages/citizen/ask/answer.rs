//! How a question stands: its number and code to keep, the light, the answer.

use crate::api;
use crate::pages::citizen::look_up::LookUp;
use crate::prefs::use_lang;
use crate::text::{Lang, date, numbers, problems};
use crate::ui::{
    Breadcrumb, Fact, Facts, Heading, Key, Lamp, LampKind, Load, Notice, PrintButton, loaded, said, set_status,
};
use chrono::NaiveDate;
use domain::api::Problem;
use domain::api::questions::PublicQuestion;
use domain::clock::Light;
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};

/// What was asked for, and the answer if both parts were given.
#[derive(Clone, Serialize, Deserialize)]
struct Looked {
    number: String,
    code: String,
    answer: Option<Result<PublicQuestion, Problem>>,
}

async fn look_up(key: Key) -> Result<Looked, Problem> {
    let mut parts = key.into_iter();
    let (number, code) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let answer = match number.is_empty() || code.is_empty() {
        true => None,
        false => Some(api::questions::answer_of(number.clone(), code.clone()).await),
    };
    match answer {
        Some(Err(problem)) if problem.status >= 500 => Err(problem),
        answer => Ok(Looked { number, code, answer }),
    }
}

/// `/ask/{number}?code=`, or `/ask/answer?number=&code=` as the form sends it.
pub(in crate::pages::citizen) fn answer() -> AnyView {
    let params = use_params_map();
    let query = use_query_map();
    let asked = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default().trim().to_owned();
        let number = params.with(|params| params.get("number")).unwrap_or_else(|| given("number"));
        vec![number.trim().to_owned(), given("code")]
    };
    loaded(Load::new(asked, look_up), page)
}

fn page(looked: Looked) -> AnyView {
    let lang = use_lang();
    match looked.answer {
        Some(Ok(question)) => known(lang, question, &looked.code),
        Some(Err(problem)) => again(lang, &looked.number, &looked.code, Some(&problem)),
        None => again(lang, &looked.number, &looked.code, None),
    }
}

fn again(lang: Lang, number: &str, code: &str, problem: Option<&Problem>) -> AnyView {
    let error = problem.map(|problem| match problem.status {
        429 => problems::sentence(lang, problem),
        _ => lang.pick(
            "没有查到。请核对咨询编号和查询码，两个都要和提交后给您的一样。".to_owned(),
            "Nothing found. Check both the number and the code that you were given.".to_owned(),
        ),
    });
    if let Some(problem) = problem {
        set_status(if problem.status == 429 { 429 } else { 404 });
    }
    let heading = lang.pick("查咨询的答复", "The answer to your question");
    let title = error
        .as_ref()
        .map_or_else(|| heading.to_owned(), |text| lang.pick(format!("错误：{text}"), format!("Error: {text}")));
    view! {
        <Breadcrumb trail=vec![("/ask".to_owned(), lang.pick("咨询", "Ask").to_owned())]/>
        <Heading text=heading title/>
        {look_up_form(lang, number, code, error)}
    }
    .into_any()
}

/// The form for number and code.
fn look_up_form(lang: Lang, number: &str, code: &str, error: Option<String>) -> AnyView {
    let form = LookUp {
        action: "/ask/answer",
        number: (
            lang.pick("咨询编号", "Number of the question"),
            lang.pick("Z 开头，如 Z080303-0007-1", "Begins with Z, for instance Z080303-0007-1"),
        ),
        keyboard: "text",
        needs_code: true,
        code_hint: lang.pick("6 位，不分大小写", "Six characters; upper or lower case"),
        button: lang.pick("查答复", "Look up the answer"),
    };
    form.form(lang, number, code, error)
}

fn known(lang: Lang, question: PublicQuestion, code: &str) -> AnyView {
    let holder = lang.text(&question.holder_zh, &question.holder_en);
    let heading = match question.answer {
        Some(_) => lang.pick("您的咨询已答复", "Your question has been answered"),
        None => lang.pick("您的咨询已收到", "We have your question"),
    };
    let answered = question.answer.clone().map(|answer| {
        view! {
            <section aria-labelledby="answer">
                <h2 id="answer">{lang.pick("答复", "Answer")}</h2>
                {said(answer)}
                <p class="hint">{holder.clone()}</p>
            </section>
        }
    });
    let waiting = question.answer.is_none().then(|| keep(lang, &holder, question.due));
    let about = (!question.service_zh.is_empty()).then(|| {
        let href = format!("/services/{}", question.service.clone().unwrap_or_default());
        let name = lang.text(&question.service_zh, &question.service_en);
        Fact::view(lang.pick("关于", "About"), view! { <a class="alone" href=href>{name}</a> })
    });
    let mut facts = vec![
        Fact::view(
            lang.pick("咨询编号", "Number"),
            view! { <span class="mono">{question.number_grouped.clone()}</span> },
        ),
        Fact::view(lang.pick("查询码", "Code"), view! { <span class="mono">{code.to_uppercase()}</span> }),
        Fact::text(lang.pick("由谁答复", "Who answers"), holder.clone()),
        Fact::text(lang.pick("最迟答复", "Answer by"), date::date_with_weekday(lang, question.due)),
    ];
    facts.extend(about);
    view! {
        <Meta name="robots" content="noindex"/>
        <Breadcrumb trail=vec![("/ask".to_owned(), lang.pick("咨询", "Ask").to_owned())]/>
        <Heading text=heading/>
        <p class="bigline"><Lamp kind=LampKind::of(question.light) words=words(lang, &question)/></p>
        {waiting}
        {answered}
        <Facts items=facts/>
        <section aria-labelledby="asked">
            <h2 id="asked">{lang.pick("您问的", "What you asked")}</h2>
            {said(question.text.clone())}
            <p class="hint">
                {date::date_with_weekday(lang, question.asked)}
                {(question.handed_on > 0).then(|| lang.pick("，已转给负责的部门", "; handed on to the department in charge"))}
            </p>
        </section>
        <div class="actions">
            <a class="btn btn--2" href="/ask">{lang.pick("再问一个", "Ask again")}</a>
            <PrintButton/>
        </div>
    }
    .into_any()
}

/// What to keep, and until when to wait.
fn keep(lang: Lang, holder: &str, due: NaiveDate) -> AnyView {
    let due = date::date_with_weekday(lang, due);
    let until = lang.pick(
        format!("，凭它们在这里看答复。{holder}最迟 {due} 答复。"),
        format!(": they show the answer here. {holder} answers by {due} at the latest."),
    );
    view! {
        <Notice>
            <p>
                <strong>{lang.pick("请记下编号和查询码", "Note the number and the code")}</strong>
                {until}
            </p>
        </Notice>
    }
    .into_any()
}

fn words(lang: Lang, question: &PublicQuestion) -> String {
    let days = u32::try_from(question.days_left.unsigned_abs()).unwrap_or(u32::MAX);
    let days = numbers::workdays(lang, days);
    match question.light {
        Light::OnTime | Light::Late => lang.pick("已答复", "answered").to_owned(),
        Light::Yellow => lang.pick("今天答复", "an answer comes today").to_owned(),
        Light::Red => lang.pick(format!("超期 {days}"), format!("overdue by {days}")),
        Light::Green | Light::Paused | Light::Upper => {
            lang.pick(format!("等待答复 · 还剩 {days}"), format!("waiting · {days} left"))
        }
    }
}
