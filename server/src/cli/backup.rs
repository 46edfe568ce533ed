//! `hall backup` and `hall restore`.

use super::lock;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::storage::{Condition, DatabaseUrl, Store, copy_into, fold_log, inspect, is_whole};
use percent_encoding::percent_decode_str;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(super) async fn backup(config: &Config, file: &Path) -> Result<(), Box<dyn Error>> {
    if file.exists() {
        return Err(format!("{} is there already; choose another name", file.display()).into());
    }
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        return Err(format!("there is no folder {} to write {} into", folder.display(), file.display()).into());
    }
    let url = DatabaseUrl::parse(&config.database)?;
    if let Some(path) = url.sqlite_path() {
        if !path.exists() {
            return Err(format!("there is no database at {}", path.display()).into());
        }
        if inspect(&url).await? == Condition::Foreign {
            return Err(format!("{} is not a database of the hall", path.display()).into());
        }
        copy_into(&url, file).await?;
    } else {
        let (address, password) = without_password(&config.database);
        tool("pg_dump", &["--format=custom", "--file", &text(file)?, "--dbname", &address], password)?;
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
        Some(path) => {
            let _alone = lock::alone(&config.database)?;
            restore_sqlite(file, &path, replace).await?;
        }
        None => {
            let mut arguments = vec!["--exit-on-error", "--single-transaction", "--no-owner"];
            if replace {
                arguments.extend(["--clean", "--if-exists"]);
            }
            let file = text(file)?;
            let (address, password) = without_password(&config.database);
            arguments.extend(["--dbname", &address, &file]);
            tool("pg_restore", &arguments, password)?;
        }
    }
    println!("Restored {} into {}.", file.display(), url.shown());
    Ok(())
}

/// Opens the backup as a database first: what is no backup of the hall never gets into its place.
async fn restore_sqlite(file: &Path, path: &Path, replace: bool) -> Result<(), Box<dyn Error>> {
    let there = || SUFFIXES.into_iter().rev().filter(|suffix| with_suffix(path, suffix).exists());
    if there().next().is_some() && !replace {
        return Err(format!("{} is there already; say --replace to put the backup in its place", path.display()).into());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let fresh = beside(path, "restoring");
    let cleaned = || {
        for suffix in SUFFIXES {
            let _ = std::fs::remove_file(with_suffix(&fresh, suffix));
        }
    };
    cleaned();
    std::io::copy(&mut std::fs::File::open(file)?, &mut std::fs::File::create(&fresh)?)?;
    if let Err(error) = prepared(&text(&fresh)?).await {
        cleaned();
        return Err(format!("{} is no backup of the hall: {error}", file.display()).into());
    }
    let old = beside(path, &format!("before-{}", SystemClock.now().format("%Y%m%d-%H%M%S")));
    // With its log, and the log first: after a crash the last receipts stand there and nowhere else, and beside another
    // database it would be read as that one's.
    let moved: Vec<&str> = there().collect();
    for suffix in &moved {
        std::fs::rename(with_suffix(path, suffix), with_suffix(&old, suffix))?;
    }
    if !moved.is_empty() {
        println!("The database that was there is kept as {}.", old.display());
    }
    std::fs::rename(&fresh, path)?;
    cleaned();
    Ok(())
}

/// A database and its companions.
const SUFFIXES: [&str; 3] = ["", "-wal", "-shm"];

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", path.display()))
}

/// Makes sure that a copy is whole and the hall's own before anything of it is used, and brings it up to date.
async fn prepared(copy: &str) -> Result<(), Box<dyn Error>> {
    let url = DatabaseUrl::parse(&format!("sqlite://{copy}"))?;
    match inspect(&url).await? {
        Condition::Ready | Condition::Older => {}
        Condition::Absent | Condition::Foreign => return Err("it holds none of the hall's tables".into()),
        Condition::Newer => return Err("it is from a newer program than this one".into()),
    }
    is_whole(&url).await?;
    Store::open(&format!("sqlite://{copy}")).await?.close().await;
    // All of it into the one file that is put into place.
    fold_log(&url).await?;
    Ok(())
}

/// The address without its password, and the password: what stands on a command line is seen by everyone.
fn without_password(url: &str) -> (String, Option<String>) {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let (person, host) = rest.rsplit_once('@')?;
        let (name, password) = person.split_once(':')?;
        Some((format!("{scheme}://{name}@{host}"), percent_decode_str(password).decode_utf8_lossy().into_owned()))
    });
    parts.map_or_else(|| (url.to_owned(), None), |(address, password)| (address, Some(password)))
}

fn beside(path: &Path, word: &str) -> PathBuf {
    PathBuf::from(format!("{}.{word}", path.display()))
}

fn text(path: &Path) -> Result<String, String> {
    path.to_str().map(str::to_owned).ok_or_else(|| format!("{} cannot be used as a name", path.display()))
}

/// Runs one of PostgreSQL's own tools.
fn tool(name: &str, arguments: &[&str], password: Option<String>) -> Result<(), Box<dyn Error>> {
    let mut command = Command::new(name);
    command.args(arguments).envs(password.map(|password| ("PGPASSWORD", password)));
    let status = command.status().map_err(|error| {
        format!("{name} cannot be started: {error}; install PostgreSQL's client tools (Debian: apt install postgresql-client)")
    })?;
    if status.success() { Ok(()) } else { Err(format!("{name} ended with {status}").into()) }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_does_not_stand_on_the_command_line() {
        let cases = [
            ("postgres://hall:se%40cret@db.example/hall", "postgres://hall@db.example/hall", Some("se@cret")),
            ("postgres://hall:a:b@h/x", "postgres://hall@h/x", Some("a:b")),
            ("postgres://hall@h/x", "postgres://hall@h/x", None),
        ];
        for (url, address, password) in cases {
            assert_eq!(without_password(url), (address.to_owned(), password.map(str::to_owned)), "{url}");
        }
    }
}
