//! SQL, on SQLite or PostgreSQL with one text. The only place that names sqlx; it knows nothing above it.
//!
//! Reads go through [`Store::read`], a pool of connections that cannot write on SQLite. Writes go through
//! [`Store::write`]: on SQLite one writer owns the one write connection and shares a durable commit between everyone
//! who waits; on PostgreSQL each write is a transaction of its own.

pub mod calendars;
pub mod cases;
pub mod catalogue;
mod db;
mod error;
pub mod forms;
pub mod idempotency;
mod inspect;
pub mod news;
pub mod questions;
pub mod sessions;
pub mod users;
mod writer;

#[cfg(test)]
mod taken_over;
#[cfg(test)]
pub mod testing;

pub use db::{DatabaseUrl, Reader, Row, Tx, copy_into};
pub use error::StoreError;
pub use inspect::{Condition, fold_log, inspect, is_whole};

use std::sync::Arc;
use std::time::Duration;
use writer::Writer;

/// The database, open and migrated.
#[derive(Clone)]
pub struct Store {
    reader: Reader,
    writer: Arc<Writer>,
    url: DatabaseUrl,
}

impl Store {
    /// Opens the database, creates an SQLite file that is not there, and brings the tables up to date.
    ///
    /// # Errors
    /// [`StoreError::Open`] with what to do about it.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let url = DatabaseUrl::parse(url)?;
        db::migrate(&url).await?;
        Self::connect(url).await
    }

    /// Opens a database that is there and up to date; makes and changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Open`] with what to do about it.
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        let url = DatabaseUrl::parse(url)?;
        let words = match inspect(&url).await? {
            Condition::Ready => return Self::connect(url).await,
            Condition::Absent => "is not there yet; hall serve makes it, hall sample load fills it",
            Condition::Foreign => {
                "is not a database of the hall; hall serve makes its tables in an empty one, hall sample load fills them"
            }
            Condition::Older => "is from an older program; hall serve brings it up to date",
            Condition::Newer => "is from a newer program than this one; use that one",
        };
        Err(StoreError::Open(format!("the database {} {words}", url.shown())))
    }

    async fn connect(url: DatabaseUrl) -> Result<Self, StoreError> {
        let reader = db::reader(&url).await?;
        let writer = Arc::new(Writer::start(&url).await?);
        Ok(Self { reader, writer, url })
    }

    /// For reading. On SQLite these connections refuse to write.
    pub fn read(&self) -> &Reader {
        &self.reader
    }

    /// Runs `work` in a transaction and answers once it is durable. An `Err` from `work` rolls back what it did.
    ///
    /// # Errors
    /// What `work` answers, or a [`StoreError`]: `Busy` (nothing was done, try again) or `Lost` (it is not known
    /// whether it was done: ask again with the same idempotency key).
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.write(work).await
    }

    /// Whether the writer is at work; while it looks for a new connection, writes answer `Busy`.
    pub fn can_write(&self) -> bool {
        self.writer.is_at_work()
    }

    /// Durable commits and acknowledged writes so far: their quotient says how many share one flush.
    pub fn flushes_and_writes(&self) -> (u64, u64) {
        self.writer.counts()
    }

    /// How long acknowledged writes so far have waited, all together: for their turn, and from there for their commit.
    pub fn hand_offs(&self) -> (Duration, Duration) {
        self.writer.hand_offs()
    }

    /// Closes the reading connections; the writer ends with the last owner of the store.
    pub async fn close(self) {
        self.reader.close().await;
    }

    /// Where the database is, without a password.
    pub fn place(&self) -> String {
        self.url.shown()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError`] when it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.reader.one("SELECT 1 AS one", |query| query).await.map(drop)
    }
}
