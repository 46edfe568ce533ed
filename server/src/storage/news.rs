//! Announcements.

use super::{Reader, Row, StoreError, Tx, db};
use domain::api::news::News;

/// An announcement that goes into the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsRecord {
    /// What the public reads.
    pub news: News,
    /// When, UTC milliseconds.
    pub published_at: i64,
    /// Who, sign-in name.
    pub author: String,
}

fn news(row: &Row) -> Result<News, StoreError> {
    Ok(News {
        no: db::number(row, "no")?,
        published: db::parsed(row, "published")?,
        title_zh: db::text(row, "title_zh")?,
        title_en: db::text(row, "title_en")?,
        text_zh: db::text(row, "text_zh")?,
        text_en: db::text(row, "text_en")?,
    })
}

/// What is shown, newest first, numbers below `before`.
///
/// # Errors
/// [`StoreError`].
pub async fn shown(reader: &Reader, before: i64, limit: u32) -> Result<Vec<News>, StoreError> {
    let rows = reader
        .all("SELECT * FROM news WHERE withdrawn_at IS NULL AND no < $1 ORDER BY no DESC LIMIT $2", |query| {
            query.bind(before).bind(i64::from(limit))
        })
        .await?;
    rows.iter().map(news).collect()
}

/// Adds an announcement.
///
/// # Errors
/// [`StoreError`].
pub async fn insert(tx: &mut Tx, record: NewsRecord) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO news (no, published, published_at, title_zh, title_en, text_zh, text_en, author)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        |query| {
            query
                .bind(record.news.no)
                .bind(record.news.published.to_string())
                .bind(record.published_at)
                .bind(record.news.title_zh)
                .bind(record.news.title_en)
                .bind(record.news.text_zh)
                .bind(record.news.text_en)
                .bind(record.author)
        },
    )
    .await?;
    Ok(())
}

/// Takes an announcement back; answers it, or nothing when there is none to take back.
///
/// # Errors
/// [`StoreError`].
pub async fn withdraw(tx: &mut Tx, no: i64, at: i64, by: String) -> Result<Option<News>, StoreError> {
    let row = tx
        .optional(
            "UPDATE news SET withdrawn_at = $1, withdrawn_by = $2 WHERE no = $3 AND withdrawn_at IS NULL RETURNING *",
            |query| query.bind(at).bind(by).bind(no),
        )
        .await?;
    row.as_ref().map(news).transpose()
}
