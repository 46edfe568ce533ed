//! A paper as typeset PDF, from what was kept when it was issued: the facts go into the document that knows their labels.

use super::super::paper::{copies, date, receipt_file, weekday};
use super::super::parts::town_zh;
use super::super::{correct, prints};
use super::words::{
    basis as basis_of, closing_reason, facts, not_accepted_basis, possible_when, procedure, return_code,
};
use super::{Content, RECEIPT, intact};
use crate::services::cases::visible;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases::{self, EventRecord, PaperRecord};
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use documents::notice::{
    Chase, CoDepartment, CompletionNotice, DecisionForm, ExtensionNotice, ForwardingSlip, GrantDecision, JointDispatch,
    MaterialsReceipt, NotAcceptedDecision, Notice, NoticeDemand, NoticeHead, NoticeMaterial, OutstandingNotice,
    RefusalDecision, Remedies, ReturnNotice, SpecialProcedureNotice, SupervisionSlip, SupplementNotice,
};
use domain::api::cases::{MaterialLine, Receipt};
use domain::case::{EventKind, ExtensionLevel, MissingLine, NotAcceptedGround};
use domain::catalogue::Requirement;
use domain::clock::{NOTICE_WORKDAYS, notice_due};
use domain::permission::Action;
use domain::time;
use std::sync::Arc;

/// A paper with the name of its file.
pub struct PaperFile {
    /// Name without an ending.
    pub name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// A paper of a case with all copies due. The first print is the original, each later one is marked (补打).
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`, `NoFont`, `Document`.
pub async fn paper_pdf(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    no: u32,
    english: bool,
) -> Result<PaperFile, ServiceError> {
    let person = asked.may(Action::ReadCases)?;
    let case = visible(hall, person, number).await?;
    let paper = cases::paper(hall.store.read(), &case.number, no).await?.ok_or(ServiceError::NotFound)?;
    if hall.typesetter.is_none() {
        return Err(ServiceError::NoFont);
    }
    intact(&paper)?;
    let mark = prints::by_staff(hall, person, asked.at, &case.number, paper.no).await?;
    typeset(hall, asked, paper, mark, english).await
}

/// A paper with the mark that this print bears; empty for the original.
pub(super) async fn typeset(
    hall: &Hall,
    asked: &Asked,
    paper: PaperRecord,
    mark: String,
    english: bool,
) -> Result<PaperFile, ServiceError> {
    intact(&paper)?;
    let name = paper.document_no.clone();
    let events = cases::events(hall.store.read(), &paper.case_number).await?;
    let voided = correct::voided(&events)?;
    let void = correct::void_since(&voided, &paper);
    let void = void.map(|day| format!("作废 {}", date(day))).unwrap_or_default();
    if paper.code == RECEIPT {
        let receipt: Receipt = serde_json::from_str(&paper.content).map_err(StoreError::corrupt)?;
        let receipt = Receipt { reprint: mark, ..receipt };
        return Ok(PaperFile { name, bytes: receipt_file(hall, &receipt, void, english).await? });
    }
    let content: Content = serde_json::from_str(&paper.content).map_err(StoreError::corrupt)?;
    let catalogue = hall.catalogue(asked.at).await?;
    let unit = |code: &str| match content.units.iter().find(|(own, _)| own == code) {
        Some((_, name)) => name.clone(),
        None => catalogue.department(code).map_or_else(|| town_zh(code), |d| d.name_zh.clone()),
    };
    let counting = events.iter().filter(|event| event.seq > paper.event_seq && !voided.contains_key(&event.seq));
    let chases = chases(counting)?;
    let head = NoticeHead { reprint: mark, void, ..head(&content, &paper.hash, english) };
    let notice = notice(hall, &content, head, unit, chases);
    let typesetter = hall.typesetter.as_ref().map(Arc::clone).ok_or(ServiceError::NoFont)?;
    let bytes = hall.papers.run(move || typesetter.notice_pdf(&notice)).await?.map_err(|error| {
        // Never the error itself: it might quote what stands on the paper.
        tracing::error!(kind = error.kind(), paper = name, "a paper cannot be typeset");
        ServiceError::Document
    })?;
    Ok(PaperFile { name, bytes })
}

/// The reminders (催办记录) since a report went up, until its answer came down.
fn chases<'a>(since: impl Iterator<Item = &'a EventRecord>) -> Result<Vec<Chase>, StoreError> {
    let mut chases = Vec::new();
    for event in since {
        match serde_json::from_str(&event.content).map_err(StoreError::corrupt)? {
            EventKind::Chased { way, answer } => {
                let at = DateTime::from_timestamp_millis(event.at).unwrap_or_default();
                let how =
                    if way.is_empty() { event.actor_zh.clone() } else { format!("{way}（{}）", event.actor_zh) };
                chases.push(Chase { day: date(time::local_date(at)), how, answer });
            }
            EventKind::UpperReplied { .. } => break,
            _ => {}
        }
    }
    Ok(chases)
}

fn head(content: &Content, hash: &str, english: bool) -> NoticeHead {
    NoticeHead {
        hall: content.hall_zh.clone(),
        number: content.document_no.clone(),
        case_number: content.number_grouped.clone(),
        query_code: content.query_code.clone(),
        url: content.url.clone(),
        applicant: content.applicant.clone(),
        service: content.service_zh.clone(),
        window: format!("{}号 {}窗口", content.window, content.department_zh),
        officer: content.officer_zh.clone(),
        phone: content.enquiry_phone.clone(),
        supervision_phone: content.supervision_phone.clone(),
        seal_date: date(time::local_date(content.issued_at)),
        reprint: String::new(),
        void: String::new(),
        provisional: content.provisional,
        check: hash.get(..16).unwrap_or_default().to_owned(),
        bilingual: english,
    }
}

/// 2008年3月17日 星期一.
fn full(day: NaiveDate) -> String {
    format!("{} {}", date(day), weekday(day))
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(date).unwrap_or_default()
}

fn minute(at: DateTime<Utc>) -> String {
    let local = time::local(at);
    format!("{} {}:{:02}", date(local.date()), local.hour(), local.minute())
}

fn lines<'a>(lines: impl Iterator<Item = &'a MaterialLine>) -> Vec<NoticeMaterial> {
    let line =
        |line: &MaterialLine| NoticeMaterial { name: line.name_zh.clone(), form: copies(line), note: String::new() };
    lines.map(line).collect()
}

fn given(content: &Content) -> Vec<NoticeMaterial> {
    lines(content.materials.iter().filter(|line| line.given))
}

/// What is to be shown at the window after an application sent online.
fn required(content: &Content) -> Vec<NoticeMaterial> {
    lines(content.materials.iter().filter(|line| line.requirement != Requirement::Conditional))
}

fn form(content: &Content) -> DecisionForm {
    match (content.controlled, content.category_zh.as_str()) {
        (true, _) => DecisionForm::Reply,
        (_, "行政许可") => DecisionForm::Licence,
        _ => DecisionForm::Service,
    }
}

fn demand(content: &Content, line: &MissingLine) -> NoticeDemand {
    let material = content.materials.iter().find(|known| known.no == line.material);
    let (problem, requirement) = line.reason.split_once('：').unwrap_or((&line.reason, ""));
    let usual = material.map(copies).filter(|copies| !copies.is_empty()).map(|copies| format!("提交{copies}"));
    NoticeDemand {
        material: material.map(|line| line.name_zh.clone()).unwrap_or_default(),
        problem: problem.to_owned(),
        requirement: if requirement.is_empty() { usual.unwrap_or_default() } else { requirement.to_owned() },
        basis: if line.basis.is_empty() {
            content.basis.first().cloned().unwrap_or_default()
        } else {
            line.basis.clone()
        },
    }
}

/// The document of a content; `unit` names a department by its code, `chases` are the reminders since.
fn notice(
    hall: &Hall,
    content: &Content,
    head: NoticeHead,
    unit: impl Fn(&str) -> String,
    chases: Vec<Chase>,
) -> Notice {
    let today = time::local_date(content.issued_at);
    let received = time::local_date(content.received_at);
    let basis = content.basis.join("；");
    let remedies = Remedies::default();
    if content.code == "DOC-13" {
        return completion(content, &head).notice(head);
    }
    if content.code == "DOC-14" {
        let slip = SupervisionSlip {
            cause: content.recipient.clone(),
            overdue: format!("{}个工作日", content.overdue),
            responsible: format!("{} {}号窗口", content.department_zh, content.window),
            answer_by: full(content.answer_by),
            answer: String::new(),
            finding: String::new(),
        };
        return slip.notice(head);
    }
    let stop = content.stop.as_ref();
    match &content.event {
        EventKind::SupplementAsked(demands) => SupplementNotice {
            which: content.notices,
            received: date(received),
            demands: demands.lines.iter().map(|line| demand(content, line)).collect(),
            told: date(today),
            answer_by: full(demands.answer_by),
            consequence: String::new(),
            enquiries: content.enquiry_phone.clone(),
        }
        .notice(head),
        EventKind::NotAccepted { ground, reason, instead, .. } => NotAcceptedDecision {
            applied: date(received),
            reason: reason.clone(),
            basis: not_accepted_basis(*ground).to_owned(),
            referral: if *ground == NotAcceptedGround::NotCompetent { instead.clone() } else { String::new() },
            remedies,
        }
        .notice(head),
        EventKind::AcceptedWithGap { missing, supplement_due, promise } => OutstandingNotice {
            accepted: day(content.accepted),
            materials: lines(content.materials.iter().filter(|line| missing.contains(&line.no))),
            supplement_by: full(*supplement_due),
            promised: full(promise.due),
        }
        .notice(head),
        EventKind::Returned { ground, reason } => ReturnNotice {
            withdrawn: false,
            applied: date(content.accepted.unwrap_or(received)),
            returned: date(today),
            code: return_code(*ground).to_owned(),
            reason: reason.clone(),
            basis,
            materials: given(content),
            again: "符合条件、材料齐全后可以重新提出申请。".to_owned(),
            remedies,
        }
        .notice(head),
        EventKind::Lapsed | EventKind::Withdrawn { .. } => ReturnNotice {
            withdrawn: matches!(content.event, EventKind::Withdrawn { .. }),
            applied: date(content.accepted.unwrap_or(received)),
            returned: date(today),
            code: String::new(),
            reason: closing_reason(&content.event),
            basis,
            materials: given(content),
            again: "材料齐全后可以重新提出申请。".to_owned(),
            remedies,
        }
        .notice(head),
        EventKind::Extended { level, days, reason, approved_by, due, .. } => ExtensionNotice {
            promised: full(content.due_before),
            workdays: *days,
            due: full(*due),
            reason: reason.clone(),
            approved_by: approved_by.clone(),
            approved: date(today),
            joint: *level == ExtensionLevel::Joint,
        }
        .notice(head),
        EventKind::Paused { reason, basis, planned, .. } => SpecialProcedureNotice {
            procedure: procedure(*reason).to_owned(),
            basis: basis.clone(),
            from: date(today),
            duration: String::new(),
            until: full(*planned),
            reckoning: String::new(),
        }
        .notice(head),
        EventKind::PauseRenewed { planned, .. } => SpecialProcedureNotice {
            procedure: stop.and_then(|stop| stop.reason).map_or("特别程序", procedure).to_owned() + "（延长）",
            // On the basis on which the clock was stopped; the first events did not keep it.
            basis: stop.map(|stop| stop.basis.clone()).unwrap_or_default(),
            from: stop.map_or_else(|| date(today), |stop| date(stop.from)),
            duration: String::new(),
            until: full(*planned),
            reckoning: String::new(),
        }
        .notice(head),
        EventKind::Dispatched { parts } => {
            let own = parts.iter().filter(|part| part.department == content.recipient);
            let part = |part: &domain::case::Dispatch| CoDepartment {
                name: unit(&part.department),
                limit: format!("{}个工作日", part.workdays),
                due: full(part.due),
                ..CoDepartment::default()
            };
            JointDispatch {
                lead: content.department_zh.clone(),
                co_departments: own.map(part).collect(),
                materials: given(content),
                overall: full(content.due),
            }
            .notice(head)
        }
        EventKind::Forwarded { to, opinion, expected, .. } => ForwardingSlip {
            opinion: opinion.clone(),
            opinion_by: content.officer_zh.clone(),
            opinion_day: date(today),
            upper: to.clone(),
            materials: given(content),
            forwarded: date(today),
            expected: full(*expected),
            chases,
        }
        .notice(head),
        EventKind::Granted { certificate_no, validity, .. } => GrantDecision {
            form: form(content),
            applied: day(content.accepted),
            decision: format!("准予办理，发给{}。", content.result_zh),
            basis,
            validity: if validity.is_empty() {
                "以所发证照（文书）载明的为准".to_owned()
            } else {
                validity.clone()
            },
            certificate: certificate_no.clone(),
        }
        .notice(head),
        EventKind::Refused { reason, grounds, .. } => RefusalDecision {
            form: form(content),
            applied: day(content.accepted),
            facts: facts(content, grounds, unit),
            reason: reason.clone(),
            basis: basis_of(content, grounds),
            possible_when: possible_when(content, grounds),
            remedy: grounds.remedy.clone(),
            remedies,
        }
        .notice(head),
        EventKind::Received { notice_due: told, online, .. } => MaterialsReceipt {
            received: minute(content.received_at),
            online: *online,
            materials: if *online { required(content) } else { given(content) },
            tell_by: full(told.unwrap_or_else(|| notice_due(&hall.calendar(), received))),
        }
        .notice(head),
        // No other event issues a paper; what is known of the case is said all the same.
        _ => MaterialsReceipt {
            received: minute(content.received_at),
            online: false,
            materials: given(content),
            tell_by: String::new(),
        }
        .notice(head),
    }
}

const _: () = assert!(NOTICE_WORKDAYS == 5, "the receipt of papers says five working days");

fn completion(content: &Content, head: &NoticeHead) -> CompletionNotice {
    CompletionNotice {
        completed: minute(content.issued_at),
        result: match &content.event {
            EventKind::Refused { .. } => "不予决定书（或明确答复书）".to_owned(),
            _ => content.result_zh.clone(),
        },
        took: if content.used == 0 { "当日".to_owned() } else { format!("{}个工作日", content.used) },
        promised: content.printed_due.map(full).unwrap_or_default(),
        delivery: format!("凭回执和身份证件到{}领取", head.window),
        deliver_by: content.delivery_due.map(full).unwrap_or_default(),
        papers: String::new(),
        delivered_by: String::new(),
        received_by: String::new(),
        received: String::new(),
    }
}
