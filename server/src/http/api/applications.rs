//! Applications sent online, and taken back.

use crate::http::input::Input;
use crate::http::limits::Caller;
use crate::http::person::Key;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, cases};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::api::application::{AppliedReceipt, NewApplication, TakeBack};
use domain::api::{NoBody, Problem};

/// Applies. The same pass twice answers the same.
#[utoipa::path(post, path = "/api/v1/applications", tag = "public", request_body(content((NewApplication = "application/json"), (NewApplication = "application/x-www-form-urlencoded"))), responses((status = 201, body = AppliedReceipt), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn apply(
    State(state): State<AppState>,
    asked: Asked,
    caller: Caller,
    Input(new): Input<NewApplication>,
) -> Result<Response, Failure> {
    state.web.limits.question(caller)?;
    Ok(private(StatusCode::CREATED, &cases::apply(&state.hall, &asked, new).await?))
}

/// The applicant takes the application back, by number, query code and the number of the applicant.
#[utoipa::path(post, path = "/api/v1/status/{number}/withdraw", tag = "public", params(("number" = String, Path, description = "Case number"), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((TakeBack = "application/json"), (TakeBack = "application/x-www-form-urlencoded"))), responses((status = 200, body = NoBody), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn take_back(
    State(state): State<AppState>,
    caller: Caller,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<TakeBack>,
) -> Result<Response, Failure> {
    state.web.limits.status(caller, &number)?;
    Ok(private(StatusCode::OK, &cases::take_back(&state.hall, &asked, &number, typed, key).await?))
}
