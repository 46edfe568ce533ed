//! For whoever runs the hall: `/healthz` (the process lives), `/readyz` (it can work), `/metrics` (Prometheus).

use super::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/healthz", get("ok\n")).route("/readyz", get(ready)).route("/metrics", get(metrics))
}

async fn ready(State(state): State<AppState>) -> Response {
    if let Err(error) = state.hall.store.ping().await {
        tracing::error!(%error, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response();
    }
    if state.hall.typesetter.is_none() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no Chinese font: papers cannot be made; see `hall check`\n")
            .into_response();
    }
    "ready\n".into_response()
}

async fn metrics(State(state): State<AppState>) -> Response {
    let (flushes, writes) = state.hall.store.flushes_and_writes();
    metrics::counter!("hall_store_flushes_total").absolute(flushes);
    metrics::counter!("hall_store_writes_total").absolute(writes);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], state.web.metrics.render()).into_response()
}
