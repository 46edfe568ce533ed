//! Asking.

use super::grouped;
use super::pass::{admit, request, used};
use crate::services::once::once;
use crate::services::secrets::{random, sha256};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::questions::{self, QuestionEventRecord, QuestionRecord};
use crate::storage::{StoreError, Tx};
use chrono::NaiveDate;
use domain::api::FieldProblem;
use domain::api::questions::{AskedReceipt, NewQuestion, QuestionState};
use domain::clock::{Term, due_date};
use domain::identity::normal_phone;
use domain::number::QuestionNumber;
use domain::query_code::QueryCode;
use domain::question::{ENQUIRY_DESK, LONGEST_QUESTION, Publication, QuestionEvent};
use domain::text::{printable, written};
use domain::time;

/// Longest name, in characters.
const LONGEST_NAME: usize = 40;

/// Takes a question and answers the receipt. The same pass twice answers the same receipt.
///
/// # Errors
/// `Invalid` naming every wrong input; `Conflict` `too_fast` or `pass_expired` for a pass that is not good,
/// `not_a_person` for a form filled in by a program.
pub async fn ask(hall: &Hall, asked: &Asked, new: NewQuestion) -> Result<AskedReceipt, ServiceError> {
    let catalogue = hall.catalogue(asked.at).await?;
    let id = new.service.trim();
    let service = match id {
        "" => None,
        id => Some(catalogue.service(id).ok_or_else(|| ServiceError::field("service", "unknown"))?),
    };
    let checked = check(&new)?;
    admit(hall, &new.website, &new.pass, asked.at)?;
    let date = time::local_date(asked.at);
    let term = Term { accepted: date, workdays: hall.settings.reply_workdays, extension: 0, pauses: Vec::new() };
    let promised =
        due_date(&hall.calendar(), &term).map_err(|problem| ServiceError::Conflict("no_date", problem.to_string()))?;
    let code = random().map(QueryCode::from_random).ok_or(ServiceError::Busy)?;
    let at = asked.at.timestamp_millis();
    // A department that has no window here has nobody who would see it.
    let held = service.as_ref().map(|service| service.department.as_str()).filter(|code| catalogue.has_window(code));
    let holder = held.unwrap_or(ENQUIRY_DESK).to_owned();
    let record = QuestionRecord {
        number: String::new(),
        centre: hall.settings.centre.clone(),
        query_code: code.as_str().to_owned(),
        department: holder,
        service: service.map(|service| service.id.clone()),
        lang: checked.lang,
        name: checked.name,
        phone: checked.phone,
        question: checked.text,
        asked_at: at,
        asked: date,
        due: promised.due,
        provisional: promised.provisional,
        calendar_version: hall.calendar().version().to_owned(),
        state: QuestionState::Open,
        answer: String::new(),
        answered_at: None,
        answered: None,
        handed_on: 0,
        publication: Publication::None,
        public_question: String::new(),
        public_answer: String::new(),
        public_no: None,
        published: None,
        version: 1,
    };
    let pass = new.pass.clone();
    let service = record.service.as_deref().unwrap_or_default();
    let request_hash =
        sha256(format!("{service}\n{}\n{}\n{}\n{}", record.lang, record.name, record.phone, record.question));
    let request = request(pass, request_hash, asked.at);
    once(hall, request, async move |tx| store(tx, record, date).await).await.map_err(used)
}

async fn store(tx: &mut Tx, record: QuestionRecord, date: NaiveDate) -> Result<AskedReceipt, ServiceError> {
    let running = tx.next(&format!("question:{}:{date}", record.centre)).await?;
    let running = u32::try_from(running).map_err(StoreError::corrupt)?;
    let number = QuestionNumber::new(date, running)
        .map_err(|problem| ServiceError::Conflict("no_number", problem.to_string()))?;
    let record = QuestionRecord { number: number.as_str().to_owned(), ..record };
    let receipt = AskedReceipt {
        number_grouped: grouped(&record.number),
        number: record.number.clone(),
        code: record.query_code.clone(),
        due: record.due,
        provisional: record.provisional,
    };
    let event = QuestionEvent::Asked;
    let first = QuestionEventRecord {
        question: record.number.clone(),
        seq: 1,
        at: record.asked_at,
        event: event.name().to_owned(),
        content: serde_json::to_string(&event).map_err(StoreError::corrupt)?,
        actor: String::new(),
        actor_zh: String::new(),
        actor_en: String::new(),
        post: None,
    };
    questions::insert(tx, record).await?;
    questions::append(tx, first).await?;
    Ok(receipt)
}

/// The inputs as they are stored.
struct Checked {
    text: String,
    name: String,
    phone: String,
    lang: String,
}

fn check(new: &NewQuestion) -> Result<Checked, ServiceError> {
    let mut wrong = Vec::new();
    let text = written(&new.text, LONGEST_QUESTION, true);
    let text = text.and_then(|text| if text.chars().any(char::is_alphanumeric) { Ok(text) } else { Err("characters") });
    let text = text.unwrap_or_else(|code| {
        wrong.push(FieldProblem::new("text", code));
        String::new()
    });
    let name = new.name.trim().to_owned();
    let phone = new.phone.trim();
    if name.chars().count() > LONGEST_NAME {
        wrong.push(FieldProblem::new("name", "too_long"));
    } else if !name.is_empty() && !printable(&name) {
        wrong.push(FieldProblem::new("name", "characters"));
    }
    let normal = match phone {
        "" => Ok(String::new()),
        phone => normal_phone(phone),
    };
    let phone = normal.unwrap_or_else(|problem| {
        wrong.push(FieldProblem::new("phone", problem.code()));
        String::new()
    });
    let lang = match new.lang.as_str() {
        "" | "zh-CN" => "zh-CN",
        "en" => "en",
        _ => {
            wrong.push(FieldProblem::new("lang", "unknown"));
            "zh-CN"
        }
    };
    if wrong.is_empty() {
        Ok(Checked { text, name, phone, lang: lang.to_owned() })
    } else {
        Err(ServiceError::Invalid(wrong))
    }
}
