//! Cases: accept, handle, decide, deliver, list, show.

mod accept;
mod advance;
mod calendar;
mod chain;
mod decide;
mod handle;
mod list;
mod paper;
mod receipt;
mod recompute;
mod show;
mod status;

#[cfg(test)]
mod tests;

pub use accept::accept;
pub use calendar::due_event;
pub use decide::{decide, deliver};
pub use handle::{extend, give_back, pause, resume, resume_due, withdraw};
pub use list::list;
pub use paper::{qr_svg, receipt_pdf};
pub use receipt::receipt;
pub(in crate::services) use recompute::{Effect, effect};
pub use recompute::{Recomputed, recompute_open};
pub use show::show;
pub use status::{coarse_status, status};

use super::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use domain::api::account::Me;
use domain::api::cases::CaseRow;
use domain::calendar::Calendar;
use domain::catalogue::ItemKind;
use domain::clock::{Light, Pause, Reading, days_left, light};
use domain::identity::mask_applicant;
use domain::number::CaseNumber;
use domain::permission::{Action, may};
use domain::time;

/// The case of a number, if the person may see it: their own department's, or every case. A number that is wrong, not
/// there, or another department's looks the same.
async fn visible(hall: &Hall, person: &Me, number: &str) -> Result<CaseRecord, ServiceError> {
    let number = CaseNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let case = cases::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    if in_scope(person, &case) { Ok(case) } else { Err(ServiceError::NotFound) }
}

fn in_scope(person: &Me, case: &CaseRecord) -> bool {
    may(Some(person.role), Action::ReadAllCases) || person.department.as_deref() == Some(case.department.as_str())
}

/// The light of a case now.
fn light_now(hall: &Hall, case: &CaseRecord, asked: &Asked) -> Light {
    // A stop that runs; those that ended moved the due date and play no part any more.
    let today = time::local_date(asked.at);
    let stop = case.resumes.filter(|until| today < *until).map(|until| Pause { from: today, until });
    let reading = Reading {
        accepted: case.accepted,
        due: case.due,
        immediate: case.kind == ItemKind::Immediate,
        pauses: stop.as_slice(),
        completed: case.completed.or(case.ended),
        close_of_business: hall.settings.office_hours.close_of_business(case.due),
    };
    light(&reading, asked.at)
}

/// A case as lists show it.
fn row(hall: &Hall, calendar: &Calendar, case: &CaseRecord, asked: &Asked) -> CaseRow {
    let judged_on = case.completed.or(case.ended).unwrap_or_else(|| time::local_date(asked.at));
    CaseRow {
        number: case.number.clone(),
        service: case.service.clone(),
        service_zh: case.service_zh.clone(),
        service_en: case.service_en.clone(),
        applicant: mask_applicant(case.applicant_kind, &case.applicant_name),
        stage: case.stage,
        accepted: case.accepted,
        due: case.due,
        resumes: case.resumes,
        provisional: case.provisional,
        light: light_now(hall, case, asked),
        days_left: days_left(calendar, case.due, judged_on),
        window: case.window,
    }
}

/// The number in groups, as people read it.
fn grouped(number: &str) -> String {
    CaseNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.grouped())
}
