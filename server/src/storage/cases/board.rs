//! Counts for the board.

use crate::storage::{Reader, StoreError, db};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One department's counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open cases due later than today.
    pub later: u64,
    /// Open promised and joint cases due today.
    pub today: u64,
    /// Open immediate items of today.
    pub immediate_today: u64,
    /// Open cases whose date is over.
    pub over: u64,
    /// Accepted today.
    pub accepted: u64,
    /// Decided today.
    pub completed: u64,
}

/// How many cases of each service were accepted on `from` and later, by the service's id.
///
/// # Errors
/// [`StoreError`].
pub async fn accepted_since(reader: &Reader, from: NaiveDate) -> Result<BTreeMap<String, u64>, StoreError> {
    let rows = reader
        .all("SELECT service, COUNT(*) AS cases FROM cases WHERE accepted >= $1 GROUP BY service", |query| {
            query.bind(from.to_string())
        })
        .await?;
    rows.iter().map(|row| Ok((db::text(row, "service")?, count(row, "cases")?))).collect()
}

/// Counts by department code on `today`; departments without any are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn board(reader: &Reader, today: NaiveDate) -> Result<BTreeMap<String, Counts>, StoreError> {
    let day = today.to_string();
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let open = reader
        .all(
            "SELECT department,
                    CAST(SUM(CASE WHEN due > $1 THEN 1 ELSE 0 END) AS BIGINT) AS later,
                    CAST(SUM(CASE WHEN due = $1 AND kind <> 'immediate' THEN 1 ELSE 0 END) AS BIGINT) AS due_today,
                    CAST(SUM(CASE WHEN due = $1 AND kind = 'immediate' THEN 1 ELSE 0 END) AS BIGINT) AS immediate,
                    CAST(SUM(CASE WHEN due < $1 THEN 1 ELSE 0 END) AS BIGINT) AS over_due
             FROM cases WHERE stage = 'accepted' OR (stage = 'forwarded' AND resumes IS NULL)
             GROUP BY department",
            |query| query.bind(day.clone()),
        )
        .await?;
    for row in &open {
        let entry = counts.entry(db::text(row, "department")?).or_default();
        entry.later = count(row, "later")?;
        entry.today = count(row, "due_today")?;
        entry.immediate_today = count(row, "immediate")?;
        entry.over = count(row, "over_due")?;
    }
    let accepted = reader
        .all("SELECT department, COUNT(*) AS cases FROM cases WHERE accepted = $1 GROUP BY department", |query| {
            query.bind(day.clone())
        })
        .await?;
    for row in &accepted {
        counts.entry(db::text(row, "department")?).or_default().accepted = count(row, "cases")?;
    }
    let completed = reader
        .all("SELECT department, COUNT(*) AS cases FROM cases WHERE completed = $1 GROUP BY department", |query| {
            query.bind(day)
        })
        .await?;
    for row in &completed {
        counts.entry(db::text(row, "department")?).or_default().completed = count(row, "cases")?;
    }
    Ok(counts)
}

fn count(row: &db::Row, column: &str) -> Result<u64, StoreError> {
    u64::try_from(db::number(row, column)?).map_err(|_| StoreError::corrupt(column))
}
