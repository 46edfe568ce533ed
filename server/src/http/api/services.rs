//! The catalogue.

use crate::http::input::Query;
use crate::http::reply::{Failure, public};
use crate::http::state::AppState;
use crate::services::catalogue;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::services::{NearestQuery, Overview, ServiceQuery, ServiceSummary};
use domain::api::{List, Problem};
use domain::catalogue::Service;

/// Services in catalogue order, or with `q` the best hits first.
#[utoipa::path(get, path = "/api/v1/services", tag = "public", params(ServiceQuery), responses((status = 200, body = List<ServiceSummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn list(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(query): Query<ServiceQuery>,
) -> Result<Response, Failure> {
    Ok(public(&headers, &catalogue::services(&state.hall, state.clock.now(), query).await?))
}

/// What comes nearest to words that nothing fits, at most five.
#[utoipa::path(get, path = "/api/v1/services/nearest", tag = "public", params(NearestQuery), responses((status = 200, body = List<ServiceSummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn nearest(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(query): Query<NearestQuery>,
) -> Result<Response, Failure> {
    Ok(public(&headers, &catalogue::nearest(&state.hall, state.clock.now(), &query).await?))
}

/// The catalogue in numbers, and what people ask for most.
#[utoipa::path(get, path = "/api/v1/overview", tag = "public", responses((status = 200, body = Overview), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn overview(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(public(&headers, &catalogue::overview(&state.hall, state.clock.now()).await?))
}

/// One service as it is published today.
#[utoipa::path(get, path = "/api/v1/services/{id}", tag = "public", params(("id" = String, Path, description = "Local id, for instance TD-04")), responses((status = 200, body = Service), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn one(
    State(state): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let service = catalogue::service(&state.hall, state.clock.now(), &id).await?;
    Ok(public(&headers, service.as_ref()))
}
