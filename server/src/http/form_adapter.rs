//! Forms without script. A page's form posts to its own address with `_op`, `_next` and `_key`; the adapter hands it to
//! the operation of the public interface, goes on to `_next` when it was done, and shows the same page again with what
//! was typed and what is wrong when it was refused.

use super::bare::Frame;
use super::outer::LARGEST_BODY;
use super::plain;
use super::prefs::is_local;
use super::state::AppState;
use app::api::door::ClientAddress;
use app::forms::Refill;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::api::Problem;
use domain::api::op::encode_segment;
use http_body_util::LengthLimitError;
use tower::ServiceExt;

/// Headers of the visitor that go along to the operation.
const FORWARDED: [header::HeaderName; 3] = [header::COOKIE, header::HOST, header::USER_AGENT];
/// Fields that are not given back to a page.
const SECRET: [&str; 1] = ["password"];

/// Pages that take their own forms. `api` is found in `pages`' neighbour: the state's own interface.
pub(super) fn layer(state: &AppState, pages: Router) -> Router {
    let (api, frame) = (super::api_router(state), Frame::of(state));
    Router::new().fallback(move |request: Request| answer(api.clone(), pages.clone(), frame.clone(), request))
}

async fn answer(api: Router, pages: Router, frame: Frame, mut request: Request) -> Response {
    if request.method() == Method::HEAD {
        // What is left out of the answer is left out at the very end, when its headers are known.
        *request.method_mut() = Method::GET;
    }
    if request.method() != Method::POST {
        return call(pages, request).await;
    }
    let (parts, body) = request.into_parts();
    let frame = frame.seen_by(&parts.headers);
    let bytes = match to_bytes(body, LARGEST_BODY).await {
        Ok(bytes) => bytes,
        Err(error) => {
            let too_large = error.into_inner().is::<LengthLimitError>();
            return if too_large { plain::TOO_LARGE } else { plain::UNREADABLE }.page(&frame);
        }
    };
    let fields: Vec<(String, String)> = serde_html_form::from_bytes(&bytes).unwrap_or_default();
    let field = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
    let address = parts.extensions.get::<ClientAddress>().copied();
    // A button may send the form to another operation, with another next page: `POST /api/v1/… /next`.
    let instead = field("_instead").and_then(|instead| instead.rsplit_once(' '));
    let sent = field("_op").unwrap_or_default().to_owned();
    let op = instead.map_or_else(|| field("_op").unwrap_or_default(), |(op, _)| op).to_owned();
    let Some(operation) = operation(&op, &parts.headers, field("_key"), bytes.clone(), address) else {
        return plain::UNREADABLE.page(&frame);
    };
    let done = call(api, operation).await;
    if done.status().is_success() && !is_json(&done) {
        // An operation whose answer is a file, for instance a form filled in: the file is the next page.
        return done;
    }
    let (reply, body) = done.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap_or_default();
    let mut response = if reply.status.is_success() {
        let wish = instead.map_or_else(|| field("_next").unwrap_or("/"), |(_, next)| next);
        see_other(&next(wish, &body))
    } else {
        let problem = serde_json::from_slice(&body).unwrap_or_else(|_| Problem::unreachable());
        let mut again = Request::get(parts.uri.clone());
        if let Some(headers) = again.headers_mut() {
            *headers = parts.headers.clone();
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_LENGTH);
        }
        let Ok(mut again) = again.body(Body::empty()) else { return plain::UNREADABLE.page(&frame) };
        if let Some(address) = address {
            again.extensions_mut().insert(address);
        }
        let key = field("_key").unwrap_or_default().to_owned();
        again.extensions_mut().insert(Refill { op: sent, values: kept(fields), problem, key });
        let mut page = call(pages, again).await;
        if page.status().is_success() {
            *page.status_mut() = reply.status;
        }
        page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        page
    };
    for cookie in reply.headers.get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    response
}

async fn call(router: Router, request: Request) -> Response {
    router.oneshot(request).await.unwrap_or_else(|never| match never {})
}

fn is_json(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_none_or(|kind| kind.as_bytes().ends_with(b"json"))
}

/// The request to the operation that `_op` names, if it is one of the interface's.
fn operation(
    op: &str,
    headers: &HeaderMap,
    key: Option<&str>,
    body: Bytes,
    address: Option<ClientAddress>,
) -> Option<Request> {
    let (method, path) = op.split_once(' ')?;
    let method = match method {
        "POST" => Method::POST,
        "DELETE" => Method::DELETE,
        _ => return None,
    };
    if !path.starts_with("/api/v1/") || !is_local(path) {
        return None;
    }
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json");
    if let Some(key) = key.filter(|key| !key.is_empty()) {
        request = request.header("idempotency-key", key);
    }
    for name in FORWARDED {
        for value in headers.get_all(&name) {
            request = request.header(&name, value);
        }
    }
    if let Some(address) = address {
        request = request.extension(address);
    }
    request.body(Body::from(body)).ok()
}

/// Where to go on: a local path, `{name}` filled in from the reply.
fn next(wish: &str, reply: &[u8]) -> String {
    let mut path = wish.to_owned();
    if let Ok(serde_json::Value::Object(reply)) = serde_json::from_slice(reply) {
        for (name, value) in &reply {
            if let Some(value) = value.as_str() {
                path = path.replace(&format!("{{{name}}}"), &encode_segment(value));
            }
        }
    }
    if is_local(&path) { path } else { "/".to_owned() }
}

fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// What the page may show again.
fn kept(fields: Vec<(String, String)>) -> Vec<(String, String)> {
    fields.into_iter().filter(|(name, _)| !name.starts_with('_') && !SECRET.contains(&name.as_str())).collect()
}
