//! Cases and their events.

mod board;
mod calendar;
mod due;
mod list;
mod papers;
mod parts;
mod record;

pub use board::{Done, Group, accepted_since, board, done_on, worst_parts};
pub use calendar::{behind, count_behind, set_calendar, with_clock};
pub use due::{Waiting, waiting};
pub use list::{CaseFilter, Levels, Listed, Position, StageFilter, list};
pub use papers::{PaperRecord, issue, paper, papers, print, reprint};
pub use parts::set_parts;
pub use record::{CaseRecord, EventRecord};

use super::{Reader, StoreError, Tx, db};
use chrono::NaiveDate;

/// One case.
///
/// # Errors
/// [`StoreError`].
pub async fn by_number(reader: &Reader, number: &str) -> Result<Option<CaseRecord>, StoreError> {
    let number = number.to_owned();
    let row = reader.optional(record::SELECT_ONE, |query| query.bind(number)).await?;
    row.as_ref().map(record::case).transpose()
}

/// One case as it stands inside a transaction.
///
/// # Errors
/// [`StoreError`].
pub async fn by_number_in(tx: &mut Tx, number: &str) -> Result<Option<CaseRecord>, StoreError> {
    let number = number.to_owned();
    let row = tx.optional(record::SELECT_ONE, |query| query.bind(number)).await?;
    row.as_ref().map(record::case).transpose()
}

/// Adds a case.
///
/// # Errors
/// [`StoreError::Conflict`] for a number that is there already.
pub async fn insert(tx: &mut Tx, case: CaseRecord) -> Result<(), StoreError> {
    tx.execute(record::INSERT, |query| record::bind_all(query, case)).await?;
    Ok(())
}

/// Stores a case that moved on, if nobody else moved it since `version`.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody did.
pub async fn update(tx: &mut Tx, case: CaseRecord, version: i64) -> Result<(), StoreError> {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    let changed = tx
        .execute(
            "UPDATE cases SET stage = $1, kind = $2, promised_workdays = $3, materials = $4, document_no = $5,
                    service_version = $6, accepted_at = $7, accepted = $8, due = $9, printed_due = $10,
                    statutory_due = $11, provisional = $12, calendar_version = $13, decided_at = $14,
                    completed = $15, outcome = $16, certificate_no = $17, decided_by = $18, reason = $19,
                    delivered_at = $20, received_by = $21, officer_zh = $22, officer_en = $23,
                    events = $24, last_hash = $25, state = $26, resumes = $27, ended = $28, gap_due = $29,
                    chase_on = $30, rated = $31, delivery_due = $32, law_due = $33, at_org = $34,
                    version = version + 1
             WHERE number = $35 AND version = $36",
            |query| {
                query
                    .bind(case.stage.code())
                    .bind(record::kind_code(case.kind))
                    .bind(i64::from(case.promised_workdays))
                    .bind(serde_json::Value::from(case.materials).to_string())
                    .bind(case.document_no)
                    .bind(case.service_version)
                    .bind(case.accepted_at)
                    .bind(date(case.accepted))
                    .bind(case.due.to_string())
                    .bind(date(case.printed_due))
                    .bind(date(case.statutory_due))
                    .bind(i64::from(case.provisional))
                    .bind(case.calendar_version)
                    .bind(case.decided_at)
                    .bind(date(case.completed))
                    .bind(case.outcome.map(record::outcome_code))
                    .bind(case.certificate_no)
                    .bind(case.decided_by)
                    .bind(case.reason)
                    .bind(case.delivered_at)
                    .bind(case.received_by)
                    .bind(case.officer_zh)
                    .bind(case.officer_en)
                    .bind(case.events)
                    .bind(case.last_hash)
                    .bind(case.state)
                    .bind(date(case.resumes))
                    .bind(date(case.ended))
                    .bind(date(case.gap_due))
                    .bind(date(case.chase_on))
                    .bind(i64::from(case.rated))
                    .bind(date(case.delivery_due))
                    .bind(date(case.law_due))
                    .bind(case.at_org.map_or("", record::org_code))
                    .bind(case.number)
                    .bind(version)
            },
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

/// Appends an event.
///
/// # Errors
/// [`StoreError::Conflict`] when the case has an event of this number.
pub async fn append(tx: &mut Tx, event: EventRecord) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO case_events (case_number, seq, at, event, content, actor, actor_zh, actor_en, post, prev_hash,
                                  hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        |query| {
            query
                .bind(event.case_number)
                .bind(event.seq)
                .bind(event.at)
                .bind(event.event)
                .bind(event.content)
                .bind(event.actor)
                .bind(event.actor_zh)
                .bind(event.actor_en)
                .bind(event.post)
                .bind(event.prev_hash)
                .bind(event.hash)
        },
    )
    .await?;
    Ok(())
}

/// The events of a case, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn events(reader: &Reader, number: &str) -> Result<Vec<EventRecord>, StoreError> {
    let number = number.to_owned();
    let rows = reader.all(record::SELECT_EVENTS, |query| query.bind(number)).await?;
    rows.iter().map(record::event).collect()
}

/// The events of a case inside a transaction, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn events_in(tx: &mut Tx, number: &str) -> Result<Vec<EventRecord>, StoreError> {
    let number = number.to_owned();
    let rows = tx.all(record::SELECT_EVENTS, |query| query.bind(number)).await?;
    rows.iter().map(record::event).collect()
}

/// Name, phone and town that an applicant gave a department the last time that a case was accepted: what only came in online
/// nobody has seen an identity card for.
///
/// # Errors
/// [`StoreError`].
pub async fn applicant(
    reader: &Reader,
    id_number: &str,
    department: &str,
) -> Result<Option<(String, String, String)>, StoreError> {
    let (id_number, department) = (id_number.to_owned(), department.to_owned());
    let row = reader
        .optional(
            "SELECT applicant_name, phone, town FROM cases WHERE id_number = $1 AND department = $2
                    AND accepted_at IS NOT NULL
             ORDER BY received_at DESC LIMIT 1",
            |query| query.bind(id_number).bind(department),
        )
        .await?;
    row.map(|row| Ok((db::text(&row, "applicant_name")?, db::text(&row, "phone")?, db::text(&row, "town")?)))
        .transpose()
}

/// How many cases there are.
///
/// # Errors
/// [`StoreError`].
pub async fn count(reader: &Reader) -> Result<i64, StoreError> {
    let row = reader.one("SELECT COUNT(*) AS cases FROM cases", |query| query).await?;
    db::number(&row, "cases")
}

#[cfg(test)]
mod tests;
