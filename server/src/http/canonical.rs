//! The one address of a service: its id is written in capitals, and people type it as they like.

use super::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Answers `/services/td-04` with a permanent redirect to `/services/TD-04`, query included, if there is such a service.
pub(super) async fn service_addresses(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asked = matches!(*request.method(), Method::GET | Method::HEAD);
    let address = request.uri().clone();
    match moved(&state, &address).await.filter(|_| asked) {
        Some(address) => {
            let headers =
                [(header::LOCATION, address), (header::CACHE_CONTROL, HeaderValue::from_static("max-age=86400"))];
            (StatusCode::PERMANENT_REDIRECT, headers).into_response()
        }
        None => next.run(request).await,
    }
}

/// The right address, if the one that was asked for is another.
async fn moved(state: &AppState, address: &Uri) -> Option<HeaderValue> {
    let rest = address.path().strip_prefix("/services/")?;
    let (id, below) = rest.split_once('/').map_or((rest, String::new()), |(id, below)| (id, format!("/{below}")));
    let right = id.to_ascii_uppercase();
    if id == right {
        return None;
    }
    let catalogue = state.hall.catalogue(state.clock.now()).await.ok()?;
    catalogue.service(&right)?;
    let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
    HeaderValue::from_str(&format!("/services/{right}{below}{query}")).ok()
}
