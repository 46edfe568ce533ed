//! The rows of `questions` and `question_events`.

use crate::storage::StoreError;
use crate::storage::db::{self, Row, Statement};
use chrono::NaiveDate;
use domain::api::questions::QuestionState;
use domain::question::Publication;

/// A row of `questions`. Instants are UTC milliseconds, dates Asia/Shanghai.
#[derive(Clone, PartialEq, Eq)]
pub struct QuestionRecord {
    /// Number, `Z` and digits.
    pub number: String,
    /// Code of the centre.
    pub centre: String,
    /// Query code.
    pub query_code: String,
    /// Service id; none for a general question.
    pub service: Option<String>,
    /// Who holds it.
    pub department: String,
    /// `zh-CN` or `en`.
    pub lang: String,
    /// How to address the person.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// The question.
    pub question: String,
    /// When it was asked.
    pub asked_at: i64,
    /// The day.
    pub asked: NaiveDate,
    /// Last day of the limit.
    pub due: NaiveDate,
    /// The calendar of that year is not official yet.
    pub provisional: bool,
    /// Calendar it was reckoned with.
    pub calendar_version: String,
    /// Open or answered.
    pub state: QuestionState,
    /// The answer; empty while open.
    pub answer: String,
    /// When it was first answered.
    pub answered_at: Option<i64>,
    /// The day.
    pub answered: Option<NaiveDate>,
    /// How often it was handed on.
    pub handed_on: i64,
    /// Where the public wording stands.
    pub publication: Publication,
    /// Public wording of the question.
    pub public_question: String,
    /// Public wording of the answer.
    pub public_answer: String,
    /// Number under which the public knows it.
    pub public_no: Option<i64>,
    /// Day of its last publication.
    pub published: Option<NaiveDate>,
    /// Goes up with every change.
    pub version: i64,
}

/// A row of `question_events`.
#[derive(Clone, PartialEq, Eq)]
pub struct QuestionEventRecord {
    /// Number of the question.
    pub question: String,
    /// Running number in the question, from 1.
    pub seq: i64,
    /// When.
    pub at: i64,
    /// Name of the event.
    pub event: String,
    /// Its data, JSON.
    pub content: String,
    /// Sign-in name; empty for the public.
    pub actor: String,
    /// Post, Chinese.
    pub actor_zh: String,
    /// Post, English.
    pub actor_en: String,
    /// A or B.
    pub post: Option<String>,
}

pub(super) const SELECT_ONE: &str = "SELECT * FROM questions WHERE number = $1";

pub(super) const INSERT: &str = "INSERT INTO questions (number, centre, query_code, service, department, lang, name,
        phone, question, asked_at, asked, due, provisional, calendar_version, state, answer, handed_on, publication,
        public_question, public_answer, version, answered_at, answered, public_no, published)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25)";

pub(super) fn bind_all(query: Statement, question: QuestionRecord) -> Statement {
    query
        .bind(question.number)
        .bind(question.centre)
        .bind(question.query_code)
        .bind(question.service)
        .bind(question.department)
        .bind(question.lang)
        .bind(question.name)
        .bind(question.phone)
        .bind(question.question)
        .bind(question.asked_at)
        .bind(question.asked.to_string())
        .bind(question.due.to_string())
        .bind(i64::from(question.provisional))
        .bind(question.calendar_version)
        .bind(question.state.code())
        .bind(question.answer)
        .bind(question.handed_on)
        .bind(question.publication.code())
        .bind(question.public_question)
        .bind(question.public_answer)
        .bind(question.version)
        .bind(question.answered_at)
        .bind(question.answered.map(|date| date.to_string()))
        .bind(question.public_no)
        .bind(question.published.map(|date| date.to_string()))
}

pub(super) fn question(row: &Row) -> Result<QuestionRecord, StoreError> {
    Ok(QuestionRecord {
        number: db::text(row, "number")?,
        centre: db::text(row, "centre")?,
        query_code: db::text(row, "query_code")?,
        service: db::optional_text(row, "service")?,
        department: db::text(row, "department")?,
        lang: db::text(row, "lang")?,
        name: db::text(row, "name")?,
        phone: db::text(row, "phone")?,
        question: db::text(row, "question")?,
        asked_at: db::number(row, "asked_at")?,
        asked: db::parsed(row, "asked")?,
        due: db::parsed(row, "due")?,
        provisional: db::number(row, "provisional")? == 1,
        calendar_version: db::text(row, "calendar_version")?,
        state: state(&db::text(row, "state")?)?,
        answer: db::text(row, "answer")?,
        answered_at: db::optional_number(row, "answered_at")?,
        answered: db::optional_date(row, "answered")?,
        handed_on: db::number(row, "handed_on")?,
        publication: Publication::parse(&db::text(row, "publication")?)
            .ok_or_else(|| StoreError::corrupt("questions.publication"))?,
        public_question: db::text(row, "public_question")?,
        public_answer: db::text(row, "public_answer")?,
        public_no: db::optional_number(row, "public_no")?,
        published: db::optional_date(row, "published")?,
        version: db::number(row, "version")?,
    })
}

fn state(code: &str) -> Result<QuestionState, StoreError> {
    match code {
        "open" => Ok(QuestionState::Open),
        "answered" => Ok(QuestionState::Answered),
        _ => Err(StoreError::corrupt("questions.state")),
    }
}

pub(super) fn event(row: &Row) -> Result<QuestionEventRecord, StoreError> {
    Ok(QuestionEventRecord {
        question: db::text(row, "question")?,
        seq: db::number(row, "seq")?,
        at: db::number(row, "at")?,
        event: db::text(row, "event")?,
        content: db::text(row, "content")?,
        actor: db::text(row, "actor")?,
        actor_zh: db::text(row, "actor_zh")?,
        actor_en: db::text(row, "actor_en")?,
        post: db::optional_text(row, "post")?,
    })
}
