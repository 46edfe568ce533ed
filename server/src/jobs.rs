//! What happens by itself while the hall serves.

use crate::http::AppState;
use crate::services::cases::Recomputed;
use crate::services::{ServiceError, cases};
use crate::storage::idempotency;
use chrono::TimeDelta;
use std::time::Duration;

/// How long replies are kept under their idempotency key.
const KEYS_KEPT: TimeDelta = TimeDelta::days(7);

/// Works until the process ends: measurements and counted downloads every few seconds, cases that are due, calendar and quiet
/// visitors every minute, old keys every hour.
pub async fn run(state: AppState) {
    let every = |seconds| tokio::time::interval(Duration::from_secs(seconds));
    let (mut moment, mut minute, mut hour) = (every(5), every(60), every(3600));
    loop {
        tokio::select! {
            // Without this, measurements would pile up in a hall that nobody scrapes.
            _ = moment.tick() => {
                state.web.metrics.run_upkeep();
                if let Err(error) = state.hall.write_counts().await {
                    tracing::warn!(%error, "counted downloads wait for the next few seconds");
                }
            }
            _ = minute.tick() => {
                state.web.limits.sweep();
                // First the calendar: a clock that runs again counts by the one in force.
                match follow_calendar(&state).await {
                    Ok(Recomputed { done: 0, refused: 0 }) => {}
                    Ok(Recomputed { done, refused }) => tracing::info!(done, refused, "cases computed by the calendar in force"),
                    Err(error) => tracing::warn!(%error, "the calendar waits for another minute"),
                }
                match cases::move_due(&state.hall, state.clock.now()).await {
                    Ok(0) => {}
                    Ok(count) => tracing::info!(count, "cases moved by themselves"),
                    Err(error) => tracing::warn!(%error, "cases that are due wait for another minute"),
                }
            }
            _ = hour.tick() => {
                if let Err(error) = sweep(&state).await {
                    tracing::warn!(%error, "the sweep waits for the next hour");
                }
            }
        }
    }
}

/// Takes up a calendar that has come into force, and moves every open case that is behind it (R14): also what a hall that
/// stopped in the middle left undone.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn follow_calendar(state: &AppState) -> Result<Recomputed, ServiceError> {
    state.hall.reload_calendar().await?;
    cases::recompute_open(&state.hall, state.clock.now(), u64::MAX).await
}

/// Forgets old idempotency keys.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn sweep(state: &AppState) -> Result<u64, ServiceError> {
    let before = (state.clock.now() - KEYS_KEPT).timestamp_millis();
    state.hall.store.write(async move |tx| Ok(idempotency::sweep(tx, before).await?)).await
}
