//! Signing in.

use crate::forms::{Form, another_form_was_sent, use_form};
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::{ErrorSummary, Field, Heading, Notice, Tone, labelled, set_status};
use domain::api::account::SIGN_IN;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

/// The page for signing in; `?next=` is the local address to go on to, `?unsent=1` says that something sent was not stored
/// because the session had ended.
#[component]
pub fn SignIn() -> impl IntoView {
    let lang = use_lang();
    let form = use_form(SIGN_IN, &[]);
    let query = use_query_map();
    let next = query.with_untracked(|query| query.get("next"));
    let unsent = query.with_untracked(|query| query.get("unsent")).is_some_and(|mark| mark == "1");
    let next = next.filter(|next| is_local(next)).unwrap_or_else(|| "/desk".to_owned());
    view! {
        <Heading text=lang.pick("工作人员登录", "Staff sign-in")/>
        {unsent.then(|| not_stored(lang))}
        {fields(lang, form, &next)}
    }
    .into_any()
}

/// What a staff page shows to somebody who is not signed in: the same form, leading back to this page.
pub(super) fn sign_in_first(form: Form) -> AnyView {
    set_status(401);
    let lang = use_lang();
    let unsent = another_form_was_sent(SIGN_IN);
    let location = use_location();
    let search = location.search.get_untracked();
    let mark = if search.is_empty() || search.starts_with('?') { "" } else { "?" };
    let next = format!("{}{mark}{search}", location.pathname.get_untracked());
    view! {
        <Heading text=lang.pick("请先登录", "Please sign in first")/>
        {unsent.then(|| not_stored(lang))}
        <p>{lang.pick("这是工作人员的页面。", "This page is for the hall's staff.")}</p>
        {fields(lang, form, &next)}
    }
    .into_any()
}

/// The session had ended before something was sent.
fn not_stored(lang: Lang) -> AnyView {
    view! {
        <Notice tone=Tone::Bad>
            <p>{lang.pick(
                "登录已经过期，刚才提交的内容没有保存。请登录以后再填一次。",
                "Your session had ended, so what you sent was not stored. Please sign in and enter it once more.",
            )}</p>
        </Notice>
    }
    .into_any()
}

/// A plain form in every browser: the reply sets the cookie, and the next page is rendered for whom it is.
fn fields(lang: Lang, form: Form, next: &str) -> AnyView {
    let name = lang.pick("登录名", "Name");
    let password = lang.pick("密码", "Password");
    view! {
        <ErrorSummary form labels=labelled([("name", name), ("password", password)])/>
        <form method="post" class="narrow" novalidate>
            {form.hidden(next)}
            <Field form name="name" label=name autocomplete="username" maxlength=40 width="w-name"/>
            <Field
                form
                name="password"
                label=password
                kind="password"
                autocomplete="current-password"
                maxlength=200
                width="w-name"
            />
            <p><button class="btn" type="submit">{lang.pick("登录", "Sign in")}</button></p>
        </form>
        <p class="hint">{lang.pick(
            "忘了密码请找中心的系统管理员重设。",
            "If you have forgotten the password, ask the centre's administrator to set a new one.",
        )}</p>
    }
    .into_any()
}

/// An address of this hall: one slash, then no second one.
fn is_local(address: &str) -> bool {
    let mut letters = address.chars();
    letters.next() == Some('/')
        && !matches!(letters.next(), Some('/' | '\\'))
        && !address.contains(|letter: char| letter.is_control() || letter == '\\')
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_addresses_of_this_hall_follow_a_sign_in() {
        assert!(is_local("/desk/counter?service=TD-04"));
        assert!(is_local("/"));
        for elsewhere in ["", "desk", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb"] {
            assert!(!is_local(elsewhere), "{elsewhere}");
        }
    }
}
