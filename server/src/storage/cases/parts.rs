//! Co-departments' parts, as their queues look them up; what counts stands in the case.

use crate::storage::{StoreError, Tx};
use domain::case::Part;

/// Writes down the parts of a case as they now stand.
///
/// # Errors
/// [`StoreError`].
pub async fn set_parts(tx: &mut Tx, number: &str, parts: Vec<Part>) -> Result<(), StoreError> {
    let case = number.to_owned();
    tx.execute("DELETE FROM case_parts WHERE case_number = $1", |query| query.bind(case)).await?;
    for part in parts {
        let case = number.to_owned();
        tx.execute(
            "INSERT INTO case_parts (case_number, department, due, answered) VALUES ($1, $2, $3, $4)",
            |query| {
                let answered = i64::from(part.opinion.is_some());
                query.bind(case).bind(part.department).bind(part.due.to_string()).bind(answered)
            },
        )
        .await?;
    }
    Ok(())
}
