//! The browser's way: over the network.

use super::{Call, Reply};
use domain::api::{Method, Problem};
use gloo::net::http::{Request, RequestBuilder};
use send_wrapper::SendWrapper;

/// Carries a call over the network. A lost connection is [`Problem::unreachable`].
pub(super) fn carry(call: Call) -> impl Future<Output = Result<Reply, Problem>> + Send {
    SendWrapper::new(async move { fetch(call).await.map_err(|_| Problem::unreachable()) })
}

async fn fetch(call: Call) -> Result<Reply, gloo::net::Error> {
    let builder = match call.method {
        Method::Get => Request::get(&call.target),
        Method::Post => Request::post(&call.target),
        Method::Delete => Request::delete(&call.target),
    };
    let response = with_headers(builder, call.key.as_deref(), call.content_type());
    let response = match call.body {
        Some(body) => response.body(body)?.send().await?,
        None => response.send().await?,
    };
    Ok(Reply { status: response.status(), body: response.text().await? })
}

fn with_headers(builder: RequestBuilder, key: Option<&str>, content_type: Option<&str>) -> RequestBuilder {
    let builder = builder.header("accept", "application/json");
    let builder = match content_type {
        Some(kind) => builder.header("content-type", kind),
        None => builder,
    };
    match key {
        Some(key) => builder.header("idempotency-key", key),
        None => builder,
    }
}
