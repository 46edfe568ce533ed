//! How a case ends: DOC-11, DOC-12, DOC-13.

use super::{Block, Fact, Notice, NoticeHead, NoticeKind, Phrase, Remedies, TearOff, applied, or};

/// Of what kind a decision is; its title follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecisionForm {
    /// On an administrative licence (行政许可).
    #[default]
    Licence,
    /// On any other service.
    Service,
    /// A clear reply on a controlled matter (控制事项明确答复制).
    Reply,
}

/// DOC-11 准予决定书.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GrantDecision {
    /// Of what kind the decision is.
    pub form: DecisionForm,
    /// Day of the application.
    pub applied: String,
    /// What is decided.
    pub decision: String,
    /// The legal basis.
    pub basis: String,
    /// For how long it holds.
    pub validity: String,
    /// Number of the certificate.
    pub certificate: String,
}

impl GrantDecision {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let Phrase { zh, en } = applied(&head, &self.applied);
        let (title, opening) = match self.form {
            DecisionForm::Licence => (
                ("准予行政许可决定书", "Decision to grant a licence"),
                (
                    "经审查，符合法定条件、标准，决定准予行政许可。",
                    "meets the conditions of the law; the licence is granted.",
                ),
            ),
            DecisionForm::Service => (
                ("准予办理决定书", "Decision to grant"),
                ("经审查，符合规定条件，决定准予办理。", "meets the conditions and is granted."),
            ),
            DecisionForm::Reply => (
                ("明确答复书（准予）", "Clear reply: granted"),
                ("属于控制事项，经审查，符合规定条件，答复如下。", "concerns a controlled matter; it is granted."),
            ),
        };
        let opening = Phrase::new(format!("{zh}{}", opening.0), format!("{en} {}", opening.1));
        let facts = vec![
            Fact::half(("证照编号", "Certificate no."), &self.certificate),
            Fact::half(("有效期", "Validity"), &self.validity),
        ];
        let body = vec![
            Block::paragraph("", opening),
            Block::paragraph(("决定内容", "Decision"), &self.decision),
            Block::paragraph(("依据", "Legal basis"), &self.basis),
            Block::Facts { facts },
        ];
        Notice { title: title.into(), ..Notice::new(NoticeKind::Grant, head, body) }
    }
}

/// DOC-12 不予决定书, 明确答复书: refused, with the facts, the reasons, the basis and how to object.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefusalDecision {
    /// Of what kind the decision is.
    pub form: DecisionForm,
    /// Day of the application.
    pub applied: String,
    /// What was found.
    pub facts: String,
    /// Why it is refused.
    pub reason: String,
    /// The legal basis.
    pub basis: String,
    /// When it becomes possible, or the place in the queue; may be empty.
    pub possible_when: String,
    /// How to object, in words; empty for the usual sentence alone.
    pub remedy: String,
    /// How to object.
    pub remedies: Remedies,
}

impl RefusalDecision {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let Phrase { zh, en } = applied(&head, &self.applied);
        let (title, opening) = match self.form {
            DecisionForm::Licence => (
                ("不予行政许可决定书", "Decision to refuse a licence"),
                ("经审查，决定不予行政许可。", "has been examined; the licence is refused."),
            ),
            DecisionForm::Service => (
                ("不予办理决定书", "Decision to refuse"),
                ("经审查，决定不予办理。", "has been examined and is refused."),
            ),
            DecisionForm::Reply => (
                ("明确答复书（不予）", "Clear reply: refused"),
                (
                    "属于控制事项，经审查，现在不能办理，明确答复如下。",
                    "concerns a controlled matter; it cannot be granted now.",
                ),
            ),
        };
        let paper = match self.form {
            DecisionForm::Reply => ("本答复", "this reply"),
            _ => ("本决定", "this decision"),
        };
        let opening = Phrase::new(format!("{zh}{}", opening.0), format!("{en} {}", opening.1));
        let usual = self.remedies.sentence(paper);
        let objection = match self.remedy.trim() {
            "" => usual,
            // Words that name both ways say everything.
            own if own.contains("复议") && own.contains("诉讼") => own.into(),
            own => Phrase::new(format!("{own}\n{}", usual.zh), usual.en),
        };
        let body = vec![
            Block::paragraph("", opening),
            Block::paragraph(("事实", "Facts"), &self.facts),
            Block::paragraph(("理由", "Reasons"), &self.reason),
            Block::paragraph(("依据", "Legal basis"), &self.basis),
            Block::paragraph(("可以办理的条件", "When it becomes possible"), &self.possible_when),
            Block::paragraph(("救济途径和期限", "How and until when to object"), objection),
        ];
        Notice { title: title.into(), ..Notice::new(NoticeKind::Refusal, head, body) }
    }
}

/// DOC-13 办结通知书与送达回证: the result is ready; below it the proof of delivery, signed and torn off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompletionNotice {
    /// Day of completion.
    pub completed: String,
    /// The result, for example `《集体土地建设用地使用证》`.
    pub result: String,
    /// Working days that it took, in words, for example `14个工作日`.
    pub took: String,
    /// The promised day; may be empty.
    pub promised: String,
    /// How the result is delivered.
    pub delivery: String,
    /// The last day of delivery (10 working days after the decision); printed large.
    pub deliver_by: String,
    /// The papers delivered, with their numbers, for the proof of delivery; empty for the result.
    pub papers: String,
    /// Who delivered; empty for a blank.
    pub delivered_by: String,
    /// Who received it and when, if that is recorded already; empty for blanks.
    pub received_by: String,
    /// The day of receipt.
    pub received: String,
}

impl CompletionNotice {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let Phrase { zh, en } = applied(&head, "");
        let opening = Phrase::new(
            format!("{zh}已经办结，现将办理结果通知如下，请按下列方式领取（接收）。"),
            format!("{en} is completed. Please collect or receive the result as stated below."),
        );
        let facts = vec![
            Fact::new(("结果名称", "Result"), &self.result),
            Fact::half(("办结日期", "Completed on"), &self.completed),
            Fact::half(("承诺办结日期", "Promised for"), &self.promised),
            Fact::new(("实际用时\n（工作日）", "Working days taken"), &self.took),
            Fact::new(("送达方式", "Delivery"), &self.delivery),
            Fact::large(("送达期限", "Delivery no later than"), &self.deliver_by, ""),
        ];
        let mut notice =
            Notice::new(NoticeKind::Completion, head, vec![Block::paragraph("", opening), Block::Facts { facts }]);
        notice.tear_off = Some(self.proof(&notice.head));
        // It is signed for on the proof of delivery.
        notice.signatures = Vec::new();
        notice
    }

    fn proof(&self, head: &NoticeHead) -> TearOff {
        let facts = vec![
            Fact::half(("文　　号", "Document no."), &head.number),
            Fact::half(("办件编号", "Case no."), &head.case_number),
            Fact::half(("受送达人", "Addressee"), &head.applicant),
            Fact::half(("送达方式", "Delivery"), &self.delivery),
            Fact::new(("送达文书（证照）", "Papers delivered"), or(&self.papers, &self.result)),
            Fact::half(("签 收 人", "Received by"), &self.received_by),
            Fact::half(("签收日期", "Received on"), or(&self.received, "年　　月　　日")),
            Fact::half(("代收人及关系", "Received for, as"), ""),
            Fact::half(("送 达 人", "Delivered by"), &self.delivered_by),
            Fact::new(("备　　注", "Remarks"), ""),
        ];
        TearOff {
            title: ("送达回证", "Proof of delivery").into(),
            line: (
                "当面送达的在存档联签收；邮寄送达的，签收后沿此线剪下寄回",
                "Tear off here and send back when signed",
            )
                .into(),
            facts,
        }
    }
}
