//! Writes that may be asked for twice: a caller's key makes the second time an answer and not another deed.

use super::{Hall, ServiceError};
use crate::storage::idempotency::{self, Earlier};
use crate::storage::{StoreError, Tx};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A caller's key; without one every request is a new one.
pub type IdempotencyKey = Option<String>;

/// A request that may come twice.
pub(super) struct Request {
    /// Whose key it is.
    pub actor: String,
    /// The key.
    pub key: IdempotencyKey,
    /// SHA-256 of what is asked: the same key with another request is refused.
    pub hash: String,
    /// When, UTC milliseconds.
    pub at: i64,
}

/// Does `work` in one transaction, or answers what it answered before under the same key.
///
/// # Errors
/// What `work` answers; `Conflict` `key_reused` for a key that belonged to another request.
pub(super) async fn once<T, W>(hall: &Hall, request: Request, work: W) -> Result<T, ServiceError>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    W: AsyncFnOnce(&mut Tx) -> Result<T, ServiceError> + Send + 'static,
{
    let Request { actor, key, hash, at } = request;
    let (same_actor, same_key, same_hash) = (actor.clone(), key.clone(), hash.clone());
    let stored = hall
        .store
        .write(async move |tx| {
            let Some(key) = key else { return work(tx).await };
            if let Some(earlier) = idempotency::earlier(tx, &actor, &key).await? {
                return again(&earlier, &hash);
            }
            let answer = work(tx).await?;
            let reply = serde_json::to_string(&answer).map_err(StoreError::corrupt)?;
            idempotency::keep(tx, &actor, &key, Earlier { request_hash: hash, reply }, at).await?;
            Ok(answer)
        })
        .await;
    match (stored, same_key) {
        // Another request with the same key may have been faster: then its answer is the answer.
        (Err(ServiceError::Store(StoreError::Conflict)), Some(key)) => {
            let earlier = hall.store.write(async move |tx| idempotency::earlier(tx, &same_actor, &key).await).await?;
            again(&earlier.ok_or(StoreError::Conflict)?, &same_hash)
        }
        (stored, _) => stored,
    }
}

/// The answer of an earlier request with the same key.
fn again<T: DeserializeOwned>(earlier: &Earlier, hash: &str) -> Result<T, ServiceError> {
    let reused = || ServiceError::Conflict("key_reused", "this Idempotency-Key belongs to another request".to_owned());
    earlier.same(hash)?.ok_or_else(reused)
}
