//! The receipt (办理事项回执): what the printed slip says.

use super::{grouped, visible};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{calendars, catalogue};
use chrono::DateTime;
use domain::api::cases::{MaterialLine, Receipt, Skipped};
use domain::calendar::{Calendar, CalendarData};
use domain::case::Promise;
use domain::catalogue::Service;
use domain::clock::{Term, due_date, skipped};
use domain::permission::Action;
use std::sync::Arc;

/// What a receipt takes from the hall.
pub(super) struct Printed {
    pub(super) centre: String,
    enquiry_phone: String,
    supervision_phone: String,
    public_url: String,
    calendar: Arc<Calendar>,
}

impl Printed {
    pub(super) fn of(hall: &Hall) -> Self {
        Self {
            centre: hall.settings.centre.clone(),
            enquiry_phone: hall.settings.enquiry_phone.clone(),
            supervision_phone: hall.settings.supervision_phone.clone(),
            public_url: hall.public_url.clone(),
            calendar: hall.calendar(),
        }
    }
}

/// The receipt of a case, for a reprint.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`.
pub async fn receipt(hall: &Hall, asked: &Asked, number: &str) -> Result<Receipt, ServiceError> {
    let person = asked.may(Action::ReprintReceipt)?;
    let case = visible(hall, person, number).await?;
    let service = version(hall, &case).await?;
    let events = cases::events(hall.store.read(), &case.number).await?;
    let accepted = events.into_iter().find(|event| event.event == "accepted");
    let accepted = accepted.ok_or_else(|| StoreError::corrupt("case_events"))?;
    let mut paper = Printed::of(hall);
    paper.calendar = calendar_of(hall, &accepted.content).await?;
    Ok(printed(&paper, &case, &service, accepted.hash))
}

/// The calendar under which a case's date was promised: a reprint explains the date that was printed, whatever calendar has
/// moved it since (R14).
async fn calendar_of(hall: &Hall, accepted: &str) -> Result<Arc<Calendar>, ServiceError> {
    let promise: Promise = serde_json::from_str(accepted).map_err(StoreError::corrupt)?;
    let now = hall.calendar();
    if now.version() == promise.calendar_version {
        return Ok(now);
    }
    let provisional = CalendarData::provisional();
    if promise.calendar_version == provisional.version {
        return Ok(Arc::new(Calendar::new(&provisional).map_err(StoreError::corrupt)?));
    }
    let kept = calendars::version(hall.store.read(), &promise.calendar_version).await?;
    match kept {
        Some(data) => Ok(Arc::new(Calendar::new(&data).map_err(StoreError::corrupt)?)),
        None => Ok(now),
    }
}

/// The version of the service under which a case was accepted.
pub(super) async fn version(hall: &Hall, case: &CaseRecord) -> Result<Service, ServiceError> {
    let service = catalogue::service_version(hall.store.read(), &case.service, case.service_version).await?;
    Ok(service.ok_or_else(|| StoreError::corrupt("cases.service_version"))?)
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

pub(super) fn printed(hall: &Printed, case: &CaseRecord, service: &Service, event_hash: String) -> Receipt {
    let term = Term { accepted: case.accepted, workdays: case.promised_workdays, extension: 0, pauses: Vec::new() };
    let promised = due_date(&hall.calendar, &term).ok();
    let provisional = promised.as_ref().map_or(case.provisional, |promised| promised.provisional);
    let mut days = promised.map(|promised| promised.days).unwrap_or_default();
    let by_law = days.last().is_some_and(|last| last.date > case.printed_due);
    days.retain(|day| day.date <= case.printed_due);
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
        accepted_at: DateTime::from_timestamp_millis(case.accepted_at).unwrap_or_default(),
        accepted: case.accepted,
        promised_workdays: case.promised_workdays,
        due: case.printed_due,
        provisional,
        statutory_due: case.statutory_due,
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
        status_url: format!("{}/status/{}?code={}", hall.public_url, case.number, case.query_code),
        event_hash,
    }
}
