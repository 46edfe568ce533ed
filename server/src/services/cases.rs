//! Cases: received, accepted, handled, decided, delivered; lists, one, what the public sees.

mod accept;
mod actions;
mod calendar;
mod chain;
mod correct;
mod deeds;
mod due;
mod list;
mod paper;
mod papers;
mod parts;
mod prints;
mod rate;
mod receipt;
mod recompute;
mod show;
mod slip;
mod status;
mod step;
mod words;

#[cfg(test)]
mod tests;

pub use accept::{accept, known_applicant, receive};
pub use calendar::due_event;
pub use deeds::{Archive, CloseGap, Deed, Lapse, perform, undo};
pub use due::move_due;
pub use list::list;
pub use paper::{qr_svg, receipt_pdf};
pub use papers::paper_pdf;
pub use prints::own_print;
pub use rate::rate;
pub use receipt::receipt;
pub(in crate::services) use recompute::{Effect, effect};
pub use recompute::{Recomputed, recompute_open};
pub use show::show;
pub use slip::slip;
pub use status::{coarse_status, status};

use super::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use domain::api::account::Me;
use domain::api::cases::CaseRow;
use domain::calendar::Calendar;
use domain::case::StageName;
use domain::catalogue::ItemKind;
use domain::clock::{Light, Pause, Reading, days_left, light};
use domain::identity::mask_applicant;
use domain::number::CaseNumber;
use domain::permission::{Action, Role, may};
use domain::time;

/// The case of a number, if the person may see it: their own department's, one in which it has a part, or every case. A
/// number that is wrong, not there, or somebody else's looks the same.
async fn visible(hall: &Hall, person: &Me, number: &str) -> Result<CaseRecord, ServiceError> {
    let number = CaseNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let case = cases::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    if in_scope(person, &case) { Ok(case) } else { Err(ServiceError::NotFound) }
}

fn in_scope(person: &Me, case: &CaseRecord) -> bool {
    let part = || person.role == Role::CoOfficer && parts::has_part(person, case);
    may(Some(person.role), Action::ReadAllCases) || own_case(person, case) || part()
}

/// A case of the person's own department. Who answers for a co-department has only the parts.
fn own_case(person: &Me, case: &CaseRecord) -> bool {
    person.role != Role::CoOfficer && person.department.as_deref() == Some(case.department.as_str())
}

/// The light of a case now.
fn light_now(hall: &Hall, case: &CaseRecord, asked: &Asked) -> Light {
    if case.stage == StageName::Forwarded && case.resumes.is_some() {
        return Light::Upper;
    }
    if case.stage == StageName::AwaitingSupplement {
        return Light::Paused;
    }
    // A stop that runs; those that ended moved the due date and play no part any more.
    let today = time::local_date(asked.at);
    let stop = case.resumes.filter(|until| today < *until).map(|until| Pause { from: today, until });
    let reading = Reading {
        accepted: case.accepted.unwrap_or(case.due),
        due: case.due,
        immediate: case.kind == ItemKind::Immediate && case.accepted.is_some(),
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
        chase: case.chase_on.is_some_and(|day| day <= time::local_date(asked.at)),
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
