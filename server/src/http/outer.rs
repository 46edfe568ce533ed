//! What surrounds every answer: log, security headers, cross-site protection, sizes, time, compression.

use super::bare::Frame;
use super::plain::{self, Plain};
use super::state::AppState;
use super::{address, paused, reply};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::any::Any;
use std::time::{Duration, Instant};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

/// Largest body of a request, bytes.
pub(super) const LARGEST_BODY: usize = 64 * 1024;

/// Policy for everything that is no page; pages set theirs, with a nonce.
const CLOSED: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

pub(super) fn protect(router: Router, state: &AppState) -> Router {
    let compressible = SizeAbove::new(512)
        .and(NotForContentType::new("application/pdf"))
        .and(NotForContentType::new("application/vnd.openxmlformats"))
        .and(NotForContentType::new("application/wasm"));
    let csrf = CsrfLayer::new();
    let csrf = match csrf.clone().add_trusted_origin(&state.hall.public_url) {
        Ok(with_origin) => with_origin,
        Err(error) => {
            tracing::warn!(%error, "the public address is no origin; cross-site protection goes by the Host header");
            csrf
        }
    };
    let frame = Frame::of(state);
    router
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(csrf.with_rejection_response(|_| plain::FOREIGN.later()))
        .layer(middleware::from_fn_with_state((state.clone(), frame.clone()), paused::hold))
        .layer(CompressionLayer::new().compress_when(compressible))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(frame, refusals))
        .layer(middleware::from_fn_with_state(state.clone(), address::find))
        .layer(middleware::from_fn_with_state(state.clone(), headers))
        .layer(middleware::from_fn(log))
}

/// The security headers alone, for the probes.
pub(super) fn with_headers(router: Router, state: &AppState) -> Router {
    router.layer(middleware::from_fn_with_state(state.clone(), headers))
}

/// The interface answers problem JSON whatever refused: the routes, or what surrounds them. So do the other addresses to
/// programs; people who open a file get a page instead of it.
async fn refusals(State(frame): State<Frame>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let accept = request.headers().get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok()).unwrap_or_default();
    let looks = !is_api && accept.contains("text/html");
    let frame = frame.seen_by(request.headers());
    if reads_nothing(request.headers()) {
        let refused = plain::NO_ENCODING;
        return if looks { refused.page(&frame) } else { reply::as_problem(refused.status.into_response()).await };
    }
    let asked = request.uri().clone();
    let response = next.run(request).await;
    if is_api {
        return reply::as_problem(response).await;
    }
    if let Some(page) = Plain::asked_for(&response) {
        return page.page(&frame);
    }
    let refused = response.status().is_client_error() || response.status().is_server_error();
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !refused || is_page {
        return response;
    }
    if !looks {
        return reply::as_problem(response).await;
    }
    let code = response.extensions().get::<reply::ProblemCode>().map(|code| code.0.as_str()).unwrap_or_default();
    let word = (code == "no_font").then(|| plain::word_file(&asked)).flatten();
    let mut page = plain::of(response.status(), code).page_beside(&frame, word);
    for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            page.headers_mut().append(&name, value.clone());
        }
    }
    page
}

/// Whether a visitor refuses what is not compressed, and every way of compressing that the hall has.
fn reads_nothing(headers: &HeaderMap) -> bool {
    let given = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let codings = given.flat_map(|value| value.split(',')).map(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let refused = quality.is_some_and(|quality| quality.trim().parse::<f32>().is_ok_and(|quality| quality <= 0.0));
        (name, !refused)
    });
    let codings: Vec<(String, bool)> = codings.collect();
    let takes = |wanted: &str| codings.iter().find(|(name, _)| name == wanted).map(|(_, takes)| *takes);
    let others = takes("*");
    let plain = takes("identity").or(others).unwrap_or(true);
    !plain && ["br", "gzip"].into_iter().all(|coding| !takes(coding).or(others).unwrap_or(false))
}

/// The answer after a panic outside the interface: nothing of it leaves the server.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a page panicked");
    plain::BROKEN.later()
}

async fn headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if state.web.https {
        // A year; the hall's own host only, whatever else its domain serves.
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(CLOSED));
    response
}

/// One line a request: method, part of the hall, status, time. Neither path nor query: there is somebody's number in them.
async fn log(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let area = area(request.uri().path());
    let begun = Instant::now();
    let response = next.run(request).await;
    let seconds = begun.elapsed().as_secs_f64();
    let status = response.status().as_u16();
    metrics::counter!("hall_requests_total", "area" => area, "status" => status.to_string()).increment(1);
    metrics::histogram!("hall_request_seconds", "area" => area).record(seconds);
    tracing::info!(%method, area, status, ms = (seconds * 1000.0).round(), "request");
    response
}

/// The part of the hall that a path belongs to.
fn area(path: &str) -> &'static str {
    const AREAS: [&str; 14] = [
        "/api/v1/session",
        "/api/v1/cases",
        "/api/v1/services",
        "/api/v1/status",
        "/api",
        "/desk",
        "/admin",
        "/services",
        "/search",
        "/status",
        "/forms",
        "/pkg",
        "/board",
        "/open",
    ];
    AREAS.into_iter().find(|area| path.starts_with(area)).unwrap_or("/")
}
