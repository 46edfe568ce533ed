//! The public board: lights by department, no names.

use super::cases::{Facts, judged, part_light};
use super::{Asked, Hall, ServiceError};
use crate::storage::cases;
use chrono::{DurationRound, TimeDelta};
use domain::api::board::{Board, DepartmentLights, Lights};
use domain::catalogue::Batch;
use domain::clock::Light;
use domain::time;
use std::collections::BTreeMap;

/// The board at this moment.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn board(hall: &Hall, asked: &Asked) -> Result<Board, ServiceError> {
    let mut counts = counts(hall, asked).await?;
    let catalogue = hall.catalogue(asked.at).await?;
    // By the minute: whoever asks again within it has it already.
    let at = asked.at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(asked.at);
    let mut board = Board { at, rule: hall.settings.warning_rule, ..Board::default() };
    for department in catalogue.departments.iter().filter(|department| department.batch == Batch::First) {
        let lights = counts.remove(&department.code).unwrap_or_default();
        add(&mut board.total, lights);
        board.departments.push(DepartmentLights {
            department: department.code.clone(),
            name_zh: department.name_zh.clone(),
            name_en: department.name_en.clone(),
            lights,
        });
    }
    Ok(board)
}

/// Counts by department code: each group of open cases is judged as one case is.
async fn counts(hall: &Hall, asked: &Asked) -> Result<BTreeMap<String, Lights>, ServiceError> {
    let calendar = hall.calendar();
    let mut counts: BTreeMap<String, Lights> = BTreeMap::new();
    for group in cases::board(hall.store.read()).await? {
        let light = judged(hall, &calendar, &Facts::from(&group), asked.at).light;
        let lights = counts.entry(group.department).or_default();
        match light {
            Light::Green => lights.green += group.cases,
            Light::Yellow => lights.yellow += group.cases,
            Light::Red => lights.red += group.cases,
            Light::Paused => lights.paused += group.cases,
            Light::Upper => lights.upper += group.cases,
            Light::OnTime | Light::Late => {}
        }
    }
    for (department, due, joint) in cases::worst_parts(hall.store.read()).await? {
        let lights = counts.entry(department).or_default();
        match part_light(hall, &calendar, due, None, asked.at) {
            Light::Yellow => lights.parts_yellow += joint,
            Light::Red => lights.parts_red += joint,
            _ => {}
        }
    }
    for (department, done) in cases::done_on(hall.store.read(), time::local_date(asked.at)).await? {
        let lights = counts.entry(department).or_default();
        lights.accepted_today = done.accepted;
        lights.completed_today = done.completed;
    }
    Ok(counts)
}

fn add(total: &mut Lights, lights: Lights) {
    total.green += lights.green;
    total.yellow += lights.yellow;
    total.red += lights.red;
    total.paused += lights.paused;
    total.upper += lights.upper;
    total.parts_yellow += lights.parts_yellow;
    total.parts_red += lights.parts_red;
    total.accepted_today += lights.accepted_today;
    total.completed_today += lights.completed_today;
}
