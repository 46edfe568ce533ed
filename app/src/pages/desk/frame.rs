//! The frame of every staff page: who is signed in, the ways, signing out.

use super::keys;
use crate::pages::desk::counter::draft;
use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use domain::api::account::{Me, SIGN_OUT};
use domain::permission::{Action, may};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};

/// Puts a staff page into its frame.
pub(super) fn framed(me: &Me, page: AnyView) -> AnyView {
    let lang = use_lang();
    if may(Some(me.role), Action::AcceptCase) {
        new_case_key();
    }
    view! {
        <div class="desk">
            <div class="desk__bar noprint">
                <p class="desk__who">
                    <strong>{lang.text(&me.title_zh, &me.title_en)}</strong>
                    " "
                    <span class="hint">{labels::role(lang, me.role)}</span>
                </p>
                {ways(lang, me)}
                {sign_out(lang)}
            </div>
            {page}
        </div>
    }
    .into_any()
}

/// The pages that this person has something to do on.
fn ways(lang: Lang, me: &Me) -> AnyView {
    let may = |action| may(Some(me.role), action);
    let own = match (may(Action::ReadAllCases), may(Action::ReadCases)) {
        (true, _) => lang.pick("全部办件", "All cases"),
        (false, true) => lang.pick("我的办件", "My cases"),
        (false, false) => lang.pick("我的岗位", "My post"),
    };
    let accept = may(Action::AcceptCase).then(|| {
        view! { <li><A href="/desk/counter">{lang.pick("受理", "Accept")} " " <kbd>"F2"</kbd></A></li> }
    });
    let questions = may(Action::ReadQuestions).then(|| {
        view! { <li><A href="/desk/questions">{lang.pick("咨询", "Questions")}</A></li> }
    });
    let centre = may(Action::ReadAdministration).then(|| {
        view! { <li><A href="/admin">{lang.pick("中心管理", "Administration")}</A></li> }
    });
    view! {
        <nav class="desk-nav" aria-label=lang.pick("工作人员", "Staff")>
            <ul>
                <li><A href="/desk" exact=true>{own}</A></li>
                {accept}
                {questions}
                {centre}
            </ul>
        </nav>
    }
    .into_any()
}

/// Ends the session; what a page kept of an unsent form goes too.
fn sign_out(lang: Lang) -> AnyView {
    let op = format!("{} {}", SIGN_OUT.method.name(), SIGN_OUT.path);
    view! {
        <form method="post" class="desk__out" on:submit=|_| draft::clear()>
            <input type="hidden" name="_op" value=op/>
            <input type="hidden" name="_next" value="/desk/sign-in"/>
            <button class="btn btn--2 btn--s" type="submit">{lang.pick("退出登录", "Sign out")}</button>
        </form>
    }
    .into_any()
}

/// F2 leads to the counter from everywhere; on the counter it leads to the service.
fn new_case_key() {
    let navigate = use_navigate();
    let path = use_location().pathname;
    keys::on_key(move |event| {
        if event.key() != "F2" {
            return;
        }
        event.prevent_default();
        if path.get_untracked() == "/desk/counter" {
            keys::focus("service");
        } else {
            navigate("/desk/counter", Default::default());
        }
    });
}
