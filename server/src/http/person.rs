//! Who asks, and when: taken from the session cookie and the clock.

use super::cookie;
use super::reply::Failure;
use super::state::AppState;
use crate::services::{Asked, accounts};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

impl FromRequestParts<AppState> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let at = state.clock.now();
        let person = match cookie::token(&parts.headers, state.web.https) {
            Some(token) => accounts::person(&state.hall, &token, at).await?,
            None => None,
        };
        Ok(Self { person, at })
    }
}

/// The caller's `Idempotency-Key`, 8 to 100 visible ASCII characters; none when it is absent or empty.
pub struct Key(pub Option<String>);

impl FromRequestParts<AppState> for Key {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Failure> {
        let Some(value) = parts.headers.get("idempotency-key").filter(|value| !value.is_empty()) else {
            return Ok(Self(None));
        };
        let key = value.to_str().ok().filter(|key| (8..=100).contains(&key.len()));
        let key = key.filter(|key| key.bytes().all(|byte| byte.is_ascii_graphic()));
        key.map(|key| Self(Some(key.to_owned()))).ok_or_else(|| Failure::field("Idempotency-Key", "characters"))
    }
}
