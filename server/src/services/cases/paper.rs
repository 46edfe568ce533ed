//! The receipt as a typeset paper, and its QR code.

use super::receipt::{issued, receipt};
use super::visible;
use crate::services::{Asked, Hall, ServiceError};
use chrono::{Datelike, NaiveDate, Timelike};
use documents::{ReceiptDocument, ReceiptMaterial};
use domain::api::cases::{MaterialLine, Receipt, Skipped};
use domain::catalogue::ItemKind;
use domain::permission::Action;
use domain::time;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use std::sync::Arc;

/// The receipt of a case as PDF, A5, in both copies. It counts as a print; a reprint is marked (补打).
///
/// # Errors
/// As [`receipt`]; `Document` when it cannot be typeset.
pub async fn receipt_pdf(hall: &Hall, asked: &Asked, number: &str, english: bool) -> Result<Vec<u8>, ServiceError> {
    asked.may(Action::ReprintReceipt)?;
    // What cannot be set is not recorded as a print.
    if hall.typesetter.is_none() {
        return Err(ServiceError::NoFont);
    }
    let receipt = receipt(hall, asked, number).await?;
    receipt_file(hall, &receipt, String::new(), english).await
}

/// A receipt, typeset; `void` is the mark of one that no longer holds.
pub(super) async fn receipt_file(
    hall: &Hall,
    receipt: &Receipt,
    void: String,
    english: bool,
) -> Result<Vec<u8>, ServiceError> {
    let typesetter = hall.typesetter.as_ref().map(Arc::clone).ok_or(ServiceError::NoFont)?;
    let paper = document(hall, receipt, void, english);
    // One for the applicant and one for the file, each to be signed for (DOC-02).
    let copies = ["申请人联", "存档联"].map(|copy| ReceiptDocument { copy: copy.to_owned(), ..paper.clone() });
    hall.papers.run(move || typesetter.receipt_copies_pdf(&copies)).await?.map_err(|error| {
        // Never the error itself: it might quote what stands on the paper.
        tracing::error!(kind = error.kind(), paper = receipt.document_no, "a receipt cannot be typeset");
        ServiceError::Document
    })
}

/// The QR code of a receipt, error correction M, as SVG.
///
/// # Errors
/// As [`receipt`].
pub async fn qr_svg(hall: &Hall, asked: &Asked, number: &str) -> Result<String, ServiceError> {
    let person = asked.may(Action::ReprintReceipt)?;
    let (receipt, _) = issued(hall, &visible(hall, person, number).await?).await?;
    let code = QRBuilder::new(receipt.status_url).ecl(ECL::M).build().map_err(|_| ServiceError::Document)?;
    Ok(SvgBuilder::default().to_str(&code))
}

fn document(hall: &Hall, receipt: &Receipt, void: String, english: bool) -> ReceiptDocument {
    let accepted = time::local(receipt.accepted_at);
    let material =
        |line: &MaterialLine| ReceiptMaterial { name: line.name_zh.clone(), form: copies(line), received: line.given };
    // Accepted by the system, from the day of receipt: the paper bears the day on which that was recorded.
    let deemed = receipt.accepted != accepted.date();
    ReceiptDocument {
        hall: if receipt.hall_zh.is_empty() { hall.settings.name_zh.clone() } else { receipt.hall_zh.clone() },
        number: receipt.document_no.clone(),
        title: String::new(),
        case_number: receipt.number_grouped.clone(),
        applicant: receipt.applicant_name.clone(),
        service: format!("{}（{}）", receipt.service_zh, receipt.service),
        kind: kind(receipt.kind).to_owned(),
        accepted: match deemed {
            true => date(receipt.accepted),
            false => format!("{} {}:{:02}", date(receipt.accepted), accepted.hour(), accepted.minute()),
        },
        promised: date(receipt.due),
        weekday: weekday(receipt.due).to_owned(),
        reckoning: reckoning(receipt),
        statutory: receipt.statutory_due.map(|due| format!("{}前", date(due))).unwrap_or_default(),
        special: if receipt.special_zh.is_empty() { "无".to_owned() } else { receipt.special_zh.clone() },
        materials: receipt.materials.iter().map(material).collect(),
        fee: receipt.fee_zh.clone(),
        delivery: format!("凭本回执到{}号窗口领取：{}", receipt.window, receipt.result_zh),
        window: format!("{}号 {}窗口", receipt.window, receipt.department_zh),
        officer: receipt.officer_zh.clone(),
        phone: receipt.enquiry_phone.clone(),
        supervision_phone: receipt.supervision_phone.clone(),
        query_code: receipt.query_code.clone(),
        url: receipt.status_url.clone(),
        seal: String::new(),
        seal_date: date(accepted.date()),
        copy: String::new(),
        reprint: receipt.reprint.clone(),
        void,
        check: receipt.event_hash.get(..16).unwrap_or_default().to_owned(),
        bilingual: english,
    }
}

/// 原件1份、复印件2份; empty where the catalogue names no number.
pub(super) fn copies(line: &MaterialLine) -> String {
    let counts = [("原件", line.originals), ("复印件", line.copies)];
    let words = counts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word}{count}份"));
    words.collect::<Vec<_>>().join("、")
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Immediate => "即办件",
        ItemKind::Promised => "承诺件",
        ItemKind::Joint => "联办件",
    }
}

pub(super) fn date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

pub(super) fn weekday(date: NaiveDate) -> &'static str {
    ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"]
        .get(date.weekday().num_days_from_monday() as usize)
        .copied()
        .unwrap_or_default()
}

/// One line that says why it is this day.
fn reckoning(receipt: &Receipt) -> String {
    if receipt.by_law {
        return "法定期限先到，以法定期限的最后一天为准".to_owned();
    }
    if receipt.promised_workdays == 0 {
        return "即办件：当日办结".to_owned();
    }
    let skipped: Vec<String> = receipt.skipped.iter().map(range).collect();
    let mut line = format!("自受理次日起{}个工作日", receipt.promised_workdays);
    if !skipped.is_empty() {
        line.push_str(&format!("，不计{}", skipped.join("、")));
    }
    if receipt.provisional {
        line.push_str("；含国务院尚未公布放假安排的年份，公布后如有变动另行告知");
    }
    line
}

fn range(skipped: &Skipped) -> String {
    let day = |date: NaiveDate| format!("{}.{}", date.month(), date.day());
    if skipped.from == skipped.to { day(skipped.from) } else { format!("{}-{}", day(skipped.from), day(skipped.to)) }
}
