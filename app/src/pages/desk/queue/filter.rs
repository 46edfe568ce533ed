//! Which cases the queue shows. Everything stands in the address.

use crate::api::query::query_string;
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::Field;
use crate::ui::loaded::Key;
use domain::api::account::Me;
use domain::api::cases::CaseQuery;
use domain::permission::{Action, may};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// Stages as the interface names them, open first.
const STAGES: [&str; 4] = ["open", "decided", "delivered", "all"];
/// The highest number of a window.
const WINDOWS: u8 = 99;

/// The question of an address; what makes no sense is left out.
pub(super) fn read(query: &ParamsMap) -> CaseQuery {
    CaseQuery {
        stage: query.get("stage").filter(|stage| STAGES.contains(&stage.as_str()) && stage != "open"),
        window: query.get("window").and_then(|window| window.parse().ok()).filter(|no| (1..=WINDOWS).contains(no)),
        service: query.get("service").filter(|service| !service.is_empty()),
        limit: None,
        cursor: query.get("cursor").filter(|cursor| !cursor.is_empty()),
    }
}

/// A question as the key of the page's data.
pub(super) fn key(query: &CaseQuery) -> Key {
    let window = query.window.map(|no| no.to_string());
    [query.stage.clone(), window, query.service.clone(), query.cursor.clone()].map(Option::unwrap_or_default).to_vec()
}

/// The question of a key.
pub(super) fn from_key(key: Key) -> CaseQuery {
    let mut parts = key.into_iter().map(|part| Some(part).filter(|part| !part.is_empty()));
    let mut next = || parts.next().flatten();
    CaseQuery {
        stage: next(),
        window: next().and_then(|no| no.parse().ok()),
        service: next(),
        limit: None,
        cursor: next(),
    }
}

/// The address of a question.
pub(super) fn address(query: &CaseQuery) -> String {
    format!("/desk{}", query_string(query))
}

fn stage_name(lang: Lang, stage: &str) -> &'static str {
    match stage {
        "decided" => lang.pick("待领取", "To be collected"),
        "delivered" => lang.pick("已送达", "Delivered"),
        "all" => lang.pick("全部", "All"),
        _ => lang.pick("在办", "Open"),
    }
}

/// The ways to the other stages; for a window's people their own window, for others the choice of a window.
pub(super) fn view(me: &Me, query: &CaseQuery) -> AnyView {
    let lang = use_lang();
    let now = query.stage.as_deref().unwrap_or("open");
    let stages = STAGES.map(|stage| {
        let wanted = (stage != "open").then(|| stage.to_owned());
        let href = address(&CaseQuery { stage: wanted, cursor: None, ..query.clone() });
        view! { <li><a href=href aria-current=(stage == now).then_some("page")>{stage_name(lang, stage)}</a></li> }
    });
    view! {
        <div class="filter noprint">
            <nav class="tabs" aria-label=lang.pick("办件的状态", "State of the cases")><ul>{stages}</ul></nav>
            {match me.window {
                Some(window) => own_window(lang, window, query),
                None if may(Some(me.role), Action::ReadAllCases) => some_window(lang, query),
                None => ().into_any(),
            }}
        </div>
    }
    .into_any()
}

/// A window's people: the whole department, or only what this window accepted.
fn own_window(lang: Lang, window: u8, query: &CaseQuery) -> AnyView {
    let (wanted, text) = match query.window {
        Some(_) => (None, lang.pick("看本部门全部窗口".to_owned(), "Show every window of the department".to_owned())),
        None => (Some(window), lang.pick(format!("只看 {window} 号窗口"), format!("Show window {window} only"))),
    };
    let href = address(&CaseQuery { window: wanted, cursor: None, ..query.clone() });
    view! { <p class="filter__own"><a class="alone" href=href>{text}</a></p> }.into_any()
}

/// People of the centre: any window.
fn some_window(lang: Lang, query: &CaseQuery) -> AnyView {
    let chosen = query.window.map(|no| no.to_string()).unwrap_or_default();
    view! {
        <form method="get" action="/desk" class="filter__form">
            <input type="hidden" name="stage" value=query.stage.clone().unwrap_or_else(|| "open".to_owned())/>
            <Field
                name="window"
                label=lang.pick("窗口号", "Window no.")
                value=chosen
                inputmode="numeric"
                maxlength=2
                width="w-2"
            />
            <button class="btn btn--2" type="submit">{lang.pick("筛选", "Filter")}</button>
        </form>
    }
    .into_any()
}

/// Nothing to show: why, and what to do.
pub(super) fn empty(query: &CaseQuery) -> AnyView {
    let lang = use_lang();
    let text = match query.stage.as_deref() {
        None => lang.pick("没有在办的件，都办完了。", "Nothing is open: everything is done."),
        Some("decided") => lang.pick("没有等着领取的结果。", "No result is waiting to be collected."),
        Some("delivered") => lang.pick("还没有送达的办件。", "Nothing has been delivered yet."),
        Some(_) => lang.pick("还没有办件。", "There are no cases yet."),
    };
    let all = address(&CaseQuery { stage: Some("all".to_owned()), ..CaseQuery::default() });
    let more = (*query != CaseQuery { stage: Some("all".to_owned()), ..CaseQuery::default() })
        .then(|| view! { <a class="btn btn--2" href=all>{lang.pick("看全部办件", "Show all cases")}</a> });
    view! {
        <p class="empty">{text}</p>
        <p class="actions">{more}</p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_back_as_the_same_question() {
        let mut map = ParamsMap::new();
        for (name, value) in [("stage", "decided"), ("window", "5"), ("cursor", "2008-03-24 0803")] {
            map.insert(name, value.to_owned());
        }
        let query = read(&map);
        assert_eq!(address(&query), "/desk?cursor=2008-03-24%200803&stage=decided&window=5");
        assert_eq!(address(&CaseQuery::default()), "/desk");
        assert_eq!(from_key(key(&query)), query);
    }

    #[test]
    fn nonsense_is_left_out() {
        let mut map = ParamsMap::new();
        for (name, value) in [("stage", "x"), ("window", "900"), ("service", ""), ("cursor", "")] {
            map.insert(name, value.to_owned());
        }
        assert_eq!(read(&map), CaseQuery::default());
    }
}
