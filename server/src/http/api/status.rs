//! What the applicant sees.

use crate::http::input::Query;
use crate::http::limits::Caller;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, cases};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::Problem;
use domain::api::cases::{PublicStatus, StatusQuery};

/// Where a case stands, by number and query code. A wrong number and a wrong code look the same.
#[utoipa::path(get, path = "/api/v1/status/{number}", tag = "public", params(("number" = String, Path, description = "Case number; spaces and hyphens do not matter"), StatusQuery), responses((status = 200, body = PublicStatus), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn status(
    State(state): State<AppState>,
    caller: Caller,
    asked: Asked,
    Path(number): Path<String>,
    Query(query): Query<StatusQuery>,
) -> Result<Response, Failure> {
    state.web.limits.status(caller, &number)?;
    Ok(private(StatusCode::OK, &cases::status(&state.hall, &asked, &number, &query.code).await?))
}
