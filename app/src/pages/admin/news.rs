//! Announcements: publish and take back.

use super::trail;
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::loaded::Key;
use crate::ui::{Area, Breadcrumb, ErrorSummary, Field, Heading, Notice, Pager, Tone, labelled};
use domain::api::news::{ANNOUNCE, LONGEST_TEXT, LONGEST_TITLE, News, NewsQuery, WITHDRAW_NEWS};
use domain::api::op::encode_segment;
use domain::api::{List, Problem};
use domain::permission::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// `/admin/news`.
pub(super) fn show() -> AnyView {
    let form = use_form(ANNOUNCE, &[]);
    let query = use_query_map();
    let wanted = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        vec![given("cursor"), given("done")]
    };
    let staff = Staff::ask(Some(Action::Announce), wanted, |_, key| load(key));
    staff.page(move |_, data| page(form, data))
}

/// What the page shows.
#[derive(Clone, Serialize, Deserialize)]
struct Published {
    list: List<News>,
    first: bool,
    /// `published` or `withdrawn`, when that has just been done.
    done: String,
}

async fn load(key: Key) -> Result<Published, Problem> {
    let mut parts = key.into_iter();
    let (cursor, done) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let first = cursor.is_empty();
    let query = NewsQuery { limit: None, cursor: (!first).then_some(cursor) };
    Ok(Published { list: api::news::list(query).await?, first, done })
}

fn page(form: Form, data: Published) -> AnyView {
    let lang = use_lang();
    let said = match data.done.as_str() {
        "published" => Some(lang.pick("公告已发布。", "The announcement is published.")),
        "withdrawn" => Some(lang.pick("公告已撤下。", "The announcement is withdrawn.")),
        _ => None,
    };
    let first = (!data.first).then(|| "/admin/news".to_owned());
    let next = data.list.next.map(|cursor| format!("/admin/news?cursor={}", encode_segment(&cursor)));
    let none = data.list.items.is_empty();
    let withdrawals = data.list.items.iter().map(|news| use_form(WITHDRAW_NEWS, &[&news.no.to_string()]));
    let withdrawals: Vec<Form> = withdrawals.collect();
    let refused = withdrawals.iter().map(|form| view! { <ErrorSummary form=*form labels=Vec::new()/> });
    let refused = refused.collect_view();
    let labels = [
        ("title_zh", lang.pick("标题（中文）", "Title, Chinese")),
        ("title_en", lang.pick("标题（英文）", "Title, English")),
        ("text_zh", lang.pick("正文（中文）", "Text, Chinese")),
        ("text_en", lang.pick("正文（英文）", "Text, English")),
    ];
    let title = u32::try_from(LONGEST_TITLE).unwrap_or(80);
    let text = u32::try_from(LONGEST_TEXT).unwrap_or(3000);
    view! {
        <Breadcrumb trail=trail(lang)/>
        <Heading text=lang.pick("公告", "News")/>
        <ErrorSummary form labels=labelled(labels)/>
        {refused}
        {said.map(|text| view! { <Notice tone=Tone::Good><p role="status">{text}</p></Notice> })}
        <form method="post" novalidate class="narrow">
            {form.hidden("/admin/news?done=published")}
            <Field form name="title_zh" label=labels[0].1 maxlength=title/>
            <Area form name="text_zh" label=labels[2].1 rows=4 maxlength=text/>
            <Field form name="title_en" label=labels[1].1 maxlength=title/>
            <Area form name="text_en" label=labels[3].1 rows=4 maxlength=text/>
            <p class="actions"><button class="btn" type="submit">{lang.pick("发布", "Publish")}</button></p>
        </form>
        <h2>{lang.pick("已发布的", "Published")}</h2>
        {none.then(|| view! { <p>{lang.pick("现在没有公告。", "There is no news at the moment.")}</p> })}
        <ul class="links">
            {data.list.items.iter().zip(withdrawals).map(|(news, form)| line(lang, news, form)).collect_view()}
        </ul>
        <Pager first next/>
    }
    .into_any()
}

fn line(lang: Lang, news: &News, form: Form) -> AnyView {
    let title = lang.text(&news.title_zh, &news.title_en);
    view! {
        <li>
            <a href=format!("/news#n{}", news.no)>{title.clone()}</a>
            <span class="hint">{date::iso(news.published)}</span>
            <form method="post">
                {form.hidden("/admin/news?done=withdrawn")}
                <button class="btn btn--2 btn--s" type="submit">
                    {lang.pick("撤下", "Withdraw")}
                    <span class="vh">{lang.pick("：", ": ")} {title}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}
