//! The catalogue on the wire (DOMAIN 5): lists, search, one service.

use super::{List, NoBody, Op};
use crate::catalogue::{Authorisation, Batch, Bilingual, Handling, ItemKind, LifeEvent, Service, Statutory};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Services in catalogue order, or, with `q`, the best hits first.
pub const SERVICES: Op<ServiceQuery, List<ServiceSummary>> = Op::get("/api/v1/services");
/// One service as it is published today.
pub const SERVICE: Op<NoBody, Service> = Op::get("/api/v1/services/{id}");

/// What comes nearest to words that nothing fits, at most five.
pub const NEAREST: Op<NearestQuery, List<ServiceSummary>> = Op::get("/api/v1/services/nearest");

/// The catalogue in numbers, and what people ask for most.
pub const OVERVIEW: Op<NoBody, Overview> = Op::get("/api/v1/overview");

/// The catalogue in numbers, and what people ask for most; services of the first batch only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Overview {
    /// How many services the hall accepts.
    pub services: u32,
    /// How many of them are done on the spot.
    pub immediate: u32,
    /// How many each department has, by its code; departments without any are left out.
    pub departments: BTreeMap<String, u32>,
    /// At most eight: what was accepted most in the last 365 days, then what the catalogue says is wanted most.
    pub often: Vec<ServiceSummary>,
}

/// What was looked for in vain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct NearestQuery {
    /// At most 100 characters.
    #[serde(default)]
    pub q: String,
}

/// What to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct ServiceQuery {
    /// Search words: Chinese, pinyin or its initials, service code, English; at most 100 characters, of
    /// which the first six words count.
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
    /// A time of life, for instance `birth`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub life: Option<LifeEvent>,
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
    /// When a service that is coming is expected in the hall, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Bilingual>,
    /// Times of life in which people need it.
    pub life_events: Vec<LifeEvent>,
    /// The letter of its Chinese name in an index from A to Z; `#` for none.
    pub initial: String,
    /// The first form that its materials name and that can be downloaded here.
    pub form_no: Option<String>,
}
