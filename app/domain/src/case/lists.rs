//! The closed lists of the life cycle: grounds, reasons, levels, opinions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why an application is not accepted (T4, licensing law art. 32).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotAcceptedGround {
    /// 不需要许可 (32(1)): nothing has to be applied for.
    NotNeeded,
    /// 不属于本机关职权 (32(2)): another authority is competent; it is named.
    NotCompetent,
}

/// Why a case is returned (T20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReturnGround {
    /// 不符合条件: found before a decision.
    ConditionsNotMet,
    /// 逾期未补齐: what was to follow did not.
    OutstandingMaterial,
    /// 事项灭失: there is nothing left to decide.
    MatterLapsed,
}

/// The special procedures that stop the clock (R5): the licensing law's art. 45, and what the sample catalogue publishes for
/// house registration, water and power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// 听证.
    Hearing,
    /// 招标.
    Tender,
    /// 拍卖.
    Auction,
    /// 检验.
    Inspection,
    /// 检测.
    Testing,
    /// 检疫.
    Quarantine,
    /// 鉴定.
    Appraisal,
    /// 专家评审.
    ExpertReview,
    /// 公示, for the registration of houses.
    PublicNotice,
    /// 缴费, for water and power.
    Payment,
    /// 签订合同, for water and power.
    Contract,
    /// 用户工程, for water and power.
    CustomerWorks,
}

impl PauseReason {
    /// The whole list.
    pub const ALL: [Self; 12] = [
        Self::Hearing,
        Self::Tender,
        Self::Auction,
        Self::Inspection,
        Self::Testing,
        Self::Quarantine,
        Self::Appraisal,
        Self::ExpertReview,
        Self::PublicNotice,
        Self::Payment,
        Self::Contract,
        Self::CustomerWorks,
    ];

    /// Whether a department (by its code) may stop the clock for it.
    pub fn is_open_to(self, department: &str) -> bool {
        match self {
            Self::PublicNotice => department == "FG",
            Self::Payment | Self::Contract | Self::CustomerWorks => matches!(department, "SH" | "DL"),
            _ => true,
        }
    }
}

/// Who allows more time (R8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExtensionLevel {
    /// The head of the department: not beyond the limit in law.
    Internal,
    /// The head of the agency: at most ten working days beyond the limit in law.
    Statutory,
    /// The head of the government, for joint cases: at most fifteen.
    Joint,
}

impl ExtensionLevel {
    /// The most working days that it can give; beyond the limit in law where the law sets one, else beyond the promise.
    pub fn most(self) -> u32 {
        match self {
            Self::Internal => super::super::clock::MAX_EXTENSION,
            Self::Statutory => 10,
            Self::Joint => 15,
        }
    }
}

/// What a co-department says (R10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Opinion {
    /// 同意.
    Agree,
    /// 有条件同意.
    AgreeWithConditions,
    /// 不同意.
    Disagree,
}

/// What a re-examination finds (T24).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 维持: the return was right.
    Upheld,
    /// 撤销: it was not; the case goes on as if it had never been returned.
    Overturned,
}

/// What is wrong with a material that was asked for (T5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// 未提交.
    NotHandedIn,
    /// 内容不完整.
    Incomplete,
    /// 不符合法定形式: no seal, no signature, a copy instead of the original.
    WrongForm,
    /// 已过有效期.
    Expired,
    /// 与其他材料不一致.
    Inconsistent,
}

impl Fault {
    /// The whole list.
    pub const ALL: [Self; 5] =
        [Self::NotHandedIn, Self::Incomplete, Self::WrongForm, Self::Expired, Self::Inconsistent];

    /// The code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotHandedIn => "not_handed_in",
            Self::Incomplete => "incomplete",
            Self::WrongForm => "wrong_form",
            Self::Expired => "expired",
            Self::Inconsistent => "inconsistent",
        }
    }

    /// The fault of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.code() == code)
    }
}

/// A one-time notice (一次性告知书, T5) or a further one (T10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// What is missing, every line of it.
    pub lines: Vec<MissingLine>,
    /// The last day on which the applicant may bring it.
    pub answer_by: NaiveDate,
    /// Why a further notice names something new; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub override_reason: String,
    /// The director who allowed it; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub override_by: String,
}

/// One line of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingLine {
    /// Number of the material on the service's list.
    pub material: u32,
    /// What is wrong or missing, and what is required.
    pub reason: String,
    /// The law or rule that requires it; the service's own where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

/// What a refusal says beside its reason (licensing law art. 38; 明确答复制 for controlled matters). The paper says what it
/// knows of the case where a text is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// What was found (事实).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facts: String,
    /// The law or rule (依据).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// To whom one can object, and until when (救济).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remedy: String,
    /// When it becomes possible, or the place in the queue of a quota (可以办理的条件、名额位次).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub possible_when: String,
}

impl Grounds {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A co-department's part of a joint case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    /// Code of the department.
    pub department: String,
    /// Its limit, working days.
    pub workdays: u32,
    /// The last day of it.
    pub due: NaiveDate,
}

/// An immediate item that becomes a promised one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    /// The promised working days now.
    pub workdays: u32,
    /// The due date.
    pub due: NaiveDate,
    /// Why it cannot be done today.
    pub reason: String,
    /// The head of the window.
    pub approved_by: String,
}
