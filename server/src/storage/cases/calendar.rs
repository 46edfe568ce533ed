//! Cases whose clock a calendar can move, and the calendar that each was computed under last (R14).

use super::record::{self, CaseRecord};
use crate::storage::{Reader, StoreError, Tx, db};

/// The open cases whose clock a calendar can move, by number after `after`, at most `limit`.
///
/// # Errors
/// [`StoreError`].
pub async fn with_clock(reader: &Reader, after: &str, limit: u32) -> Result<Vec<CaseRecord>, StoreError> {
    let after = after.to_owned();
    let rows = reader
        .all(
            "SELECT * FROM cases WHERE stage IN ('received', 'accepted', 'paused', 'forwarded') AND number > $1
             ORDER BY number LIMIT $2",
            |query| query.bind(after).bind(i64::from(limit)),
        )
        .await?;
    rows.iter().map(record::case).collect()
}

/// Those of them that were not computed under this calendar yet.
///
/// # Errors
/// [`StoreError`].
pub async fn behind(reader: &Reader, version: &str, after: &str, limit: u32) -> Result<Vec<CaseRecord>, StoreError> {
    let (version, after) = (version.to_owned(), after.to_owned());
    let rows = reader
        .all(
            "SELECT * FROM cases WHERE stage IN ('received', 'accepted', 'paused', 'forwarded')
             AND calendar_version <> $1 AND number > $2 ORDER BY number LIMIT $3",
            |query| query.bind(version).bind(after).bind(i64::from(limit)),
        )
        .await?;
    rows.iter().map(record::case).collect()
}

/// How many there are.
///
/// # Errors
/// [`StoreError`].
pub async fn count_behind(reader: &Reader, version: &str) -> Result<i64, StoreError> {
    let version = version.to_owned();
    let row = reader
        .one(
            "SELECT COUNT(*) AS cases FROM cases WHERE stage IN ('received', 'accepted', 'paused', 'forwarded')
             AND calendar_version <> $1",
            |query| query.bind(version),
        )
        .await?;
    db::number(&row, "cases")
}

/// Writes down under which calendar a case's date was computed; nobody's view of the case changes by it.
///
/// # Errors
/// [`StoreError`].
pub async fn set_calendar(tx: &mut Tx, number: &str, version: &str, provisional: bool) -> Result<(), StoreError> {
    let (number, version) = (number.to_owned(), version.to_owned());
    tx.execute("UPDATE cases SET calendar_version = $1, provisional = $2 WHERE number = $3", |query| {
        query.bind(version).bind(i64::from(provisional)).bind(number)
    })
    .await?;
    Ok(())
}
