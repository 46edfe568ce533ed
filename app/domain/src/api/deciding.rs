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
    /// Reason; required for a refusal; at most 1000 characters.
    #[serde(default)]
    pub reason: String,
    /// For how long what is granted holds (有效期), at most 60 characters; may be empty.
    #[serde(default)]
    pub validity: String,
    /// What was found (事实), of a refusal, at most 1000 characters; what is known of the case when empty.
    #[serde(default)]
    pub facts: String,
    /// The law or rule of a refusal, at most 500 characters; the service's own when empty.
    #[serde(default)]
    pub basis: String,
    /// To whom the applicant can object and until when, at most 500 characters; what the law says when empty.
    #[serde(default)]
    pub remedy: String,
    /// When it becomes possible, or the place in the queue of a quota, at most 500 characters; the service's conditions when
    /// empty.
    #[serde(default)]
    pub possible_when: String,
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
