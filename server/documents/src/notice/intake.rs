//! What is handed out before and at acceptance: DOC-01, DOC-03, DOC-04, DOC-05.

use super::{Block, Fact, LAW, Notice, NoticeDemand, NoticeHead, NoticeKind, NoticeMaterial, Phrase, Remedies};
use super::{Signature, applied, or};

/// DOC-01 收件凭证: what was handed in, and until when the applicant hears whether anything is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MaterialsReceipt {
    /// Day and time of receipt.
    pub received: String,
    /// The application was sent online: the materials are still to be shown at the window.
    pub online: bool,
    /// The materials handed in; online those to be shown.
    pub materials: Vec<NoticeMaterial>,
    /// The last of the five working days for a supplement notice; printed large.
    pub tell_by: String,
}

impl MaterialsReceipt {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let online = Phrase::new(
            "现收到你（单位）在网上提交的申请。下列材料请带到窗口交验，当场受理。本凭证只证明收到申请，不是受理决定；是否受理，另行书面告知。",
            "We have received the application that you sent online. Show the materials listed below at the window, and it is \
             accepted there and then. This receipt is not yet an acceptance; you will be told in writing whether the \
             application is accepted.",
        );
        let handed_in = Phrase::new(
            "现收到你（单位）提交的下列申请材料。本凭证只证明收到材料，不是受理决定；是否受理，另行书面告知。",
            "We have received the materials listed below. This receipt is not yet an acceptance; you will be told in \
             writing whether the application is accepted.",
        );
        let rule = Phrase::new(
            format!(
                "申请材料不齐全或者不符合法定形式的，当场或者在这一天以前一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日\
                 起即为受理（{LAW}第三十二条第一款第四项）。"
            ),
            "If materials are incomplete or not in legal form, you are told at once or by this day, in one notice, \
             everything that has to be supplemented; without such a notice the application counts as accepted from the \
             day of receipt (Administrative Licensing Law, art. 32(4)).",
        );
        let facts = vec![
            Fact::new(("收到日期时间", "Received on"), &self.received),
            Fact::large(("五个工作日内\n告知的最后日期", "Last day for a supplement notice"), &self.tell_by, rule),
        ];
        let (opening, heading) = match self.online {
            true => (online, ("须交验的材料", "Materials to be shown")),
            false => (handed_in, ("材料清单", "Materials received")),
        };
        let list = Block::materials(heading, &self.materials);
        Notice::new(
            NoticeKind::MaterialsReceipt,
            head,
            vec![Block::paragraph("", opening), Block::Facts { facts }, list],
        )
    }
}

/// DOC-03 一次性告知书: everything that is missing or wrong, told once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SupplementNotice {
    /// Which notice of the case it is; from the second on this stands beside the title. 0 and 1 are the first.
    pub which: u32,
    /// Day of receipt of the materials.
    pub received: String,
    /// Everything that has to be supplemented.
    pub demands: Vec<NoticeDemand>,
    /// Day of this notice.
    pub told: String,
    /// The last day on which the applicant may bring the papers; printed large.
    pub answer_by: String,
    /// What happens after that day; empty for the usual sentence.
    pub consequence: String,
    /// Telephone number for questions.
    pub enquiries: String,
}

impl SupplementNotice {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let opening = applied(&head, &self.received);
        let opening = Phrase::new(
            format!(
                "{}经审查，申请材料不齐全或者不符合法定形式。根据{LAW}第三十二条第一款第四项的规定，现将需要补正的全部内容一次告知\
                 如下。",
                opening.zh
            ),
            format!(
                "{} is incomplete or not in legal form. Under the Administrative Licensing Law, art. 32(4), this notice \
                 lists, once, everything that has to be supplemented.",
                opening.en
            ),
        );
        let after =
            ("补齐即予受理，办理时限自补齐之日起算。", "Once complete, it is accepted and the time limit begins.");
        let facts = vec![
            Fact::half(("收到日期", "Received on"), &self.received),
            Fact::half(("告知日期", "Notified on"), &self.told),
            Fact::large(("补正截止日期", "Bring them by"), &self.answer_by, after),
            Fact::new(("咨询电话", "Enquiries"), &self.enquiries),
        ];
        let usual = Phrase::new(
            "逾期未补正的，本次申请按退件办理，退还已交的材料；仍需办理的，可以重新提出申请。",
            "If they are not supplemented by then, the application is closed and the materials are given back; you may \
             apply again.",
        );
        let consequence = if self.consequence.is_empty() { usual } else { (&self.consequence).into() };
        let body = vec![
            Block::paragraph("", opening),
            Block::Facts { facts },
            Block::Demands {
                heading: ("需补正的全部内容", "Everything to be supplemented").into(),
                demands: self.demands.clone(),
            },
            Block::paragraph(("逾期后果说明", "If the day is missed"), consequence),
        ];
        let mut notice = Notice::new(NoticeKind::Supplement, head, body);
        if self.which > 1 {
            notice.title.zh.push_str(&format!("（第{}次）", self.which));
            notice.title.en.push_str(&format!(" (no. {})", self.which));
        }
        notice
    }
}

/// DOC-04 不予受理决定书: no licence is needed, or another authority is competent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotAcceptedDecision {
    /// Day of the application.
    pub applied: String,
    /// Why it is not accepted.
    pub reason: String,
    /// The legal basis.
    pub basis: String,
    /// The authority to apply to instead, with its address; may be empty.
    pub referral: String,
    /// How to object.
    pub remedies: Remedies,
}

impl NotAcceptedDecision {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let opening = applied(&head, &self.applied);
        let opening = Phrase::new(
            format!("{}经审查，决定不予受理。", opening.zh),
            format!("{} has been examined and is not accepted.", opening.en),
        );
        let basis = or(&self.basis, LAW_ON_NOT_ACCEPTING);
        let body = vec![
            Block::paragraph("", opening),
            Block::paragraph(("理由", "Reasons"), &self.reason),
            Block::paragraph(("依据", "Legal basis"), basis),
            Block::paragraph(("应向何机关申请", "Where to apply instead"), &self.referral),
            Block::paragraph(
                ("救济途径和期限", "How and until when to object"),
                self.remedies.sentence(("本决定", "this decision")),
            ),
        ];
        Notice::new(NoticeKind::NotAccepted, head, body)
    }
}

const LAW_ON_NOT_ACCEPTING: &str = "《中华人民共和国行政许可法》第三十二条第一款第一项、第二项";

/// DOC-05 补办件通知书: accepted although something that does not affect the decision is outstanding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutstandingNotice {
    /// Day of acceptance.
    pub accepted: String,
    /// What is outstanding.
    pub materials: Vec<NoticeMaterial>,
    /// The last day on which it may be brought; printed large.
    pub supplement_by: String,
    /// The promised day, which does not move.
    pub promised: String,
}

impl OutstandingNotice {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let opening = applied(&head, "");
        let opening = Phrase::new(
            format!(
                "{}主要材料齐全、符合法定形式，已予受理；尚缺的下列材料不影响审查，可以先行受理、限期补齐。",
                opening.zh
            ),
            format!(
                "{} is accepted: the main materials are complete and in legal form. The material below is outstanding \
                 and may be brought later.",
                opening.en
            ),
        );
        let facts = vec![
            Fact::half(("受理日期", "Accepted on"), &self.accepted),
            Fact::half(("承诺办结日期\n（不变）", "Ready by (unchanged)"), &self.promised),
            Fact::large(
                ("补齐截止日期", "Bring it by"),
                &self.supplement_by,
                ("办理时限自受理起照常计算。", "The time limit runs from acceptance all the same."),
            ),
        ];
        let late = Phrase::new(
            "逾期未补齐的，于下一个工作日按退回件处理，退还已交的材料；仍需办理的，可以重新提出申请。材料补齐以前不作出决定。",
            "What is not supplemented by that day makes this a returned item on the next working day; the materials are \
             given back and you may apply again. No decision is made while anything is outstanding.",
        );
        let promise = Phrase::new(
            "本人（单位）已经知道上述内容，承诺在补齐截止日期以前补齐全部所缺材料；所交材料和所作说明真实、合法、有效；逾期未补齐的，\
             同意按退回件处理，并自行承担由此产生的后果。",
            "I have understood the above. I undertake to bring everything outstanding by the day named; what I submit and \
             state is true, lawful and valid. If I fail to do so I agree that the case is returned and bear the \
             consequences.",
        );
        let body = vec![
            Block::paragraph("", opening),
            Block::Facts { facts },
            Block::materials(("尚缺材料", "Outstanding"), &self.materials),
            Block::paragraph(("逾期按退回件处理的说明", "If the day is missed"), late),
            Block::Undertaking {
                heading: ("申请人承诺", "Undertaking of the applicant").into(),
                text: promise,
                signature: Signature {
                    label: ("承诺人（申请人、代理人）签名", "Applicant or agent (signature)").into(),
                },
            },
        ];
        Notice::new(NoticeKind::Outstanding, head, body)
    }
}
