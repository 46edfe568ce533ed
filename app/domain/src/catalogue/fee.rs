//! The fee (收费) of a service (DOMAIN 5, fee): in words, item by item, and where it stands.

use serde::{Deserialize, Serialize};

/// Fee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fee {
    /// In words, Chinese; 不收费 when free.
    pub text_zh: String,
    /// In words, English.
    pub text_en: String,
    /// Item by item.
    pub items: Vec<FeeItem>,
    /// Where it stands, Chinese.
    pub basis_zh: Option<String>,
    /// Where it stands, English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis_en: Option<String>,
    /// The cited text was read.
    pub verified: bool,
}

/// One charge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeItem {
    /// For what, Chinese.
    pub name_zh: String,
    /// For what, English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Yuan; absent = as posted (按公示标准).
    pub amount: Option<f64>,
    /// Per what, Chinese, for instance 元/本.
    pub unit_zh: String,
    /// Per what, English, for instance yuan per booklet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_en: Option<String>,
}
