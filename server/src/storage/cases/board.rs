//! Counts for the board: open cases in groups of the same light, whatever the hall's rule for it says, and what was done
//! today.

use super::record;
use crate::storage::{Reader, StoreError, db};
use chrono::NaiveDate;
use domain::case::StageName;
use domain::catalogue::ItemKind;
use std::collections::BTreeMap;

/// Open cases whose lights are the same at every instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Department code.
    pub department: String,
    /// Where they stand.
    pub stage: StageName,
    /// Base kind.
    pub kind: ItemKind,
    /// The last day of their clock.
    pub due: NaiveDate,
    /// The limit in law with the stops so far.
    pub law_due: Option<NaiveDate>,
    /// The day on which a stopped clock runs again.
    pub resumes: Option<NaiveDate>,
    /// How many.
    pub cases: u64,
}

/// What a department did on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Accepted.
    pub accepted: u64,
    /// Decided.
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

/// Accepted and undecided cases, in groups.
///
/// # Errors
/// [`StoreError`].
pub async fn board(reader: &Reader) -> Result<Vec<Group>, StoreError> {
    let rows = reader
        .all(
            "SELECT department, stage, kind, due, COALESCE(law_due, statutory_due) AS law, resumes, COUNT(*) AS cases
             FROM cases WHERE stage IN ('accepted', 'paused', 'forwarded')
             GROUP BY department, stage, kind, due, COALESCE(law_due, statutory_due), resumes",
            |query| query,
        )
        .await?;
    let group = |row: &db::Row| {
        Ok(Group {
            department: db::text(row, "department")?,
            stage: StageName::parse(&db::text(row, "stage")?).ok_or_else(|| StoreError::corrupt("stage"))?,
            kind: record::kind(&db::text(row, "kind")?)?,
            due: db::parsed(row, "due")?,
            law_due: db::optional_date(row, "law")?,
            resumes: db::optional_date(row, "resumes")?,
            cases: count(row, "cases")?,
        })
    };
    rows.iter().map(group).collect()
}

/// Joint cases by their lead department and the last day of the sub-case that has least time left and no opinion yet: how
/// many.
///
/// # Errors
/// [`StoreError`].
pub async fn worst_parts(reader: &Reader) -> Result<Vec<(String, NaiveDate, u64)>, StoreError> {
    let rows = reader
        .all(
            "SELECT department, due, COUNT(*) AS cases FROM (
                 SELECT cases.department AS department, MIN(case_parts.due) AS due
                 FROM case_parts JOIN cases ON cases.number = case_parts.case_number
                 WHERE case_parts.answered = 0 AND cases.stage IN ('accepted', 'paused', 'forwarded')
                 GROUP BY cases.number, cases.department) AS worst
             GROUP BY department, due",
            |query| query,
        )
        .await?;
    let line = |row: &db::Row| Ok((db::text(row, "department")?, db::parsed(row, "due")?, count(row, "cases")?));
    rows.iter().map(line).collect()
}

/// What was done on a day, by department code; departments that did nothing are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn done_on(reader: &Reader, today: NaiveDate) -> Result<BTreeMap<String, Done>, StoreError> {
    let day = today.to_string();
    let mut done: BTreeMap<String, Done> = BTreeMap::new();
    let accepted = reader
        .all("SELECT department, COUNT(*) AS cases FROM cases WHERE accepted = $1 GROUP BY department", |query| {
            query.bind(day.clone())
        })
        .await?;
    for row in &accepted {
        done.entry(db::text(row, "department")?).or_default().accepted = count(row, "cases")?;
    }
    let completed = reader
        .all("SELECT department, COUNT(*) AS cases FROM cases WHERE completed = $1 GROUP BY department", |query| {
            query.bind(day)
        })
        .await?;
    for row in &completed {
        done.entry(db::text(row, "department")?).or_default().completed = count(row, "cases")?;
    }
    Ok(done)
}

fn count(row: &db::Row, column: &str) -> Result<u64, StoreError> {
    u64::try_from(db::number(row, column)?).map_err(|_| StoreError::corrupt(column))
}
