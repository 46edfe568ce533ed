//! What happens to a case on its way: DOC-06, DOC-07, DOC-08.

use super::{Block, Fact, LAW, Notice, NoticeHead, NoticeKind, NoticeMaterial, Phrase, Remedies, applied};

/// DOC-06 退件（退回件）通知书: returned after acceptance, closed, or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReturnNotice {
    /// Whether the applicant withdrew the application (撤回).
    pub withdrawn: bool,
    /// Day of acceptance, or of the application.
    pub applied: String,
    /// Day of the return.
    pub returned: String,
    /// Code of the reason, for example `T2`.
    pub code: String,
    /// The reason in words.
    pub reason: String,
    /// The legal basis.
    pub basis: String,
    /// The materials given back.
    pub materials: Vec<NoticeMaterial>,
    /// When and how one can apply again.
    pub again: String,
    /// How to object.
    pub remedies: Remedies,
}

impl ReturnNotice {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let Phrase { zh, en } = applied(&head, &self.applied);
        let opening = if self.withdrawn {
            Phrase::new(
                format!("{zh}现根据你（单位）的要求予以撤回，退还所交的材料。"),
                format!("{en} is withdrawn as you asked; the materials are given back."),
            )
        } else {
            Phrase::new(
                format!("{zh}因下列原因不能继续办理，现予退回。"),
                format!("{en} cannot be continued for the reason below and is returned."),
            )
        };
        let objection = self.remedies.with_review(&head.hall, ("本通知", "this notice"));
        let code = if self.code.is_empty() { String::new() } else { format!("代码{}：", self.code) };
        let reason = if self.reason.is_empty() { String::new() } else { format!("{code}{}", self.reason) };
        let body = vec![
            Block::paragraph("", opening),
            Block::Facts { facts: vec![Fact::new(("退回日期", "Returned on"), &self.returned)] },
            Block::paragraph(("退回原因代码与说明", "Reason"), &reason),
            Block::paragraph(("依据", "Legal basis"), &self.basis),
            Block::materials(("退还材料清单", "Materials given back"), &self.materials),
            Block::paragraph(("可再次申请的条件", "When you can apply again"), &self.again),
            Block::paragraph(("申请复核、复议途径", "How to object"), objection),
        ];
        Notice::new(NoticeKind::Return, head, body)
    }
}

/// DOC-07 延期通知书: more time was approved before the due date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExtensionNotice {
    /// The promised day until now.
    pub promised: String,
    /// By how many working days it moves.
    pub workdays: u32,
    /// The new due date; printed large.
    pub due: String,
    /// Why.
    pub reason: String,
    /// Who approved it, with the office held.
    pub approved_by: String,
    /// The day of the approval.
    pub approved: String,
    /// Whether it is a joint case, for which the government's head approves (art. 42, second paragraph).
    pub joint: bool,
}

impl ExtensionNotice {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let Phrase { zh, en } = applied(&head, "");
        let paragraph = if self.joint { "二" } else { "一" };
        let opening = Phrase::new(
            format!(
                "{zh}不能在原承诺日期办结。经批准，延长办理期限{}个工作日，现将新的办结日期和延长理由告知如下。",
                self.workdays
            ),
            format!(
                "{en} cannot be completed by the promised day. The limit has been extended by {} working days with \
                 approval.",
                self.workdays
            ),
        );
        let approval: Vec<&str> =
            [self.approved_by.as_str(), &self.approved].into_iter().filter(|text| !text.is_empty()).collect();
        let facts = vec![
            Fact::half(("原承诺办结日期", "Promised until now"), &self.promised),
            Fact::half(("延长工作日数", "Working days added"), &format!("{}个工作日", self.workdays)),
            Fact::large(("新办结日期", "New due date"), &self.due, ""),
            Fact::new(("批准人、批准日期", "Approved by, on"), &approval.join("　")),
        ];
        let body = vec![
            Block::paragraph("", opening),
            Block::Facts { facts },
            Block::paragraph(("延长理由", "Reasons"), &self.reason),
            Block::paragraph(("依据", "Legal basis"), &format!("{LAW}第四十二条第{paragraph}款。")),
        ];
        Notice::new(NoticeKind::Extension, head, body)
    }
}

/// DOC-08 特别程序通知书: the clock stops for a procedure that is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpecialProcedureNotice {
    /// Which procedure, for example `公示`.
    pub procedure: String,
    /// The legal basis; empty for article 45 of the licensing law.
    pub basis: String,
    /// The day from which the time is not counted.
    pub from: String,
    /// How long it takes, in words, for example `10个工作日`; may be empty.
    pub duration: String,
    /// The planned end; printed large.
    pub until: String,
    /// How the due date is worked out afterwards; empty for the usual sentence.
    pub reckoning: String,
}

impl SpecialProcedureNotice {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let Phrase { zh, en } = applied(&head, "");
        let opening = Phrase::new(
            format!("{zh}依法需要经过下列特别程序，所需时间不计算在办理期限内，现将所需时间书面告知如下。"),
            format!("{en} needs the special procedure below. The time it takes is not counted towards the limit."),
        );
        let long = if self.duration.is_empty() {
            Phrase::default()
        } else {
            Phrase::new(format!("所需时间：{}", self.duration), format!("Time needed: {}", self.duration))
        };
        let facts = vec![
            Fact::half(("特别程序种类", "Special procedure"), &self.procedure),
            Fact::half(("起始日期", "From"), &self.from),
            Fact::large(("所需时间\n（计划结束日期）", "Time needed (planned end)"), &self.until, long),
        ];
        let usual = Phrase::new(
            "自起始日期起暂停计算办理期限，自特别程序结束恢复办理之日起继续计算，新的办结日期为原办结日期顺延暂停期间的工作日数，可凭\
             查询码查询；特别程序提前结束的，提前恢复计算。",
            "The limit stops on the first day and runs on from the day the procedure ends; the due date moves by the \
             working days in between and can be looked up with the query code. If the procedure ends earlier, the limit \
             runs on earlier.",
        );
        let basis = if self.basis.is_empty() { format!("{LAW}第四十五条。") } else { self.basis.clone() };
        let reckoning = if self.reckoning.is_empty() { usual } else { (&self.reckoning).into() };
        let body = vec![
            Block::paragraph("", opening),
            Block::Facts { facts },
            Block::paragraph(("法律依据", "Legal basis"), &basis),
            Block::paragraph(("恢复后的办结日期计算说明", "How the due date is worked out afterwards"), reckoning),
        ];
        Notice::new(NoticeKind::SpecialProcedure, head, body)
    }
}
