//! The cases of a window, least time left first.

mod duties;
mod filter;
mod table;

use super::{Staff, keys, lamps};
use crate::api;
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::{Heading, Notice, Pager, Tone};
use domain::api::List;
use domain::api::account::Me;
use domain::api::calendar::MovedQuery;
use domain::api::cases::{CaseQuery, CaseRow};
use domain::permission::{Action, may};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// A question, the page of the list that answers it, and whether applicants wait to be told of a moved date.
type Answer = (CaseQuery, List<CaseRow>, bool);

/// The queue's page.
pub(super) fn show() -> AnyView {
    let query = use_query_map();
    let wanted = move || filter::key(&query.with(filter::read));
    let staff = Staff::ask(None, wanted, |me, key| async move {
        let query = filter::from_key(key);
        // Whoever handles no cases sees their own duties here.
        let cases = match may(Some(me.role), Action::ReadCases) {
            true => api::cases::list(query.clone()).await?,
            false => List::whole(Vec::new()),
        };
        Ok((query, cases, moved(&me).await))
    });
    staff.page(page)
}

/// Whether a calendar moved dates of the department whose applicants are still to be told. The queue does not fail with it.
async fn moved(me: &Me) -> bool {
    if !may(Some(me.role), Action::HandleCase) || me.department.is_none() {
        return false;
    }
    let one = MovedQuery { limit: Some(1), ..MovedQuery::default() };
    api::calendar::moved(one).await.is_ok_and(|list| !list.items.is_empty())
}

fn page(me: Me, (query, cases, moved): Answer) -> AnyView {
    if !may(Some(me.role), Action::ReadCases) {
        return duties::page(&me);
    }
    let lang = use_lang();
    let everything = may(Some(me.role), Action::ReadAllCases);
    let text = if everything { lang.pick("全部办件", "All cases") } else { lang.pick("我的办件", "My cases") };
    view! {
        <Heading text/>
        {moved.then(|| to_tell(lang))}
        {filter::view(&me, &query)}
        {list(&query, cases)}
        {keys::help(vec![
            ("J K", lang.pick("下一件、上一件", "Next case, previous case")),
            ("Enter", lang.pick("打开选中的办件", "Open the chosen case")),
            ("F2", lang.pick("受理新的办件", "Accept a new case")),
        ])}
    }
    .into_any()
}

/// The way to the applicants who are to be told.
fn to_tell(lang: Lang) -> AnyView {
    let text = lang.pick(
        "放假安排公布，有办件的日期变了：请告诉申请人",
        "The official calendar moved dates: tell these applicants",
    );
    view! { <Notice tone=Tone::Warn><p><a href="/desk/moved">{text}</a></p></Notice> }.into_any()
}

fn list(query: &CaseQuery, cases: List<CaseRow>) -> AnyView {
    if cases.items.is_empty() {
        return filter::empty(query);
    }
    let first = query.cursor.is_some().then(|| filter::address(&CaseQuery { cursor: None, ..query.clone() }));
    let next = cases.next.map(|cursor| filter::address(&CaseQuery { cursor: Some(cursor), ..query.clone() }));
    keys::on_key(|event| match keys::letter(event).as_deref() {
        Some("j") => table::step(1),
        Some("k") => table::step(-1),
        _ => {}
    });
    view! {
        {lamps::counts(&cases.items)}
        {table::full(cases.items)}
        <Pager first=first next=next/>
    }
    .into_any()
}

/// The first rows in short, for the side of the counter.
pub(super) fn brief(rows: Vec<CaseRow>) -> AnyView {
    table::brief(rows)
}
