//! Replies: JSON with an `ETag`, and refusals as problem JSON.

use crate::services::{ServiceError, sha256};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::api::Problem;
use serde::Serialize;
use std::any::Any;

const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// A refusal on its way out.
#[derive(Debug)]
pub struct Failure(pub Problem);

impl Failure {
    /// One wrong input.
    pub(super) fn field(field: &str, code: &str) -> Self {
        ServiceError::field(field, code).into()
    }
}

impl<E: Into<ServiceError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into().into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        problem(&self.0)
    }
}

/// The code of the problem that an answer tells, for whoever shows it as a page.
#[derive(Clone)]
pub(super) struct ProblemCode(pub(super) String);

/// A problem as a response.
pub(super) fn problem(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(problem).unwrap_or_default();
    let mut response = (status, body).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, PROBLEM);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.extensions_mut().insert(ProblemCode(problem.code.clone()));
    let again = match status {
        // A font does not come by waiting.
        StatusCode::SERVICE_UNAVAILABLE if problem.code != "no_font" => Some("5"),
        StatusCode::TOO_MANY_REQUESTS => Some("60"),
        _ => None,
    };
    if let Some(seconds) = again {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    response
}

/// A value that anybody may read and caches may keep while its `ETag` holds.
pub(super) fn public<T: Serialize>(headers: &HeaderMap, value: &T) -> Response {
    let Ok(body) = serde_json::to_vec(value) else {
        return problem(&Problem::new(500, "internal", "Something went wrong on our side"));
    };
    let tag = format!("\"{}\"", sha256(&body).get(..32).unwrap_or_default());
    let mut response = if is_known(headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], body).into_response()
    };
    tagged(&mut response, &tag, "public, max-age=0, must-revalidate");
    response
}

/// Adds `ETag` and `Cache-Control`.
pub(super) fn tagged(response: &mut Response, tag: &str, caching: &'static str) {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
}

/// Whether the visitor has this version already.
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
}

/// A value for the person who asked and nobody else.
pub(super) fn private<T: Serialize>(status: StatusCode, value: &T) -> Response {
    match serde_json::to_vec(value) {
        Ok(body) => {
            let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
            (status, headers, body).into_response()
        }
        Err(_) => problem(&Problem::new(500, "internal", "Something went wrong on our side")),
    }
}

/// An address of the interface that is none.
pub(super) async fn nothing_here() -> Failure {
    Failure(Problem::not_found())
}

/// The answer after a panic: nothing of it leaves the server.
pub(super) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    problem(&Problem::new(500, "internal", "Something went wrong on our side"))
}

/// Turns the framework's own refusals (wrong method, body too large …) into problem JSON.
pub(super) async fn problems(request: Request, next: Next) -> Response {
    as_problem(next.run(request).await).await
}

/// The same for an answer that is there.
pub(super) async fn as_problem(response: Response) -> Response {
    let status = response.status();
    let is_json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().ends_with(b"json"));
    if !(status.is_client_error() || status.is_server_error()) || is_json {
        return response;
    }
    let (parts, body) = response.into_parts();
    let detail = to_bytes(body, 2048).await.ok().and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
    let is_text =
        parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let code = match status {
        StatusCode::BAD_REQUEST => "malformed",
        StatusCode::FORBIDDEN => "cross_site",
        StatusCode::SERVICE_UNAVAILABLE => "timeout",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "media_type",
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::NOT_ACCEPTABLE => "not_acceptable",
        _ => "refused",
    };
    let mut made = Problem::new(status.as_u16(), code, status.canonical_reason().unwrap_or("Refused"));
    made.detail = detail.filter(|text| is_text && !text.is_empty() && status.is_client_error());
    let mut answer = problem(&made);
    if let Some(allow) = parts.headers.get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, allow.clone());
    }
    answer.map(|body: Body| body)
}
