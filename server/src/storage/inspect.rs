//! Looks at a database without changing it.

use super::StoreError;
use super::db::{self, DatabaseUrl, MIGRATIONS};
use sqlx::{AnyConnection, Connection};
use std::collections::BTreeSet;

/// In what condition a database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// There is no such file.
    Absent,
    /// Another program's, or an empty one.
    Foreign,
    /// The hall's, as this program uses it.
    Ready,
    /// The hall's, from an older program: `hall serve` brings it up to date.
    Older,
    /// The hall's, from a newer program.
    Newer,
}

/// The condition of the database at `url`.
///
/// # Errors
/// [`StoreError::Open`] when it cannot be opened, with what to do about it.
pub async fn inspect(url: &DatabaseUrl) -> Result<Condition, StoreError> {
    if url.sqlite_path().is_some_and(|path| !path.exists()) {
        return Ok(Condition::Absent);
    }
    let mut connection = db::connect_existing(url).await?;
    let condition = condition(&mut connection).await;
    connection.close().await.map_err(|error| url.problem(&error))?;
    condition.map_err(|error| url.problem(&error))
}

async fn condition(connection: &mut AnyConnection) -> Result<Condition, sqlx::Error> {
    // Asked first, so that a file that is no database at all is an error and not an empty one.
    sqlx::query("SELECT 1").execute(&mut *connection).await?;
    let rows =
        sqlx::query("SELECT CAST(version AS BIGINT) AS version FROM _sqlx_migrations").fetch_all(connection).await;
    let rows = match rows {
        Ok(rows) => rows,
        // SQLite: "no such table"; PostgreSQL: undefined_table.
        Err(sqlx::Error::Database(error))
            if error.message().contains("no such table") || error.code().as_deref() == Some("42P01") =>
        {
            return Ok(Condition::Foreign);
        }
        Err(error) => return Err(error),
    };
    let done: BTreeSet<i64> = rows.iter().map(|row| sqlx::Row::try_get(row, "version")).collect::<Result<_, _>>()?;
    let known: BTreeSet<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    Ok(match (known.is_subset(&done), done.is_subset(&known)) {
        _ if done.is_disjoint(&known) => Condition::Foreign,
        (true, true) => Condition::Ready,
        (false, _) => Condition::Older,
        (true, false) => Condition::Newer,
    })
}

/// Whether an SQLite file is whole: a copy that broke off is not.
///
/// # Errors
/// [`StoreError::Open`] with what SQLite says is wrong.
pub async fn is_whole(url: &DatabaseUrl) -> Result<(), StoreError> {
    let mut connection = db::connect_existing(url).await?;
    let row = sqlx::query("PRAGMA quick_check(1)").fetch_one(&mut connection).await;
    let words: String =
        row.and_then(|row| sqlx::Row::try_get(&row, 0)).map_err(|error| StoreError::Open(error.to_string()))?;
    connection.close().await.map_err(|error| url.problem(&error))?;
    if words == "ok" { Ok(()) } else { Err(StoreError::Open(words)) }
}

/// Writes the log beside an SQLite file into the file.
///
/// # Errors
/// [`StoreError::Open`] when somebody else still uses it.
pub async fn fold_log(url: &DatabaseUrl) -> Result<(), StoreError> {
    let mut connection = db::connect_existing(url).await?;
    let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut connection).await;
    let busy: i64 =
        row.and_then(|row| sqlx::Row::try_get(&row, 0)).map_err(|error| StoreError::Open(error.to_string()))?;
    connection.close().await.map_err(|error| url.problem(&error))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Open("somebody else uses this file".to_owned())) }
}
