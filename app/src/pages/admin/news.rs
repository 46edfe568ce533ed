//! Announcements: publish and take back.

use super::trail;
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::loaded::Key;
use crate::ui::{Area, Breadcrumb, ErrorSummary, Field, Heading, labelled};
use domain::api::news::{ANNOUNCE, LONGEST_TEXT, LONGEST_TITLE, News, NewsQuery, WITHDRAW_NEWS};
use domain::permission::Action;
use leptos::prelude::*;

/// `/admin/news`.
pub(super) fn show() -> AnyView {
    let form = use_form(ANNOUNCE, &[]);
    let all = NewsQuery { limit: Some(50), cursor: None };
    let staff = Staff::ask(Some(Action::Announce), Key::new, move |_, _| api::news::list(all.clone()));
    staff.page(move |_, list| page(form, list.items))
}

fn page(form: Form, news: Vec<News>) -> AnyView {
    let lang = use_lang();
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
        <form method="post" novalidate class="narrow">
            {form.hidden("/admin/news")}
            <Field form name="title_zh" label=labels[0].1 maxlength=title/>
            <Area form name="text_zh" label=labels[2].1 rows=4 maxlength=text/>
            <Field form name="title_en" label=labels[1].1 maxlength=title/>
            <Area form name="text_en" label=labels[3].1 rows=4 maxlength=text/>
            <p class="actions"><button class="btn" type="submit">{lang.pick("发布", "Publish")}</button></p>
        </form>
        <h2>{lang.pick("已发布的", "Published")}</h2>
        <ul class="links">{news.into_iter().map(|news| line(lang, &news)).collect_view()}</ul>
    }
    .into_any()
}

fn line(lang: Lang, news: &News) -> AnyView {
    let op = format!("{} {}", WITHDRAW_NEWS.method.name(), WITHDRAW_NEWS.path_with(&[&news.no.to_string()]));
    let title = lang.text(&news.title_zh, &news.title_en);
    view! {
        <li>
            <a href=format!("/news#n{}", news.no)>{title.clone()}</a>
            <span class="hint">{date::iso(news.published)}</span>
            <form method="post">
                <input type="hidden" name="_op" value=op/>
                <input type="hidden" name="_next" value="/admin/news"/>
                <button class="btn btn--2 btn--s" type="submit">
                    {lang.pick("撤下", "Withdraw")}
                    <span class="vh">{lang.pick("：", ": ")} {title}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}
