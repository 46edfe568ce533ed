//! Cases (办件) on the wire: accept, list, one, decide, deliver, receipt, public status.

use super::calendar::CalendarMove;
pub use super::deciding::{Decide, Deliver};
use super::papers::PaperLine;
pub use super::rows::{CaseRow, SideClock};
pub use super::status::{COARSE_STATUS, CoarseStatus, PublicStatus, STATUS, StatusQuery};
use super::{List, NoBody, Op};
use crate::case::{Action, ApplicantKind, MissingLine, Opinion};
use crate::catalogue::{Authorisation, ItemKind, Requirement, Step};
use crate::clock::{Light, Pause};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Receives and accepts (收件、受理) in one step and answers the receipt.
pub const ACCEPT: Op<NewCase, Receipt> = Op::post("/api/v1/cases");
/// Cases that the caller may see, least time left first.
pub const CASES: Op<CaseQuery, List<CaseRow>> = Op::get("/api/v1/cases");
/// One case with its timeline.
pub const CASE: Op<NoBody, CaseView> = Op::get("/api/v1/cases/{number}");
/// Seals the decision (办结).
pub const DECIDE: Op<Decide, CaseView> = Op::post("/api/v1/cases/{number}/decide");
/// Hands the result over (送达).
pub const DELIVER: Op<Deliver, CaseView> = Op::post("/api/v1/cases/{number}/deliver");
/// The receipt (办理事项回执) to be printed: the first time as it is, later marked as a reprint (补打). Each call counts as a
/// print, except by the same person within the same minute.
pub const RECEIPT: Op<NoBody, Receipt> = Op::get("/api/v1/cases/{number}/receipt");

/// What a window officer types to accept a case.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCase {
    /// Service id, for instance `TD-04`.
    #[serde(default)]
    pub service: String,
    /// Person or organisation.
    #[serde(default)]
    pub applicant_kind: ApplicantKind,
    /// Name of the applicant, at most 60 characters; any script, rare characters included.
    #[serde(default)]
    pub applicant_name: String,
    /// Citizen ID number (公民身份号码) of a person; credit or registration code of an organisation.
    #[serde(default)]
    pub id_number: String,
    /// Phone, digits with spaces and hyphens, at most 20 characters.
    #[serde(default)]
    pub phone: String,
    /// Town code, for instance `HQ`; empty or `other` for elsewhere.
    #[serde(default)]
    pub town: String,
    /// Numbers of the materials that were handed in.
    #[serde(default)]
    pub materials: Vec<u32>,
    /// The promised date that the window showed the applicant. When the server computes another one (midnight passed,
    /// the calendar changed), nothing is stored and the answer is `409 due_moved`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_due: Option<NaiveDate>,
    /// The applicant signed an undertaking to bring what is missing (容缺受理, T7): only papers that the service's list
    /// calls tolerable may then be missing.
    #[serde(default)]
    pub undertaking: bool,
    /// An immediate item that is done on the spot: accepted, granted and handed over in one (即办件).
    #[serde(default)]
    pub complete: bool,
}

impl std::fmt::Debug for NewCase {
    /// Personal data stays out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewCase").field("service", &self.service).finish_non_exhaustive()
    }
}

/// The receipt: everything the printed slip says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// Case number with check digit, digits only, for instance `0803030500120`; see [`crate::number::CaseNumber`].
    pub number: String,
    /// The number in groups as people read it, `080303-05-0012-0`.
    pub number_grouped: String,
    /// Query code (查询码), six characters.
    pub query_code: String,
    /// Number of the paper, `虹政服（国土受）〔2008〕00012号`.
    pub document_no: String,
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
    /// Immediate, promised or joint.
    pub kind: ItemKind,
    /// Applicant's name as the paper shows it.
    pub applicant_name: String,
    /// Acceptance instant.
    pub accepted_at: DateTime<Utc>,
    /// Acceptance date (Asia/Shanghai).
    pub accepted: NaiveDate,
    /// Promised working days.
    pub promised_workdays: u32,
    /// The promised date (承诺办结日期).
    pub due: NaiveDate,
    /// The date rests on a year without an official calendar.
    pub provisional: bool,
    /// Last day of the limit in law, where there is one.
    pub statutory_due: Option<NaiveDate>,
    /// Special procedures (特别程序) that it may need and whose time does not count, Chinese; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub special_zh: String,
    /// The same, English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub special_en: String,
    /// The limit in law ends before the promised one, so that its last day is the promised date (R6).
    pub by_law: bool,
    /// "Why this day": days in the count that were not counted, as ranges.
    pub skipped: Vec<Skipped>,
    /// Materials that were handed in.
    pub materials: Vec<MaterialLine>,
    /// Fee in words, Chinese.
    pub fee_zh: String,
    /// Fee in words, English.
    pub fee_en: String,
    /// What the applicant will get, Chinese.
    pub result_zh: String,
    /// What the applicant will get, English.
    pub result_en: String,
    /// The window's number.
    pub window: u8,
    /// Who accepted: the post, Chinese.
    pub officer_zh: String,
    /// Who accepted: the post, English.
    pub officer_en: String,
    /// Phone of the enquiry desk.
    pub enquiry_phone: String,
    /// Phone for complaints.
    pub supervision_phone: String,
    /// Address that the QR code carries.
    pub status_url: String,
    /// SHA-256 of the acceptance event, hexadecimal.
    pub event_hash: String,
    /// Mark of a reprint, `补打 2008年3月5日`; empty on the first print and in the answer to an acceptance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reprint: String,
    /// What the hall was called then, Chinese; empty on receipts from before that was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hall_zh: String,
    /// The same, English.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hall_en: String,
}

/// Days that the count stepped over, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Skipped {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// One material of the checklist as it stands in the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MaterialLine {
    /// Number in the service's list.
    pub no: u32,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// Required, tolerable or conditional.
    pub requirement: Requirement,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
    /// Handed in.
    pub given: bool,
}

/// Which cases to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct CaseQuery {
    /// `open` (the default), `decided`, `delivered` or `all`. Stations, departments and co-departments see in `open` what is
    /// theirs to do, in `all` everything that they may see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Only this window's cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<u8>,
    /// Only this service's cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Entries a page, 1–100; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A case as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseView {
    /// The row of the list.
    #[serde(flatten)]
    pub row: CaseRow,
    /// Optimistic lock: hand it back with every change.
    pub version: i64,
    /// The promised date if it were accepted today; only before the acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<NaiveDate>,
    /// Department code, for instance `TD`.
    pub department: String,
    /// Department, Chinese.
    pub department_zh: String,
    /// Department, English.
    pub department_en: String,
    /// Person or organisation.
    pub applicant_kind: ApplicantKind,
    /// The applicant's full name.
    pub applicant_name: String,
    /// ID number or code, masked (330382********0014).
    pub id_number_masked: String,
    /// Phone.
    pub phone: String,
    /// Town code.
    pub town: String,
    /// Version of the service under which it was accepted.
    pub service_version: i64,
    /// Immediate, promised or joint.
    pub kind: ItemKind,
    /// Who decides.
    pub authorisation: Authorisation,
    /// Promised working days.
    pub promised_workdays: u32,
    /// The checklist.
    pub materials: Vec<MaterialLine>,
    /// What has moved the date.
    pub reckoning: Reckoning,
    /// What happened, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// Lines of the checklist that the applicant was told to bring (补正) or that are to follow (补办).
    pub missing: Missing,
    /// The next step of the procedure that is to be recorded, if one is left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<Step>,
    /// Co-departments' parts of a joint case.
    pub parts: Vec<PartView>,
    /// The report to the level above, while it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<ReportView>,
    /// Papers issued so far, oldest first.
    pub papers: Vec<PaperLine>,
    /// What the caller may do next.
    pub actions: Vec<Action>,
}

/// What the applicant still has to bring.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Missing {
    /// What the one-time notice named and has not come in.
    pub asked: Vec<MissingLine>,
    /// Numbers of the materials that are to follow.
    pub to_follow: Vec<u32>,
    /// The last day for either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<NaiveDate>,
    /// One-time notices so far; more than one is counted against the window.
    pub notices: u32,
}

/// A co-department's part of a joint case (R10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartView {
    /// Department code.
    pub department: String,
    /// Its name, Chinese.
    pub name_zh: String,
    /// Its name, English.
    pub name_en: String,
    /// When the papers went to it.
    pub dispatched: NaiveDate,
    /// The last day of its limit.
    pub due: NaiveDate,
    /// The date rests on a year without an official calendar.
    #[serde(default)]
    pub provisional: bool,
    /// Its own light.
    pub light: Light,
    /// What it said; absent before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<Opinion>,
    /// When it said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<NaiveDate>,
    /// Working days used so far.
    pub used: u32,
}

/// A report to the level above (R11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportView {
    /// Since when.
    pub since: NaiveDate,
    /// When the answer is expected.
    pub expected: NaiveDate,
    /// Reminders so far.
    pub chased: u32,
    /// When the next reminder is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chase_on: Option<NaiveDate>,
}

/// What has moved the promised date since the receipt was printed (R5, R8, R14).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reckoning {
    /// The promised date on the receipt.
    pub printed_due: NaiveDate,
    /// Stops of the clock (特别程序).
    pub pauses: Vec<Pause>,
    /// Working days of the extension (延期); 0 without one.
    pub extension: u32,
    /// How an official calendar moved the date, where one did (R14).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarMove>,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimelineEntry {
    /// Running number in the case, from 1.
    pub seq: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// What: the stable name of [`crate::case::EventKind`], for instance `accepted` or `paused`.
    pub event: String,
    /// Who: the post, Chinese; empty for the public.
    pub actor_zh: String,
    /// Who: the post, English; empty for the public.
    pub actor_en: String,
    /// Words that belong to it; empty for the public where they may name people.
    pub note: String,
}
