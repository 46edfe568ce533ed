//! What happens by itself while the hall serves.

use crate::http::AppState;
use crate::services::ServiceError;
use crate::storage::idempotency;
use chrono::TimeDelta;
use std::time::Duration;

/// How long replies are kept under their idempotency key.
const KEYS_KEPT: TimeDelta = TimeDelta::days(7);

/// Sweeps once an hour, until the process ends.
pub async fn run(state: AppState) {
    let mut hour = tokio::time::interval(Duration::from_secs(3600));
    loop {
        hour.tick().await;
        if let Err(error) = sweep(&state).await {
            tracing::warn!(%error, "the sweep waits for the next hour");
        }
    }
}

/// Forgets old idempotency keys and quiet visitors.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn sweep(state: &AppState) -> Result<u64, ServiceError> {
    state.web.limits.sweep();
    let before = (state.clock.now() - KEYS_KEPT).timestamp_millis();
    state.hall.store.write(async move |tx| Ok(idempotency::sweep(tx, before).await?)).await
}
