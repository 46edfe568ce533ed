//! The search box.

use crate::prefs::use_lang;
use leptos::prelude::*;

/// Looks for a service by words, pinyin or initials.
#[component]
pub fn SearchBox(
    /// What was looked for.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <form class="search" role="search" method="get" action="/search">
            <label for="q">{lang.pick("找事项", "Find a service")}</label>
            <p class="hint" id="q-hint">
                {lang.pick("可以输汉字、拼音或拼音首字母，如“户口迁移”或 ", "Chinese, pinyin or its initials, or English: “move registration” or ")}
                <kbd>"hkqy"</kbd>
            </p>
            <div class="search__row">
                <input
                    type="search"
                    id="q"
                    name="q"
                    value=value
                    autocomplete="off"
                    maxlength="100"
                    aria-describedby="q-hint"
                />
                <button class="btn" type="submit">{lang.pick("查找", "Search")}</button>
            </div>
        </form>
    }
    .into_any()
}
