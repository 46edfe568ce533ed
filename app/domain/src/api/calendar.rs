//! The import of an official holiday notice (放假安排) on the wire (R14): one person drafts it, the director signs it off,
//! the windows tell the applicants whose date moved.

use super::{List, NoBody, Op};
use crate::calendar::WrittenNotice;
use crate::case::StageName;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Drafts the import of a notice, with the list of the dates that it would move. Nothing changes yet.
pub const DRAFT: Op<WrittenNotice, CalendarDraft> = Op::post("/api/v1/calendar/drafts");
/// The drafts, newest first.
pub const DRAFTS: Op<DraftQuery, List<CalendarDraft>> = Op::get("/api/v1/calendar/drafts");
/// One draft.
pub const DRAFT_OF: Op<NoBody, CalendarDraft> = Op::get("/api/v1/calendar/drafts/{no}");
/// The dates that a draft moves, by case number.
pub const DRAFT_MOVES: Op<DraftQuery, List<DateMove>> = Op::get("/api/v1/calendar/drafts/{no}/moves");
/// Signs a draft off: its calendar is in force, every open case is computed anew, once.
pub const SIGN: Op<SignDraft, CalendarDraft> = Op::post("/api/v1/calendar/drafts/{no}/sign");
/// Rejects a draft.
pub const REJECT: Op<RejectDraft, CalendarDraft> = Op::post("/api/v1/calendar/drafts/{no}/reject");
/// Dates of the own department's open cases that a calendar moved, whose applicants are still to be told.
pub const MOVED: Op<MovedQuery, List<MovedDate>> = Op::get("/api/v1/calendar/moved");
/// The applicant of a case has been told.
pub const TELL: Op<NoBody, MovedDate> = Op::post("/api/v1/calendar/moved/{number}/told");

/// Where a draft stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// It waits for the director.
    #[default]
    Open,
    /// Its calendar has come into force.
    Signed,
    /// It came to nothing.
    Rejected,
}

impl DraftState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Signed, Self::Rejected];

    /// The code, as stored and on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Signed => "signed",
            Self::Rejected => "rejected",
        }
    }

    /// The state of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A draft: a notice, what it would move, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarDraft {
    /// Its number, from 1.
    pub no: i64,
    /// The year of the notice.
    pub year: i32,
    /// Days off.
    pub off: Vec<NaiveDate>,
    /// Weekend days that are working days.
    pub work: Vec<NaiveDate>,
    /// Number or name of the notice.
    pub source: String,
    /// The day on which it was published.
    pub published: NaiveDate,
    /// The year has a notice already, which this one corrects.
    pub replaces: bool,
    /// Where it stands.
    pub state: DraftState,
    /// The calendar against which it was computed.
    pub base_version: String,
    /// Open cases that were looked at.
    pub looked_at: i64,
    /// Cases whose date it moves.
    pub moved: i64,
    /// When it was drafted.
    pub drafted_at: DateTime<Utc>,
    /// Who drafted it: the post, Chinese.
    pub drafted_zh: String,
    /// Who drafted it: the post, English.
    pub drafted_en: String,
    /// When it was signed off or rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<DateTime<Utc>>,
    /// Who did: the post, Chinese; empty before.
    pub decided_zh: String,
    /// Who did: the post, English; empty before.
    pub decided_en: String,
    /// Why it was rejected; empty otherwise.
    pub reason: String,
    /// The version of the calendar that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar_version: Option<String>,
    /// Open cases that are not computed anew yet; once it is signed off.
    pub left: i64,
    /// The caller may sign it off or reject it. Nobody signs an own draft off.
    pub may_decide: bool,
    /// Optimistic lock: hand it back with every change.
    pub version: i64,
}

/// A case whose date a draft moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DateMove {
    /// Case number, digits only.
    pub number: String,
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
    /// The promised date on the receipt; absent before the acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed_due: Option<NaiveDate>,
    /// The date now.
    pub before: NaiveDate,
    /// The date after.
    pub after: NaiveDate,
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct DraftQuery {
    /// Entries a page, 1–100; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// The director agrees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignDraft {
    /// [`CalendarDraft::version`] that the person saw. When other dates would move by now, nothing is signed, the list is
    /// made anew, and the answer is `409 list_changed`.
    pub version: i64,
}

/// The director does not agree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RejectDraft {
    /// Why, at most 1000 characters; required.
    #[serde(default)]
    pub reason: String,
    /// [`CalendarDraft::version`] that the person saw.
    pub version: i64,
}

/// Which moved dates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct MovedQuery {
    /// Those whose applicants have been told, in the place of those who wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<bool>,
    /// Entries a page, 1–100; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A date that a calendar moved, and the applicant who is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MovedDate {
    /// Case number, digits only.
    pub number: String,
    /// Service, Chinese.
    pub service_zh: String,
    /// Service, English.
    pub service_en: String,
    /// The applicant's full name.
    pub applicant_name: String,
    /// Phone.
    pub phone: String,
    /// The date of which the applicant knows.
    pub before: NaiveDate,
    /// The date now.
    pub after: NaiveDate,
    /// The date now rests on a year without an official calendar.
    #[serde(default)]
    pub provisional: bool,
    /// Who told the applicant, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Told>,
}

/// Who told an applicant, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Told {
    /// When.
    pub at: DateTime<Utc>,
    /// The post, Chinese.
    pub by_zh: String,
    /// The post, English.
    pub by_en: String,
}

/// How an official calendar moved a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarMove {
    /// The date before.
    pub before: NaiveDate,
    /// The date after.
    pub after: NaiveDate,
}
