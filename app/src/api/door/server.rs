//! The server's way: straight into the interface's router, in the same process.

use super::{Call, Reply};
use axum::body::Body;
use domain::api::Problem;
use http::{HeaderName, Request, header, request::Parts};
use http_body_util::BodyExt;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use std::net::IpAddr;
use tower::ServiceExt;

/// The router of the public interface; the server puts it into the context of every rendering.
#[derive(Clone)]
pub struct ApiRouter(pub axum::Router);

/// Who called, as the outermost layer found it; carried along so that limits count the visitor, not the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// The only headers of the visitor that go along.
const FORWARDED: [HeaderName; 4] = [header::COOKIE, header::HOST, header::ACCEPT_LANGUAGE, header::USER_AGENT];

/// Carries a call into the router of the context. Taken from the context now, before anything waits.
pub(super) fn carry(call: Call) -> impl Future<Output = Result<Reply, Problem>> + Send {
    let router = use_context::<ApiRouter>();
    let visitor = use_context::<Parts>();
    let options = use_context::<ResponseOptions>();
    async move {
        let ApiRouter(router) = router.ok_or_else(Problem::unreachable)?;
        let request = request(call, visitor.as_ref())?;
        // A router's error type is `Infallible`.
        let response = router.oneshot(request).await.map_err(|never| match never {})?;
        let (parts, body) = response.into_parts();
        if let Some(options) = options {
            for cookie in parts.headers.get_all(header::SET_COOKIE) {
                options.append_header(header::SET_COOKIE, cookie.clone());
            }
        }
        let body = body.collect().await.map_err(|_| Problem::unreachable())?.to_bytes();
        Ok(Reply { status: parts.status.as_u16(), body: String::from_utf8_lossy(&body).into_owned() })
    }
}

/// The request with named headers and extensions only: forwarding all of them would leak the page's path parameters.
fn request(call: Call, visitor: Option<&Parts>) -> Result<Request<Body>, Problem> {
    let mut builder =
        Request::builder().method(call.method.name()).uri(&call.target).header(header::ACCEPT, "application/json");
    if let Some(kind) = call.content_type() {
        builder = builder.header(header::CONTENT_TYPE, kind);
    }
    if let Some(key) = &call.key {
        builder = builder.header("idempotency-key", key);
    }
    if let Some(visitor) = visitor {
        for name in FORWARDED {
            for value in visitor.headers.get_all(&name) {
                builder = builder.header(&name, value);
            }
        }
        if let Some(address) = visitor.extensions.get::<ClientAddress>() {
            builder = builder.extension(*address);
        }
    }
    builder.body(call.body.map_or_else(Body::empty, Body::from)).map_err(|_| Problem::not_found())
}
