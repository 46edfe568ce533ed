//! Official files that stand in for the hall's own.

use crate::storage::{Reader, Row, StoreError, Tx, db};

/// Which file of which form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileKey {
    /// Form number.
    pub form: String,
    /// `blank` or `sample`.
    pub kind: String,
    /// `pdf`, `docx` or `xlsx`.
    pub format: String,
}

/// What is known of a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Which.
    pub key: FileKey,
    /// Bytes.
    pub size: i64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// When it was uploaded, UTC milliseconds.
    pub uploaded_at: i64,
}

fn entry(row: &Row) -> Result<FileEntry, StoreError> {
    Ok(FileEntry {
        key: FileKey { form: db::text(row, "form")?, kind: db::text(row, "kind")?, format: db::text(row, "format")? },
        size: db::number(row, "size")?,
        sha256: db::text(row, "sha256")?,
        uploaded_at: db::number(row, "uploaded_at")?,
    })
}

/// All official files.
///
/// # Errors
/// [`StoreError`].
pub async fn all(reader: &Reader) -> Result<Vec<FileEntry>, StoreError> {
    let rows = reader
        .all(
            "SELECT form, kind, format, size, sha256, uploaded_at FROM form_files ORDER BY form, kind, format",
            |query| query,
        )
        .await?;
    rows.iter().map(entry).collect()
}

/// The content of a file, as base64.
///
/// # Errors
/// [`StoreError`].
pub async fn content(reader: &Reader, key: FileKey) -> Result<Option<String>, StoreError> {
    let row = reader
        .optional("SELECT content FROM form_files WHERE form = $1 AND kind = $2 AND format = $3", |query| {
            query.bind(key.form).bind(key.kind).bind(key.format)
        })
        .await?;
    row.map(|row| db::text(&row, "content")).transpose()
}

/// A file that is no longer given out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastFile {
    /// What it was.
    pub entry: FileEntry,
    /// Who uploaded it, sign-in name.
    pub uploaded_by: String,
    /// Who withdrew it, or uploaded the one that replaced it.
    pub ended_by: String,
    /// When, UTC milliseconds.
    pub ended_at: i64,
    /// `withdrawn` or `replaced`.
    pub how: String,
}

/// The files of a form that are no longer given out, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn past(reader: &Reader, form: &str) -> Result<Vec<PastFile>, StoreError> {
    let form = form.to_owned();
    let rows = reader
        .all(
            "SELECT form, kind, format, size, sha256, uploaded_at, uploaded_by, ended_by, ended_at, how
             FROM form_files_past WHERE form = $1 ORDER BY no DESC",
            |query| query.bind(form),
        )
        .await?;
    let file = |row: &Row| {
        Ok(PastFile {
            entry: entry(row)?,
            uploaded_by: db::text(row, "uploaded_by")?,
            ended_by: db::text(row, "ended_by")?,
            ended_at: db::number(row, "ended_at")?,
            how: db::text(row, "how")?,
        })
    };
    rows.iter().map(file).collect()
}

/// Keeps a file on record before it goes from the list of those that are given out.
async fn keep(tx: &mut Tx, key: FileKey, by: String, at: i64, how: &'static str) -> Result<(), StoreError> {
    let no = tx.next("form files past").await?;
    tx.execute(
        "INSERT INTO form_files_past (no, form, kind, format, sha256, size, content, uploaded_by, uploaded_at, ended_by,
             ended_at, how)
         SELECT CAST($1 AS BIGINT), form, kind, format, sha256, size, content, uploaded_by, uploaded_at,
             CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT)
         FROM form_files WHERE form = $5 AND kind = $6 AND format = $7",
        |query| query.bind(no).bind(by).bind(at).bind(how).bind(key.form).bind(key.kind).bind(key.format),
    )
    .await?;
    Ok(())
}

/// Puts a file in the place of an earlier one, which stays on record.
///
/// # Errors
/// [`StoreError`].
pub async fn put(tx: &mut Tx, file: FileEntry, content: String, by: String) -> Result<(), StoreError> {
    keep(tx, file.key.clone(), by.clone(), file.uploaded_at, "replaced").await?;
    tx.execute(
        "INSERT INTO form_files (form, kind, format, sha256, size, content, uploaded_by, uploaded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (form, kind, format) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size,
             content = excluded.content, uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at",
        |query| {
            query
                .bind(file.key.form)
                .bind(file.key.kind)
                .bind(file.key.format)
                .bind(file.sha256)
                .bind(file.size)
                .bind(content)
                .bind(by)
                .bind(file.uploaded_at)
        },
    )
    .await?;
    tx.next("catalogue").await?;
    Ok(())
}

/// Takes a file away and keeps it on record; answers whether there was one.
///
/// # Errors
/// [`StoreError`].
pub async fn remove(tx: &mut Tx, key: FileKey, by: String, at: i64) -> Result<bool, StoreError> {
    keep(tx, key.clone(), by, at, "withdrawn").await?;
    let removed = tx
        .execute("DELETE FROM form_files WHERE form = $1 AND kind = $2 AND format = $3", |query| {
            query.bind(key.form).bind(key.kind).bind(key.format)
        })
        .await?;
    tx.next("catalogue").await?;
    Ok(removed > 0)
}
