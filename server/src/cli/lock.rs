//! Who works with an SQLite database: a hall that serves, or a restore that must be alone. A lock on a file beside it
//! says so; the system lets it go when the process ends, however it ends.

use crate::storage::DatabaseUrl;
use std::error::Error;
use std::fs::{File, TryLockError};
use std::path::PathBuf;

/// Held for as long as it lives.
#[must_use]
pub(super) struct Lock {
    _file: Option<File>,
}

/// The lock of a hall that serves; several may, a restore may not.
///
/// # Errors
/// When a restore is at work.
pub(super) fn serving(database: &str) -> Result<Lock, Box<dyn Error>> {
    let Some(file) = file(database)? else { return Ok(Lock { _file: None }) };
    match file.try_lock_shared() {
        Ok(()) => Ok(Lock { _file: Some(file) }),
        Err(TryLockError::WouldBlock) => Err("a backup is being put back into this database; wait for its end".into()),
        // A file system without locks: nothing can be said, nothing is refused.
        Err(TryLockError::Error(_)) => Ok(Lock { _file: None }),
    }
}

/// The lock of a restore.
///
/// # Errors
/// When a hall serves from this database.
pub(super) fn alone(database: &str) -> Result<Lock, Box<dyn Error>> {
    let Some(file) = file(database)? else { return Ok(Lock { _file: None }) };
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: Some(file) }),
        Err(TryLockError::WouldBlock) => Err("the hall is open on this database; stop it first".into()),
        Err(TryLockError::Error(_)) => Ok(Lock { _file: None }),
    }
}

fn file(database: &str) -> Result<Option<File>, Box<dyn Error>> {
    let Some(path) = DatabaseUrl::parse(database)?.sqlite_path() else { return Ok(None) };
    let path = PathBuf::from(format!("{}.lock", path.display()));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("the folder {} cannot be made: {error}", folder.display()))?;
    }
    let opened = File::options().create(true).truncate(false).write(true).open(&path);
    opened.map(Some).map_err(|error| format!("{} cannot be opened: {error}", path.display()).into())
}
