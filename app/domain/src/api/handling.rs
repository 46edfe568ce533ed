//! What moves a case between acceptance and decision, on the wire: steps, pauses, extension, reports to the level above,
//! co-departments, return, withdrawal.

use super::Op;
use super::cases::CaseView;
use crate::case::{ExtensionLevel, Opinion, PauseReason, ReturnGround};
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

/// The pause takes longer, said on or before its planned end (R5).
pub const RENEW: Op<RenewPause, CaseView> = Op::post("/api/v1/cases/{number}/renew");
/// A step of the procedure is done (流转, T12).
pub const STEP: Op<StepDone, CaseView> = Op::post("/api/v1/cases/{number}/step");
/// An immediate item cannot be done today (转承诺件).
pub const CONVERT: Op<ConvertCase, CaseView> = Op::post("/api/v1/cases/{number}/convert");
/// The papers go to the level above (上报, T16).
pub const FORWARD: Op<ForwardCase, CaseView> = Op::post("/api/v1/cases/{number}/forward");
/// The level above was reminded (催办, R11).
pub const CHASE: Op<ChaseUpper, CaseView> = Op::post("/api/v1/cases/{number}/chase");
/// Its answer came down (T17).
pub const REPLY: Op<UpperReply, CaseView> = Op::post("/api/v1/cases/{number}/reply");
/// A co-department answers (会办意见, R10).
pub const OPINION: Op<GiveOpinion, CaseView> = Op::post("/api/v1/cases/{number}/opinion");
/// The lead called everybody together (联审会议, R10).
pub const MEETING: Op<HoldMeeting, CaseView> = Op::post("/api/v1/cases/{number}/meeting");

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
    /// Working days, from 1; at most 10 beyond the limit in law, 15 for a joint case; beyond the promise where the law sets
    /// no limit.
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

/// A pause that takes longer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RenewPause {
    /// The new day on which the clock runs again, later than the planned one; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<NaiveDate>,
    /// Who approved it, at most 60 characters; required.
    #[serde(default)]
    pub approved_by: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// A step that is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepDone {
    /// Opinion, at most 1000 characters; may be empty.
    #[serde(default)]
    pub opinion: String,
    /// Who did it, names divided by blanks or commas, at most 120 characters; a survey names two. Required where the window
    /// records what a station or department did.
    #[serde(default)]
    pub officers: String,
    /// A survey on the spot (现场踏勘).
    #[serde(default)]
    pub survey: bool,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// An immediate item becomes a promised one, once, on its own day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConvertCase {
    /// The promised working days now, 1 to 60; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workdays: Option<u32>,
    /// Why it cannot be done today, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// The head of the window, at most 60 characters; required.
    #[serde(default)]
    pub approved_by: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// The papers go up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ForwardCase {
    /// First opinion, at most 1000 characters; required.
    #[serde(default)]
    pub opinion: String,
    /// To whom, at most 60 characters; the service's own level above when empty.
    #[serde(default)]
    pub to: String,
    /// When the answer is expected, today or later; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<NaiveDate>,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// A reminder to the level above.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChaseUpper {
    /// How, and who was asked, at most 200 characters; required.
    #[serde(default)]
    pub way: String,
    /// What was answered, at most 500 characters; may be empty.
    #[serde(default)]
    pub answer: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// The answer of the level above.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpperReply {
    /// What it says, with its number, at most 1000 characters; required.
    #[serde(default)]
    pub reply: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// What a co-department says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GiveOpinion {
    /// Agree or not; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// Conditions, or the reason of a "no", at most 1000 characters; may be empty for a plain "yes".
    #[serde(default)]
    pub reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// A joint meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HoldMeeting {
    /// What was agreed, at most 2000 characters; required.
    #[serde(default)]
    pub minutes: String,
    /// The version of the case that the person saw.
    pub version: i64,
}
