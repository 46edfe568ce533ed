//! People who sign in.

use super::{Reader, Row, StoreError, Tx, db};
use domain::permission::{Post, Role};

/// A person who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Sign-in name.
    pub name: String,
    /// Post or name shown, Chinese.
    pub title_zh: String,
    /// The same, English.
    pub title_en: String,
    /// Role.
    pub role: Role,
    /// Department code.
    pub department: Option<String>,
    /// Window.
    pub window: Option<u8>,
    /// A or B post.
    pub post: Option<Post>,
    /// argon2id, PHC string.
    pub password_hash: String,
    /// May sign in.
    pub active: bool,
}

pub(super) fn user(row: &Row) -> Result<User, StoreError> {
    let window = db::optional_number(row, "window_no")?;
    Ok(User {
        name: db::text(row, "name")?,
        title_zh: db::text(row, "title_zh")?,
        title_en: db::text(row, "title_en")?,
        role: Role::parse(&db::text(row, "role")?).ok_or_else(|| StoreError::corrupt("users.role"))?,
        department: db::optional_text(row, "department")?,
        window: window.map(|no| u8::try_from(no).map_err(|_| StoreError::corrupt("users.window_no"))).transpose()?,
        post: match db::optional_text(row, "post")?.as_deref() {
            Some("A") => Some(Post::A),
            Some("B") => Some(Post::B),
            _ => None,
        },
        password_hash: db::text(row, "password_hash")?,
        active: db::number(row, "active")? == 1,
    })
}

/// The person of a sign-in name.
///
/// # Errors
/// [`StoreError`].
pub async fn by_name(reader: &Reader, name: &str) -> Result<Option<User>, StoreError> {
    let name = name.to_owned();
    let row = reader
        .optional(
            "SELECT name, title_zh, title_en, role, department, window_no, post, password_hash, active
             FROM users WHERE name = $1",
            |query| query.bind(name),
        )
        .await?;
    row.as_ref().map(user).transpose()
}

/// Everyone, by sign-in name.
///
/// # Errors
/// [`StoreError`].
pub async fn all(reader: &Reader) -> Result<Vec<User>, StoreError> {
    let rows = reader
        .all(
            "SELECT name, title_zh, title_en, role, department, window_no, post, password_hash, active
             FROM users ORDER BY name",
            |query| query,
        )
        .await?;
    rows.iter().map(user).collect()
}

/// Adds a person.
///
/// # Errors
/// [`StoreError::Conflict`] for a name that is there already.
pub async fn insert(tx: &mut Tx, user: User, at: i64) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO users (name, title_zh, title_en, role, department, window_no, post, password_hash, active,
                            created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        |query| {
            query
                .bind(user.name)
                .bind(user.title_zh)
                .bind(user.title_en)
                .bind(user.role.code())
                .bind(user.department)
                .bind(user.window.map(i64::from))
                .bind(user.post.map(|post| if post == Post::A { "A" } else { "B" }))
                .bind(user.password_hash)
                .bind(i64::from(user.active))
                .bind(at)
        },
    )
    .await?;
    Ok(())
}

/// Sets a new password and ends every session of the person. `false` when there is no such person.
///
/// # Errors
/// [`StoreError`].
pub async fn set_password(tx: &mut Tx, name: &str, password_hash: String) -> Result<bool, StoreError> {
    let (name, same) = (name.to_owned(), name.to_owned());
    let changed = tx
        .execute("UPDATE users SET password_hash = $1 WHERE name = $2", |query| query.bind(password_hash).bind(name))
        .await?;
    tx.execute("DELETE FROM sessions WHERE user_name = $1", |query| query.bind(same)).await?;
    Ok(changed == 1)
}
