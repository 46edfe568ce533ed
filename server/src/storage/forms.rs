//! Form definitions.

pub mod downloads;
pub mod files;

use super::{Reader, Row, StoreError, Tx, db};

/// A stored form definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredForm {
    /// Form number.
    pub no: String,
    /// Version, from 1.
    pub version: i64,
    /// Date of the version, `2007-09-28`.
    pub issued: String,
    /// The definition as JSON.
    pub content: String,
}

fn form(row: &Row) -> Result<StoredForm, StoreError> {
    Ok(StoredForm {
        no: db::text(row, "no")?,
        version: db::number(row, "version")?,
        issued: db::text(row, "issued")?,
        content: db::text(row, "content")?,
    })
}

/// All forms in catalogue order.
///
/// # Errors
/// [`StoreError`].
pub async fn all(reader: &Reader) -> Result<Vec<StoredForm>, StoreError> {
    let rows = reader.all("SELECT no, version, issued, content FROM forms ORDER BY sort", |query| query).await?;
    rows.iter().map(form).collect()
}

/// One form.
///
/// # Errors
/// [`StoreError`].
pub async fn one(reader: &Reader, no: &str) -> Result<Option<StoredForm>, StoreError> {
    let no = no.to_owned();
    let row =
        reader.optional("SELECT no, version, issued, content FROM forms WHERE no = $1", |query| query.bind(no)).await?;
    row.as_ref().map(form).transpose()
}

/// Adds a form.
///
/// # Errors
/// [`StoreError::Conflict`] for a number that is there already.
pub async fn insert(tx: &mut Tx, form: StoredForm, sort: i64) -> Result<(), StoreError> {
    tx.execute("INSERT INTO forms (no, sort, version, issued, content) VALUES ($1, $2, $3, $4, $5)", |query| {
        query.bind(form.no).bind(sort).bind(form.version).bind(form.issued).bind(form.content)
    })
    .await?;
    Ok(())
}
