//! What surrounds every answer: log, security headers, cross-site protection, sizes, time, compression.

use super::bare::Frame;
use super::state::AppState;
use super::{address, paused, plain, reply};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
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
    let foreign = frame.clone();
    let broken = frame.clone();
    router
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(csrf.with_rejection_response(move |_| plain::FOREIGN.page(&foreign)))
        .layer(middleware::from_fn_with_state((state.clone(), frame.clone()), paused::hold))
        .layer(CompressionLayer::new().compress_when(compressible))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(CatchPanicLayer::custom(move |_| panicked(&broken)))
        .layer(middleware::from_fn_with_state(frame, refusals))
        .layer(middleware::from_fn_with_state(state.clone(), address::find))
        .layer(middleware::from_fn_with_state(state.clone(), headers))
        .layer(middleware::from_fn(log))
}

/// The security headers alone, for the probes.
pub(super) fn with_headers(router: Router, state: &AppState) -> Router {
    router.layer(middleware::from_fn_with_state(state.clone(), headers))
}

/// The interface answers problem JSON whatever refused: the routes, or what surrounds them. People who open a file get a
/// page instead of it.
async fn refusals(State(frame): State<Frame>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/api/") {
        return reply::problems(request, next).await;
    }
    let accept = request.headers().get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok()).unwrap_or_default();
    let looks = accept.contains("text/html");
    let response = next.run(request).await;
    let refused = response.status().is_client_error() || response.status().is_server_error();
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !(looks && refused && !is_page) {
        return response;
    }
    let mut page = plain::of(response.status()).page(&frame);
    for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            page.headers_mut().append(&name, value.clone());
        }
    }
    page
}

/// The answer after a panic outside the interface: nothing of it leaves the server.
fn panicked(frame: &Frame) -> Response {
    tracing::error!("a page panicked");
    plain::BROKEN.page(frame)
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

/// One line a request: method, route, status, time. Neither query nor number: both may be somebody's.
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
