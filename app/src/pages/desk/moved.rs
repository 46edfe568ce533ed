//! Dates that a new official calendar moved: the applicants who are to be told, each ticked off.

use super::{Staff, days, lamps};
use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::text::{Lang, date, language_of};
use crate::ui::loaded::Key;
use crate::ui::{Breadcrumb, ErrorSummary, Heading, Notice, Pager, Table, Tone};
use domain::api::calendar::{MovedDate, MovedQuery, TELL};
use domain::api::op::encode_segment;
use domain::api::{List, Problem};
use domain::permission::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Data {
    told: bool,
    first: bool,
    /// Number of a case whose applicant has just been told.
    done: String,
    list: List<MovedDate>,
}

async fn load(key: Key) -> Result<Data, Problem> {
    let mut parts = key.into_iter();
    let mut part = || parts.next().unwrap_or_default();
    let (told, cursor, done) = (part() == "true", part(), part());
    let first = cursor.is_empty();
    let query = MovedQuery { told: told.then_some(true), limit: None, cursor: (!first).then_some(cursor) };
    Ok(Data { told, first, done, list: api::calendar::moved(query).await? })
}

/// `/desk/moved?told=`.
pub(in crate::pages) fn show() -> AnyView {
    let query = use_query_map();
    let wanted = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        vec![given("told"), given("cursor"), given("done")]
    };
    Staff::ask(Some(Action::HandleCase), wanted, |_, key| load(key)).page(|_, data| page(data))
}

fn page(data: Data) -> AnyView {
    let lang = use_lang();
    let address = |cursor: &str| format!("/desk/moved?told={}&cursor={}", data.told, encode_segment(cursor));
    let first = (!data.first).then(|| address(""));
    let next = data.list.next.as_deref().map(address);
    let said = (!data.done.is_empty()).then(|| {
        let number = lamps::grouped(&data.done);
        let text = lang.pick(
            format!("{number}：已记下，申请人已告知。"),
            format!("{number}: written down, the applicant has been told."),
        );
        view! { <Notice tone=Tone::Good><p role="status">{text}</p></Notice> }
    });
    let heading = lang.pick("日期变动，请告诉申请人", "Dates that moved: tell the applicants");
    let tab = |told: bool, text: &'static str| {
        let current = (data.told == told).then_some("page");
        view! { <li><a href=format!("/desk/moved?told={told}") aria-current=current>{text}</a></li> }
    };
    let forms: Vec<Form> = data.list.items.iter().map(|one| use_form(TELL, &[&one.number])).collect();
    let refused = forms.iter().map(|form| view! { <ErrorSummary form=*form labels=Vec::new()/> }).collect_view();
    let body = if data.list.items.is_empty() {
        view! { <p>{lang.pick("没有。", "None.")}</p> }.into_any()
    } else {
        table(lang, data.list.items, forms)
    };
    view! {
        <Breadcrumb trail=vec![("/desk".to_owned(), lang.pick("我的办件", "My cases").to_owned())]/>
        <Heading text=heading/>
        {refused}
        {said}
        <p>{lang.pick(
            "国家公布了放假安排，这些在办件的承诺办结日期变了。请打电话告诉申请人，告诉一位勾销一位。",
            "The official calendar was published and moved the promised date of these open cases. Phone the applicants and tick each one off.",
        )}</p>
        <nav class="toc noprint" aria-label=lang.pick("哪些", "Which")>
            <ul>
                {tab(false, lang.pick("还没告诉", "To be told"))}
                {tab(true, lang.pick("已经告诉", "Told"))}
            </ul>
        </nav>
        {body}
        <Pager first next/>
    }
    .into_any()
}

fn table(lang: Lang, rows: Vec<MovedDate>, forms: Vec<Form>) -> AnyView {
    let columns = [
        lang.pick("编号", "Number"),
        lang.pick("事项", "Service"),
        lang.pick("申请人", "Applicant"),
        lang.pick("电话", "Phone"),
        lang.pick("原来", "Before"),
        lang.pick("现在", "Now"),
        lang.pick("告知", "Told"),
    ];
    let row = |(one, form): (MovedDate, Form)| {
        let number = lamps::grouped(&one.number);
        let told = match &one.told {
            Some(told) => {
                let who = format!("{} · {}", lang.text(&told.by_zh, &told.by_en), date::instant(lang, told.at));
                view! { <span>{who}</span> }.into_any()
            }
            None => tick(lang, &one, &number, form),
        };
        view! {
            <tr>
                <td data-th=columns[0] class="mono"><a href=format!("/desk/cases/{}", one.number)>{number}</a></td>
                <td data-th=columns[1]>{lang.text(&one.service_zh, &one.service_en)}</td>
                <td data-th=columns[2]><span lang=language_of(&one.applicant_name)>{one.applicant_name.clone()}</span></td>
                <td data-th=columns[3] class="num"><a href=format!("tel:{}", one.phone)>{one.phone.clone()}</a></td>
                <td data-th=columns[4] class="num">{days::short(lang, one.before)}</td>
                <td data-th=columns[5] class="num"><strong>{days::short(lang, one.after)}</strong> {one.provisional.then(|| days::provisional(lang))}</td>
                <td data-th=columns[6]>{told}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().zip(forms).map(row).collect_view();
    view! {
        <Table label=lang.pick("日期变动", "Dates that moved") head=columns.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}

fn tick(lang: Lang, one: &MovedDate, number: &str, form: Form) -> AnyView {
    view! {
        <form method="post">
            {form.hidden(&format!("/desk/moved?done={}", one.number))}
            <button class="btn btn--2 btn--s" type="submit">
                {lang.pick("已告知", "Told")}
                <span class="vh">{lang.pick("：", ": ")} {number.to_owned()}</span>
            </button>
        </form>
    }
    .into_any()
}
