//! Official calendars, each imported once and kept.

pub mod drafts;
pub mod moves;

use super::{Reader, StoreError, Tx, db};
use domain::calendar::CalendarData;

/// The calendar imported last, if any is.
///
/// # Errors
/// [`StoreError`].
pub async fn current(reader: &Reader) -> Result<Option<CalendarData>, StoreError> {
    let row = reader.optional("SELECT content FROM calendars ORDER BY imported_at DESC LIMIT 1", |query| query).await?;
    row.map(|row| db::document(&row, "content")).transpose()
}

/// The calendar imported last as it stands inside a transaction, and when it was imported.
///
/// # Errors
/// [`StoreError`].
pub async fn current_in(tx: &mut Tx) -> Result<Option<(CalendarData, i64)>, StoreError> {
    let sql = "SELECT content, imported_at FROM calendars ORDER BY imported_at DESC LIMIT 1";
    let row = tx.optional(sql, |query| query).await?;
    row.map(|row| Ok((db::document(&row, "content")?, db::number(&row, "imported_at")?))).transpose()
}

/// The version of that calendar alone.
///
/// # Errors
/// [`StoreError`].
pub async fn current_version(tx: &mut Tx) -> Result<Option<String>, StoreError> {
    let row = tx.optional("SELECT version FROM calendars ORDER BY imported_at DESC LIMIT 1", |query| query).await?;
    row.map(|row| db::text(&row, "version")).transpose()
}

/// A calendar by its version.
///
/// # Errors
/// [`StoreError`].
pub async fn version(reader: &Reader, version: &str) -> Result<Option<CalendarData>, StoreError> {
    let version = version.to_owned();
    let row = reader.optional("SELECT content FROM calendars WHERE version = $1", |query| query.bind(version)).await?;
    row.map(|row| db::document(&row, "content")).transpose()
}

/// Keeps a calendar.
///
/// # Errors
/// [`StoreError::Conflict`] for a version that is there already.
pub async fn import(tx: &mut Tx, calendar: &CalendarData, at: i64) -> Result<(), StoreError> {
    let version = calendar.version.clone();
    let content = serde_json::to_string(calendar).map_err(StoreError::corrupt)?;
    tx.execute("INSERT INTO calendars (version, imported_at, content) VALUES ($1, $2, $3)", |query| {
        query.bind(version).bind(at).bind(content)
    })
    .await?;
    Ok(())
}
