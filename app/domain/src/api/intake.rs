//! Before the clock, on the wire: papers received without an acceptance, the one-time notice, what comes in after it.

use super::Op;
use super::cases::{CaseView, NewCase};
use crate::case::NotAcceptedGround;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Takes the papers without accepting yet (收件, T2): the notice clock runs.
pub const RECEIVE: Op<NewCase, CaseView> = Op::post("/api/v1/cases/receive");
/// Accepts papers that were received before (T6, T7, T9).
pub const ACCEPT_RECEIVED: Op<AcceptReceived, CaseView> = Op::post("/api/v1/cases/{number}/accept");
/// Tells the applicant everything that is missing, once (T5; a further notice is T10).
pub const NOTICE: Op<AskSupplement, CaseView> = Op::post("/api/v1/cases/{number}/notice");
/// Takes in what was asked for; the last of it is accepted at once (T9).
pub const SUPPLEMENT: Op<TakeSupplement, CaseView> = Op::post("/api/v1/cases/{number}/supplement");
/// An error was corrected on the spot (T3).
pub const CORRECT: Op<CorrectOnSpot, CaseView> = Op::post("/api/v1/cases/{number}/correct");
/// Not accepted, in writing (T4).
pub const NOT_ACCEPT: Op<NotAccept, CaseView> = Op::post("/api/v1/cases/{number}/not-accept");
/// The applicant's term is over (T11).
pub const LAPSE: Op<JustVersion, CaseView> = Op::post("/api/v1/cases/{number}/lapse");
/// Takes in what was to follow (补办, R12).
pub const CLOSE_GAP: Op<TakeSupplement, CaseView> = Op::post("/api/v1/cases/{number}/gap");

/// Papers that were received are accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptReceived {
    /// Numbers of the materials that are there now, those handed in before included.
    #[serde(default)]
    pub materials: Vec<u32>,
    /// The applicant signed an undertaking to bring what is missing (容缺受理).
    #[serde(default)]
    pub undertaking: bool,
    /// The promised date that the window showed; when it is another one by now nothing is stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_due: Option<NaiveDate>,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// A one-time notice (一次性告知书).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskSupplement {
    /// What is missing, each `number:fault` with a fault of [`crate::case::Fault`], for instance `3:wrong_form`; empty
    /// entries are left out; at least one.
    #[serde(default)]
    pub lines: Vec<String>,
    /// What exactly is required of every line that `remarks` does not name, at most 1000 characters; may be empty.
    #[serde(default)]
    pub remark: String,
    /// What exactly is required of one line, each `number:text`, for instance `3:须原件`, at most 300 characters; a form
    /// sends `remarks[3]`.
    #[serde(default)]
    pub remarks: Vec<String>,
    /// The law or rule that requires one line, each `number:text`, at most 200 characters; the service's own where it is left
    /// out. A form sends `bases[3]`.
    #[serde(default)]
    pub bases: Vec<String>,
    /// The last day on which the applicant may bring it; thirty days from today when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<NaiveDate>,
    /// Why a further notice names something new, at most 1000 characters; else empty.
    #[serde(default)]
    pub override_reason: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// Papers that came in later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakeSupplement {
    /// Numbers of the materials; at least one.
    #[serde(default)]
    pub materials: Vec<u32>,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// An error that the applicant corrected at the window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectOnSpot {
    /// What was corrected, at most 200 characters; required.
    #[serde(default)]
    pub what: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// Not accepted (不予受理).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotAccept {
    /// Which ground of the law; required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<NotAcceptedGround>,
    /// Reason, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// Which authority to apply to instead, with its address, at most 200 characters; required where another authority is
    /// competent.
    #[serde(default)]
    pub instead: String,
    /// Who confirmed it beside the person at the window, at most 60 characters; required.
    #[serde(default)]
    pub confirmed_by: String,
    /// The version of the case that the person saw.
    pub version: i64,
}

/// An act that needs no words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JustVersion {
    /// The version of the case that the person saw.
    pub version: i64,
}

/// Somebody who has been at a window of the same department before, by ID number or code; `404` otherwise.
pub const KNOWN_APPLICANT: Op<ApplicantNumber, KnownApplicant> = Op::post("/api/v1/applicants/known");

/// Whom a window asks for. In a body and not in an address, so that no log keeps it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicantNumber {
    /// ID number of a person, or code of an organisation.
    #[serde(default)]
    pub id_number: String,
}

/// What the applicant said the last time.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KnownApplicant {
    /// Name.
    pub applicant_name: String,
    /// Phone.
    pub phone: String,
    /// Town code, or `other`.
    pub town: String,
}
