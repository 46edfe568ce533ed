//! The import of an official holiday notice: drafts, sign-off, applicants to tell.

use crate::http::input::{Input, Query};
use crate::http::person::Key;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, ServiceError, calendar};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::calendar::{CalendarDraft, DateMove, DraftQuery, MovedDate, MovedQuery, RejectDraft, SignDraft};
use domain::api::{List, Problem};
use domain::calendar::WrittenNotice;

fn number(no: &str) -> Result<i64, ServiceError> {
    no.parse().map_err(|_| ServiceError::NotFound)
}

/// Drafts the import of a notice, with the list of the dates that it would move. Nothing changes yet. Mistakes are named with
/// their place: `off[3]` is the fourth day of its list.
#[utoipa::path(post, path = "/api/v1/calendar/drafts", tag = "administration", security(("session" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((WrittenNotice = "application/json"), (WrittenNotice = "application/x-www-form-urlencoded"))), responses((status = 201, body = CalendarDraft), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn draft(
    State(state): State<AppState>,
    asked: Asked,
    Key(key): Key,
    Input(notice): Input<WrittenNotice>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::CREATED, &calendar::draft(&state.hall, &asked, notice, key).await?))
}

/// The drafts, newest first.
#[utoipa::path(get, path = "/api/v1/calendar/drafts", tag = "administration", security(("session" = [])), params(DraftQuery), responses((status = 200, body = List<CalendarDraft>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn drafts(
    State(state): State<AppState>,
    asked: Asked,
    Query(query): Query<DraftQuery>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &calendar::list(&state.hall, &asked, query).await?))
}

/// One draft.
#[utoipa::path(get, path = "/api/v1/calendar/drafts/{no}", tag = "administration", security(("session" = [])), params(("no" = i64, Path)), responses((status = 200, body = CalendarDraft), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn draft_of(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &calendar::one(&state.hall, &asked, number(&no)?).await?))
}

/// The dates that a draft moves, by case number.
#[utoipa::path(get, path = "/api/v1/calendar/drafts/{no}/moves", tag = "administration", security(("session" = [])), params(("no" = i64, Path), DraftQuery), responses((status = 200, body = List<DateMove>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn draft_moves(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
    Query(query): Query<DraftQuery>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &calendar::moves(&state.hall, &asked, number(&no)?, query).await?))
}

/// Signs a draft off: its calendar is in force, every open case is computed anew, once. Never one's own.
#[utoipa::path(post, path = "/api/v1/calendar/drafts/{no}/sign", tag = "administration", security(("session" = [])), params(("no" = i64, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((SignDraft = "application/json"), (SignDraft = "application/x-www-form-urlencoded"))), responses((status = 200, body = CalendarDraft), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn sign(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
    Key(key): Key,
    Input(typed): Input<SignDraft>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &calendar::sign(&state.hall, &asked, number(&no)?, typed, key).await?))
}

/// Rejects a draft, with the reason.
#[utoipa::path(post, path = "/api/v1/calendar/drafts/{no}/reject", tag = "administration", security(("session" = [])), params(("no" = i64, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((RejectDraft = "application/json"), (RejectDraft = "application/x-www-form-urlencoded"))), responses((status = 200, body = CalendarDraft), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn reject(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
    Key(key): Key,
    Input(typed): Input<RejectDraft>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &calendar::reject(&state.hall, &asked, number(&no)?, typed, key).await?))
}

/// Dates of the own department's open cases that a calendar moved, whose applicants are still to be told, with their phones.
#[utoipa::path(get, path = "/api/v1/calendar/moved", tag = "cases", security(("session" = [])), params(MovedQuery), responses((status = 200, body = List<MovedDate>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn moved(
    State(state): State<AppState>,
    asked: Asked,
    Query(query): Query<MovedQuery>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &calendar::moved(&state.hall, &asked, query).await?))
}

/// The applicant of a case has been told.
#[utoipa::path(post, path = "/api/v1/calendar/moved/{number}/told", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), responses((status = 200, body = MovedDate), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn tell(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &calendar::tell(&state.hall, &asked, &number, key).await?))
}
