//! Slips between authorities: DOC-09, DOC-10, DOC-14.

use super::{Block, Column, Fact, LAW, Notice, NoticeHead, NoticeKind, NoticeMaterial, OpinionBox, Phrase};

/// A co-department (协办部门) of a joint case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CoDepartment {
    /// Its name.
    pub name: String,
    /// Its limit in words, for example `5个工作日`.
    pub limit: String,
    /// The last day of it.
    pub due: String,
    /// Its opinion, if it has given one; empty for a box to be filled in by hand.
    pub opinion: String,
    /// Who gave the opinion.
    pub by: String,
    /// The day of the opinion.
    pub given: String,
}

/// DOC-09 联办件抄告单: the lead department sends a joint case to its co-departments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JointDispatch {
    /// The lead department (牵头部门).
    pub lead: String,
    /// The co-departments to which this slip goes: one, or all of them.
    pub co_departments: Vec<CoDepartment>,
    /// The materials sent along.
    pub materials: Vec<NoticeMaterial>,
    /// The limit of the whole case with its last day, in words.
    pub overall: String,
}

impl JointDispatch {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let opening = Phrase::new(
            format!(
                "根据{LAW}第二十六条的规定，现将下列联办件抄告你单位，请在分办时限内审查，提出明确意见（同意、有条件同意、不同意），\
                 加盖印章后送牵头部门；不同意的，应当写明理由和依据。"
            ),
            "Under the Administrative Licensing Law, art. 26, this joint case is sent to you. Please examine it within your \
             limit and return a clear opinion (agree, agree with conditions, disagree), with reasons if you disagree.",
        );
        let departments = Phrase::from(("协办部门", "Co-department"));
        let limits = Phrase::from(("分办时限及\n截止日期", "Limit and last day"));
        let lead = Fact::new(("牵头部门", "Lead department"), &self.lead);
        let overall = Fact::new(("总时限", "Limit of the whole case"), &self.overall);
        let mut body = vec![Block::paragraph("", opening)];
        if let [one] = self.co_departments.as_slice() {
            let limit = Phrase::from(&one.limit);
            let facts = vec![lead, Fact::new(departments, &one.name), Fact::large(limits, &one.due, limit), overall];
            body.push(Block::Facts { facts });
        } else {
            body.push(Block::Facts { facts: vec![lead, overall] });
            let line = |one: &CoDepartment| vec![one.name.clone(), one.limit.clone(), one.due.clone()];
            body.push(Block::Table {
                heading: ("协办部门、分办时限及截止日期", "Co-departments, limits and last days").into(),
                columns: vec![
                    Column { label: departments, width: 8 },
                    Column { label: ("分办时限", "Limit").into(), width: 5 },
                    Column { label: ("截止日期", "Last day").into(), width: 7 },
                ],
                rows: self.co_departments.iter().map(line).collect(),
                blanks: 0,
            });
        }
        body.push(Block::materials(("抄送材料", "Materials sent along"), &self.materials));
        let opinion = |one: &CoDepartment| OpinionBox {
            label: Phrase::new(format!("{}意见", one.name), "Opinion of the co-department"),
            text: one.opinion.clone(),
            by: one.by.clone(),
            date: one.given.clone(),
        };
        let boxes = self.co_departments.iter().map(opinion).collect();
        body.push(Block::Opinions { heading: ("意见栏", "Opinions").into(), boxes });
        let names: Vec<&str> = self.co_departments.iter().map(|one| one.name.as_str()).collect();
        Notice::new(NoticeKind::JointDispatch, head, body).to(names.join("、"))
    }
}

/// An entry of the record of chasing a forwarded case (催办).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chase {
    /// The day.
    pub day: String,
    /// How, who was asked, by whom.
    pub how: String,
    /// What was answered.
    pub answer: String,
}

/// DOC-10 上报件交接单: a case goes up to the authority that decides, with the opinion of the first review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForwardingSlip {
    /// The opinion of the first review (初审意见).
    pub opinion: String,
    /// Who gave it.
    pub opinion_by: String,
    /// The day of the opinion.
    pub opinion_day: String,
    /// The authority it goes to (上报机关).
    pub upper: String,
    /// All materials.
    pub materials: Vec<NoticeMaterial>,
    /// The day it was forwarded.
    pub forwarded: String,
    /// When the answer is expected; printed large.
    pub expected: String,
    /// The record of chasing; empty lines follow it to be filled in by hand.
    pub chases: Vec<Chase>,
}

impl ForwardingSlip {
    /// Lines for chasing that a slip has at least.
    const CHASES: usize = 3;

    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let opening = Phrase::new(
            format!(
                "下列办件已经初审。根据{LAW}第三十五条、第四十三条的规定，现将初审意见和全部申请材料直接报送你机关，请核对签收，并按期\
                 批复。"
            ),
            "The case below has been reviewed here first. Under the Administrative Licensing Law, arts 35 and 43, the \
             opinion and all materials are forwarded to you for your decision. Please check them and sign.",
        );
        let facts = vec![
            Fact::new(("上报机关", "Forwarded to"), &self.upper),
            Fact::new(("上报日期", "Forwarded on"), &self.forwarded),
            Fact::large(("预计批复日期", "Answer expected on"), &self.expected, ""),
        ];
        let opinion = OpinionBox {
            label: Phrase::from(("初审意见", "Opinion of the first review")),
            text: self.opinion.clone(),
            by: self.opinion_by.clone(),
            date: self.opinion_day.clone(),
        };
        let column = |label: (&str, &str), width| Column { label: label.into(), width };
        let chases = Block::Table {
            heading: ("催办记录", "Record of chasing").into(),
            columns: vec![
                column(("催办日期", "Day"), 5),
                column(("催办方式、催办人", "How, by whom"), 7),
                column(("答复", "Answer"), 8),
            ],
            rows: self.chases.iter().map(|c| vec![c.day.clone(), c.how.clone(), c.answer.clone()]).collect(),
            blanks: Self::CHASES.saturating_sub(self.chases.len()),
        };
        let body = vec![
            Block::paragraph("", opening),
            Block::Facts { facts },
            Block::Opinions { heading: Phrase::default(), boxes: vec![opinion] },
            Block::materials(("材料清单", "Materials"), &self.materials),
            chases,
        ];
        Notice::new(NoticeKind::Forwarding, head, body).to(self.upper.clone())
    }
}

/// DOC-14 督办单: a red light, a complaint or a bad rating that was not handled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SupervisionSlip {
    /// What is called for: a red light, a complaint, a bad rating.
    pub cause: String,
    /// Working days beyond the due date, in words, for example `3个工作日`; empty where nothing is overdue.
    pub overdue: String,
    /// The window, station or department that answers for it.
    pub responsible: String,
    /// The last day for the answer; printed large.
    pub answer_by: String,
    /// The answer of the responsible unit; empty for a box to be filled in by hand.
    pub answer: String,
    /// What the supervisor decides on it; empty for a box to be filled in by hand.
    pub finding: String,
}

impl SupervisionSlip {
    /// The notice.
    pub fn notice(&self, head: NoticeHead) -> Notice {
        let opening = Phrase::new(
            "下列办件现予督办。请立即查明原因，采取措施办理，并在要求反馈日期以前书面反馈原因、处理结果和责任人。",
            "This case is called for by the supervisor. Find the cause, act at once, and answer in writing by the day \
             below: the cause, what was done, who is responsible.",
        );
        let facts = vec![
            Fact::new(("督办事由", "Cause"), &self.cause),
            Fact::half(("超期工作日", "Working days overdue"), &self.overdue),
            Fact::half(("责任窗口/\n站所/部门", "Responsible"), &self.responsible),
            Fact::large(("要求反馈日期", "Answer by"), &self.answer_by, ""),
        ];
        let answer = |label: (&str, &str), text: &str| OpinionBox {
            label: label.into(),
            text: text.to_owned(),
            ..OpinionBox::default()
        };
        let boxes = vec![
            answer(("反馈内容（责任窗口、站所、部门填写）", "Answer (by the responsible unit)"), &self.answer),
            answer(("处理意见（督查人员填写）", "Finding (by the supervisor)"), &self.finding),
        ];
        let body = vec![
            Block::paragraph("", opening),
            Block::Facts { facts },
            Block::Opinions { heading: Phrase::default(), boxes },
        ];
        Notice::new(NoticeKind::Supervision, head, body).to(self.responsible.clone())
    }
}
