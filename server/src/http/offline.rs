//! What is shown instead of a page that was never open, when there is no network. The browser keeps it from the first
//! visit on; it needs nothing else but the stylesheet.

use super::bare::Frame;
use super::reply::{is_known, tagged};
use super::state::AppState;
use crate::services::sha256;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;

const HEADING: &str = "现在没有网络";

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/offline.html", get(show))
}

async fn show(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let frame = Frame::of(&state);
    let tag = sha256(frame.text(HEADING, words(&frame)));
    let tag = format!("\"{}\"", tag.get(..32).unwrap_or_default());
    let mut response = if is_known(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        frame.page(HEADING, words(&frame))
    };
    tagged(&mut response, &tag, "no-cache");
    response
}

fn words(frame: &Frame) -> AnyView {
    view! {
        <p class="lead">"这一页以前没有打开过，所以看不到。看过的办事须知，没有网络也能看。"</p>
        <ul>
            <li><a href="/">"首页"</a></li>
            <li><a href="/services">"办事"</a></li>
            <li><a href="/forms">"表格"</a></li>
        </ul>
        <p>"急事请打咨询电话 " {frame.phone()} "，或者直接到大厅窗口。"</p>
        <section lang="en">
            <h2>"There is no network"</h2>
            <p>
                "This page has not been open before, so it cannot be shown. Guides that you have read can be read without \
                 network: start from the " <a href="/">"home page"</a> " or the " <a href="/services">"services"</a>
                ". If it is urgent, phone " {frame.phone()} " or come to the hall."
            </p>
        </section>
    }
    .into_any()
}
