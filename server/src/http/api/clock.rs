//! The clock and the calendar.

use crate::http::input::Query;
use crate::http::reply::{Failure, public};
use crate::http::state::AppState;
use crate::services::clock as service;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::Problem;
use domain::api::clock::{Due, DueQuery};
use domain::calendar::CalendarData;

/// When a case accepted on that day is due, and why, day by day.
#[utoipa::path(get, path = "/api/v1/clock/due", tag = "public", params(DueQuery), responses((status = 200, body = Due), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn due(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(query): Query<DueQuery>,
) -> Result<Response, Failure> {
    Ok(public(&headers, &service::due(&state.hall, &query)?))
}

/// The official calendar in force.
#[utoipa::path(get, path = "/api/v1/calendar", tag = "public", responses((status = 200, body = CalendarData), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn calendar(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(public(&headers, &state.hall.calendar_data().await?))
}
