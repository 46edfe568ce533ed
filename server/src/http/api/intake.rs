//! Before the clock: papers received without an acceptance, the one-time notice, what comes in after it.

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
use domain::api::cases::{CaseView, NewCase};
use domain::api::intake::{
    AcceptReceived, ApplicantNumber, AskSupplement, CorrectOnSpot, JustVersion, KnownApplicant, NotAccept,
    TakeSupplement,
};

acts! {
    /// Accepts papers that were received before.
    accept_received, "/api/v1/cases/{number}/accept", AcceptReceived, std::convert::identity;
    /// Tells the applicant everything that is missing, once.
    notice, "/api/v1/cases/{number}/notice", AskSupplement, std::convert::identity;
    /// Takes in what was asked for; the last of it is accepted at once.
    supplement, "/api/v1/cases/{number}/supplement", TakeSupplement, std::convert::identity;
    /// An error was corrected on the spot.
    correct, "/api/v1/cases/{number}/correct", CorrectOnSpot, std::convert::identity;
    /// Not accepted, in writing.
    not_accept, "/api/v1/cases/{number}/not-accept", NotAccept, std::convert::identity;
    /// The applicant's term is over.
    lapse, "/api/v1/cases/{number}/lapse", JustVersion, cases::Lapse;
    /// Takes in what was to follow.
    close_gap, "/api/v1/cases/{number}/gap", TakeSupplement, cases::CloseGap;
}

/// Takes papers without accepting them yet: the notice clock runs, five working days.
#[utoipa::path(post, path = "/api/v1/cases/receive", tag = "cases", security(("session" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((NewCase = "application/json"), (NewCase = "application/x-www-form-urlencoded"))), responses((status = 201, body = CaseView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn receive(
    State(state): State<AppState>,
    asked: Asked,
    Key(key): Key,
    Input(new): Input<NewCase>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::CREATED, &cases::receive(&state.hall, &asked, new, key).await?))
}

/// Somebody who has been at a window of the caller's department before.
#[utoipa::path(post, path = "/api/v1/applicants/known", tag = "cases", security(("session" = [])), request_body(content((ApplicantNumber = "application/json"), (ApplicantNumber = "application/x-www-form-urlencoded"))), responses((status = 200, body = KnownApplicant), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn known_applicant(
    State(state): State<AppState>,
    asked: Asked,
    Input(who): Input<ApplicantNumber>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &cases::known_applicant(&state.hall, &asked, &who).await?))
}
