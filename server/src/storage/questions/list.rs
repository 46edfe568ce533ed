//! Lists of questions, page by page by key.

use super::record::{self, QuestionRecord};
use crate::storage::{Reader, StoreError};
use chrono::NaiveDate;
use domain::api::questions::QuestionState;

/// Later than any due date.
const LAST_DAY: &str = "9999-12-31";

/// Whose questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Everybody's.
    Anywhere,
    /// Those that this department, or the enquiry desk, holds.
    By(String),
}

/// Questions, strictly after a due date and number: open ones with the least time left first, answered ones with the
/// latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn queue(
    reader: &Reader,
    state: QuestionState,
    held: Held,
    after: Option<(NaiveDate, String)>,
    limit: u32,
) -> Result<Vec<QuestionRecord>, StoreError> {
    // The state is a literal, so that the partial indexes apply.
    let (state, start, order, order_of_one) = match state {
        QuestionState::Open => (
            "state = 'open' AND (due, number) > ($1, $2)",
            "",
            " ORDER BY due, number LIMIT $3",
            " AND department = $3 ORDER BY due, number LIMIT $4",
        ),
        QuestionState::Answered => (
            "state = 'answered' AND (due, number) < ($1, $2)",
            LAST_DAY,
            " ORDER BY due DESC, number DESC LIMIT $3",
            " AND department = $3 ORDER BY due DESC, number DESC LIMIT $4",
        ),
    };
    let (due, number) =
        after.map_or_else(|| (start.to_owned(), String::new()), |(due, number)| (due.to_string(), number));
    let mut pieces = vec!["SELECT * FROM questions WHERE ", state];
    let holder = match held {
        Held::Anywhere => None,
        Held::By(holder) => Some(holder),
    };
    pieces.push(if holder.is_none() { order } else { order_of_one });
    let rows = reader
        .all_of(&pieces, |query| {
            let query = query.bind(due).bind(number);
            let query = match holder {
                Some(holder) => query.bind(holder),
                None => query,
            };
            query.bind(i64::from(limit))
        })
        .await?;
    rows.iter().map(record::question).collect()
}

/// What is public, newest first, at most so many.
///
/// # Errors
/// [`StoreError`].
pub async fn published(reader: &Reader, limit: u32) -> Result<Vec<QuestionRecord>, StoreError> {
    let rows = reader
        .all("SELECT * FROM questions WHERE publication = 'public' ORDER BY public_no DESC LIMIT $1", |query| {
            query.bind(i64::from(limit))
        })
        .await?;
    rows.iter().map(record::question).collect()
}
