//! Signing in and out.

use super::secrets::{hex, random, sha256};
use super::{Asked, Hall, ServiceError, passwords};
use crate::storage::users::User;
use crate::storage::{sessions, users};
use chrono::{DateTime, TimeDelta, Utc};
use domain::api::account::{Me, SignIn};

/// How long a session lasts: a working day with its evening.
pub const SESSION_LENGTH: TimeDelta = TimeDelta::hours(12);

/// A fresh session: the token goes into the cookie, only its hash is kept.
pub struct Opened {
    /// Who signed in.
    pub me: Me,
    /// 32 random bytes, hexadecimal.
    pub token: String,
}

/// The person as the rest of the program sees them.
pub fn me(user: User) -> Me {
    Me {
        name: user.name,
        title_zh: user.title_zh,
        title_en: user.title_en,
        role: user.role,
        department: user.department,
        window: user.window,
        post: user.post,
    }
}

/// Signs in. An older session of the same browser ends (`old_token`).
///
/// # Errors
/// `Invalid` for empty or over-long inputs, `WrongPassword` for an unknown name as for a wrong password.
pub async fn sign_in(
    hall: &Hall,
    at: DateTime<Utc>,
    typed: SignIn,
    old_token: Option<String>,
) -> Result<Opened, ServiceError> {
    let name = typed.name.trim().to_lowercase();
    if name.is_empty() {
        return Err(ServiceError::field("name", "required"));
    }
    if typed.password.is_empty() {
        return Err(ServiceError::field("password", "required"));
    }
    let unfit = name.chars().count() > 40 || name.chars().any(char::is_control);
    if unfit || typed.password.len() > passwords::LONGEST {
        return Err(ServiceError::WrongPassword);
    }
    let user = users::by_name(hall.store.read(), &name).await?.filter(|user| user.active);
    let hash = user.as_ref().map(|user| user.password_hash.clone());
    if !passwords::matches(&hall.sign_ins, typed.password, hash).await? {
        return Err(ServiceError::WrongPassword);
    }
    let user = user.ok_or(ServiceError::WrongPassword)?;
    let token = random::<32>().map(|bytes| hex(&bytes)).ok_or(ServiceError::Document)?;
    let (now, until) = (at.timestamp_millis(), (at + SESSION_LENGTH).timestamp_millis());
    let (token_hash, name) = (sha256(&token), user.name.clone());
    hall.store
        .write(async move |tx| {
            if let Some(old) = old_token {
                sessions::close(tx, sha256(&old)).await?;
            }
            sessions::open(tx, token_hash, name, now, until).await?;
            Ok::<_, ServiceError>(())
        })
        .await?;
    Ok(Opened { me: me(user), token })
}

/// Signs out; a token that is no session is no error.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn sign_out(hall: &Hall, token: &str) -> Result<(), ServiceError> {
    let token_hash = sha256(token);
    hall.store.write(async move |tx| Ok(sessions::close(tx, token_hash).await?)).await
}

/// The person of a session's token.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn person(hall: &Hall, token: &str, at: DateTime<Utc>) -> Result<Option<Me>, ServiceError> {
    let user = sessions::person(hall.store.read(), &sha256(token), at.timestamp_millis()).await?;
    Ok(user.map(me))
}

/// Who asks.
///
/// # Errors
/// `SignIn` when nobody is signed in.
pub fn current(asked: &Asked) -> Result<Me, ServiceError> {
    asked.person.clone().ok_or(ServiceError::SignIn)
}
