//! Official calendars, each imported once and kept.

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
