//! Signing in and out.

use crate::http::cookie;
use crate::http::input::Input;
use crate::http::limits::Caller;
use crate::http::reply::{Failure, private};
use crate::http::state::AppState;
use crate::services::{Asked, accounts};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::api::Problem;
use domain::api::account::{Me, SignIn};

/// Signs in and sets the session cookie.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body(content((SignIn = "application/json"), (SignIn = "application/x-www-form-urlencoded"))), responses((status = 200, body = Me), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn sign_in(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    Input(typed): Input<SignIn>,
) -> Result<Response, Failure> {
    state.web.limits.sign_in(caller, &typed.name)?;
    let old = cookie::token(&headers, state.web.https);
    let opened = accounts::sign_in(&state.hall, state.clock.now(), typed, old).await?;
    let mut response = private(StatusCode::OK, &opened.me);
    response.headers_mut().extend(cookie::set(&opened.token, state.web.https).map(|value| (header::SET_COOKIE, value)));
    Ok(response)
}

/// Signs out.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", security(("session" = [])), responses((status = 204, description = "Signed out"), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn sign_out(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(token) = cookie::token(&headers, state.web.https) {
        accounts::sign_out(&state.hall, &token).await?;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.headers_mut().extend(cookie::set("", state.web.https).map(|value| (header::SET_COOKIE, value)));
    Ok(response)
}

/// Who is signed in.
#[utoipa::path(get, path = "/api/v1/session", tag = "session", security(("session" = [])), responses((status = 200, body = Me), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn me(asked: Asked) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &accounts::current(&asked)?))
}
