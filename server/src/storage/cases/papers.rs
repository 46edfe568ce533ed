//! Papers as they were issued.

use crate::storage::db::{self, Row};
use crate::storage::{Reader, StoreError, Tx};

/// A row of `case_papers`.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperRecord {
    /// Case number.
    pub case_number: String,
    /// Running number in the case, from 1.
    pub no: i64,
    /// `DOC-01` to `DOC-14`.
    pub code: String,
    /// Number of the paper.
    pub document_no: String,
    /// When, UTC milliseconds.
    pub issued_at: i64,
    /// The event that it proves.
    pub event_seq: i64,
    /// What it says, JSON.
    pub content: String,
    /// SHA-256 of the content, hexadecimal.
    pub hash: String,
    /// How often it was printed again; kept beside it, no part of what was issued.
    pub reprints: i64,
}

/// Keeps a paper that is issued now, with the next number of its case.
///
/// # Errors
/// [`StoreError`].
pub async fn issue(tx: &mut Tx, paper: PaperRecord) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO case_papers (case_number, no, code, document_no, issued_at, event_seq, content, hash)
         SELECT $1, COALESCE(MAX(no), 0) + 1, $2, $3, $4, $5, $6, $7 FROM case_papers WHERE case_number = $8",
        |query| {
            query
                .bind(paper.case_number.clone())
                .bind(paper.code)
                .bind(paper.document_no)
                .bind(paper.issued_at)
                .bind(paper.event_seq)
                .bind(paper.content)
                .bind(paper.hash)
                .bind(paper.case_number)
        },
    )
    .await?;
    Ok(())
}

/// The papers of a case, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn papers(reader: &Reader, number: &str) -> Result<Vec<PaperRecord>, StoreError> {
    let number = number.to_owned();
    let rows =
        reader.all("SELECT * FROM case_papers WHERE case_number = $1 ORDER BY no", |query| query.bind(number)).await?;
    rows.iter().map(record).collect()
}

/// One paper of a case.
///
/// # Errors
/// [`StoreError`].
pub async fn paper(reader: &Reader, number: &str, no: u32) -> Result<Option<PaperRecord>, StoreError> {
    let number = number.to_owned();
    let row = reader
        .optional("SELECT * FROM case_papers WHERE case_number = $1 AND no = $2", |query| {
            query.bind(number).bind(i64::from(no))
        })
        .await?;
    row.as_ref().map(record).transpose()
}

/// A paper is printed. Answers its first print, when (UTC milliseconds) and by whom: this one, if there was none.
///
/// # Errors
/// [`StoreError`]; `Corrupt` for a paper that is not there.
pub async fn print(tx: &mut Tx, number: &str, no: i64, at: i64, who: &str) -> Result<(i64, String), StoreError> {
    let (own, asked, who) = (number.to_owned(), number.to_owned(), who.to_owned());
    // The row stays this transaction's own until its end: two first prints at once are one first and one reprint.
    tx.execute(
        "UPDATE case_papers SET printed_by = CASE WHEN printed_at IS NULL THEN $1 ELSE printed_by END,
            printed_at = COALESCE(printed_at, $2)
         WHERE case_number = $3 AND no = $4",
        |query| query.bind(who).bind(at).bind(own).bind(no),
    )
    .await?;
    let row = tx
        .optional("SELECT printed_at, printed_by FROM case_papers WHERE case_number = $1 AND no = $2", |query| {
            query.bind(asked).bind(no)
        })
        .await?
        .ok_or_else(|| StoreError::corrupt("case_papers.no"))?;
    Ok((db::number(&row, "printed_at")?, db::text(&row, "printed_by")?))
}

/// A paper is printed once more.
///
/// # Errors
/// [`StoreError`].
pub async fn reprint(tx: &mut Tx, number: &str, no: i64, at: i64, who: &str) -> Result<(), StoreError> {
    let (number, who) = (number.to_owned(), who.to_owned());
    tx.execute(
        "UPDATE case_papers SET reprints = reprints + 1, reprinted_at = $1, reprinted_by = $2
         WHERE case_number = $3 AND no = $4",
        |query| query.bind(at).bind(who).bind(number).bind(no),
    )
    .await?;
    Ok(())
}

fn record(row: &Row) -> Result<PaperRecord, StoreError> {
    Ok(PaperRecord {
        case_number: db::text(row, "case_number")?,
        no: db::number(row, "no")?,
        code: db::text(row, "code")?,
        document_no: db::text(row, "document_no")?,
        issued_at: db::number(row, "issued_at")?,
        event_seq: db::number(row, "event_seq")?,
        content: db::text(row, "content")?,
        hash: db::text(row, "hash")?,
        reprints: db::number(row, "reprints")?,
    })
}
