//! The kinds of notices: code, title, copies, seal, who signs.

use super::Phrase;

/// A printed document of the hall other than the acceptance notice, which is [`ReceiptDocument`](crate::ReceiptDocument).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// DOC-01 收件凭证: materials were handed in, nothing is decided yet.
    MaterialsReceipt,
    /// DOC-03 一次性告知书: everything that has to be supplemented, told once.
    Supplement,
    /// DOC-04 不予受理决定书.
    NotAccepted,
    /// DOC-05 补办件通知书: accepted although a material is outstanding.
    Outstanding,
    /// DOC-06 退件通知书.
    Return,
    /// DOC-07 延期通知书.
    Extension,
    /// DOC-08 特别程序通知书: the clock stops.
    SpecialProcedure,
    /// DOC-09 联办件抄告单: to the co-departments of a joint case.
    JointDispatch,
    /// DOC-10 上报件交接单: to the upper level.
    Forwarding,
    /// DOC-11 准予决定书.
    Grant,
    /// DOC-12 不予决定书, 明确答复书.
    Refusal,
    /// DOC-13 办结通知书与送达回证.
    Completion,
    /// DOC-14 督办单.
    Supervision,
}

/// What is fixed for a kind: Chinese and English.
type Pair = (&'static str, &'static str);

const FILE: Pair = ("存档联", "File copy");
const TO_APPLICANT: &[Pair] = &[("申请人联", "Applicant's copy"), FILE];
const TO_CO_DEPARTMENT: &[Pair] =
    &[("协办部门联", "Co-department's copy"), ("牵头部门联", "Lead department's copy"), FILE];
const TO_UPPER_LEVEL: &[Pair] = &[("上报机关联", "Upper level's copy"), ("窗口联", "Window's copy"), FILE];
const TO_DEPARTMENT: &[Pair] = &[("责任单位联", "Responsible unit's copy"), FILE];

const ACCEPTANCES: Pair = ("受理专用章", "Seal for acceptances");
const APPROVALS: Pair = ("行政审批专用章", "Seal for approvals");
const CENTRE: Pair = ("公章", "Official seal");

const APPLICANT: Pair = ("申请人（代理人）签收", "Received by the applicant or agent (signature)");

impl NoticeKind {
    /// All kinds in the order of their codes.
    pub const ALL: [Self; 13] = [
        Self::MaterialsReceipt,
        Self::Supplement,
        Self::NotAccepted,
        Self::Outstanding,
        Self::Return,
        Self::Extension,
        Self::SpecialProcedure,
        Self::JointDispatch,
        Self::Forwarding,
        Self::Grant,
        Self::Refusal,
        Self::Completion,
        Self::Supervision,
    ];

    /// Code of the document, for example `DOC-03`.
    pub fn code(self) -> &'static str {
        match self {
            Self::MaterialsReceipt => "DOC-01",
            Self::Supplement => "DOC-03",
            Self::NotAccepted => "DOC-04",
            Self::Outstanding => "DOC-05",
            Self::Return => "DOC-06",
            Self::Extension => "DOC-07",
            Self::SpecialProcedure => "DOC-08",
            Self::JointDispatch => "DOC-09",
            Self::Forwarding => "DOC-10",
            Self::Grant => "DOC-11",
            Self::Refusal => "DOC-12",
            Self::Completion => "DOC-13",
            Self::Supervision => "DOC-14",
        }
    }

    /// The kind with this code; the acceptance notice (`DOC-02`) is none of them.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Title in Chinese, for example `一次性告知书（补正告知书）`.
    pub fn title_zh(self) -> &'static str {
        self.title().0
    }

    /// Title in English.
    pub fn title_en(self) -> &'static str {
        self.title().1
    }

    fn title(self) -> Pair {
        match self {
            Self::MaterialsReceipt => ("收件凭证（收取材料凭证）", "Receipt of materials"),
            Self::Supplement => ("一次性告知书（补正告知书）", "One-time supplement notice"),
            Self::NotAccepted => ("不予受理决定书", "Decision not to accept"),
            Self::Outstanding => ("补办件通知书（容缺受理告知承诺书）", "Notice of an outstanding material"),
            Self::Return => ("退件（退回件）通知书", "Return notice"),
            Self::Extension => ("延期通知书", "Extension notice"),
            Self::SpecialProcedure => ("特别程序通知书（期限中止告知书）", "Notice of a special procedure"),
            Self::JointDispatch => ("联办件抄告单", "Joint-handling dispatch slip"),
            Self::Forwarding => ("上报件交接单", "Forwarding slip"),
            Self::Grant => ("准予（行政许可）决定书", "Decision to grant"),
            Self::Refusal => ("不予（行政许可）决定书", "Decision to refuse"),
            Self::Completion => ("办结通知书", "Completion notice"),
            Self::Supervision => ("督办单", "Supervision slip"),
        }
    }

    /// The copies due, the first for whom it is addressed to: names in Chinese and English.
    pub fn copies(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::JointDispatch => TO_CO_DEPARTMENT,
            Self::Forwarding => TO_UPPER_LEVEL,
            Self::Supervision => TO_DEPARTMENT,
            _ => TO_APPLICANT,
        }
    }

    /// The seal it bears, in Chinese and English: for acceptances before a case is accepted and at that moment, for
    /// approvals after it; what goes to other authorities bears the official seal.
    pub fn seal(self) -> (&'static str, &'static str) {
        match self {
            Self::MaterialsReceipt | Self::Supplement | Self::NotAccepted | Self::Outstanding => ACCEPTANCES,
            Self::JointDispatch | Self::Forwarding | Self::Supervision => CENTRE,
            _ => APPROVALS,
        }
    }

    /// Whose signature shows that it was received, in Chinese and English; nobody's on a decision to grant, which is
    /// signed for on the proof of delivery.
    pub fn signed_by(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Grant => None,
            Self::JointDispatch => Some(("协办部门签收", "Received by the co-department (signature)")),
            Self::Forwarding => Some(("上报机关签收", "Received by the upper level (signature)")),
            Self::Supervision => Some(("责任单位签收", "Received by the responsible unit (signature)")),
            _ => Some(APPLICANT),
        }
    }
}

impl From<NoticeKind> for Phrase {
    /// The title.
    fn from(kind: NoticeKind) -> Self {
        kind.title().into()
    }
}
