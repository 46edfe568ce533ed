//! Prints of papers: the first by staff is the original, each later one bears 补打 and its day.

use super::paper::date;
use crate::services::{Hall, ServiceError};
use crate::storage::cases;
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::account::Me;
use domain::paper::is_reprint;
use domain::time;

/// The mark of a reprint.
pub(super) fn reprinted(at: DateTime<Utc>) -> String {
    format!("补打 {}", date(time::local_date(at)))
}

/// The mark of what an applicant prints by number and query code: it counts as no print of the hall's.
pub fn own_print(at: DateTime<Utc>) -> String {
    format!("申请人自行打印 {}", date(time::local_date(at)))
}

/// Records that a member of staff prints a paper of a case now. Answers the mark that it bears; empty for the original.
///
/// # Errors
/// [`ServiceError::Store`]: what cannot be recorded is not printed.
pub(super) async fn by_staff(
    hall: &Hall,
    person: &Me,
    at: DateTime<Utc>,
    number: &str,
    no: i64,
) -> Result<String, ServiceError> {
    let (number, who) = (number.to_owned(), person.name.clone());
    let again = hall.store.write(async move |tx| record(tx, &number, no, at, &who).await).await?;
    Ok(if again { reprinted(at) } else { String::new() })
}

/// Whether it is a reprint.
async fn record(tx: &mut Tx, number: &str, no: i64, at: DateTime<Utc>, who: &str) -> Result<bool, StoreError> {
    let now = at.timestamp_millis();
    let (first_at, first_by) = cases::print(tx, number, no, now, who).await?;
    let first_at =
        DateTime::from_timestamp_millis(first_at).ok_or_else(|| StoreError::corrupt("case_papers.printed_at"))?;
    let again = is_reprint((first_at, &first_by), at, who);
    if again {
        cases::reprint(tx, number, no, now, who).await?;
    }
    Ok(again)
}
