//! Cases and their events.

mod board;
mod calendar;
mod list;
mod record;

pub use board::{Counts, accepted_since, board};
pub use calendar::{behind, count_behind, set_calendar, with_clock};
pub use list::{CaseFilter, Position, StageFilter, list};
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
    let changed = tx
        .execute(
            "UPDATE cases SET stage = $1, decided_at = $2, completed = $3, outcome = $4, certificate_no = $5,
                    decided_by = $6, reason = $7, delivered_at = $8, received_by = $9, events = $10, last_hash = $11,
                    due = $12, provisional = $13, calendar_version = $14, state = $15, resumes = $16, ended = $17,
                    version = version + 1
             WHERE number = $18 AND version = $19",
            |query| {
                query
                    .bind(case.stage.code())
                    .bind(case.decided_at)
                    .bind(case.completed.map(|date| date.to_string()))
                    .bind(case.outcome.map(record::outcome_code))
                    .bind(case.certificate_no)
                    .bind(case.decided_by)
                    .bind(case.reason)
                    .bind(case.delivered_at)
                    .bind(case.received_by)
                    .bind(case.events)
                    .bind(case.last_hash)
                    .bind(case.due.to_string())
                    .bind(i64::from(case.provisional))
                    .bind(case.calendar_version)
                    .bind(case.state)
                    .bind(case.resumes.map(|date| date.to_string()))
                    .bind(case.ended.map(|date| date.to_string()))
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

/// Numbers of the cases whose clock runs again by itself on `today` or ran again before, at most `limit`.
///
/// # Errors
/// [`StoreError`].
pub async fn resuming(reader: &Reader, today: NaiveDate, limit: u32) -> Result<Vec<String>, StoreError> {
    let rows = reader
        .all("SELECT number FROM cases WHERE stage = 'paused' AND resumes <= $1 ORDER BY resumes LIMIT $2", |query| {
            query.bind(today.to_string()).bind(i64::from(limit))
        })
        .await?;
    rows.iter().map(|row| db::text(row, "number")).collect()
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
