//! Dates that a calendar moved, and who told the applicants.

use crate::storage::{Reader, Row, StoreError, Tx, db};
use chrono::{DateTime, NaiveDate};
use domain::api::calendar::{MovedDate, Told};

/// A date that has just moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Case number.
    pub number: String,
    /// The calendar.
    pub calendar_version: String,
    /// Department of the case.
    pub department: String,
    /// The date before.
    pub before: NaiveDate,
    /// The date after.
    pub after: NaiveDate,
    /// When, UTC milliseconds.
    pub at: i64,
}

/// Who told an applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teller {
    /// When, UTC milliseconds.
    pub at: i64,
    /// Sign-in name.
    pub by: String,
    /// The post, Chinese.
    pub zh: String,
    /// The post, English.
    pub en: String,
}

/// A place in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct After {
    /// The date after the move.
    pub due: String,
    /// Case number.
    pub number: String,
}

/// Writes a moved date down for the window. What the applicant was not told of an earlier move becomes one with this one,
/// and nothing where both together move nothing.
///
/// # Errors
/// [`StoreError`].
pub async fn note(tx: &mut Tx, moved: Moved) -> Result<(), StoreError> {
    let number = moved.number.clone();
    let untold = tx
        .optional(
            "DELETE FROM calendar_moves WHERE case_number = $1 AND told_at IS NULL RETURNING due_before",
            |query| query.bind(number),
        )
        .await?;
    let before = match untold {
        Some(row) => db::parsed(&row, "due_before")?,
        None => moved.before,
    };
    if before == moved.after {
        return Ok(());
    }
    tx.execute(
        "INSERT INTO calendar_moves (case_number, calendar_version, department, due_before, due_after, moved_at, told_zh,
            told_en)
         VALUES ($1, $2, $3, $4, $5, $6, '', '')",
        |query| {
            query
                .bind(moved.number)
                .bind(moved.calendar_version)
                .bind(moved.department)
                .bind(before.to_string())
                .bind(moved.after.to_string())
                .bind(moved.at)
        },
    )
    .await?;
    Ok(())
}

fn moved(row: &Row) -> Result<MovedDate, StoreError> {
    let told = db::optional_number(row, "told_at")?.map(|at| {
        Ok::<_, StoreError>(Told {
            at: DateTime::from_timestamp_millis(at).ok_or_else(|| StoreError::corrupt("told_at"))?,
            by_zh: db::text(row, "told_zh")?,
            by_en: db::text(row, "told_en")?,
        })
    });
    Ok(MovedDate {
        number: db::text(row, "case_number")?,
        service_zh: db::text(row, "service_zh")?,
        service_en: db::text(row, "service_en")?,
        applicant_name: db::text(row, "applicant_name")?,
        phone: db::text(row, "phone")?,
        before: db::parsed(row, "due_before")?,
        after: db::parsed(row, "due_after")?,
        // The calendar in force says.
        provisional: false,
        told: told.transpose()?,
    })
}

/// A department's moved dates, earliest first: of open cases whose applicants wait to be told, or of those who were told.
///
/// # Errors
/// [`StoreError`].
pub async fn list(
    reader: &Reader,
    department: &str,
    told: bool,
    after: After,
    limit: u32,
) -> Result<Vec<MovedDate>, StoreError> {
    let department = department.to_owned();
    let which = if told {
        "m.told_at IS NOT NULL"
    } else {
        "m.told_at IS NULL AND c.stage IN ('accepted', 'paused', 'forwarded')"
    };
    let pieces = [
        SELECT,
        " WHERE m.department = $1 AND (m.due_after, m.case_number) > ($2, $3) AND ",
        which,
        " ORDER BY m.due_after, m.case_number LIMIT $4",
    ];
    let bound = |query: db::Statement| query.bind(department).bind(after.due).bind(after.number).bind(i64::from(limit));
    reader.all_of(&pieces, bound).await?.iter().map(moved).collect()
}

const SELECT: &str = "SELECT m.case_number, m.due_before, m.due_after, m.told_at, m.told_zh, m.told_en, c.service_zh,
        c.service_en, c.applicant_name, c.phone
     FROM calendar_moves m JOIN cases c ON c.number = m.case_number";

/// The last move of a department's case.
///
/// # Errors
/// [`StoreError`].
pub async fn last(tx: &mut Tx, number: &str, department: &str) -> Result<Option<MovedDate>, StoreError> {
    let (number, department) = (number.to_owned(), department.to_owned());
    let row = tx
        .optional(
            "SELECT m.case_number, m.due_before, m.due_after, m.told_at, m.told_zh, m.told_en, c.service_zh,
                    c.service_en, c.applicant_name, c.phone
             FROM calendar_moves m JOIN cases c ON c.number = m.case_number
             WHERE m.case_number = $1 AND m.department = $2 ORDER BY m.moved_at DESC LIMIT 1",
            |query| query.bind(number).bind(department),
        )
        .await?;
    row.as_ref().map(moved).transpose()
}

/// The applicant of a case has been told.
///
/// # Errors
/// [`StoreError::Conflict`] when there was nothing left to tell.
pub async fn tell(tx: &mut Tx, number: &str, teller: Teller) -> Result<(), StoreError> {
    let number = number.to_owned();
    let changed = tx
        .execute(
            "UPDATE calendar_moves SET told_at = $1, told_by = $2, told_zh = $3, told_en = $4
             WHERE case_number = $5 AND told_at IS NULL",
            |query| query.bind(teller.at).bind(teller.by).bind(teller.zh).bind(teller.en).bind(number),
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}
