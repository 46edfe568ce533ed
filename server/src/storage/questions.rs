//! Questions of the public and what happened to them.

mod list;
mod record;
#[cfg(test)]
mod tests;

pub use list::{Held, published, queue};
pub use record::{QuestionEventRecord, QuestionRecord};

use super::{Reader, StoreError, Tx};

/// One question.
///
/// # Errors
/// [`StoreError`].
pub async fn by_number(reader: &Reader, number: &str) -> Result<Option<QuestionRecord>, StoreError> {
    let number = number.to_owned();
    let row = reader.optional(record::SELECT_ONE, |query| query.bind(number)).await?;
    row.as_ref().map(record::question).transpose()
}

/// One question as it stands inside a transaction.
///
/// # Errors
/// [`StoreError`].
pub async fn by_number_in(tx: &mut Tx, number: &str) -> Result<Option<QuestionRecord>, StoreError> {
    let number = number.to_owned();
    let row = tx.optional(record::SELECT_ONE, |query| query.bind(number)).await?;
    row.as_ref().map(record::question).transpose()
}

/// Adds a question.
///
/// # Errors
/// [`StoreError::Conflict`] for a number that is there already.
pub async fn insert(tx: &mut Tx, question: QuestionRecord) -> Result<(), StoreError> {
    tx.execute(record::INSERT, |query| record::bind_all(query, question)).await?;
    Ok(())
}

/// Stores a question that moved on, if nobody else moved it since `version`.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody did.
pub async fn update(tx: &mut Tx, question: QuestionRecord, version: i64) -> Result<(), StoreError> {
    let changed = tx
        .execute(
            "UPDATE questions SET department = $1, state = $2, answer = $3, answered_at = $4, answered = $5,
                    handed_on = $6, publication = $7, public_question = $8, public_answer = $9, public_no = $10,
                    published = $11, version = version + 1
             WHERE number = $12 AND version = $13",
            |query| {
                query
                    .bind(question.department)
                    .bind(question.state.code())
                    .bind(question.answer)
                    .bind(question.answered_at)
                    .bind(question.answered.map(|date| date.to_string()))
                    .bind(question.handed_on)
                    .bind(question.publication.code())
                    .bind(question.public_question)
                    .bind(question.public_answer)
                    .bind(question.public_no)
                    .bind(question.published.map(|date| date.to_string()))
                    .bind(question.number)
                    .bind(version)
            },
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

/// Appends an event.
///
/// # Errors
/// [`StoreError::Conflict`] when the question has an event of this number.
pub async fn append(tx: &mut Tx, event: QuestionEventRecord) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO question_events (question, seq, at, event, content, actor, actor_zh, actor_en, post)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        |query| {
            query
                .bind(event.question)
                .bind(event.seq)
                .bind(event.at)
                .bind(event.event)
                .bind(event.content)
                .bind(event.actor)
                .bind(event.actor_zh)
                .bind(event.actor_en)
                .bind(event.post)
        },
    )
    .await?;
    Ok(())
}

/// The events of a question, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn events(reader: &Reader, number: &str) -> Result<Vec<QuestionEventRecord>, StoreError> {
    let number = number.to_owned();
    let rows = reader
        .all(
            "SELECT question, seq, at, event, content, actor, actor_zh, actor_en, post
             FROM question_events WHERE question = $1 ORDER BY seq",
            |query| query.bind(number),
        )
        .await?;
    rows.iter().map(record::event).collect()
}
