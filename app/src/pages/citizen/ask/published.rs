//! Published answers: on the page that asks, on guides, in the search, and in a list of their own.

use crate::api;
use crate::pages::citizen::parts::guide_address;
use crate::prefs::use_lang;
use crate::text::{Lang, date, language_of};
use crate::ui::{Breadcrumb, Heading, Key, Load, Pager, loaded, said};
use domain::api::questions::{PublishedAnswer, PublishedQuery};
use domain::api::{List, Problem};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// Questions with their answers, unfolding one by one; the browser's search finds what is folded.
pub(in crate::pages::citizen) fn answers(lang: Lang, answers: Vec<PublishedAnswer>) -> AnyView {
    let one = |answer: PublishedAnswer| {
        let holder = lang.text(&answer.holder_zh, &answer.holder_en);
        let about = answer.service.as_ref().map(|id| {
            view! { " · " <a href=guide_address(id)>{lang.pick("办事须知 ", "guide ")}{id.clone()}</a> }
        });
        view! {
            <details id=format!("q{}", answer.id)>
                <summary><span lang=language_of(&answer.question)>{answer.question.clone()}</span></summary>
                {said(answer.answer)}
                <p class="hint">{holder} " · " {date::iso(answer.published)} {about}</p>
            </details>
        }
    };
    answers.into_iter().map(one).collect_view().into_any()
}

#[derive(Clone, Serialize, Deserialize)]
struct Found {
    words: String,
    service: String,
    list: List<PublishedAnswer>,
    first: bool,
}

async fn find(key: Key) -> Result<Found, Problem> {
    let mut parts = key.into_iter();
    let mut part = || parts.next().unwrap_or_default();
    let (words, service, cursor, lang) = (part(), part(), part(), part());
    let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let query = PublishedQuery {
        q: given(&words),
        service: given(&service),
        lang: given(&lang),
        limit: None,
        cursor: given(&cursor),
    };
    let list = api::questions::published(query).await?;
    Ok(Found { words, service, list, first: cursor.is_empty() })
}

/// `/questions?q=&service=`: everything that has been published.
pub(in crate::pages::citizen) fn questions() -> AnyView {
    let query = use_query_map();
    let lang = use_lang().code().to_owned();
    let asked = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default().trim().to_owned();
        vec![given("q").chars().take(100).collect(), given("service"), given("cursor"), lang.clone()]
    };
    loaded(Load::new(asked, find), page)
}

fn page(found: Found) -> AnyView {
    let lang = use_lang();
    let heading = lang.pick("大家问过的", "What others have asked");
    let address = |cursor: &str| {
        let encode = domain::api::op::encode_segment;
        format!("/questions?q={}&service={}&cursor={}", encode(&found.words), encode(&found.service), encode(cursor))
    };
    let first = (!found.first).then(|| address(""));
    let next = found.list.next.as_deref().map(address);
    let empty = found.list.items.is_empty().then(|| {
        view! {
            <p>
                {lang.pick("还没有这方面的公开答复。", "Nothing has been published about this yet.")}
                " "
                <a href="/ask">{lang.pick("我要咨询", "Ask")}</a>
            </p>
        }
    });
    view! {
        <Breadcrumb trail=vec![("/ask".to_owned(), lang.pick("咨询", "Ask").to_owned())]/>
        <Heading text=heading/>
        <form method="get" action="/questions" class="search" role="search">
            <label for="words">{lang.pick("找问题和答复", "Search questions and answers")}</label>
            <div class="search__row">
                <input type="search" id="words" name="q" value=found.words.clone() maxlength="100" autocomplete="off"/>
                <button class="btn" type="submit">{lang.pick("查找", "Search")}</button>
            </div>
        </form>
        {empty}
        {answers(lang, found.list.items)}
        <Pager first=first next=next/>
    }
    .into_any()
}
