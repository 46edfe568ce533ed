//! The feed of what is new.

use super::reply::{Failure, is_known, tagged};
use super::state::AppState;
use crate::services::{news, sha256};
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/feed.atom", get(show))
}

/// `?lang=en` for English.
async fn show(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let english = query.is_some_and(|query| query.split('&').any(|part| part == "lang=en"));
    let text = news::feed(&state.hall, state.clock.now(), english).await?.to_string();
    let tag = format!("\"{}\"", sha256(&text).get(..32).unwrap_or_default());
    let mut response = if is_known(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], text).into_response()
    };
    tagged(&mut response, &tag, "public, max-age=300");
    Ok(response)
}
