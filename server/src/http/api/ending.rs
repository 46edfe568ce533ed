//! Decision, delivery and what comes after; notes, corrections, supervision slips.

use super::act::acts;
use crate::http::input::Input;
use crate::http::person::Key;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, cases};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::Problem;
use domain::api::cases::{CaseView, Decide, Deliver};
use domain::api::ending::{LeaveNote, Reexamine, UndoLast};
use domain::api::intake::JustVersion;
use domain::api::papers::NewSlip;

acts! {
    /// Seals the decision.
    decide, "/api/v1/cases/{number}/decide", Decide, std::convert::identity;
    /// Hands the result over.
    deliver, "/api/v1/cases/{number}/deliver", Deliver, std::convert::identity;
    /// Closes the file.
    archive, "/api/v1/cases/{number}/archive", JustVersion, cases::Archive;
    /// Somebody else looks at a return again.
    reexamine, "/api/v1/cases/{number}/reexamine", Reexamine, std::convert::identity;
    /// A word for whoever takes over; changes nothing.
    note, "/api/v1/cases/{number}/note", LeaveNote, std::convert::identity;
}

/// Undoes the last event that counts; it stays in the history.
#[utoipa::path(post, path = "/api/v1/cases/{number}/undo", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((UndoLast = "application/json"), (UndoLast = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn undo(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<UndoLast>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::undo(&state.hall, &asked, &number, typed, key).await?))
}

/// Issues a supervision slip on a case that is over its limit.
#[utoipa::path(post, path = "/api/v1/cases/{number}/slip", tag = "cases", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((NewSlip = "application/json"), (NewSlip = "application/x-www-form-urlencoded"))), responses((status = 200, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn slip(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<NewSlip>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::slip(&state.hall, &asked, &number, typed, key).await?))
}
