//! What is shown instead of a page that was never open, when there is no network. The browser keeps it from the first
//! visit on; it needs nothing else but the stylesheet.

use super::bare::{Frame, Said};
use super::reply::{is_known, tagged};
use super::state::AppState;
use crate::services::sha256;
use app::text::Lang;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/offline.html", get(show))
}

async fn show(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let frame = Frame::of(&state).seen_by(&headers);
    let body = |lang: Lang| words(&frame, lang);
    let said = || Said { heading: ("现在没有网络", "There is no network"), body: &body, ways: ways(&frame) };
    let tag = sha256(frame.text(said()));
    let tag = format!("\"{}\"", tag.get(..32).unwrap_or_default());
    let mut response =
        if is_known(&headers, &tag) { StatusCode::NOT_MODIFIED.into_response() } else { frame.page(said()) };
    tagged(&mut response, &tag, "no-cache");
    response
}

fn words(frame: &Frame, lang: Lang) -> AnyView {
    match lang {
        Lang::Zh => view! {
            <p class="lead">"这一页以前没有打开过，所以看不到。看过的办事须知，没有网络也能看。"</p>
            <p>"急事请打咨询电话 " {frame.phone()} "，或者直接到大厅窗口。"</p>
        }
        .into_any(),
        Lang::En => view! {
            <p class="lead">
                "This page has not been open before, so it cannot be shown. Guides that you have read can be read without \
                 network."
            </p>
            <p>"If it is urgent, phone " {frame.phone()} " or come to the hall."</p>
        }
        .into_any(),
    }
}

fn ways(frame: &Frame) -> AnyView {
    view! {
        <ul>
            <li><a href="/">{frame.both("首页", "Home page")}</a></li>
            <li><a href="/services">{frame.both("办事", "Services")}</a></li>
            <li><a href="/forms">{frame.both("表格", "Forms")}</a></li>
        </ul>
    }
    .into_any()
}
