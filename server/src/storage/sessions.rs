//! Sessions: only the hash of a token is kept.

use super::users::{self, User};
use super::{Reader, StoreError, Tx};

/// Opens a session and sweeps those that are over.
///
/// # Errors
/// [`StoreError`].
pub async fn open(tx: &mut Tx, token_hash: String, user: String, now: i64, expires_at: i64) -> Result<(), StoreError> {
    tx.execute("DELETE FROM sessions WHERE expires_at < $1", |query| query.bind(now)).await?;
    tx.execute(
        "INSERT INTO sessions (token_hash, user_name, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        |query| query.bind(token_hash).bind(user).bind(now).bind(expires_at),
    )
    .await?;
    Ok(())
}

/// The active person of a session that is not over.
///
/// # Errors
/// [`StoreError`].
pub async fn person(reader: &Reader, token_hash: &str, now: i64) -> Result<Option<User>, StoreError> {
    let token_hash = token_hash.to_owned();
    let row = reader
        .optional(
            "SELECT u.name, u.title_zh, u.title_en, u.role, u.department, u.window_no, u.post, u.password_hash, u.active
             FROM sessions s JOIN users u ON u.name = s.user_name
             WHERE s.token_hash = $1 AND s.expires_at >= $2 AND u.active = 1",
            |query| query.bind(token_hash).bind(now),
        )
        .await?;
    row.as_ref().map(users::user).transpose()
}

/// Ends a session.
///
/// # Errors
/// [`StoreError`].
pub async fn close(tx: &mut Tx, token_hash: String) -> Result<(), StoreError> {
    tx.execute("DELETE FROM sessions WHERE token_hash = $1", |query| query.bind(token_hash)).await?;
    Ok(())
}
