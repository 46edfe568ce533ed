//! The official calendar: what is in force, drafting the import of a notice, the drafts.

mod draft;

use super::trail;
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::loaded::Key;
use crate::ui::{Area, Breadcrumb, ErrorSummary, Fact, Field, Heading, Notice, Pager, Pairs, Table, Tone, labelled};
use domain::api::account::Me;
use domain::api::calendar::{CalendarDraft, DRAFT, DraftQuery, DraftState};
use domain::api::op::encode_segment;
use domain::api::{List, Problem};
use domain::calendar::{LONGEST_SOURCE, WrittenNotice};
use domain::permission::{Action, may};
pub(super) use draft::show as one;
use futures_util::future::try_join;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// What the page shows.
#[derive(Clone, Serialize, Deserialize)]
struct Data {
    version: String,
    years: Vec<i32>,
    /// Year, source and day of publication of the last notice, where they are known.
    last: Option<(i32, String, String)>,
    list: List<CalendarDraft>,
    first: bool,
    /// `drafted`, when that has just been done.
    done: String,
}

async fn load(key: Key) -> Result<Data, Problem> {
    let mut parts = key.into_iter();
    let (cursor, done) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let first = cursor.is_empty();
    let query = DraftQuery { limit: None, cursor: (!first).then_some(cursor) };
    let (calendar, list) = try_join(api::clock::calendar(), api::calendar::drafts(query)).await?;
    let last = calendar.years.iter().next_back().filter(|(_, year)| !year.source.is_empty());
    let last = last.map(|(no, year)| (*no, year.source.clone(), year.published.map(date::iso).unwrap_or_default()));
    Ok(Data { version: calendar.version, years: calendar.years.into_keys().collect(), last, list, first, done })
}

/// `/admin/calendar`.
pub(super) fn show() -> AnyView {
    let form = use_form(DRAFT, &[]);
    let query = use_query_map();
    let wanted = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        vec![given("cursor"), given("done")]
    };
    Staff::ask(Some(Action::ReadAdministration), wanted, |_, key| load(key)).page(move |me, data| page(form, &me, data))
}

/// The way to a draft.
fn way(lang: Lang) -> Vec<(String, String)> {
    let mut way = trail(lang);
    way.push(("/admin/calendar".to_owned(), heading(lang).to_owned()));
    way
}

fn heading(lang: Lang) -> &'static str {
    lang.pick("工作日历", "Official calendar")
}

fn page(form: Form, me: &Me, data: Data) -> AnyView {
    let lang = use_lang();
    let said = (data.done == "drafted").then(|| {
        let text = lang.pick(
            "已经保存，还没有生效。请中心主任核对变动清单后签发。",
            "Stored; nothing is in force yet. The director looks at the list of moved dates and signs it off.",
        );
        view! { <Notice tone=Tone::Good><p role="status">{text}</p></Notice> }
    });
    let years = match (data.years.first(), data.years.last()) {
        (Some(first), Some(last)) => format!("{first}–{last}"),
        _ => lang.pick("没有", "none").to_owned(),
    };
    let mut facts = vec![
        Fact::text(lang.pick("现行版本", "Version in force"), data.version),
        Fact::text(lang.pick("有正式放假安排的年份", "Years with an official notice"), years),
    ];
    if let Some((year, source, published)) = data.last {
        facts.push(Fact::text(lang.pick("最近的通知", "Last notice"), format!("{year} · {source} · {published}")));
    }
    let first = (!data.first).then(|| "/admin/calendar".to_owned());
    let next = data.list.next.map(|cursor| format!("/admin/calendar?cursor={}", encode_segment(&cursor)));
    view! {
        <Breadcrumb trail=trail(lang)/>
        <Heading text=heading(lang)/>
        {said}
        <Pairs items=facts/>
        {may(Some(me.role), Action::DraftCalendar).then(|| import(lang, form))}
        <h2>{lang.pick("导入记录", "Imports")}</h2>
        {drafts(lang, &data.list.items)}
        <Pager first next/>
    }
    .into_any()
}

fn import(lang: Lang, form: Form) -> AnyView {
    let dates = lang.pick(
        "照通知逐日写，如 2008-10-01，用空格、逗号或换行隔开；连休里的双休日也写上，上年 12 月 24 日以后的也可以写",
        "Day by day as the notice says, for instance 2008-10-01, with blanks, commas or line ends between; with the weekend days of a holiday, and with those from 24 December of the year before",
    );
    let source = u32::try_from(LONGEST_SOURCE).unwrap_or(100);
    view! {
        <h2>{lang.pick("导入国务院办公厅的放假通知", "Import a holiday notice of the State Council")}</h2>
        <p>{lang.pick(
            "导入要两个人：您录入，系统列出哪些在办件的日期会变；中心主任核对后签发才生效。已经办结的件不重新评判，回执上印的日期不变。",
            "It takes two people: you enter the notice and see which open cases it would move; it is in force once the director has signed it off. Completed cases are not judged again, and the date on the receipt stays.",
        )}</p>
        <ErrorSummary form labels=labels(lang, form)/>
        <form method="post" novalidate class="narrow noprint">
            {form.hidden("/admin/calendar?done=drafted")}
            <Field form name="year" label=label(lang, "year") inputmode="numeric" maxlength=4 width="w-code"/>
            <Field form name="source" label=label(lang, "source") maxlength=source/>
            <Field form name="published" kind="date" label=label(lang, "published") width="w-phone"/>
            <Area form name="off" label=label(lang, "off") hint=dates rows=5/>
            <Area form name="work" label=label(lang, "work") rows=2/>
            <p class="actions"><button class="btn" type="submit">{lang.pick("保存并列出变动", "Store, and list what moves")}</button></p>
        </form>
    }
    .into_any()
}

fn label(lang: Lang, field: &str) -> &'static str {
    match field {
        "year" => lang.pick("年份", "Year"),
        "source" => lang.pick("通知文号", "Number of the notice"),
        "published" => lang.pick("公布日期", "Published on"),
        "off" => lang.pick("放假的日子", "Days off"),
        _ => lang.pick("调休上班的双休日", "Weekend days that are worked"),
    }
}

/// Names of the fields, and of each day at fault as it was typed.
fn labels(lang: Lang, form: Form) -> Vec<(String, String)> {
    let mut labels = labelled(["year", "source", "published", "off", "work"].map(|field| (field, label(lang, field))));
    let problem = untrack(|| form.problem());
    for place in problem.iter().flat_map(|problem| &problem.fields).map(|problem| &problem.field) {
        if let Some((list, index)) = place.strip_suffix(']').and_then(|place| place.split_once('[')) {
            let typed = WrittenNotice::split(&form.value(list));
            let day = index.parse().ok().and_then(|index: usize| typed.get(index).cloned()).unwrap_or_default();
            labels.push((place.clone(), format!("{} {day}", label(lang, list))));
        }
    }
    labels
}

fn drafts(lang: Lang, drafts: &[CalendarDraft]) -> AnyView {
    if drafts.is_empty() {
        return view! { <p>{lang.pick("还没有导入过。", "Nothing has been imported yet.")}</p> }.into_any();
    }
    let columns = [
        lang.pick("序号", "No."),
        lang.pick("年份", "Year"),
        lang.pick("通知文号", "Notice"),
        lang.pick("状态", "State"),
        lang.pick("日期变动", "Dates moved"),
        lang.pick("录入", "Entered"),
    ];
    let row = |draft: &CalendarDraft| {
        view! {
            <tr>
                <td data-th=columns[0] class="num"><a href=format!("/admin/calendar/{}", draft.no)>{draft.no.to_string()}</a></td>
                <td data-th=columns[1] class="num">{draft.year.to_string()}</td>
                <td data-th=columns[2]>{draft.source.clone()}</td>
                <td data-th=columns[3]>{state(lang, draft.state)}</td>
                <td data-th=columns[4] class="num">{draft.moved.to_string()}</td>
                <td data-th=columns[5]>{lang.text(&draft.drafted_zh, &draft.drafted_en)} " · " {date::instant(lang, draft.drafted_at)}</td>
            </tr>
        }
    };
    let rows = drafts.iter().map(row).collect_view();
    view! {
        <Table label=lang.pick("导入记录", "Imports") head=columns.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}

fn state(lang: Lang, state: DraftState) -> &'static str {
    match state {
        DraftState::Open => lang.pick("待签发", "Waits for the director"),
        DraftState::Signed => lang.pick("已签发", "In force"),
        DraftState::Rejected => lang.pick("已退回", "Rejected"),
    }
}
