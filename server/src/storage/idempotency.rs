//! Replies to writes that were asked for with a key.

use super::{StoreError, Tx, db};

/// What an earlier request with the same key was and got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Hash of the earlier request.
    pub request_hash: String,
    /// Its reply, JSON.
    pub reply: String,
}

impl Earlier {
    /// The earlier reply; none when the earlier request was another one.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`].
    pub fn same<T: serde::de::DeserializeOwned>(&self, request_hash: &str) -> Result<Option<T>, StoreError> {
        if self.request_hash != request_hash {
            return Ok(None);
        }
        serde_json::from_str(&self.reply).map(Some).map_err(StoreError::corrupt)
    }
}

/// Whether this person used the key before.
///
/// # Errors
/// [`StoreError`].
pub async fn earlier(tx: &mut Tx, actor: &str, key: &str) -> Result<Option<Earlier>, StoreError> {
    let (actor, key) = (actor.to_owned(), key.to_owned());
    let row = tx
        .optional("SELECT request_hash, reply FROM idempotency WHERE actor = $1 AND idempotency_key = $2", |query| {
            query.bind(actor).bind(key)
        })
        .await?;
    row.map(|row| Ok(Earlier { request_hash: db::text(&row, "request_hash")?, reply: db::text(&row, "reply")? }))
        .transpose()
}

/// Keeps a reply under its key.
///
/// # Errors
/// [`StoreError::Conflict`] when another request with the key was faster.
pub async fn keep(tx: &mut Tx, actor: &str, key: &str, earlier: Earlier, at: i64) -> Result<(), StoreError> {
    let (actor, key) = (actor.to_owned(), key.to_owned());
    tx.execute(
        "INSERT INTO idempotency (actor, idempotency_key, request_hash, reply, created_at)
         VALUES ($1, $2, $3, $4, $5)",
        |query| query.bind(actor).bind(key).bind(earlier.request_hash).bind(earlier.reply).bind(at),
    )
    .await?;
    Ok(())
}

/// Forgets keys older than `before`; answers how many.
///
/// # Errors
/// [`StoreError`].
pub async fn sweep(tx: &mut Tx, before: i64) -> Result<u64, StoreError> {
    tx.execute("DELETE FROM idempotency WHERE created_at < $1", |query| query.bind(before)).await
}
