//! How often forms were taken.

use crate::storage::{Reader, StoreError, Tx, db};

/// Which file of which form, in which month.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// Form number.
    pub form: String,
    /// `2008-03`.
    pub month: String,
    /// `blank`, `sample` or `filled`.
    pub kind: &'static str,
    /// `pdf`, `docx` or `xlsx`.
    pub format: &'static str,
}

/// Adds to a count.
///
/// # Errors
/// [`StoreError`].
pub async fn add(tx: &mut Tx, counted: Counted, count: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO form_downloads (form, month, kind, format, count) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (form, month, kind, format) DO UPDATE SET count = form_downloads.count + excluded.count",
        |query| query.bind(counted.form).bind(counted.month).bind(counted.kind).bind(counted.format).bind(count),
    )
    .await?;
    Ok(())
}

/// A row of the counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Form number.
    pub form: String,
    /// `2008-03`.
    pub month: String,
    /// `blank`, `sample` or `filled`.
    pub kind: String,
    /// `pdf`, `docx` or `xlsx`.
    pub format: String,
    /// How often.
    pub count: i64,
}

/// The counts of the months from `from` to `to`, `2008-03`, both included.
///
/// # Errors
/// [`StoreError`].
pub async fn between(reader: &Reader, from: &str, to: &str) -> Result<Vec<Count>, StoreError> {
    let (from, to) = (from.to_owned(), to.to_owned());
    let rows = reader
        .all(
            "SELECT form, month, kind, format, count FROM form_downloads WHERE month >= $1 AND month <= $2
             ORDER BY form, month, kind, format",
            |query| query.bind(from).bind(to),
        )
        .await?;
    let count = |row: &db::Row| {
        Ok(Count {
            form: db::text(row, "form")?,
            month: db::text(row, "month")?,
            kind: db::text(row, "kind")?,
            format: db::text(row, "format")?,
            count: db::number(row, "count")?,
        })
    };
    rows.iter().map(count).collect()
}
