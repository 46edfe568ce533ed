//! The cases of a window, least time left first.

mod duties;
mod filter;
mod table;

use super::{Staff, keys, lamps};
use crate::api;
use crate::prefs::use_lang;
use crate::ui::{Heading, Pager};
use domain::api::List;
use domain::api::account::Me;
use domain::api::cases::{CaseQuery, CaseRow};
use domain::permission::{Action, may};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// A question and the page of the list that answers it.
type Answer = (CaseQuery, List<CaseRow>);

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
        Ok((query, cases))
    });
    staff.page(page)
}

fn page(me: Me, (query, cases): Answer) -> AnyView {
    if !may(Some(me.role), Action::ReadCases) {
        return duties::page(&me);
    }
    let lang = use_lang();
    let everything = may(Some(me.role), Action::ReadAllCases);
    let text = if everything { lang.pick("全部办件", "All cases") } else { lang.pick("我的办件", "My cases") };
    view! {
        <Heading text/>
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
