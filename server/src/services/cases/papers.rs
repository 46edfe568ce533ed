//! Papers of a case (DOC-01 to DOC-14): issued with the event that they prove, kept as they were issued.

mod content;
mod own;
mod set;
mod words;

pub(super) use content::Content;
pub use own::own_paper_pdf;
pub use set::{PaperFile, paper_pdf};
pub(super) use words::special;

use super::receipt::printed;
use super::step::Desk;
use crate::services::ServiceError;
use crate::services::secrets::sha256;
use crate::storage::cases::{CaseRecord, PaperRecord};
use crate::storage::catalogue::{self, DepartmentName};
use crate::storage::{StoreError, Tx};
use chrono::{Datelike, NaiveDate};
use domain::case::{Case, Event, EventKind};
use domain::number::document_no;
use domain::time;
use serde::Serialize;

/// The acceptance notice, which is also the receipt.
pub(super) const RECEIPT: &str = "DOC-02";

/// The papers that an event calls for (DOMAIN 4.4, column "prints"); the receipt of papers only where no acceptance
/// follows in the same minute.
fn called_for(kind: &EventKind) -> &'static [&'static str] {
    match kind {
        EventKind::Received { notice_due: Some(_), .. } => &["DOC-01"],
        EventKind::Accepted(_) | EventKind::Deemed(_) => &[RECEIPT],
        EventKind::AcceptedWithGap { .. } => &[RECEIPT, "DOC-05"],
        EventKind::SupplementAsked(_) => &["DOC-03"],
        EventKind::NotAccepted { .. } => &["DOC-04"],
        EventKind::Lapsed | EventKind::Returned { .. } | EventKind::Withdrawn { .. } => &["DOC-06"],
        EventKind::Extended { .. } => &["DOC-07"],
        EventKind::Paused { .. } | EventKind::PauseRenewed { .. } => &["DOC-08"],
        EventKind::Forwarded { .. } => &["DOC-10"],
        EventKind::Granted { .. } => &["DOC-11", "DOC-13"],
        EventKind::Refused { .. } => &["DOC-12", "DOC-13"],
        _ => &[],
    }
}

/// Whether a paper is for the applicant to keep. A decision is when it has been handed over; what passes between offices never.
pub(super) fn for_applicant(code: &str, delivered: bool) -> bool {
    match code {
        "DOC-09" | "DOC-10" | "DOC-14" => false,
        "DOC-11" | "DOC-12" => delivered,
        _ => true,
    }
}

/// The word of a paper's number: 虹政服（国土受）….
fn word(code: &str) -> &'static str {
    match code {
        "DOC-01" => "收",
        RECEIPT => "受",
        "DOC-03" => "补",
        "DOC-04" => "不受",
        "DOC-05" => "容",
        "DOC-06" => "退",
        "DOC-07" => "延",
        "DOC-08" => "特",
        "DOC-09" => "抄",
        "DOC-10" => "报",
        "DOC-11" => "准",
        "DOC-12" => "不准",
        "DOC-13" => "送",
        _ => "督",
    }
}

/// The papers of an event that the record has in it already, each with its number; the receipt's number becomes the case's.
/// `due_before` is the date that was in force before it.
pub(super) async fn issue(
    tx: &mut Tx,
    desk: &Desk,
    record: &mut CaseRecord,
    case: &Case,
    event: &Event,
    due_before: NaiveDate,
) -> Result<Vec<PaperRecord>, ServiceError> {
    let event_hash = record.last_hash.clone();
    let event_hash = event_hash.as_str();
    let mut papers = Vec::new();
    let (codes, dispatched) = (called_for(&event.kind), matches!(event.kind, EventKind::Dispatched { .. }));
    if codes.is_empty() && !dispatched {
        return Ok(papers);
    }
    let names = catalogue::department_names(tx).await?;
    for code in codes {
        let number = next_number(tx, desk, &names, code, event).await?;
        let content = if *code == RECEIPT {
            record.document_no.clone_from(&number);
            text(&printed(&desk.hall, record, case, &desk.service, event_hash.to_owned())?)?
        } else {
            let mut content = Content::of(desk, record, case, event, event_hash, code, &number);
            content.due_before = due_before;
            content.units = units(&content, &names);
            text(&content)?
        };
        papers.push(paper(record, code, number, event, content));
    }
    if let EventKind::Dispatched { parts } = &event.kind {
        for part in parts {
            let number = next_number(tx, desk, &names, "DOC-09", event).await?;
            let mut content = Content::of(desk, record, case, event, event_hash, "DOC-09", &number);
            content.recipient.clone_from(&part.department);
            content.units = units(&content, &names);
            let content = text(&content)?;
            papers.push(paper(record, "DOC-09", number, event, content));
        }
    }
    Ok(papers)
}

/// A supervision slip (督办单): it proves no event of the case but asks for an answer.
pub(super) async fn slip(
    tx: &mut Tx,
    desk: &Desk,
    record: &CaseRecord,
    case: &Case,
    event: &Event,
    reason: String,
) -> Result<PaperRecord, ServiceError> {
    let names = catalogue::department_names(tx).await?;
    let number = next_number(tx, desk, &names, "DOC-14", event).await?;
    let mut content = Content::of(desk, record, case, event, &record.last_hash, "DOC-14", &number);
    content.recipient = reason;
    let content = text(&content)?;
    Ok(paper(record, "DOC-14", number, event, content))
}

/// What the departments that a paper names are called now.
fn units(content: &Content, names: &[DepartmentName]) -> Vec<(String, String)> {
    let named = |code: &str| content.recipient == code || content.parts.iter().any(|part| part.department == code);
    let own = names.iter().filter(|name| named(&name.code));
    own.map(|name| (name.code.clone(), name.name_zh.clone())).collect()
}

async fn next_number(
    tx: &mut Tx,
    desk: &Desk,
    names: &[DepartmentName],
    code: &str,
    event: &Event,
) -> Result<String, ServiceError> {
    let (word, year) = (word(code), time::local_date(event.at).year());
    let scope = format!("paper:{}:{}:{word}:{year}", desk.hall.centre, desk.service.department);
    let running = u32::try_from(tx.next(&scope).await?).map_err(StoreError::corrupt)?;
    let own = names.iter().find(|name| name.code == desk.service.department);
    let short = own.map_or(desk.service.department_zh.as_str(), |name| name.short_zh.as_str());
    Ok(document_no(&format!("{short}{word}"), year, running))
}

/// What is stored of a paper is what was issued; anything else is never printed.
///
/// # Errors
/// `Conflict` `paper_altered`, logged and counted.
pub(super) fn intact(paper: &PaperRecord) -> Result<(), ServiceError> {
    if sha256(&paper.content) == paper.hash {
        return Ok(());
    }
    tracing::error!(case = %paper.case_number, no = paper.no, code = %paper.code, "a paper was altered");
    metrics::counter!("hall_papers_altered_total", "code" => paper.code.clone()).increment(1);
    Err(ServiceError::Conflict("paper_altered", "what is stored of the paper is not what was issued".to_owned()))
}

fn text(content: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(content).map_err(StoreError::corrupt)
}

fn paper(record: &CaseRecord, code: &str, document_no: String, event: &Event, content: String) -> PaperRecord {
    PaperRecord {
        case_number: record.number.clone(),
        no: 0,
        code: code.to_owned(),
        document_no,
        issued_at: event.at.timestamp_millis(),
        event_seq: record.events,
        hash: sha256(&content),
        content,
        reprints: 0,
    }
}
