//! The public board.

use crate::http::reply::{Failure, public};
use crate::http::state::AppState;
use crate::services::{Asked, board as service};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::api::Problem;
use domain::api::board::Board;

/// Counts of open cases by light and department; no names, no numbers.
#[utoipa::path(get, path = "/api/v1/board", tag = "public", responses((status = 200, body = Board), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn board(State(state): State<AppState>, asked: Asked, headers: HeaderMap) -> Result<Response, Failure> {
    let board = service::board(&state.hall, &asked).await?;
    Ok(public(&headers, &board))
}
