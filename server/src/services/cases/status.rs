//! What the applicant sees by number and query code.

use super::papers::for_applicant;
use super::receipt::version;
use super::show::{lines, reckoning, timeline};
use super::step::state;
use super::{correct, grouped, parts, row};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use domain::api::cases::{CoarseStatus, Missing, PublicStatus};
use domain::api::status::MissingPaper;
use domain::case::StageName;
use domain::catalogue::Service;
use domain::number::CaseNumber;
use domain::query_code::QueryCode;

/// How far a case is, for those who know its number only.
///
/// # Errors
/// `NotFound` for a number that is none.
pub async fn coarse_status(hall: &Hall, number: &str) -> Result<CoarseStatus, ServiceError> {
    let number = CaseNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let case = cases::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    Ok(CoarseStatus { number_grouped: grouped(&case.number), number: case.number, stage: case.stage })
}

/// The case of a number and its code.
pub(super) async fn found(hall: &Hall, number: &str, code: &str) -> Result<CaseRecord, ServiceError> {
    let number = CaseNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let case = cases::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    let own = QueryCode::parse(&case.query_code).is_ok_and(|stored| stored.matches(code));
    if own { Ok(case) } else { Err(ServiceError::NotFound) }
}

/// Where a case stands, without names. A wrong number and a wrong code look the same.
///
/// # Errors
/// `NotFound` when number and code do not belong together.
pub async fn status(hall: &Hall, asked: &Asked, number: &str, code: &str) -> Result<PublicStatus, ServiceError> {
    let case = found(hall, number, code).await?;
    let service = version(hall, &case).await?;
    let events = cases::events(hall.store.read(), &case.number).await?;
    let reckoning = reckoning(&case, &events)?;
    let row = row(hall, &hall.calendar(), &case, asked);
    let missing = state(&case).map(|case| parts::missing(&case)).unwrap_or_default();
    let kept = cases::papers(hall.store.read(), &case.number).await?;
    let delivered = case.delivered_at.is_some();
    let online = events.first().is_some_and(|event| event.content.contains("\"online\":true"));
    Ok(PublicStatus {
        papers: lines(
            kept.into_iter().filter(|paper| for_applicant(&paper.code, delivered)).collect(),
            &correct::voided(&events)?,
        )?,
        may_withdraw: case.ended.is_none() && case.decided_at.is_none(),
        to_show: online && case.stage == StageName::Received,
        number_grouped: grouped(&case.number),
        number: case.number,
        service: case.service,
        service_zh: case.service_zh,
        service_en: case.service_en,
        department_zh: service.department_zh.clone(),
        department_en: service.department_en.clone(),
        stage: case.stage,
        outcome: case.outcome,
        accepted: case.accepted,
        due: case.due,
        by_law: row.by_law,
        resumes: case.resumes,
        reckoning,
        promised_workdays: case.promised_workdays,
        provisional: case.provisional,
        completed: case.completed,
        light: row.light,
        days_left: row.days_left,
        result_zh: service.result_zh.clone(),
        result_en: service.result_en.clone(),
        window: case.window,
        missing_by: missing.by,
        notices: missing.notices,
        missing: papers(&service, &missing),
        rated: case.rated,
        timeline: timeline(&events, false)?,
    })
}

/// The papers that are to come, by their names.
fn papers(service: &Service, missing: &Missing) -> Vec<MissingPaper> {
    let paper = |no: u32, reason: &str| {
        let material = service.materials.iter().find(|material| material.no == no)?;
        let (name_zh, name_en) = (material.name_zh.clone(), material.name_en.clone());
        Some(MissingPaper { name_zh, name_en, reason: reason.to_owned() })
    };
    let asked = missing.asked.iter().filter_map(|line| paper(line.material, &line.reason));
    asked.chain(missing.to_follow.iter().filter_map(|no| paper(*no, ""))).collect()
}
