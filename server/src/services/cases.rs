//! Cases: received, accepted, handled, decided, delivered; lists, one, what the public sees.

mod accept;
mod actions;
mod apply;
mod calendar;
mod chain;
mod correct;
mod deeds;
mod due;
mod lights;
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
pub use apply::{apply, take_back};
pub use calendar::due_event;
pub use deeds::{Archive, CloseGap, Deed, Lapse, perform, undo};
pub use due::move_due;
pub(in crate::services) use lights::{Facts, judged, part_light};
pub use list::list;
pub use paper::{qr_svg, receipt_pdf};
pub use papers::{PaperFile, own_paper_pdf, paper_pdf};
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
use domain::api::cases::{CaseRow, SideClock};
use domain::calendar::Calendar;
use domain::clock::{Light, days_left};
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
    judged(hall, &hall.calendar(), &case.into(), asked.at).light
}

/// A case as lists show it to whoever asks.
fn row(hall: &Hall, calendar: &Calendar, case: &CaseRecord, asked: &Asked) -> CaseRow {
    let judged_on = case.completed.or(case.ended).unwrap_or_else(|| time::local_date(asked.at));
    let judged = judged(hall, calendar, &case.into(), asked.at);
    let stands = case.resumes.is_some() && matches!(judged.light, Light::Paused | Light::Upper);
    let parts = lights::waiting_parts(hall, calendar, case, asked.at);
    let co = asked.person.as_ref().filter(|person| person.role == Role::CoOfficer);
    let own = |(department, clock): &(String, SideClock)| {
        co.is_some_and(|person| person.department.as_deref() == Some(department.as_str())).then_some(*clock)
    };
    CaseRow {
        number: case.number.clone(),
        service: case.service.clone(),
        service_zh: case.service_zh.clone(),
        service_en: case.service_en.clone(),
        applicant: mask_applicant(case.applicant_kind, &case.applicant_name),
        stage: case.stage,
        accepted: case.accepted,
        due: (!stands).then_some(case.due),
        by_law: lights::by_law(calendar, case),
        resumes: case.resumes,
        chase: case.chase_on.is_some_and(|day| day <= time::local_date(asked.at)),
        provisional: case.provisional,
        light: judged.light,
        warned: judged.warned,
        days_left: days_left(calendar, case.due, judged_on),
        window: case.window,
        delivery: lights::delivery(calendar, case, asked.at),
        part: parts.iter().find_map(own),
        worst_part: parts.iter().map(|(_, clock)| *clock).min_by_key(|clock| clock.due),
    }
}

/// The number in groups, as people read it.
fn grouped(number: &str) -> String {
    CaseNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.grouped())
}
