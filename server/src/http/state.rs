//! What every handler shares.

use super::limits::Limits;
use super::site::Site;
use crate::clock::Clock;
use crate::services::Hall;
use chrono::{DateTime, Utc};
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;

/// Settings of the web side.
pub struct Web {
    /// Files of the browser part.
    pub site: Site,
    /// The hall is reached over HTTPS: cookies are `Secure`.
    pub https: bool,
    /// Believe `X-Forwarded-For` of the proxy in front.
    pub trust_proxy: bool,
    /// Show `/metrics` to others than this machine.
    pub open_metrics: bool,
    /// Planned work: until then the hall only says when it is back.
    pub paused_until: Option<DateTime<Utc>>,
    /// Limits on tries.
    pub limits: Limits,
    /// Renders the metrics.
    pub metrics: PrometheusHandle,
}

/// Shared by all handlers.
#[derive(Clone)]
pub struct AppState {
    /// The use cases' world.
    pub hall: Arc<Hall>,
    /// Tells the instant.
    pub clock: Arc<dyn Clock>,
    /// The web side.
    pub web: Arc<Web>,
}
