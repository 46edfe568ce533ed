//! What is shown instead of a page that was never open, when there is no network. The browser keeps it from the first
//! visit on; it needs nothing else but the stylesheet.

use super::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;

use super::reply::{is_known, tagged};
use crate::services::sha256;

/// The page may use the hall's stylesheet and pictures, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'";

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/offline.html", get(show))
}

async fn show(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let text = page(&state);
    let tag = format!("\"{}\"", sha256(&text).get(..32).unwrap_or_default());
    let mut response = if is_known(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(text)).into_response()
    };
    tagged(&mut response, &tag, "no-cache");
    response
}

fn page(state: &AppState) -> String {
    let settings = &state.hall.settings;
    let (css, phone) = (state.web.site.assets.css.clone(), settings.enquiry_phone.clone());
    let dial = format!("tel:{}", app::ui::layout::dial(&phone));
    let call = || view! { <a class="mono nowrap" href=dial.clone()>{phone.clone()}</a> };
    let document = view! {
        <html lang="zh-CN">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>"现在没有网络 - " {settings.name_zh.clone()}</title>
                {(!css.is_empty()).then(|| view! { <link rel="stylesheet" href=css/> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
            </head>
            <body>
                <header class="hd">
                    <div class="wrap hd__in"><a class="hd__name" href="/">{settings.name_zh.clone()}</a></div>
                </header>
                <main class="wrap">
                    <h1>"现在没有网络"</h1>
                    <p class="lead">"这一页以前没有打开过，所以看不到。看过的办事须知，没有网络也能看。"</p>
                    <ul>
                        <li><a href="/">"首页"</a></li>
                        <li><a href="/services">"办事"</a></li>
                        <li><a href="/forms">"表格"</a></li>
                    </ul>
                    <p>"急事请打咨询电话 " {call()} "，或者直接到大厅窗口。"</p>
                    <section lang="en">
                        <h2>"There is no network"</h2>
                        <p>
                            "This page has not been open before, so it cannot be shown. Guides that you have read can be read "
                            "without network: start from the " <a href="/">"home page"</a> " or the "
                            <a href="/services">"services"</a> ". If it is urgent, phone " {call()} " or come to the hall."
                        </p>
                    </section>
                </main>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", document.to_html())
}
