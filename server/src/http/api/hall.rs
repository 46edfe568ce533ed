//! The hall itself.

use crate::http::reply::{Failure, public};
use crate::http::state::AppState;
use crate::services::{Asked, catalogue};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::hall::Hall;
use domain::api::{List, Problem};
use domain::catalogue::{Department, Town, Window};

/// Name, phones, hours, and whether the hall is open.
#[utoipa::path(get, path = "/api/v1/hall", tag = "public", responses((status = 200, body = Hall), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn hall(State(state): State<AppState>, asked: Asked, headers: HeaderMap) -> Response {
    public(&headers, &state.hall.about(&asked))
}

/// The departments, in catalogue order.
#[utoipa::path(get, path = "/api/v1/departments", tag = "public", responses((status = 200, body = List<Department>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn departments(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(public(&headers, &catalogue::departments(&state.hall, state.clock.now()).await?))
}

/// The windows, by number.
#[utoipa::path(get, path = "/api/v1/windows", tag = "public", responses((status = 200, body = List<Window>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn windows(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(public(&headers, &catalogue::windows(&state.hall, state.clock.now()).await?))
}

/// The towns and townships of the area.
#[utoipa::path(get, path = "/api/v1/towns", tag = "public", responses((status = 200, body = List<Town>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn towns(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(public(&headers, &catalogue::towns(&state.hall, state.clock.now()).await?))
}
