//! What can go wrong with the database. The database's own words are logged, never shown.

/// A failed read or write.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be opened; the text says what to do.
    #[error("{0}")]
    Open(String),
    /// Nothing was done; try again in a moment.
    #[error("the database is busy; nothing was stored, try again")]
    Busy,
    /// It is not known whether it was done; ask again with the same idempotency key.
    #[error("the answer of the database was lost; ask again with the same idempotency key")]
    Lost,
    /// A row of this key is there already, or another writer was faster.
    #[error("somebody else was faster")]
    Conflict,
    /// The disk is full; nothing was done.
    #[error("the disk is full; nothing was stored")]
    Full,
    /// A stored value is not what the program writes; names table and column.
    #[error("a stored value cannot be read: {0}")]
    Corrupt(String),
    /// The database refused; details are in the log.
    #[error("the database refused")]
    Database(#[source] sqlx::Error),
}

impl StoreError {
    /// A stored value that cannot be read. What a decoder says is kept up to the value that it quotes: that may be
    /// somebody's.
    pub fn corrupt(what: impl std::fmt::Display) -> Self {
        let words = what.to_string();
        Self::Corrupt(words.split(['"', '`']).next().unwrap_or_default().trim_end().to_owned())
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) if database.is_unique_violation() => Self::Conflict,
            sqlx::Error::Database(database) if is_full(database.code().as_deref()) => {
                tracing::error!(%error, "the disk is full");
                Self::Full
            }
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::ColumnDecode { index, .. } => Self::Corrupt(index.clone()),
            sqlx::Error::ColumnNotFound(column) => Self::Corrupt(column.clone()),
            _ => {
                tracing::error!(%error, "database");
                Self::Database(error)
            }
        }
    }
}

/// SQLite's `SQLITE_FULL` and PostgreSQL's `disk_full`.
fn is_full(code: Option<&str>) -> bool {
    matches!(code, Some("13" | "53100"))
}

#[cfg(test)]
mod tests {
    use super::StoreError;

    #[test]
    fn what_is_stored_of_a_person_is_not_quoted() {
        for text in ["\"张三\"", "[\"330382197605041234\"]", "330382197605041234"] {
            let error = serde_json::from_str::<bool>(text).unwrap_err();
            let said = StoreError::corrupt(format!("papers: {error}")).to_string();
            assert!(said.starts_with("a stored value cannot be read: papers: invalid type"), "{said}");
            assert!(!said.contains("张三") && !said.contains("3303"), "{said}");
        }
    }
}
