//! Cases: accept, list, one, decide, deliver, receipt.

use crate::http::input::{Input, Query};
use crate::http::person::Key;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, cases};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::cases::{CaseQuery, CaseRow, CaseView, NewCase, Receipt};
use domain::api::{List, Problem};

/// Receives and accepts in one step; answers the receipt.
#[utoipa::path(post, path = "/api/v1/cases", tag = "cases", security(("session" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((NewCase = "application/json"), (NewCase = "application/x-www-form-urlencoded"))), responses((status = 201, body = Receipt), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn accept(
    State(state): State<AppState>,
    asked: Asked,
    Key(key): Key,
    Input(new): Input<NewCase>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::CREATED, &cases::accept(&state.hall, &asked, new, key).await?))
}

/// The cases that the caller may see, least time left first.
#[utoipa::path(get, path = "/api/v1/cases", tag = "cases", security(("session" = [])), params(CaseQuery), responses((status = 200, body = List<CaseRow>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn list(
    State(state): State<AppState>,
    asked: Asked,
    Query(query): Query<CaseQuery>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::list(&state.hall, &asked, query).await?))
}

/// One case with its timeline.
#[utoipa::path(get, path = "/api/v1/cases/{number}", tag = "cases", security(("session" = [])), params(("number" = String, Path)), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn one(State(state): State<AppState>, asked: Asked, Path(number): Path<String>) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::show(&state.hall, &asked, &number).await?))
}

/// The receipt again, for a reprint.
#[utoipa::path(get, path = "/api/v1/cases/{number}/receipt", tag = "cases", security(("session" = [])), params(("number" = String, Path)), responses((status = 200, body = Receipt), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn receipt(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::receipt(&state.hall, &asked, &number).await?))
}
