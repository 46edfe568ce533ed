//! The procedure (办理流程) of a service: steps, co-departments, the level above.

use serde::{Deserialize, Serialize};

/// One step of the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    /// Number, from 1.
    pub no: u32,
    /// What, Chinese.
    pub name_zh: String,
    /// What, English.
    pub name_en: String,
    /// Who.
    pub org: StepOrg,
    /// Working days.
    pub limit_workdays: u32,
    /// What comes out, Chinese.
    pub output_zh: Option<String>,
    /// What comes out, English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output_en: Option<String>,
    /// Runs beside the step before (joint services).
    #[serde(default)]
    pub parallel: bool,
    /// The co-department of a parallel step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_dept: Option<String>,
    /// Its own limit, working days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_limit_workdays: Option<u32>,
}

/// Who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepOrg {
    /// 窗口.
    Window,
    /// 站所.
    Station,
    /// 市级主管部门.
    Department,
    /// 协办部门.
    Co,
    /// 上级机关.
    Upper,
}

/// Joint handling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Joint {
    /// Lead department (牵头).
    pub lead: String,
    /// Co-departments (协办).
    pub co: Vec<String>,
    /// Overall promised limit, working days.
    pub overall_limit_workdays: u32,
    /// Overall limit in law, working days, at most 45.
    pub statutory_limit_workdays: u32,
    /// Longest extension, working days, at most 15.
    pub extension_max_workdays: u32,
}

/// Reporting to the level above (上报, R11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Forward {
    /// To whom.
    pub to_zh: String,
    /// The promise runs on to the end; otherwise the clock stops while the papers are there.
    pub counts_in_promise: bool,
    /// A reminder (催办) every so many working days, from 1.
    pub chase_every_workdays: u32,
}
