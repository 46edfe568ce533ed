//! For whoever runs the hall: `/healthz` (the process lives), `/readyz` (it can work), `/metrics` (Prometheus).

use super::state::AppState;
use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::net::SocketAddr;

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/healthz", get("ok\n")).route("/readyz", get(ready)).route("/metrics", get(metrics))
}

async fn ready(State(state): State<AppState>) -> Response {
    if let Err(error) = state.hall.store.ping().await {
        tracing::error!(%error, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response();
    }
    if !state.hall.store.can_write() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database takes no writes\n").into_response();
    }
    if state.hall.typesetter.is_none() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no Chinese font: papers cannot be made; see `hall check`\n")
            .into_response();
    }
    "ready\n".into_response()
}

/// For this machine only, unless the settings open it: not for a visitor, and not for one that a proxy here hands on.
async fn metrics(State(state): State<AppState>, request: Request) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
    let here = peer.is_some_and(|peer| peer.is_loopback()) && !request.headers().contains_key("x-forwarded-for");
    if !here && !state.web.open_metrics {
        return (StatusCode::NOT_FOUND, "measurements are shown to this machine only; see open_metrics\n")
            .into_response();
    }
    let (flushes, writes) = state.hall.store.flushes_and_writes();
    metrics::counter!("hall_store_flushes_total").absolute(flushes);
    metrics::counter!("hall_store_writes_total").absolute(writes);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], state.web.metrics.render()).into_response()
}
