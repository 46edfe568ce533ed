//! The catalogue record of one service (事项), after the national implementation list (DOMAIN section 5).

use super::{Fee, Forward, Joint, Material, Step, StepOrg};
use serde::{Deserialize, Serialize};

/// One published version of a service. Published versions never change; a case keeps the one it was accepted under.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Service {
    /// Local id (本地编号): department code and two digits, for instance `TD-04`. Stable.
    pub id: String,
    /// Department code.
    #[serde(alias = "dept")]
    pub department: String,
    /// Department's name, Chinese; filled in by the server.
    #[serde(default)]
    pub department_zh: String,
    /// Department's name, English; filled in by the server.
    #[serde(default)]
    pub department_en: String,
    /// Name, Chinese, at most 100 characters.
    pub name_zh: String,
    /// Name, English.
    pub name_en: String,
    /// What people call it besides its name, Chinese; for the search.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// When in life people need it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub life_events: Vec<LifeEvent>,
    /// Kind of power (事项类型), for instance 行政许可.
    pub category_zh: String,
    /// Immediate, promised or joint at acceptance.
    #[serde(alias = "item_kind")]
    pub kind: ItemKind,
    /// Which of the six systems governs it.
    pub handling: Handling,
    /// Promised limit (承诺时限), working days; 0 = on the spot.
    pub promised_workdays: u32,
    /// Limit in law (法定时限).
    pub statutory: Statutory,
    /// Fee (收费), "free" said aloud.
    pub fee: Fee,
    /// Conditions (受理条件).
    pub conditions: Vec<Bilingual>,
    /// Materials (申请材料).
    pub materials: Vec<Material>,
    /// Procedure (办理流程).
    pub steps: Vec<Step>,
    /// Who decides (授权).
    pub authorisation: Authorisation,
    /// Legal basis (设定依据).
    pub legal_basis: Vec<LegalBasis>,
    /// What the applicant gets, Chinese.
    pub result_zh: String,
    /// What the applicant gets, English.
    pub result_en: String,
    /// Quota (数量限制), Chinese.
    pub quantity_limit_zh: String,
    /// Visits to the hall (到现场次数).
    pub visits: u8,
    /// Both parties must come to the hall, as to marry.
    #[serde(default)]
    pub both_parties_present: bool,
    /// Who may apply: `natural_person`, `legal_person`.
    pub applicant: Vec<String>,
    /// Lead and co-departments of a joint service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<Joint>,
    /// The level above, of a service that is decided there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forward: Option<Forward>,
    /// Special procedures (特别程序) that may stop the clock: `appraisal`, `expert_review`, `hearing`, `public_notice`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub special_procedures: Vec<String>,
    /// Mean number accepted a working day, where it is known from elsewhere: the order of what is wanted most until the
    /// hall has figures of its own.
    #[serde(default)]
    pub sample_daily_volume: f64,
    /// First batch, coming, or outside.
    pub batch: Batch,
    /// When a service of the second batch is expected in the hall, in words: 2009年上半年 (DOMAIN F28).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Bilingual>,
    /// The last day of that time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_by: Option<chrono::NaiveDate>,
    /// The version's number, from 1; filled in by the server.
    #[serde(default)]
    pub version: i64,
    /// The version's date; filled in by the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<chrono::NaiveDate>,
    /// Numbers of the windows that accept it; filled in by the server.
    #[serde(default)]
    pub windows: Vec<u8>,
}

impl Service {
    /// Whether an application may be sent online (T1): what is done on the spot needs none.
    pub fn takes_applications(&self) -> bool {
        self.batch == Batch::First && self.kind != ItemKind::Immediate && !self.windows.is_empty()
    }

    /// The steps that are recorded one by one between acceptance and decision (T12): what the station or the department
    /// does before the one who decides. Opinions of co-departments and the answer from above have events of their own.
    pub fn review_steps(&self) -> Vec<&Step> {
        let decider = match self.authorisation {
            Authorisation::W => return Vec::new(),
            Authorisation::S => StepOrg::Station,
            Authorisation::D => StepOrg::Department,
            Authorisation::U => StepOrg::Upper,
        };
        let decision = self.steps.iter().rposition(|step| step.org == decider).unwrap_or_default();
        let before = self.steps.iter().take(decision);
        before.filter(|step| matches!(step.org, StepOrg::Station | StepOrg::Department)).collect()
    }
}

/// A time of life in which people need services.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LifeEvent {
    /// A child is born.
    Birth,
    /// Marrying, and the end of a marriage.
    Marriage,
    /// Building, buying, letting a house.
    Home,
    /// Water and power.
    Utilities,
    /// Moving, and registering elsewhere.
    Moving,
    /// Going away to work.
    Work,
    /// Opening and running a business.
    Business,
    /// Identity papers and certificates.
    Papers,
    /// Growing old.
    LaterLife,
    /// A death in the family.
    Death,
}

impl LifeEvent {
    /// Every one, in the order of a life.
    pub const ALL: [Self; 10] = [
        Self::Birth,
        Self::Papers,
        Self::Work,
        Self::Marriage,
        Self::Home,
        Self::Utilities,
        Self::Moving,
        Self::Business,
        Self::LaterLife,
        Self::Death,
    ];

    /// The code on the wire, for instance `later_life`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Birth => "birth",
            Self::Marriage => "marriage",
            Self::Home => "home",
            Self::Utilities => "utilities",
            Self::Moving => "moving",
            Self::Work => "work",
            Self::Business => "business",
            Self::Papers => "papers",
            Self::LaterLife => "later_life",
            Self::Death => "death",
        }
    }

    /// The event of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Base kind of an item (五件 less the two outcomes), fixed at acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// 即办件: on the spot or the same day.
    Immediate,
    /// 承诺件: within the promised limit.
    Promised,
    /// 联办件: several departments.
    Joint,
}

/// Which of the six systems (六制) governs a service; one-time notification always applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Handling {
    /// 直接办理制.
    Direct,
    /// 承诺办理制.
    Commit,
    /// 联合办理制.
    Joint,
    /// 负责办理制.
    ResponsibleUpward,
    /// 明确答复制.
    Controlled,
}

/// Who decides (授权).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Authorisation {
    /// The window decides (窗口直接办理).
    W,
    /// The window accepts, the station decides.
    S,
    /// The station reviews, the Yueqing department decides.
    D,
    /// Forwarded above Yueqing.
    U,
}

/// When a service or department is in the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(into = "BatchWire", try_from = "BatchWire")]
#[cfg_attr(feature = "openapi", schema(example = "1"))]
pub enum Batch {
    /// In the hall since the opening.
    #[cfg_attr(feature = "openapi", schema(rename = "1"))]
    First,
    /// Coming, expected in the first half of 2009.
    #[cfg_attr(feature = "openapi", schema(rename = "2"))]
    Second,
    /// Not in the hall: the guide says where to go instead.
    #[cfg_attr(feature = "openapi", schema(rename = "outside"))]
    Outside,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum BatchWire {
    Number(u8),
    Word(String),
}

impl From<Batch> for BatchWire {
    fn from(batch: Batch) -> Self {
        Self::Word(batch.code().to_owned())
    }
}

impl TryFrom<BatchWire> for Batch {
    type Error = String;

    fn try_from(wire: BatchWire) -> Result<Self, String> {
        match wire {
            BatchWire::Number(number) => Self::parse(&number.to_string()),
            BatchWire::Word(word) => Self::parse(&word),
        }
        .ok_or_else(|| "a batch is 1, 2 or outside".to_owned())
    }
}

impl Batch {
    /// `1`, `2` or `outside`, as in queries and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "1",
            Self::Second => "2",
            Self::Outside => "outside",
        }
    }

    /// The batch of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "1" => Some(Self::First),
            "2" => Some(Self::Second),
            "outside" => Some(Self::Outside),
            _ => None,
        }
    }
}

/// Limit in law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statutory {
    /// Number of `unit`s; 0 on the spot; absent when the law sets none.
    pub value: Option<u32>,
    /// Working days, calendar days, on the spot, none.
    pub unit: StatutoryUnit,
    /// Where it stands, Chinese.
    pub basis_zh: Option<String>,
    /// The cited text was read.
    pub verified: bool,
}

/// Unit of the limit in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatutoryUnit {
    /// 工作日.
    Workday,
    /// 自然日.
    CalendarDay,
    /// 当场.
    OnTheSpot,
    /// The law sets none.
    None,
}

/// A law or rule that a service rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LegalBasis {
    /// Title and article, Chinese.
    pub text: String,
    /// Title and article, English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_en: Option<String>,
    /// The cited text was read.
    pub verified: bool,
    /// A remark.
    pub note: Option<String>,
}
