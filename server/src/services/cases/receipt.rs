//! The receipt (办理事项回执): what the printed slip says.

use super::papers::{RECEIPT, intact, special};
use super::{grouped, prints, visible};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{calendars, catalogue};
use chrono::{DateTime, NaiveDate};
use domain::api::cases::{MaterialLine, Receipt, Skipped};
use domain::calendar::{Calendar, CalendarData};
use domain::case::{Case, Promise, Refusal};
use domain::catalogue::Service;
use domain::clock::{Term, due_date, skipped};
use domain::permission::Action;
use std::sync::Arc;

/// What a receipt takes from the hall.
pub(super) struct Printed {
    pub(super) centre: String,
    pub(super) name_zh: String,
    pub(super) name_en: String,
    pub(super) enquiry_phone: String,
    pub(super) supervision_phone: String,
    pub(super) public_url: String,
    pub(super) calendar: Arc<Calendar>,
}

impl Printed {
    pub(super) fn of(hall: &Hall) -> Self {
        Self {
            centre: hall.settings.centre.clone(),
            name_zh: hall.settings.name_zh.clone(),
            name_en: hall.settings.name_en.clone(),
            enquiry_phone: hall.settings.enquiry_phone.clone(),
            supervision_phone: hall.settings.supervision_phone.clone(),
            public_url: hall.public_url.clone(),
            calendar: hall.calendar(),
        }
    }
}

/// The receipt of a case, to be printed: it counts as a print, and bears its mark where it is a reprint (补打).
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`.
pub async fn receipt(hall: &Hall, asked: &Asked, number: &str) -> Result<Receipt, ServiceError> {
    let person = asked.may(Action::ReprintReceipt)?;
    let case = visible(hall, person, number).await?;
    let (mut receipt, no) = issued(hall, &case).await?;
    receipt.reprint = match no {
        Some(no) => prints::by_staff(hall, person, asked.at, &case.number, no).await?,
        None => prints::reprinted(asked.at),
    };
    Ok(receipt)
}

/// The receipt of a case as it was issued, with its number among the case's papers.
///
/// # Errors
/// `NotFound` before the acceptance.
pub(super) async fn issued(hall: &Hall, case: &CaseRecord) -> Result<(Receipt, Option<i64>), ServiceError> {
    if case.accepted.is_none() {
        return Err(ServiceError::NotFound);
    }
    let papers = cases::papers(hall.store.read(), &case.number).await?;
    if let Some(paper) = papers.into_iter().rev().find(|paper| paper.code == RECEIPT) {
        intact(&paper)?;
        let receipt = serde_json::from_str(&paper.content).map_err(StoreError::corrupt)?;
        return Ok((receipt, Some(paper.no)));
    }
    // From before papers were kept: said again as it was said then.
    let service = version(hall, case).await?;
    let events = cases::events(hall.store.read(), &case.number).await?;
    let accepted = events.into_iter().find(|event| event.event == "accepted").ok_or(ServiceError::NotFound)?;
    let promise: Promise = serde_json::from_str(&accepted.content).map_err(StoreError::corrupt)?;
    let calendar = calendar_of(hall, &promise.calendar_version).await?;
    let dates = match (case.accepted, case.printed_due) {
        (Some(accepted), Some(due)) => Dates { accepted, due, workdays: case.promised_workdays },
        _ => return Err(ServiceError::NotFound),
    };
    Ok((said(&Printed { calendar, ..Printed::of(hall) }, case, &dates, &service, accepted.hash), None))
}

/// The calendar of a version: a reprint explains the date that was promised, whatever calendar has moved it since (R14).
async fn calendar_of(hall: &Hall, version: &str) -> Result<Arc<Calendar>, ServiceError> {
    let now = hall.calendar();
    if now.version() == version {
        return Ok(now);
    }
    let provisional = CalendarData::provisional();
    if version == provisional.version {
        return Ok(Arc::new(Calendar::new(&provisional).map_err(StoreError::corrupt)?));
    }
    let kept = calendars::version(hall.store.read(), version).await?;
    match kept {
        Some(data) => Ok(Arc::new(Calendar::new(&data).map_err(StoreError::corrupt)?)),
        None => Ok(now),
    }
}

/// The version of the service under which a case was accepted.
pub(super) async fn version(hall: &Hall, case: &CaseRecord) -> Result<Arc<Service>, ServiceError> {
    // The version in force is at hand.
    let known = hall.known_service(&case.service);
    if let Some(service) = known.filter(|service| service.version == case.service_version) {
        return Ok(service);
    }
    let service = catalogue::service_version(hall.store.read(), &case.service, case.service_version).await?;
    Ok(service.map(Arc::new).ok_or_else(|| StoreError::corrupt("cases.service_version"))?)
}

/// The checklist of a case.
pub(super) fn materials(service: &Service, given: &[u32]) -> Vec<MaterialLine> {
    let line = |material: &domain::catalogue::Material| MaterialLine {
        no: material.no,
        name_zh: material.name_zh.clone(),
        name_en: material.name_en.clone(),
        requirement: material.requirement,
        originals: material.originals,
        copies: material.copies,
        given: given.contains(&material.no),
    };
    service.materials.iter().map(line).collect()
}

/// Where the public looks a case up.
pub(super) fn status_url(hall: &Printed, case: &CaseRecord) -> String {
    format!("{}/status/{}?code={}", hall.public_url, case.number, case.query_code)
}

/// The receipt of a case that was accepted.
pub(super) fn printed(
    hall: &Printed,
    record: &CaseRecord,
    case: &Case,
    service: &Service,
    event_hash: String,
) -> Result<Receipt, ServiceError> {
    let stage = case.stage.name();
    let acceptance = case.stage.acceptance().ok_or(Refusal::NotFrom { stage, event: "receipt" })?;
    let (accepted, due, workdays) = (acceptance.accepted_on, acceptance.promise.due, acceptance.promise.workdays);
    Ok(said(hall, record, &Dates { accepted, due, workdays }, service, event_hash))
}

/// What a receipt promises.
struct Dates {
    accepted: NaiveDate,
    due: NaiveDate,
    workdays: u32,
}

fn said(hall: &Printed, case: &CaseRecord, dates: &Dates, service: &Service, event_hash: String) -> Receipt {
    let term = Term { accepted: dates.accepted, workdays: dates.workdays, extension: 0, pauses: Vec::new() };
    let promised = due_date(&hall.calendar, &term).ok();
    let provisional = promised.as_ref().map_or(case.provisional, |promised| promised.provisional);
    let mut days = promised.map(|promised| promised.days).unwrap_or_default();
    let by_law = days.last().is_some_and(|last| last.date > dates.due);
    days.retain(|day| day.date <= dates.due);
    let (special_zh, special_en) = special(&service.special_procedures);
    Receipt {
        number: case.number.clone(),
        number_grouped: grouped(&case.number),
        query_code: case.query_code.clone(),
        document_no: case.document_no.clone(),
        service: case.service.clone(),
        service_zh: case.service_zh.clone(),
        service_en: case.service_en.clone(),
        department_zh: service.department_zh.clone(),
        department_en: service.department_en.clone(),
        kind: case.kind,
        applicant_name: case.applicant_name.clone(),
        accepted_at: DateTime::from_timestamp_millis(case.accepted_at.unwrap_or_default()).unwrap_or_default(),
        accepted: dates.accepted,
        promised_workdays: dates.workdays,
        due: dates.due,
        provisional,
        statutory_due: case.statutory_due,
        special_zh,
        special_en,
        by_law,
        skipped: skipped(&days).into_iter().map(|(from, to)| Skipped { from, to }).collect(),
        materials: materials(service, &case.materials).into_iter().filter(|line| line.given).collect(),
        fee_zh: service.fee.text_zh.clone(),
        fee_en: service.fee.text_en.clone(),
        result_zh: service.result_zh.clone(),
        result_en: service.result_en.clone(),
        window: case.window,
        officer_zh: case.officer_zh.clone(),
        officer_en: case.officer_en.clone(),
        enquiry_phone: hall.enquiry_phone.clone(),
        supervision_phone: hall.supervision_phone.clone(),
        status_url: status_url(hall, case),
        event_hash,
        reprint: String::new(),
        hall_zh: hall.name_zh.clone(),
        hall_en: hall.name_en.clone(),
    }
}
