//! Papers that the hall has issued (DOC-01 to DOC-14), on the wire.

use super::Op;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Issues a supervision slip (督办单, DOC-14) on a case that is over its limit.
pub const SLIP: Op<NewSlip, super::cases::CaseView> = Op::post("/api/v1/cases/{number}/slip");

/// A paper as it was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperLine {
    /// Running number in the case, from 1.
    pub no: u32,
    /// Which: `DOC-01` to `DOC-14`.
    pub code: String,
    /// Number of the paper, 虹政服（国土受）〔2008〕00012号.
    pub document_no: String,
    /// When.
    pub issued_at: DateTime<Utc>,
    /// SHA-256 of what it says, hexadecimal.
    pub hash: String,
    /// Since when it is void (作废), because the event that it proves was undone; absent while it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void_since: Option<NaiveDate>,
    /// How often it was printed again (补打).
    #[serde(default)]
    pub reprints: u32,
}

/// What a supervision slip asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewSlip {
    /// What is to be done or explained, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}
