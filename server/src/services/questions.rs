//! Questions of the public (咨询): asked with or without script, answered within a promised limit, perhaps published.

mod answer;
mod ask;
mod change;
mod pass;
mod published;
mod staff;

pub use answer::answer_of;
pub use ask::ask;
pub use change::{hand_on, prepare, publish, reply, withdraw};
pub use pass::{Passes, new_pass};
pub(super) use pass::{admit, request, used};
pub(super) use published::Published;
pub use published::{has_changed, published};
pub use staff::{question, queue};

use super::catalogue::Snapshot;
use super::{Asked, Hall, ServiceError};
use crate::storage::questions::{self, QuestionRecord};
use domain::api::account::Me;
use domain::api::questions::QuestionRow;
use domain::calendar::Calendar;
use domain::clock::{Light, Reading, days_left, light};
use domain::number::QuestionNumber;
use domain::permission::{Action, Role, may};
use domain::question::ENQUIRY_DESK;
use domain::time;

/// Characters of a question that a list shows.
const BEGINNING: usize = 40;

/// Whose questions a person answers: the own department's, at the enquiry desk the general ones.
fn own(person: &Me) -> Option<String> {
    match person.role {
        Role::EnquiryDesk => Some(ENQUIRY_DESK.to_owned()),
        _ => person.department.clone(),
    }
}

/// Whether the person may see this question.
fn in_scope(person: &Me, question: &QuestionRecord) -> bool {
    may(Some(person.role), Action::ReadAllQuestions) || own(person).as_deref() == Some(question.department.as_str())
}

/// The question of a number, if the person may see it. A number that is wrong, not there, or another department's looks
/// the same.
async fn visible(hall: &Hall, person: &Me, number: &str) -> Result<QuestionRecord, ServiceError> {
    let number = QuestionNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let found = questions::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    if in_scope(person, &found) { Ok(found) } else { Err(ServiceError::NotFound) }
}

/// The light of a question now.
fn light_now(hall: &Hall, question: &QuestionRecord, asked: &Asked) -> Light {
    let reading = Reading {
        accepted: question.asked,
        due: question.due,
        immediate: false,
        pauses: &[],
        completed: question.answered,
        close_of_business: hall.settings.office_hours.close_of_business(question.due),
    };
    light(&reading, asked.at)
}

fn left(calendar: &Calendar, question: &QuestionRecord, asked: &Asked) -> i64 {
    days_left(calendar, question.due, question.answered.unwrap_or_else(|| time::local_date(asked.at)))
}

/// The name of a holder in both languages.
fn holder(catalogue: &Snapshot, code: &str) -> (String, String) {
    match catalogue.department(code) {
        Some(department) => (department.name_zh.clone(), department.name_en.clone()),
        None => ("咨询台".to_owned(), "Enquiry desk".to_owned()),
    }
}

/// The name of a service in both languages; empty texts for a general question.
fn service(catalogue: &Snapshot, id: Option<&str>) -> (String, String) {
    let found = id.and_then(|id| catalogue.service(id));
    found.map(|service| (service.name_zh.clone(), service.name_en.clone())).unwrap_or_default()
}

fn grouped(number: &str) -> String {
    QuestionNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.grouped())
}

/// A question as lists show it.
fn row(hall: &Hall, catalogue: &Snapshot, question: &QuestionRecord, asked: &Asked) -> QuestionRow {
    let (holder_zh, holder_en) = holder(catalogue, &question.department);
    let (service_zh, service_en) = service(catalogue, question.service.as_deref());
    let mut beginning: String = question.question.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = beginning.char_indices().nth(BEGINNING) {
        beginning.truncate(cut);
        beginning.push('…');
    }
    QuestionRow {
        number_grouped: grouped(&question.number),
        number: question.number.clone(),
        beginning,
        holder_zh,
        holder_en,
        service_zh,
        service_en,
        asked: question.asked,
        due: question.due,
        light: light_now(hall, question, asked),
        days_left: left(&hall.calendar(), question, asked),
        publication: question.publication,
    }
}
