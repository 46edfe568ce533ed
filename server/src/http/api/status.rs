//! What the applicant sees.

use crate::http::input::{Input, Query};
use crate::http::limits::Caller;
use crate::http::person::Key;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, cases};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::cases::{CoarseStatus, PublicStatus, StatusQuery};
use domain::api::status::NewRating;
use domain::api::{NoBody, Problem};
use utoipa::ToSchema;

/// With the code everything, without it how far the case is.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes the answer; the handler sends one or the other")]
enum StatusAnswer {
    Whole(Box<PublicStatus>),
    Coarse(CoarseStatus),
}

/// Where a case stands, by number and query code; by number alone only how far it is. A wrong number and a wrong code
/// look the same.
#[utoipa::path(get, path = "/api/v1/status/{number}", tag = "public", params(("number" = String, Path, description = "Case number; spaces and hyphens do not matter"), StatusQuery), responses((status = 200, body = StatusAnswer), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn status(
    State(state): State<AppState>,
    caller: Caller,
    asked: Asked,
    Path(number): Path<String>,
    Query(query): Query<StatusQuery>,
) -> Result<Response, Failure> {
    state.web.limits.status(caller, &number)?;
    if query.code.trim().is_empty() {
        return Ok(private(StatusCode::OK, &cases::coarse_status(&state.hall, &number).await?));
    }
    Ok(private(StatusCode::OK, &cases::status(&state.hall, &asked, &number, &query.code).await?))
}

/// The applicant's word on how it went, by number and query code, once.
#[utoipa::path(post, path = "/api/v1/status/{number}/rating", tag = "public", params(("number" = String, Path, description = "Case number"), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((NewRating = "application/json"), (NewRating = "application/x-www-form-urlencoded"))), responses((status = 200, body = NoBody), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn rate(
    State(state): State<AppState>,
    caller: Caller,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<NewRating>,
) -> Result<Response, Failure> {
    state.web.limits.status(caller, &number)?;
    Ok(private(StatusCode::OK, &cases::rate(&state.hall, &asked, &number, typed, key).await?))
}
