//! `hall check`: each thing that must be in place, and what to do where it is not.

use super::serve::typesetter;
use crate::config::{Config, GivenServe};
use crate::http::Site;
use crate::services::sample;
use crate::storage::{DatabaseUrl, Store};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Less free space than this is a problem, bytes.
const LEAST_FREE: u64 = 1 << 30;

pub(super) async fn check(config: &Config) -> Result<ExitCode, Box<dyn Error>> {
    let results = [
        ("settings", settings(config)),
        ("database", database(config).await),
        ("fonts", fonts(config)),
        ("site", site(config)),
        ("disk", disk(config)),
    ];
    let mut good = true;
    for (name, result) in results {
        let (mark, words) = match result {
            Ok(words) => ("ok     ", words),
            Err(words) => {
                good = false;
                ("PROBLEM", words)
            }
        };
        println!("{mark}  {name:<9} {words}");
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn settings(config: &Config) -> Result<String, String> {
    let serve = config.serve(GivenServe::default()).map_err(|error| error.to_string())?;
    let from = config.from.as_ref().map_or_else(|| "no settings file".to_owned(), |file| file.display().to_string());
    let public = serve.public_url.unwrap_or_else(|| format!("http://{}", serve.listen));
    Ok(format!("{from}; listens on {}, public address {public}", serve.listen))
}

async fn database(config: &Config) -> Result<String, String> {
    let store = Store::open(&config.database).await.map_err(|error| error.to_string())?;
    store.ping().await.map_err(|error| error.to_string())?;
    let loaded = sample::is_loaded(&store).await.map_err(|error| error.to_string())?;
    let place = store.place();
    store.close().await;
    if loaded {
        Ok(place)
    } else {
        Err(format!("{place} has no catalogue yet; load the sample with: hall sample load"))
    }
}

fn fonts(config: &Config) -> Result<String, String> {
    typesetter(config).map(|found| found.font_families().join(", ")).map_err(|problem| problem.to_string())
}

fn site(config: &Config) -> Result<String, String> {
    let serve = config.serve(GivenServe::default()).map_err(|error| error.to_string())?;
    Site::read(&serve.site).map(|_| serve.site.display().to_string()).map_err(|problem| problem.to_string())
}

fn disk(config: &Config) -> Result<String, String> {
    let url = DatabaseUrl::parse(&config.database).map_err(|error| error.to_string())?;
    let folder = url.sqlite_path().and_then(|path| path.parent().map(Path::to_owned)).unwrap_or_default();
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    let free = rustix::fs::statvfs(&folder)
        .map(|found| found.f_bavail.saturating_mul(found.f_frsize))
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let words = format!("{} MiB free in {}", free >> 20, folder.display());
    if free < LEAST_FREE {
        Err(format!("{words}; make room: acceptances are refused when the disk is full"))
    } else {
        Ok(words)
    }
}
