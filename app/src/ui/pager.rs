//! The way to the following page of a list.

use crate::prefs::use_lang;
use leptos::prelude::*;

/// "Next page" and "back to the start". Pages follow each other by key, so there are no page numbers.
#[component]
pub fn Pager(
    /// Address of the first page; none when this is it.
    #[prop(into)]
    first: Option<String>,
    /// Address of the following page; none on the last.
    #[prop(into)]
    next: Option<String>,
) -> impl IntoView {
    let lang = use_lang();
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    view! {
        <nav class="pager" aria-label=lang.pick("翻页", "Pages")>
            {first.map(|href| view! { <a class="btn btn--2" href=href>{lang.pick("回到开头", "Back to the start")}</a> })}
            {next.map(|href| view! { <a class="btn btn--2" rel="next" href=href>{lang.pick("下一页", "Next page")}</a> })}
        </nav>
    }
    .into_any()
}
