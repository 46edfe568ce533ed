//! The questions that wait for this person's answer, least time left first.

use super::Staff;
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels, language_of};
use crate::ui::{Heading, Key, Lamp, LampKind, Notice, Pager, Table, Tone};
use domain::api::account::Me;
use domain::api::questions::{QuestionQuery, QuestionRow, QuestionState};
use domain::api::{List, Problem};
use domain::clock::Light;
use domain::permission::Action;
use domain::question::Publication;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Queue {
    state: QuestionState,
    /// Number of a question that has just been handed on.
    handed: String,
    first: bool,
    list: List<QuestionRow>,
}

async fn load(key: Key) -> Result<Queue, Problem> {
    let mut parts = key.into_iter();
    let mut part = || parts.next().unwrap_or_default();
    let (state, cursor, handed) = (part(), part(), part());
    let state = if state == "answered" { QuestionState::Answered } else { QuestionState::Open };
    let query = QuestionQuery {
        state: Some(state),
        limit: None,
        cursor: Some(cursor.clone()).filter(|cursor| !cursor.is_empty()),
    };
    Ok(Queue { state, handed, first: cursor.is_empty(), list: api::questions::queue(query).await? })
}

/// `/desk/questions?state=`.
pub(super) fn show() -> AnyView {
    let query = use_query_map();
    let wanted = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        vec![given("state"), given("cursor"), given("handed")]
    };
    Staff::ask(Some(Action::ReadQuestions), wanted, |_, key| load(key)).page(page)
}

fn page(_: Me, queue: Queue) -> AnyView {
    let lang = use_lang();
    let answered = queue.state == QuestionState::Answered;
    let address = |cursor: &str| {
        format!("/desk/questions?state={}&cursor={}", queue.state.code(), domain::api::op::encode_segment(cursor))
    };
    let first = (!queue.first).then(|| address(""));
    let next = queue.list.next.as_deref().map(address);
    let handed = (!queue.handed.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Good>
                <p>{lang.pick(format!("{} 已转出，时限照算。", queue.handed), format!("{} has been handed on; its clock goes on.", queue.handed))}</p>
            </Notice>
        }
    });
    let tab = |state: QuestionState, text: &'static str| {
        let current = (queue.state == state).then_some("page");
        view! { <li><a href=format!("/desk/questions?state={}", state.code()) aria-current=current>{text}</a></li> }
    };
    let body = if queue.list.items.is_empty() {
        let text = match answered {
            true => lang.pick("还没有答复过的咨询。", "Nothing has been answered yet."),
            false => lang.pick("没有等着答复的咨询 ✓", "No question is waiting ✓"),
        };
        view! { <p>{text}</p> }.into_any()
    } else {
        table(lang, queue.list.items)
    };
    view! {
        <Heading text=lang.pick("咨询", "Questions")/>
        {handed}
        <nav class="toc" aria-label=lang.pick("哪些咨询", "Which questions")>
            <ul>
                {tab(QuestionState::Open, lang.pick("等待答复", "Waiting"))}
                {tab(QuestionState::Answered, lang.pick("已答复", "Answered"))}
            </ul>
        </nav>
        {body}
        <Pager first=first next=next/>
    }
    .into_any()
}

fn table(lang: Lang, rows: Vec<QuestionRow>) -> AnyView {
    let columns = [
        lang.pick("剩余工作日", "Working days"),
        lang.pick("编号", "Number"),
        lang.pick("问什么", "Question"),
        lang.pick("关于", "About"),
        lang.pick("由谁答复", "Held by"),
        lang.pick("最迟答复", "Answer by"),
    ];
    let row = |row: QuestionRow| {
        let about = lang.text(&row.service_zh, &row.service_en);
        let about = if about.is_empty() { lang.pick("综合", "general").to_owned() } else { about };
        view! {
            <tr>
                <td data-th=columns[0]>{lamp(lang, &row)}</td>
                <td data-th=columns[1] class="mono"><a href=format!("/desk/questions/{}", row.number)>{row.number_grouped.clone()}</a></td>
                <td data-th=columns[2]>
                    <span lang=language_of(&row.beginning)>{row.beginning.clone()}</span>
                    {(row.publication != Publication::None).then(|| view! { " " <span class="tag">{publication(lang, row.publication)}</span> })}
                </td>
                <td data-th=columns[3]>{about}</td>
                <td data-th=columns[4]>{lang.text(&row.holder_zh, &row.holder_en)}</td>
                <td data-th=columns[5] class="num">{date::iso(row.due)}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <Table label=lang.pick("咨询", "Questions") head=columns.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}

/// The lamp of a question in short.
pub(super) fn lamp(lang: Lang, row: &QuestionRow) -> AnyView {
    let days = row.days_left.unsigned_abs();
    let words = match row.light {
        Light::Green => lang.pick(format!("剩 {days} 日"), format!("{days} left")),
        Light::Yellow => lang.pick("今日到期", "due today").to_owned(),
        Light::Red => lang.pick(format!("超 {days} 日"), format!("{days} over")),
        Light::Paused | Light::Upper => labels::light(lang, row.light).to_owned(),
        Light::OnTime => lang.pick("按时答复", "answered on time").to_owned(),
        Light::Late => lang.pick("超期答复", "answered late").to_owned(),
    };
    view! { <Lamp kind=LampKind::of(row.light) words/> }.into_any()
}

/// Where the public wording stands.
pub(super) fn publication(lang: Lang, publication: Publication) -> &'static str {
    match publication {
        Publication::None => lang.pick("未公开", "not published"),
        Publication::Prepared => lang.pick("待公开", "prepared"),
        Publication::Public => lang.pick("已公开", "published"),
        Publication::Withdrawn => lang.pick("已撤下", "withdrawn"),
    }
}
