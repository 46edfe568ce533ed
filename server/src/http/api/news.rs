//! Announcements.

use crate::http::input::{Input, Query};
use crate::http::person::Key;
use crate::http::reply::{Failure, private, public};
use crate::http::state::AppState;
use crate::services::{Asked, news};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::api::news::{NewNews, News, NewsQuery};
use domain::api::{List, Problem};

/// Announcements, newest first.
#[utoipa::path(get, path = "/api/v1/news", tag = "public", params(NewsQuery), responses((status = 200, body = List<News>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn list(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(query): Query<NewsQuery>,
) -> Result<Response, Failure> {
    Ok(public(&headers, &news::list(&state.hall, query).await?))
}

/// Publishes one, in both languages.
#[utoipa::path(post, path = "/api/v1/news", tag = "administration", security(("session" = [])), params(("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((NewNews = "application/json"), (NewNews = "application/x-www-form-urlencoded"))), responses((status = 201, body = News), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn announce(
    State(state): State<AppState>,
    asked: Asked,
    Key(key): Key,
    Input(new): Input<NewNews>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::CREATED, &news::announce(&state.hall, &asked, new, key).await?))
}

/// Takes one back.
#[utoipa::path(post, path = "/api/v1/news/{no}/withdraw", tag = "administration", security(("session" = [])), params(("no" = i64, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), responses((status = 200, body = News), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn withdraw(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
    Key(key): Key,
) -> Result<Response, Failure> {
    let no = no.parse().map_err(|_| crate::services::ServiceError::NotFound)?;
    Ok(private(StatusCode::OK, &news::withdraw(&state.hall, &asked, no, key).await?))
}
