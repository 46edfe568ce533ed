//! Deciding and handing over, on the wire.

use crate::case::Outcome;
use serde::{Deserialize, Serialize};

/// Seals the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decide {
    /// Granted or refused.
    pub outcome: Outcome,
    /// Number of the certificate or paper, at most 60 characters.
    #[serde(default)]
    pub certificate_no: String,
    /// Who signed at the station or department; required where the window does not decide itself.
    #[serde(default)]
    pub decided_by: String,
    /// Reason, basis and remedy; required for a refusal; at most 1000 characters.
    #[serde(default)]
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// Hands the result over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deliver {
    /// Who took it, at most 60 characters.
    #[serde(default)]
    pub received_by: String,
    /// The version of the case that the person saw.
    pub version: i64,
}
