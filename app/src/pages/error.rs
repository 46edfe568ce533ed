//! Pages for what is not there and for what does not work: what happened and what to do, without blame or jargon.

use crate::prefs::use_lang;
use crate::text::{Lang, problems};
use crate::ui::{Heading, SearchBox, set_status};
use domain::api::Problem;
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos_router::hooks::use_location;

/// No page has this address.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <ProblemPage problem=Problem::not_found()/> }
}

/// A page's answer did not come: sets the HTTP status and says what to do.
#[component]
pub fn ProblemPage(
    /// What the interface told.
    problem: Problem,
) -> impl IntoView {
    set_status(problem.status);
    let lang = use_lang();
    match problem.status {
        404 => missing(lang),
        401 | 403 => closed(lang, &problem),
        429 => patience(lang, &problem),
        status if status >= 500 => broken(lang, &problem),
        _ => refused(lang, &problem),
    }
}

fn missing(lang: Lang) -> AnyView {
    view! {
        <Heading text=lang.pick("找不到这个页面", "Page not found")/>
        <p>{lang.pick(
            "地址可能输错了，或者这一页已经不在了。您可以在这里找事项，也可以打页脚的咨询电话。",
            "The address may be mistyped, or the page is gone. Look for a service here, or phone the enquiry desk.",
        )}</p>
        <SearchBox/>
        {ways(lang)}
    }
    .into_any()
}

fn closed(lang: Lang, problem: &Problem) -> AnyView {
    let sentence = problems::sentence(lang, problem);
    let text = match problem.status {
        401 => lang.pick("这一页要登录", "This page needs a sign-in"),
        _ => lang.pick("您不能看这一页", "You may not see this page"),
    };
    view! {
        <Heading text/>
        <p>{sentence}</p>
        <p><a class="btn" href="/desk/sign-in">{lang.pick("工作人员登录", "Staff sign-in")}</a></p>
    }
    .into_any()
}

fn patience(lang: Lang, problem: &Problem) -> AnyView {
    view! {
        <Heading text=lang.pick("请稍等几分钟", "Please wait a few minutes")/>
        <p>{problems::sentence(lang, problem)}</p>
        {ways(lang)}
    }
    .into_any()
}

/// Without network a page that was read may still be kept, as a whole page: it is opened as one.
fn open_what_is_kept() {
    let place = use_location();
    Effect::new(move || {
        let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|part| part.is_truthy());
        let worker = part(&window(), "navigator").and_then(|navigator| part(&navigator, "serviceWorker"));
        if worker.and_then(|worker| part(&worker, "controller")).is_some() {
            let address = place.pathname.get_untracked() + &place.query.get_untracked().to_query_string();
            // A browser that does not go there stays here.
            let _ = window().location().set_href(&address);
        }
    });
}

fn broken(lang: Lang, problem: &Problem) -> AnyView {
    if problem.code == "unreachable" {
        open_what_is_kept();
    }
    let text = match problem.status {
        503 => lang.pick("抱歉，服务暂停", "Sorry, the service is paused"),
        _ => lang.pick("抱歉，系统出了问题", "Sorry, something is wrong with the service"),
    };
    view! {
        <Heading text/>
        <p>{lang.pick(
            "请过几分钟再试。要是刚才正在提交，那一次没有保存；已经受理的办件不受影响。",
            "Please try again in a few minutes. If you were just sending something, it was not saved; accepted cases are safe.",
        )}</p>
        <p>{lang.pick("急事请打页脚的电话，或直接到大厅窗口。", "If it is urgent, phone the number below or come to the hall.")}</p>
        {ways(lang)}
    }
    .into_any()
}

fn refused(lang: Lang, problem: &Problem) -> AnyView {
    view! {
        <Heading text=lang.pick("这样查不到", "This cannot be shown")/>
        <p>{problems::sentence(lang, problem)}</p>
        {ways(lang)}
    }
    .into_any()
}

fn ways(lang: Lang) -> AnyView {
    view! {
        <p class="actions">
            <a class="btn btn--2" href="/">{lang.pick("回首页", "Home")}</a>
            <a class="btn btn--2" href="/services">{lang.pick("全部事项", "All services")}</a>
            <a class="btn btn--2" href="/ask">{lang.pick("电话和地址", "Phone and address")}</a>
        </p>
    }
    .into_any()
}
