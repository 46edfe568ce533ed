//! Answering, handing on, publishing: each moves a question by one event, exactly once.

use super::{in_scope, staff, visible};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::questions::{self, QuestionEventRecord, QuestionRecord};
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::NoBody;
use domain::api::account::Me;
use domain::api::questions::{HandOn, Publish, QuestionState, QuestionView, Reply, Withdraw, Wording};
use domain::permission::Action;
use domain::question::{
    ENQUIRY_DESK, LONGEST_ANSWER, LONGEST_NOTE, LONGEST_QUESTION, Question, QuestionEvent, QuestionRefusal,
};
use domain::text::written;
use domain::time;

/// Answers a question, or amends its answer; the first answer's instant judges the limit.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for another department's question, `Invalid`, `Store(Conflict)` when somebody else
/// changed it since the version that the person saw.
pub async fn reply(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: Reply,
    key: IdempotencyKey,
) -> Result<QuestionView, ServiceError> {
    asked.may(Action::AnswerQuestions)?;
    let answer = text("answer", &typed.answer, LONGEST_ANSWER)?;
    advance(hall, asked, number, QuestionEvent::Answered { answer }, typed.version, key).await
}

/// Hands a question on to another department, or to the enquiry desk, with a note for those who take it over. The clock
/// goes on.
///
/// # Errors
/// As [`reply`]; `Conflict` for a question that has been answered or is there already.
pub async fn hand_on(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: HandOn,
    key: IdempotencyKey,
) -> Result<QuestionView, ServiceError> {
    asked.may(Action::AnswerQuestions)?;
    let to = typed.to.trim().to_owned();
    if to != ENQUIRY_DESK && !hall.catalogue(asked.at).await?.has_window(&to) {
        let code = if to.is_empty() { "required" } else { "unknown" };
        return Err(ServiceError::field("to", code));
    }
    let note = text("note", &typed.note, LONGEST_NOTE)?;
    // Who holds it now is filled in where it is known for certain, inside the transaction.
    let event = QuestionEvent::HandedOn { from: String::new(), to, note };
    advance(hall, asked, number, event, typed.version, key).await
}

/// Prepares the public wording. Only the staff see it.
///
/// # Errors
/// As [`reply`]; `Conflict` for a question without an answer.
pub async fn prepare(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: Wording,
    key: IdempotencyKey,
) -> Result<QuestionView, ServiceError> {
    asked.may(Action::AnswerQuestions)?;
    let question = text("public_question", &typed.public_question, LONGEST_QUESTION);
    let answer = text("public_answer", &typed.public_answer, LONGEST_ANSWER);
    let (question, answer) = match (question, answer) {
        (Err(ServiceError::Invalid(mut first)), Err(ServiceError::Invalid(second))) => {
            first.extend(second);
            return Err(ServiceError::Invalid(first));
        }
        (question, answer) => (question?, answer?),
    };
    advance(hall, asked, number, QuestionEvent::Prepared { question, answer }, typed.version, key).await
}

/// Publishes exactly the wording of the version that the person saw.
///
/// # Errors
/// As [`reply`]; `Conflict` when none is prepared or it holds a person's number.
pub async fn publish(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: Publish,
    key: IdempotencyKey,
) -> Result<QuestionView, ServiceError> {
    advance(hall, asked, number, QuestionEvent::Published, typed.version, key).await
}

/// Takes a published answer back.
///
/// # Errors
/// As [`reply`]; `Conflict` for what is not public.
pub async fn withdraw(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: Withdraw,
    key: IdempotencyKey,
) -> Result<QuestionView, ServiceError> {
    asked.may(Action::AnswerQuestions)?;
    let reason = text("reason", &typed.reason, LONGEST_NOTE)?;
    advance(hall, asked, number, QuestionEvent::Withdrawn { reason }, typed.version, key).await
}

fn text(field: &str, typed: &str, longest: usize) -> Result<String, ServiceError> {
    written(typed, longest, true).map_err(|code| ServiceError::field(field, code))
}

async fn advance(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    event: QuestionEvent,
    version: i64,
    key: IdempotencyKey,
) -> Result<QuestionView, ServiceError> {
    let person = asked.may(Action::AnswerQuestions)?.clone();
    let found = match visible(hall, &person, number).await {
        // Handing on twice with one key: the question is no longer the person's, and yet it was done.
        Err(ServiceError::NotFound) if key.is_some() => None,
        found => Some(found?),
    };
    let stored_number = match &found {
        Some(found) => found.number.clone(),
        None => domain::number::QuestionNumber::parse(number).map_err(|_| ServiceError::NotFound)?.as_str().to_owned(),
    };
    let request_hash = serde_json::to_string(&(&stored_number, &event, version)).map(sha256);
    let request_hash = request_hash.map_err(StoreError::corrupt)?;
    let (at, who, asked_number, known) = (asked.at, person.clone(), stored_number.clone(), found.is_some());
    let request = Request { actor: person.name.clone(), key, hash: request_hash, at: at.timestamp_millis() };
    once(hall, request, async move |tx| {
        if !known {
            return Err(ServiceError::NotFound);
        }
        step(tx, &who, &asked_number, event, at, version).await?;
        Ok(NoBody {})
    })
    .await?;
    super::has_changed(hall);
    let moved = questions::by_number(hall.store.read(), &stored_number).await?.ok_or(ServiceError::NotFound)?;
    let held = in_scope(&person, &moved);
    let view = staff::view(hall, asked, &person, moved).await?;
    // Whoever has handed it on sees that it went, and nothing that has happened since.
    Ok(if held { view } else { without_content(view) })
}

fn without_content(view: QuestionView) -> QuestionView {
    QuestionView {
        name: String::new(),
        phone: String::new(),
        answer: None,
        public_question: String::new(),
        public_answer: String::new(),
        personal: Vec::new(),
        history: Vec::new(),
        ..view
    }
}

async fn step(
    tx: &mut Tx,
    person: &Me,
    number: &str,
    event: QuestionEvent,
    at: DateTime<Utc>,
    version: i64,
) -> Result<(), ServiceError> {
    let record = questions::by_number_in(tx, number).await?.ok_or(ServiceError::NotFound)?;
    if !in_scope(person, &record) {
        return Err(ServiceError::NotFound);
    }
    if record.version != version {
        return Err(StoreError::Conflict.into());
    }
    let event = match event {
        QuestionEvent::HandedOn { to, note, .. } => {
            QuestionEvent::HandedOn { from: record.department.clone(), to, note }
        }
        event => event,
    };
    let moved = rebuild(&record).apply(&event).map_err(refused)?;
    let entry = QuestionEventRecord {
        question: record.number.clone(),
        // Every change adds one event and one version; the first event came with version 1.
        seq: record.version + 1,
        at: at.timestamp_millis(),
        event: event.name().to_owned(),
        content: serde_json::to_string(&event).map_err(StoreError::corrupt)?,
        actor: person.name.clone(),
        actor_zh: person.title_zh.clone(),
        actor_en: person.title_en.clone(),
        post: person.post.map(|post| post.code().to_owned()),
    };
    let mut next = with_state(record, moved, &event, at);
    if event == QuestionEvent::Published {
        next.published = Some(time::local_date(at));
        if next.public_no.is_none() {
            next.public_no = Some(tx.next("published answers").await?);
        }
    }
    questions::update(tx, next, version).await?;
    Ok(questions::append(tx, entry).await?)
}

fn refused(refusal: QuestionRefusal) -> ServiceError {
    ServiceError::Conflict(refusal.code(), refusal.to_string())
}

/// The rules' view of a stored question.
fn rebuild(record: &QuestionRecord) -> Question {
    Question {
        department: record.department.clone(),
        answer: (record.state == QuestionState::Answered).then(|| record.answer.clone()),
        publication: record.publication,
        wording: (record.public_question.clone(), record.public_answer.clone()),
    }
}

fn with_state(record: QuestionRecord, moved: Question, event: &QuestionEvent, at: DateTime<Utc>) -> QuestionRecord {
    let answered = moved.answer.is_some();
    let handed_on = i64::from(matches!(event, QuestionEvent::HandedOn { .. }));
    QuestionRecord {
        department: moved.department,
        state: if answered { QuestionState::Answered } else { QuestionState::Open },
        answered_at: record.answered_at.or_else(|| answered.then(|| at.timestamp_millis())),
        answered: record.answered.or_else(|| answered.then(|| time::local_date(at))),
        answer: moved.answer.unwrap_or_default(),
        handed_on: record.handed_on + handed_on,
        publication: moved.publication,
        public_question: moved.wording.0,
        public_answer: moved.wording.1,
        ..record
    }
}
