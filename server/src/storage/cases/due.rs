//! Cases that move by themselves when a day is over.

use crate::storage::{Reader, StoreError, db};
use chrono::NaiveDate;

/// What a case waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The planned end of a stop has come (R5).
    Resume,
    /// The notice clock is over without an answer (R4).
    Answer,
    /// What was to follow has not come by its last day (R12).
    Gap,
}

/// Numbers of the cases whose day has come on `today` or had come before, at most `limit`, in order after `after`.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(
    reader: &Reader,
    waiting: Waiting,
    today: NaiveDate,
    after: &str,
    limit: u32,
) -> Result<Vec<String>, StoreError> {
    let sql = match waiting {
        Waiting::Resume => {
            "SELECT number FROM cases WHERE stage = 'paused' AND resumes <= $1 AND number > $2 ORDER BY number LIMIT $3"
        }
        Waiting::Answer => {
            "SELECT number FROM cases WHERE stage = 'received' AND due < $1 AND number > $2 ORDER BY number LIMIT $3"
        }
        Waiting::Gap => {
            "SELECT number FROM cases WHERE gap_due < $1 AND stage = 'accepted' AND number > $2
             ORDER BY number LIMIT $3"
        }
    };
    let after = after.to_owned();
    let rows = reader.all(sql, |query| query.bind(today.to_string()).bind(after).bind(i64::from(limit))).await?;
    rows.iter().map(|row| db::text(row, "number")).collect()
}
