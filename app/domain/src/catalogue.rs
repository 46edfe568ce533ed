//! The catalogue (事项目录): departments, windows, towns and services (DOMAIN sections 5 to 7).

pub mod fee;
pub mod gate;
pub mod material;
pub mod procedure;
pub mod service;

pub use fee::{Fee, FeeItem};
pub use material::{Material, MaterialForm, Requirement, Source};
pub use procedure::{Forward, Joint, Step, StepOrg};
pub use service::{
    Authorisation, Batch, Bilingual, Handling, ItemKind, LegalBasis, LifeEvent, Service, Statutory, StatutoryUnit,
};

use serde::{Deserialize, Serialize};

/// A department (部门) with its station (站所) in the town.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Department {
    /// Two letters, for instance `TD`.
    pub code: String,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// Short name, which stands in the numbers of its papers (虹政服（国土受）…); the name where it is empty.
    #[serde(default)]
    pub short_zh: String,
    /// The parent department in Yueqing (主管部门), Chinese.
    pub parent_zh: String,
    /// The same, English; empty where nobody has translated it.
    pub parent_en: String,
    /// Its branch in the town (站所), Chinese.
    pub station_zh: String,
    /// The same, English; empty where nobody has translated it.
    pub station_en: String,
    /// In the hall, coming, or outside.
    pub batch: Batch,
}

/// A window (窗口): a counter position that belongs to one department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Window {
    /// Its number, from 1. Window 1 is the enquiry desk (咨询台) and accepts nothing.
    pub no: u8,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// Department code, or `CENTRE` for the enquiry desk.
    #[serde(alias = "dept")]
    pub department: String,
}

/// A town or township (乡镇) of the area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Town {
    /// Two letters, for instance `HQ`.
    pub code: String,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
}
