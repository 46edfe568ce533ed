//! Planned work: until an instant of the settings every page says when the hall is back (503, UX of errors).

use super::bare::{Frame, Said};
use super::reply;
use super::state::AppState;
use app::text::Lang;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use chrono::{Datelike, NaiveDateTime, Timelike};
use domain::api::Problem;
use domain::time;
use leptos::prelude::*;

/// Files that are answered in any case: looks, and what the browser keeps.
const OPEN: [&str; 6] =
    ["/favicon.svg", "/icon-192.png", "/icon-512.png", "/manifest.webmanifest", "/robots.txt", "/sw.js"];

fn is_file(request: &Request) -> bool {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    // A path that climbs out of its folder is no file's.
    reads && (OPEN.contains(&path) || (path.starts_with("/pkg/") && !path.contains("..") && !path.contains('%')))
}

/// Answers 503 with the time of return, while the hall is paused.
pub(super) async fn hold(State((state, frame)): State<(AppState, Frame)>, request: Request, next: Next) -> Response {
    let (path, now) = (request.uri().path(), state.clock.now());
    let Some(until) = state.web.paused_until.filter(|until| now < *until) else { return next.run(request).await };
    if is_file(&request) {
        return next.run(request).await;
    }
    let back = time::local(until);
    let mut response = if path.starts_with("/api/") {
        let when = back.format("%Y-%m-%d %H:%M").to_string();
        reply::problem(&Problem::new(503, "paused", "The service is paused").with_detail(format!("Back on {when}")))
    } else {
        page(&frame.seen_by(request.headers()), back)
    };
    let seconds = until.signed_duration_since(now).num_seconds().max(1);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn page(frame: &Frame, back: NaiveDateTime) -> Response {
    let chinese = format!("{}月{}日 {}:{:02}", back.month(), back.day(), back.hour(), back.minute());
    let english = back.format("%-d %B, %-H:%M").to_string();
    let body = |lang: Lang| {
        match lang {
        Lang::Zh => view! {
            <p class="lead">"计划 " <strong class="nowrap">{chinese.clone()}</strong> " 恢复。已经受理的办件不受影响，承诺日期不变。"</p>
            <p>"急事请打咨询电话 " {frame.phone()} "，或者直接到大厅窗口：" {frame.address(lang)} "。"</p>
        }
        .into_any(),
        Lang::En => view! {
            <p class="lead">"We expect to be back on " <strong class="nowrap">{english.clone()}</strong> ". \
                Accepted cases are safe and their promised dates stand."</p>
            <p>"If it is urgent, phone " {frame.phone()} " or come to the windows: " {frame.address(lang)} "."</p>
        }
        .into_any(),
    }
    };
    let heading = ("抱歉，服务暂停", "Sorry, the service is paused");
    let mut response = frame.page(Said { heading, body: &body, ways: ().into_any() });
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
