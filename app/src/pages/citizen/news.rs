//! Announcements.

use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::{Heading, Load, Pager, loaded, said};
use domain::api::List;
use domain::api::news::{News, NewsQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/news`.
pub(super) fn news() -> AnyView {
    let query = use_query_map();
    let cursor = move || vec![query.with(|query| query.get("cursor")).unwrap_or_default()];
    let load = Load::new(cursor, |key| async move {
        let cursor = key.concat();
        let query = NewsQuery { limit: None, cursor: Some(cursor.clone()).filter(|cursor| !cursor.is_empty()) };
        api::news::list(query).await.map(|list| (list, cursor.is_empty()))
    });
    loaded(load, |(list, first)| page(list, first))
}

fn page(list: List<News>, is_first: bool) -> AnyView {
    let lang = use_lang();
    let first = (!is_first).then(|| "/news".to_owned());
    let next = list.next.map(|cursor| format!("/news?cursor={cursor}"));
    let none = list.items.is_empty();
    view! {
        <Heading text=lang.pick("公告", "News")/>
        {none.then(|| view! { <p>{lang.pick("现在没有公告。", "There is no news at the moment.")}</p> })}
        {list.items.into_iter().map(|news| one(lang, &news)).collect_view()}
        <p class="noprint"><a class="alone" href=lang.pick("/feed.atom", "/feed.atom?lang=en") rel="external">{lang.pick("订阅公告和新进驻事项（Atom）", "Subscribe to news and new services (Atom)")}</a></p>
        <Pager first next/>
    }
    .into_any()
}

fn one(lang: Lang, news: &News) -> AnyView {
    let id = format!("n{}", news.no);
    view! {
        <article id=id.clone() aria-labelledby=format!("{id}-h")>
            <h2 id=format!("{id}-h")>{lang.text(&news.title_zh, &news.title_en)}</h2>
            <p class="hint"><time datetime=date::iso(news.published)>{date::date_with_weekday(lang, news.published)}</time></p>
            {said(lang.text(&news.text_zh, &news.text_en))}
        </article>
    }
    .into_any()
}

/// Titles of the newest, for the home page.
pub(super) fn lately(lang: Lang, news: Vec<News>) -> Option<AnyView> {
    let line = |news: News| {
        let href = format!("/news#n{}", news.no);
        view! {
            <li>
                <a href=href>{lang.text(&news.title_zh, &news.title_en)}</a>
                <span class="hint">{date::iso(news.published)}</span>
            </li>
        }
    };
    (!news.is_empty()).then(|| {
        view! {
            <section aria-labelledby="news">
                <h2 id="news">{lang.pick("公告", "News")}</h2>
                <ul class="links">{news.into_iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
