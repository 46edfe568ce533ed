//! What moves a case between acceptance and decision: pause, resume, extend, return, withdraw.

use crate::http::input::Input;
use crate::http::person::Key;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, cases};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::Problem;
use domain::api::cases::CaseView;
use domain::api::handling::{ExtendCase, PauseCase, ResumeCase, ReturnCase, WithdrawCase};

/// Stops the clock from today: a special procedure of the closed list.
#[utoipa::path(post, path = "/api/v1/cases/{number}/pause", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((PauseCase = "application/json"), (PauseCase = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn pause(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<PauseCase>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::pause(&state.hall, &asked, &number, typed, key).await?))
}

/// Starts the clock again today.
#[utoipa::path(post, path = "/api/v1/cases/{number}/resume", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((ResumeCase = "application/json"), (ResumeCase = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn resume(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<ResumeCase>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::resume(&state.hall, &asked, &number, typed, key).await?))
}

/// Gives more time: once, on or before the due date.
#[utoipa::path(post, path = "/api/v1/cases/{number}/extend", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((ExtendCase = "application/json"), (ExtendCase = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn extend(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<ExtendCase>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::extend(&state.hall, &asked, &number, typed, key).await?))
}

/// Gives the papers back, in writing.
#[utoipa::path(post, path = "/api/v1/cases/{number}/return", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((ReturnCase = "application/json"), (ReturnCase = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn give_back(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<ReturnCase>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::give_back(&state.hall, &asked, &number, typed, key).await?))
}

/// The applicant takes the application back.
#[utoipa::path(post, path = "/api/v1/cases/{number}/withdraw", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((WithdrawCase = "application/json"), (WithdrawCase = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn withdraw(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<WithdrawCase>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::withdraw(&state.hall, &asked, &number, typed, key).await?))
}
