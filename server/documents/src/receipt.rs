//! The acceptance notice, which is also the applicant's receipt (受理通知书, 办理事项回执).
//!
//! The notice must bear the seal for acceptances and its date, or it is void (行政许可法 art. 32, last paragraph). It
//! is handed out in two copies, one for the applicant and one for the file, both signed for by the applicant.

use serde::Serialize;

/// What stands on an acceptance notice. The caller formats all texts; an empty text leaves its line out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReceiptDocument {
    /// Name of the hall, the issuing body at the foot, for example `虹桥镇行政服务中心`.
    pub hall: String,
    /// Document number, for example `虹政服（国土受）〔2008〕00012号`.
    pub number: String,
    /// Title; empty for `受理通知书（办理事项回执）`.
    pub title: String,
    /// Number of the case.
    pub case_number: String,
    /// The applicant, masked by the caller where it should be.
    pub applicant: String,
    /// Name of the service.
    pub service: String,
    /// Kind of the case in words (即办件, 承诺件, 联办件, 上报件, 补办件 …).
    pub kind: String,
    /// Day, or day and time, of acceptance, for example `2008年3月3日 9时12分`.
    pub accepted: String,
    /// The promised day, for example `2008年3月17日`; printed large. For a case that is completed on the spot the
    /// caller writes for instance `当场办结`.
    pub promised: String,
    /// Weekday of the promised day, for example `星期一`.
    pub weekday: String,
    /// One line that says why it is this day: how the working days were counted.
    pub reckoning: String,
    /// The time limit by law in words, for example `20个工作日`.
    pub statutory: String,
    /// Time of special procedures (hearing, inspection, publication …) that is not counted, in words.
    pub special: String,
    /// The materials handed in and those still missing.
    pub materials: Vec<ReceiptMaterial>,
    /// The fee in words, with its basis; for example `不收费`.
    pub fee: String,
    /// How the result is handed out, for example `凭本回执到窗口领取`.
    pub delivery: String,
    /// The window, for example `3号 国土资源窗口`.
    pub window: String,
    /// The officer.
    pub officer: String,
    /// Telephone number of the window.
    pub phone: String,
    /// Telephone number for complaints.
    pub supervision_phone: String,
    /// Code with which the progress can be looked up; printed in large spaced characters.
    pub query_code: String,
    /// Address behind the QR code.
    pub url: String,
    /// Name of the seal, printed where it goes; empty for `受理专用章`.
    pub seal: String,
    /// Date beside the seal, for example `2008年3月3日`.
    pub seal_date: String,
    /// Which copy this is, for example `申请人联` or `存档联`.
    pub copy: String,
    /// Mark of a reprint, for example `补打 2008年3月5日`; empty on the first print.
    pub reprint: String,
    /// Mark of a receipt that no longer holds, printed across the page, for example `作废 2008年3月5日`; may be empty.
    pub void: String,
    /// Short check value of the entry in the record; may be empty.
    pub check: String,
    /// Whether English lines stand below the Chinese labels.
    pub bilingual: bool,
}

/// A line of the list of materials.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReceiptMaterial {
    /// Name of the material, as on the list of the service.
    pub name: String,
    /// Form and number in words, for example `原件1份` or `复印件2份`; may be empty.
    pub form: String,
    /// Whether it has been handed in (ticked); an unticked one is still to come.
    pub received: bool,
}

impl ReceiptDocument {
    /// The receipt with the texts that stand for empty ones.
    pub(crate) fn completed(&self) -> Self {
        let or = |text: &str, otherwise: &str| {
            if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
        };
        Self {
            title: or(&self.title, "受理通知书（办理事项回执）"),
            seal: or(&self.seal, "受理专用章"),
            ..self.clone()
        }
    }
}
