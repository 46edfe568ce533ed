//! What moves a case between acceptance and decision, on the wire: pause, resume, extend, return, withdraw.

use super::Op;
use super::cases::CaseView;
use crate::case::{ExtensionLevel, PauseReason, ReturnGround};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Stops the clock from today (特别程序, T13).
pub const PAUSE: Op<PauseCase, CaseView> = Op::post("/api/v1/cases/{number}/pause");
/// Starts it again today (T14).
pub const RESUME: Op<ResumeCase, CaseView> = Op::post("/api/v1/cases/{number}/resume");
/// Gives more time, once (延期, T15).
pub const EXTEND: Op<ExtendCase, CaseView> = Op::post("/api/v1/cases/{number}/extend");
/// Gives the papers back (退回, T20).
pub const RETURN: Op<ReturnCase, CaseView> = Op::post("/api/v1/cases/{number}/return");
/// The applicant takes it back (撤回, T21).
pub const WITHDRAW: Op<WithdrawCase, CaseView> = Op::post("/api/v1/cases/{number}/withdraw");

/// A special procedure that stops the clock. It begins today; it is never back-dated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PauseCase {
    /// Which procedure of the closed list; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<PauseReason>,
    /// The law or rule, at most 200 characters; required.
    #[serde(default)]
    pub basis: String,
    /// The day on which the clock runs again, later than today; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<NaiveDate>,
    /// Who approved it, at most 60 characters; required.
    #[serde(default)]
    pub approved_by: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// The clock runs again from today.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResumeCase {
    /// The version of the case that the person saw.
    pub version: i64,
}

/// More time: once, on or before the due date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExtendCase {
    /// On whose authority; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<ExtensionLevel>,
    /// Working days, from 1; at most 10 beyond the limit in law, 15 for a joint case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// Reason, told to the applicant, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// Who approved it, at most 60 characters; required.
    #[serde(default)]
    pub approved_by: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// The case ends without a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReturnCase {
    /// Which ground; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<ReturnGround>,
    /// Reason and basis, in writing, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// The applicant takes the application back before the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WithdrawCase {
    /// What the applicant said, at most 1000 characters; may be empty.
    #[serde(default)]
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}
