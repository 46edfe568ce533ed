//! Connections. The one file that names sqlx's `Any`.

use super::StoreError;
use sqlx::any::{AnyArguments, AnyPoolOptions, AnyRow};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AnyPool, Connection, Executor};
use std::str::FromStr;
use std::time::Duration;

/// A row of a result; read columns with [`sqlx::Row::try_get`].
pub type Row = AnyRow;
/// A statement whose values are being bound.
pub type Statement = Query<'static, Any, AnyArguments>;

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseUrl {
    url: String,
    sqlite: bool,
}

impl DatabaseUrl {
    /// Reads `sqlite://path/to/file` or `postgres://user:password@host/name`.
    ///
    /// # Errors
    /// [`StoreError::Open`] for anything else.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let sqlite = text.starts_with("sqlite:");
        if !sqlite && !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(StoreError::Open(
                "the database is given as sqlite://path/to/file.db or postgres://user:password@host/name".to_owned(),
            ));
        }
        if sqlite && text.contains(":memory:") {
            return Err(StoreError::Open("the database must be a file: sqlite://path/to/file.db".to_owned()));
        }
        Ok(Self { url: text.to_owned(), sqlite })
    }

    /// SQLite?
    pub fn is_sqlite(&self) -> bool {
        self.sqlite
    }

    /// The file of an SQLite database.
    pub fn sqlite_path(&self) -> Option<std::path::PathBuf> {
        let path = self.url.strip_prefix("sqlite:").filter(|_| self.sqlite)?;
        let path = path.strip_prefix("//").unwrap_or(path);
        Some(path.split('?').next().unwrap_or(path).into())
    }

    /// The address without its password, for messages.
    pub fn shown(&self) -> String {
        match (self.url.split_once("://"), self.url.rsplit_once('@')) {
            (Some((scheme, _)), Some((_, host))) if !self.sqlite => format!("{scheme}://…@{host}"),
            _ => self.url.clone(),
        }
    }

    fn connect_url(&self) -> String {
        let join = if self.url.contains('?') { '&' } else { '?' };
        if self.sqlite && !self.url.contains("mode=") {
            format!("{}{join}mode=rwc", self.url)
        } else {
            self.url.clone()
        }
    }

    pub(super) fn problem(&self, error: &sqlx::Error) -> StoreError {
        let remedy = if self.sqlite {
            "is the folder there and writable, and is the file a database of the hall?"
        } else {
            "does the server run, do user and password fit, is the database created?"
        };
        StoreError::Open(format!("the database {} cannot be opened: {error}; {remedy}", self.shown()))
    }
}

/// The steps that make the tables.
pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

const READER: &str = "PRAGMA busy_timeout = 5000; PRAGMA query_only = 1; PRAGMA cache_size = -16000;";
const WRITER: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                      PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000;";

/// Brings the tables up to date.
pub(super) async fn migrate(url: &DatabaseUrl) -> Result<(), StoreError> {
    sqlx::any::install_default_drivers();
    if let Some(folder) = url.sqlite_path().as_deref().and_then(std::path::Path::parent) {
        std::fs::create_dir_all(folder)
            .map_err(|error| StoreError::Open(format!("the folder {} cannot be made: {error}", folder.display())))?;
    }
    let mut connection = connect(url).await?;
    MIGRATIONS.run(&mut connection).await.map_err(|error| {
        StoreError::Open(format!("the tables of {} cannot be brought up to date: {error}", url.shown()))
    })?;
    connection.close().await.map_err(|error| url.problem(&error))
}

/// A connection that makes no database and changes no setting of one.
pub(super) async fn connect_existing(url: &DatabaseUrl) -> Result<AnyConnection, StoreError> {
    sqlx::any::install_default_drivers();
    let plain = if url.sqlite && !url.url.contains('?') { format!("{}?mode=rw", url.url) } else { url.url.clone() };
    AnyConnection::connect(&plain).await.map_err(|error| url.problem(&error))
}

/// One connection that may write.
pub(super) async fn connect(url: &DatabaseUrl) -> Result<AnyConnection, StoreError> {
    let mut connection = AnyConnection::connect(&url.connect_url()).await.map_err(|error| url.problem(&error))?;
    if url.sqlite {
        connection.execute(WRITER).await.map_err(|error| url.problem(&error))?;
    }
    Ok(connection)
}

fn pool_options(url: &DatabaseUrl, size: u32, setup: &'static str) -> AnyPoolOptions {
    let sqlite = url.sqlite;
    AnyPoolOptions::new().max_connections(size).acquire_timeout(Duration::from_secs(5)).after_connect(
        move |connection, _| {
            Box::pin(async move {
                if sqlite {
                    connection.execute(setup).await?;
                }
                Ok(())
            })
        },
    )
}

/// A pool for reading.
pub(super) async fn reader(url: &DatabaseUrl) -> Result<Reader, StoreError> {
    let size = if url.sqlite { 4 } else { 16 };
    let pool =
        pool_options(url, size, READER).connect(&url.connect_url()).await.map_err(|error| url.problem(&error))?;
    Ok(Reader(pool))
}

/// A pool for concurrent write transactions (PostgreSQL).
pub(super) async fn write_pool(url: &DatabaseUrl) -> Result<AnyPool, StoreError> {
    pool_options(url, 16, WRITER).connect(&url.connect_url()).await.map_err(|error| url.problem(&error))
}

/// Connections for reading.
#[derive(Clone)]
pub struct Reader(AnyPool);

/// Writes a consistent copy of an SQLite database into `file` while others go on working.
///
/// # Errors
/// [`StoreError`].
pub async fn copy_into(url: &DatabaseUrl, file: &std::path::Path) -> Result<(), StoreError> {
    sqlx::any::install_default_drivers();
    let mut connection = connect_existing(url).await?;
    let target = file.to_str().ok_or_else(|| StoreError::Open("the file's name cannot be used".to_owned()))?;
    sqlx::query("VACUUM INTO $1").bind(target.to_owned()).execute(&mut connection).await?;
    connection.close().await?;
    Ok(())
}

impl Reader {
    pub(super) async fn close(&self) {
        self.0.close().await;
    }

    /// All rows of a statement.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn all(
        &self,
        sql: &'static str,
        bind: impl FnOnce(Statement) -> Statement,
    ) -> Result<Vec<Row>, StoreError> {
        Ok(bind(sqlx::query(sql)).fetch_all(&self.0).await?)
    }

    /// All rows of a statement put together from the program's own pieces; values are bound, never pasted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn all_of(
        &self,
        pieces: &[&'static str],
        bind: impl FnOnce(Statement) -> Statement,
    ) -> Result<Vec<Row>, StoreError> {
        Ok(bind(sqlx::query(sqlx::AssertSqlSafe(pieces.concat()))).fetch_all(&self.0).await?)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn optional(
        &self,
        sql: &'static str,
        bind: impl FnOnce(Statement) -> Statement,
    ) -> Result<Option<Row>, StoreError> {
        Ok(bind(sqlx::query(sql)).fetch_optional(&self.0).await?)
    }

    /// The one row.
    ///
    /// # Errors
    /// [`StoreError`], also when there is none.
    pub async fn one(&self, sql: &'static str, bind: impl FnOnce(Statement) -> Statement) -> Result<Row, StoreError> {
        Ok(bind(sqlx::query(sql)).fetch_one(&self.0).await?)
    }
}

pub(super) enum Connected {
    Own(AnyConnection),
    Pooled(PoolConnection<Any>),
}

/// A running write transaction. Its first error that is not a violated constraint poisons it: nothing of it is kept.
pub struct Tx {
    pub(super) connection: Connected,
    pub(super) poisoned: bool,
}

impl Tx {
    pub(super) fn new(connection: Connected) -> Self {
        Self { connection, poisoned: false }
    }

    fn connection(&mut self) -> &mut AnyConnection {
        match &mut self.connection {
            Connected::Own(connection) => connection,
            Connected::Pooled(connection) => connection,
        }
    }

    fn judge<T>(&mut self, result: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        result.map_err(|error| {
            let error = StoreError::from(error);
            self.poisoned |= !matches!(error, StoreError::Conflict);
            error
        })
    }

    /// Runs a plain command (`BEGIN`, `SAVEPOINT` …).
    pub(super) async fn command(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        self.connection().execute(sql).await.map(drop)
    }

    /// Runs a statement and answers how many rows it changed.
    ///
    /// # Errors
    /// [`StoreError`]; `Conflict` for a key that is there already.
    pub async fn execute(
        &mut self,
        sql: &'static str,
        bind: impl FnOnce(Statement) -> Statement,
    ) -> Result<u64, StoreError> {
        let result = bind(sqlx::query(sql)).execute(self.connection()).await;
        self.judge(result.map(|done| done.rows_affected()))
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn optional(
        &mut self,
        sql: &'static str,
        bind: impl FnOnce(Statement) -> Statement,
    ) -> Result<Option<Row>, StoreError> {
        let result = bind(sqlx::query(sql)).fetch_optional(self.connection()).await;
        self.judge(result)
    }

    /// All rows of a statement.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn all(
        &mut self,
        sql: &'static str,
        bind: impl FnOnce(Statement) -> Statement,
    ) -> Result<Vec<Row>, StoreError> {
        let result = bind(sqlx::query(sql)).fetch_all(self.connection()).await;
        self.judge(result)
    }

    /// The next value of a counter, from 1. Never goes back, never repeats, once its transaction is kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next(&mut self, scope: &str) -> Result<i64, StoreError> {
        let scope = scope.to_owned();
        let row = self
            .optional(
                "INSERT INTO counters (scope, value) VALUES ($1, 1)
                 ON CONFLICT (scope) DO UPDATE SET value = counters.value + 1 RETURNING value",
                |query| query.bind(scope),
            )
            .await?;
        let row = row.ok_or_else(|| StoreError::corrupt("counters.value"))?;
        number(&row, "value")
    }
}

/// A whole number of a row.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn number(row: &Row, column: &str) -> Result<i64, StoreError> {
    Ok(sqlx::Row::try_get(row, column)?)
}

/// A text of a row.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn text(row: &Row, column: &str) -> Result<String, StoreError> {
    Ok(sqlx::Row::try_get(row, column)?)
}

/// A text that may be absent.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn optional_text(row: &Row, column: &str) -> Result<Option<String>, StoreError> {
    Ok(sqlx::Row::try_get(row, column)?)
}

/// A number that may be absent.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn optional_number(row: &Row, column: &str) -> Result<Option<i64>, StoreError> {
    Ok(sqlx::Row::try_get(row, column)?)
}

/// A text that a type reads with its own parser.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn parsed<T: FromStr>(row: &Row, column: &str) -> Result<T, StoreError> {
    text(row, column)?.parse().map_err(|_| StoreError::corrupt(column))
}

/// A date that may be absent.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn optional_date(row: &Row, column: &str) -> Result<Option<chrono::NaiveDate>, StoreError> {
    let date = |text: String| text.parse().map_err(|_| StoreError::corrupt(column));
    optional_text(row, column)?.map(date).transpose()
}

/// A JSON document.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn document<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> Result<T, StoreError> {
    serde_json::from_str(&text(row, column)?).map_err(|error| StoreError::corrupt(format!("{column}: {error}")))
}
