//! The forms on the wire (DOMAIN 8): the list, one definition, a form filled in.
//!
//! The files themselves are at `/forms/{no}.pdf` and `.docx`, with `?sample=1` and `?size=large`.

use super::{List, NoBody, Op};
use crate::form::{Entries, FormDefinition};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The forms that can be downloaded.
pub const FORMS: Op<FormQuery, List<FormSummary>> = Op::get("/api/v1/forms");
/// One form, field by field.
pub const FORM: Op<NoBody, FormDefinition> = Op::get("/api/v1/forms/{no}");
/// A form with the caller's entries as PDF, to print and sign. Nothing of it is stored.
pub const FILL: Op<Entries, NoBody> = Op::post("/api/v1/forms/{no}/filled");

/// How often forms were taken.
pub const DOWNLOADS: Op<DownloadQuery, List<DownloadCount>> = Op::get("/api/v1/forms/downloads");

/// Takes an official file away; the generated one is given out again. (A file is uploaded as `multipart/form-data` with
/// `kind` and `file` to `/api/v1/forms/{no}/files`.)
pub const WITHDRAW_FILE: Op<WithdrawFile, NoBody> = Op::post("/api/v1/forms/{no}/files/withdraw");

/// Official files of a form that are no longer given out, the latest first: for the staff.
pub const PAST_FILES: Op<NoBody, List<PastFile>> = Op::get("/api/v1/forms/{no}/files/past");

/// An official file that is no longer given out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PastFile {
    /// What it was.
    pub file: OfficialFile,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Who uploaded it, sign-in name.
    pub uploaded_by: String,
    /// The day on which its time ended.
    pub ended: NaiveDate,
    /// Who withdrew it, or uploaded the one that replaced it, sign-in name.
    pub ended_by: String,
    /// Replaced by a newer one; else withdrawn.
    pub replaced: bool,
}

/// Which official file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct WithdrawFile {
    /// `blank` or `sample`.
    pub kind: String,
    /// `pdf`, `docx` or `xlsx`.
    pub format: String,
}

/// An official file in the place of a generated one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficialFile {
    /// `blank` or `sample`.
    pub kind: String,
    /// `pdf`, `docx` or `xlsx`.
    pub format: String,
    /// Bytes.
    pub size: i64,
    /// The day it was uploaded.
    pub uploaded: NaiveDate,
}

/// Which months to count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct DownloadQuery {
    /// First month, `2008-01`; January of this year when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last month; this one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// How often a file of a form was taken in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DownloadCount {
    /// Form number.
    pub form: String,
    /// The month, `2008-03`.
    pub month: String,
    /// `blank`, `sample`, or `filled` by the person.
    pub kind: String,
    /// `pdf`, `docx` or `xlsx`.
    pub format: String,
    /// How often.
    pub count: i64,
}

/// Which forms to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct FormQuery {
    /// Only the forms of this service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
}

/// A form that can be downloaded, blank and as a filled-in sample (范本), as PDF and DOCX, at
/// `/forms/{no}.pdf|.docx`, with `?sample=1` and `?size=large`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormSummary {
    /// Form number, for instance `HQ-TD-01`.
    pub no: String,
    /// Title, Chinese.
    pub zh: String,
    /// Title, English.
    pub en: String,
    /// Paper and pages, for instance `A4 portrait, 2 pages`.
    pub paper: String,
    /// How many signed copies the window wants.
    pub copies: u32,
    /// Services that need it.
    pub services: Vec<String>,
    /// Official files that are given out in the place of generated ones.
    pub official: Vec<OfficialFile>,
}
