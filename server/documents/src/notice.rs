//! Notices and slips of the hall on A4 (通知书、决定书、交接单): what stands on them, as data.
//!
//! There is one struct for each document, which knows the labels and the fixed sentences that belong on it:
//! [`MaterialsReceipt`], [`SupplementNotice`], [`NotAcceptedDecision`], [`OutstandingNotice`], [`ReturnNotice`],
//! [`ExtensionNotice`], [`SpecialProcedureNotice`], [`JointDispatch`], [`ForwardingSlip`], [`GrantDecision`],
//! [`RefusalDecision`], [`CompletionNotice`], [`SupervisionSlip`]. Each turns into a [`Notice`], and that into a PDF
//! with all copies due ([`Typesetter::notice_pdf`](crate::Typesetter::notice_pdf)).
//!
//! The caller formats all texts: days as `2008年3月3日`, days that matter with their weekday. An empty text leaves its
//! line out.

mod block;
mod course;
mod decision;
mod intake;
mod kind;
mod remedy;
mod slips;

pub use block::{Block, Column, Fact, FactSize, NoticeDemand, NoticeMaterial, OpinionBox, Phrase, Signature, TearOff};
pub use course::{ExtensionNotice, ReturnNotice, SpecialProcedureNotice};
pub use decision::{CompletionNotice, DecisionForm, GrantDecision, RefusalDecision};
pub use intake::{MaterialsReceipt, NotAcceptedDecision, OutstandingNotice, SupplementNotice};
pub use kind::NoticeKind;
pub use remedy::Remedies;
pub use slips::{Chase, CoDepartment, ForwardingSlip, JointDispatch, SupervisionSlip};

use serde::Serialize;

/// More characters than a notice can have on a number of pages that anybody reads.
const MOST_CHARACTERS: usize = 60_000;

/// The licensing law, as it is cited.
const LAW: &str = "《中华人民共和国行政许可法》";

/// What all notices say at their head and foot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct NoticeHead {
    /// Name of the hall, the issuing body, for example `虹桥镇行政服务中心`.
    pub hall: String,
    /// Document number, for example `虹政服（国土补）〔2008〕00012号`.
    pub number: String,
    /// Number of the case.
    pub case_number: String,
    /// Code with which the progress can be looked up; printed in large spaced characters.
    pub query_code: String,
    /// Address behind the QR code; empty for none.
    pub url: String,
    /// The applicant, masked by the caller where it should be.
    pub applicant: String,
    /// Name of the service.
    pub service: String,
    /// The window, for example `3号 国土资源窗口`.
    pub window: String,
    /// The officer.
    pub officer: String,
    /// Telephone number of the window.
    pub phone: String,
    /// Telephone number for complaints.
    pub supervision_phone: String,
    /// Date beside the seal, for example `2008年3月3日`.
    pub seal_date: String,
    /// Mark of a reprint, for example `补打 2008年3月5日`; empty on the first print.
    pub reprint: String,
    /// Mark of a paper that no longer holds, printed across each page, for example `作废 2008年3月5日`; may be empty.
    pub void: String,
    /// Whether a date on it rests on a year whose public holidays are not announced yet.
    pub provisional: bool,
    /// Short check value of the entry in the record; may be empty.
    pub check: String,
    /// Whether English stands below the Chinese labels and fixed sentences.
    pub bilingual: bool,
}

impl NoticeHead {
    /// What the head says of the case, as it is printed.
    pub(crate) fn facts(&self) -> Vec<Fact> {
        [
            Fact::half(("办件编号", "Case no."), &self.case_number),
            Fact::half(("申请人（单位）", "Applicant"), &self.applicant),
            Fact::new(("事项名称", "Service"), &self.service),
            Fact::half(("办理窗口", "Window"), &self.window),
            Fact::half(("承 办 人", "Officer"), &self.officer),
            Fact::half(("联系电话", "Telephone"), &self.phone),
            Fact::half(("监督投诉电话", "Complaints"), &self.supervision_phone),
        ]
        .iter()
        .filter(|fact| !fact.text.is_empty())
        .map(Fact::printed)
        .collect()
    }
}

/// A copy of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeCopy {
    /// Its number, from 1.
    pub number: usize,
    /// Whose it is, for example `申请人联`.
    pub name: Phrase,
}

/// A document of the hall, ready to be printed. The structs of the documents make it; what they fill in from the kind
/// (title, seal, copies, signatures) can be changed before it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Which document it is.
    #[serde(skip)]
    pub kind: NoticeKind,
    /// What all notices say.
    pub head: NoticeHead,
    /// The title.
    pub title: Phrase,
    /// To whom it is addressed; may be empty.
    pub addressee: String,
    /// The body.
    pub body: Vec<Block>,
    /// Name of the seal, printed where it goes.
    pub seal: Phrase,
    /// Signatures at the foot.
    pub signatures: Vec<Signature>,
    /// A part to be torn off.
    pub tear_off: Option<TearOff>,
    /// The copies to be printed; for a reprint of one of them the others are taken out.
    pub copies: Vec<NoticeCopy>,
}

impl Notice {
    /// A notice of this kind with its title, seal, copies and signature, addressed to the applicant.
    pub fn new(kind: NoticeKind, head: NoticeHead, body: Vec<Block>) -> Self {
        let copies = kind.copies().iter().zip(1..).map(|(&name, number)| NoticeCopy { number, name: name.into() });
        Self {
            kind,
            title: kind.into(),
            addressee: head.applicant.clone(),
            head,
            body,
            seal: kind.seal().into(),
            signatures: kind.signed_by().into_iter().map(|by| Signature { label: by.into() }).collect(),
            tear_off: None,
            copies: copies.collect(),
        }
    }

    /// Addressed to somebody else.
    fn to(self, addressee: impl Into<String>) -> Self {
        Self { addressee: addressee.into(), ..self }
    }

    /// The notice without the parts that say nothing.
    pub(crate) fn printed(&self) -> Self {
        let tear_off = self
            .tear_off
            .as_ref()
            .map(|part| TearOff { facts: part.facts.iter().map(Fact::printed).collect(), ..part.clone() });
        Self { body: self.body.iter().filter_map(Block::printed).collect(), tear_off, ..self.clone() }
    }

    /// Whether it is so long that setting it is not tried.
    pub(crate) fn is_without_measure(&self) -> bool {
        serde_json::to_string(self).map_or(true, |text| text.chars().count() > MOST_CHARACTERS)
    }
}

/// `text`, or `otherwise` if there is none.
fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.trim().is_empty() { otherwise } else { text }
}

/// An opening sentence: an unnamed application is `上述事项`, a day left out is passed over.
fn applied(head: &NoticeHead, day: &str) -> Phrase {
    let service = if head.service.is_empty() { "上述事项".to_owned() } else { format!("“{}”", head.service) };
    let (on, on_en) =
        if day.is_empty() { (String::new(), String::new()) } else { (format!("于{day}"), format!(" of {day}")) };
    Phrase::new(format!("你（单位）{on}提出的{service}申请，"), format!("Your application{on_en}"))
}
