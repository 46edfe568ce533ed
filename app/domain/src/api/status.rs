//! What the applicant sees by number and query code, and the applicant's word on how it went (DOMAIN 1, F36; 4.4, T25).

use super::cases::{Reckoning, TimelineEntry};
use super::papers::PaperLine;
use super::{NoBody, Op};
use crate::case::{Outcome, StageName};
use crate::clock::Light;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the applicant sees by number and query code.
pub const STATUS: Op<StatusQuery, PublicStatus> = Op::get("/api/v1/status/{number}");

/// What anybody sees who knows a case's number only: the same address, without a code.
pub const COARSE_STATUS: Op<NoBody, CoarseStatus> = Op::get("/api/v1/status/{number}");

/// How far a case is, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CoarseStatus {
    /// Case number, digits only.
    pub number: String,
    /// The number in groups.
    pub number_grouped: String,
    /// Where the case stands.
    pub stage: StageName,
}

/// The query code that belongs to the number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct StatusQuery {
    /// Query code as on the receipt; case and spaces do not matter. Without it only the coarse state is answered.
    #[serde(default)]
    pub code: String,
}

/// What the applicant sees. No names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicStatus {
    /// Case number, digits only.
    pub number: String,
    /// The number in groups.
    pub number_grouped: String,
    /// Service id.
    pub service: String,
    /// Service, Chinese.
    pub service_zh: String,
    /// Service, English.
    pub service_en: String,
    /// Department, Chinese.
    pub department_zh: String,
    /// Department, English.
    pub department_en: String,
    /// Where the case stands.
    pub stage: StageName,
    /// How it was decided, once it is.
    pub outcome: Option<Outcome>,
    /// Acceptance date; absent before.
    pub accepted: Option<NaiveDate>,
    /// The last day of the clock that runs: the promised date in force; before acceptance the last day for the hall's
    /// answer, or for the applicant's papers.
    pub due: NaiveDate,
    /// The limit in law ends before the promised one and is the due date (R6).
    #[serde(default)]
    pub by_law: bool,
    /// The day on which the clock runs again, while it stands still (特别程序); the due date then rests on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumes: Option<NaiveDate>,
    /// What has moved the date.
    pub reckoning: Reckoning,
    /// Promised working days; 0 on the spot.
    pub promised_workdays: u32,
    /// The date rests on a year without an official calendar.
    pub provisional: bool,
    /// Completion date, once it is.
    pub completed: Option<NaiveDate>,
    /// The light now.
    pub light: Light,
    /// Working days left; negative = over the limit.
    pub days_left: i64,
    /// What the applicant will get, Chinese.
    pub result_zh: String,
    /// What the applicant will get, English.
    pub result_en: String,
    /// The window.
    pub window: u8,
    /// What the applicant still has to bring, with names of the papers.
    pub missing: Vec<MissingPaper>,
    /// The last day for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_by: Option<NaiveDate>,
    /// One-time notices so far: more than one was allowed by the director (一次性告知).
    pub notices: u32,
    /// The applicant has said how it went.
    pub rated: bool,
    /// Papers that the applicant may print.
    #[serde(default)]
    pub papers: Vec<PaperLine>,
    /// The applicant may still take the application back.
    #[serde(default)]
    pub may_withdraw: bool,
    /// It came in online; the papers are still to be shown.
    #[serde(default)]
    pub to_show: bool,
    /// What happened, oldest first, without names.
    pub timeline: Vec<TimelineEntry>,
}

/// A paper that the applicant still has to bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingPaper {
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// What is wrong, as the notice says.
    pub reason: String,
}

/// The applicant's word on how it went (评价), by number and query code, once.
pub const RATE: Op<NewRating, NoBody> = Op::post("/api/v1/status/{number}/rating");

/// The applicant's word.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRating {
    /// Query code.
    #[serde(default)]
    pub code: String,
    /// Stars, 1 (very dissatisfied) to 5 (very satisfied); required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// In words, at most 500 characters; may be empty.
    #[serde(default)]
    pub text: String,
}
