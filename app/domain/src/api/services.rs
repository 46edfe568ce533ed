//! The catalogue on the wire: lists, search, one service, forms.

use super::{List, NoBody, Op};
use crate::catalogue::{Authorisation, Batch, Handling, ItemKind, Service, Statutory};
use serde::{Deserialize, Serialize};

/// Services in catalogue order, or, with `q`, the best hits first.
pub const SERVICES: Op<ServiceQuery, List<ServiceSummary>> = Op::get("/api/v1/services");
/// One service as it is published today.
pub const SERVICE: Op<NoBody, Service> = Op::get("/api/v1/services/{id}");
/// The forms that can be downloaded.
pub const FORMS: Op<FormQuery, List<FormSummary>> = Op::get("/api/v1/forms");

/// What to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct ServiceQuery {
    /// Search words: Chinese, pinyin or its initials, service code, English; at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Department code, for instance `TD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// `1`, `2` or `outside`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Batch>,
    /// `immediate`, `promised` or `joint`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ItemKind>,
    /// Entries a page, 1–100; 20 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A service in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceSummary {
    /// Local id (本地编号), for instance `TD-04`.
    pub id: String,
    /// Department code.
    pub department: String,
    /// Department, Chinese.
    pub department_zh: String,
    /// Department, English.
    pub department_en: String,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// Immediate, promised or joint.
    pub kind: ItemKind,
    /// Which of the six systems governs it.
    pub handling: Handling,
    /// Promised limit in working days; 0 = on the spot.
    pub promised_workdays: u32,
    /// Limit in law.
    pub statutory: Statutory,
    /// Fee in words, Chinese.
    pub fee_zh: String,
    /// Fee in words, English.
    pub fee_en: String,
    /// Who decides.
    pub authorisation: Authorisation,
    /// First batch, coming, or outside.
    pub batch: Batch,
    /// The first form that its materials name and that can be downloaded here.
    pub form_no: Option<String>,
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
}
