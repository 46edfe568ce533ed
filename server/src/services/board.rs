//! The public board: lights by department, no names.

use super::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, Counts};
use chrono::{DurationRound, TimeDelta};
use domain::api::board::{Board, DepartmentLights, Lights};
use domain::catalogue::Batch;
use domain::time;

/// The board at this moment.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn board(hall: &Hall, asked: &Asked) -> Result<Board, ServiceError> {
    let today = time::local_date(asked.at);
    let closed = time::local(asked.at).time() >= hall.settings.office_hours.close_of_business(today);
    let counts = cases::board(hall.store.read(), today).await?;
    let catalogue = hall.catalogue(asked.at).await?;
    // By the minute: whoever asks again within it has it already.
    let at = asked.at.duration_trunc(TimeDelta::minutes(1)).unwrap_or(asked.at);
    let mut board = Board { at, ..Board::default() };
    for department in catalogue.departments.iter().filter(|department| department.batch == Batch::First) {
        let lights = lights(counts.get(&department.code).copied().unwrap_or_default(), closed);
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

/// R7: an immediate item is green until the close of business, then yellow.
fn lights(counts: Counts, closed: bool) -> Lights {
    let (green_today, yellow_today) = if closed { (0, counts.immediate_today) } else { (counts.immediate_today, 0) };
    Lights {
        green: counts.later + green_today,
        yellow: counts.today + yellow_today,
        red: counts.over,
        accepted_today: counts.accepted,
        completed_today: counts.completed,
    }
}

fn add(total: &mut Lights, lights: Lights) {
    total.green += lights.green;
    total.yellow += lights.yellow;
    total.red += lights.red;
    total.accepted_today += lights.accepted_today;
    total.completed_today += lights.completed_today;
}
