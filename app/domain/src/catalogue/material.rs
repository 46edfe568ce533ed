//! Materials (申请材料) of a service: what, in which form, how necessary, from where.

use serde::{Deserialize, Serialize};

/// A material to hand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Material {
    /// Number in the list, from 1.
    pub no: u32,
    /// Name, Chinese.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// Original, copy …
    pub form: MaterialForm,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
    /// Required, tolerable (may be outstanding at acceptance), conditional.
    pub requirement: Requirement,
    /// Where it comes from.
    pub source: Source,
    /// Form number, when the hall supplies a form.
    pub form_no: Option<String>,
    /// When it is needed, Chinese.
    pub condition_zh: Option<String>,
    /// When it is needed, English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition_en: Option<String>,
    /// A remark, Chinese.
    pub note: Option<String>,
    /// A remark, English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_en: Option<String>,
}

/// Original or copy (形式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MaterialForm {
    /// 原件.
    Original,
    /// 复印件.
    Copy,
    /// 原件核验、留复印件.
    OriginalCheckedCopyKept,
    /// 电子或纸质.
    ElectronicOrPaper,
}

/// Necessity (必要性).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// 必要.
    Required,
    /// 可容缺.
    Tolerable,
    /// 视情形.
    Conditional,
}

impl Requirement {
    /// Whether it must be there to accept a case as complete (T6). Tolerable lines too: what may come later (容缺, T7)
    /// comes with an undertaking and a date of its own, which a plain acceptance has not.
    pub fn needed_to_accept(self) -> bool {
        match self {
            Self::Required | Self::Tolerable => true,
            Self::Conditional => false,
        }
    }
}

/// Where a material comes from (来源渠道).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 申请人自备.
    Applicant,
    /// 申请人填写.
    ApplicantSelfMade,
    /// 政府部门核发.
    Government,
    /// 其他单位出具.
    ThirdParty,
}
