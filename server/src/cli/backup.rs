//! `hall backup` and `hall restore`.

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::storage::{DatabaseUrl, Store, copy_into};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) async fn backup(config: &Config, file: &Path) -> Result<(), Box<dyn Error>> {
    if file.exists() {
        return Err(format!("{} is there already; choose another name", file.display()).into());
    }
    let url = DatabaseUrl::parse(&config.database)?;
    if let Some(path) = url.sqlite_path() {
        if !path.exists() {
            return Err(format!("there is no database at {}", path.display()).into());
        }
        copy_into(&url, file).await?;
    } else {
        tool("pg_dump", &["--format=custom", "--file", &text(file)?, "--dbname", &config.database])?;
    }
    let size = std::fs::metadata(file)?.len();
    println!("Wrote {} ({size} bytes).", file.display());
    Ok(())
}

pub(super) async fn restore(config: &Config, file: &Path, replace: bool) -> Result<(), Box<dyn Error>> {
    if !file.exists() {
        return Err(format!("there is no file {}", file.display()).into());
    }
    let url = DatabaseUrl::parse(&config.database)?;
    match url.sqlite_path() {
        Some(path) => restore_sqlite(file, &path, replace).await?,
        None => {
            let mut arguments = vec!["--exit-on-error", "--single-transaction", "--no-owner"];
            if replace {
                arguments.extend(["--clean", "--if-exists"]);
            }
            let file = text(file)?;
            arguments.extend(["--dbname", &config.database, &file]);
            tool("pg_restore", &arguments)?;
        }
    }
    println!("Restored {} into {}.", file.display(), url.shown());
    Ok(())
}

/// Opens the backup as a database first: what is no backup of the hall never gets into its place.
async fn restore_sqlite(file: &Path, path: &Path, replace: bool) -> Result<(), Box<dyn Error>> {
    if path.exists() && !replace {
        return Err(format!("{} is there already; say --replace to put the backup in its place", path.display()).into());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let fresh = beside(path, "restoring");
    std::fs::copy(file, &fresh)?;
    let checked = Store::open(&format!("sqlite://{}", text(&fresh)?)).await;
    let cleaned = || {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(PathBuf::from(format!("{}{suffix}", fresh.display())));
        }
    };
    match checked {
        Ok(store) => store.close().await,
        Err(error) => {
            cleaned();
            return Err(format!("{} is no backup of the hall: {error}", file.display()).into());
        }
    }
    if path.exists() {
        let old = beside(path, &format!("before-{}", SystemClock.now().format("%Y%m%d-%H%M%S")));
        std::fs::rename(path, &old)?;
        println!("The database that was there is kept as {}.", old.display());
    }
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(PathBuf::from(format!("{}{suffix}", path.display())));
    }
    std::fs::rename(&fresh, path)?;
    Ok(())
}

fn beside(path: &Path, word: &str) -> PathBuf {
    PathBuf::from(format!("{}.{word}", path.display()))
}

fn text(path: &Path) -> Result<String, String> {
    path.to_str().map(str::to_owned).ok_or_else(|| format!("{} cannot be used as a name", path.display()))
}

/// Runs one of PostgreSQL's own tools.
fn tool(name: &str, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let status = Command::new(name).args(arguments).status().map_err(|error| {
        format!("{name} cannot be started: {error}; install PostgreSQL's client tools (Debian: apt install postgresql-client)")
    })?;
    if status.success() { Ok(()) } else { Err(format!("{name} ended with {status}").into()) }
}
