//! Co-departments' parts of a joint case, and the report to the level above, as staff see them.

use super::lights::part_light;
use super::step::state;
use crate::services::Hall;
use crate::services::catalogue::Snapshot;
use crate::storage::cases::CaseRecord;
use chrono::{DateTime, NaiveDate, Utc};
use domain::api::account::Me;
use domain::api::cases::{Missing, PartView, ReportView};
use domain::calendar::Calendar;
use domain::case::{Case, Part, Stage};
use domain::time;

/// Whether the person's department has a part in the case.
pub(super) fn has_part(person: &Me, record: &CaseRecord) -> bool {
    let Ok(case) = state(record) else { return false };
    let parts = case.stage.acceptance().map(|acceptance| acceptance.parts.as_slice()).unwrap_or_default();
    parts.iter().any(|part| Some(part.department.as_str()) == person.department.as_deref())
}

/// The parts with their own lights (R10): a part never turns the parent's light.
/// They stand still when the case is over (`end`).
pub(super) fn parts(
    hall: &Hall,
    case: &Case,
    end: Option<NaiveDate>,
    catalogue: &Snapshot,
    calendar: &Calendar,
    at: DateTime<Utc>,
) -> Vec<PartView> {
    let Some(acceptance) = case.stage.acceptance() else { return Vec::new() };
    let view = |part: &Part| {
        let dispatched = part.dispatched.unwrap_or_else(|| time::local_date(acceptance.accepted_at));
        let at = end.map_or(at, time::start_of);
        let answered = part.opinion.map(|(_, at)| time::local_date(at));
        let light = part_light(hall, calendar, part.due, answered, at);
        let department = catalogue.department(&part.department);
        PartView {
            department: part.department.clone(),
            name_zh: department.map_or_else(|| town_zh(&part.department), |department| department.name_zh.clone()),
            name_en: department.map_or_else(|| town_en(&part.department), |department| department.name_en.clone()),
            dispatched,
            due: part.due,
            provisional: !calendar.is_official(part.due),
            light,
            opinion: part.opinion.map(|(opinion, _)| opinion),
            answered,
            used: calendar.workdays_in(dispatched, answered.unwrap_or_else(|| time::local_date(at))),
        }
    };
    acceptance.parts.iter().map(view).collect()
}

/// The town government has a part but is no department of the hall.
pub(super) fn town_zh(code: &str) -> String {
    if code == "TOWN" { "镇政府".to_owned() } else { code.to_owned() }
}

fn town_en(code: &str) -> String {
    if code == "TOWN" { "town government".to_owned() } else { code.to_owned() }
}

/// The report to the level above, while the papers are there.
pub(super) fn report(case: &Case, record: &CaseRecord) -> Option<ReportView> {
    let report = case.stage.acceptance()?.report?;
    Some(ReportView {
        since: time::local_date(report.since),
        expected: report.expected,
        chased: report.chased,
        chase_on: record.chase_on,
    })
}

/// What the applicant still has to bring.
pub(super) fn missing(case: &Case) -> Missing {
    match &case.stage {
        Stage::AwaitingSupplement { supplement, .. } => Missing {
            asked: supplement.lines.iter().filter(|line| supplement.open.contains(&line.material)).cloned().collect(),
            to_follow: Vec::new(),
            by: Some(supplement.answer_by),
            notices: supplement.notices,
        },
        stage => {
            let gap = stage.acceptance().and_then(|acceptance| acceptance.gap.as_ref());
            let gap = gap.filter(|gap| !gap.missing.is_empty());
            Missing {
                to_follow: gap.map(|gap| gap.missing.clone()).unwrap_or_default(),
                by: gap.map(|gap| gap.due),
                ..Missing::default()
            }
        }
    }
}
