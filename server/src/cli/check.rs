//! `hall check`: each thing that must be in place, and what to do where it is not.

use super::serve::{filter, typesetter};
use crate::config::{Config, ConfigProblem, GivenServe, ServeConfig};
use crate::http::Site;
use crate::services::sample;
use crate::storage::{DatabaseUrl, Store};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Less free space than this is a problem, bytes.
const LEAST_FREE: u64 = 1 << 30;

/// Looks at everything. With a `fault` of the settings the rest is judged by flags, environment and defaults.
pub(super) async fn check(config: &Config, given: GivenServe, fault: Option<&ConfigProblem>) -> ExitCode {
    let serve = config.serve(given);
    let stated = fault.map_or_else(|| settings(config, &serve), |fault| Err(at_fault(fault)));
    let mut results = vec![
        ("settings", stated),
        ("port", port(&serve)),
        ("database", database(config).await),
        ("fonts", fonts(config)),
        ("site", site(&serve)),
    ];
    // Of a database server only the server knows its disk.
    results.extend(disk(config).map(|disk| ("disk", disk)));
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
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn at_fault(fault: &ConfigProblem) -> String {
    let words = fault.to_string();
    format!("{}\n         correct it; the lines below go by flags, environment and defaults", words.trim_end())
}

type Serve = Result<ServeConfig, ConfigProblem>;

fn settings(config: &Config, serve: &Serve) -> Result<String, String> {
    let serve = serve.as_ref().map_err(ToString::to_string)?;
    filter(config).map_err(|error| error.to_string())?;
    let from = config.from.as_ref().map_or_else(|| "no settings file".to_owned(), |file| file.display().to_string());
    match &serve.public_url {
        None if serve.listen.ip().is_unspecified() => Err(format!(
            "{from}; listens on {} without a public address: QR codes would lead nowhere; set public_url",
            serve.listen
        )),
        None => Ok(format!("{from}; listens on {}, which is the public address too", serve.listen)),
        Some(public) => Ok(format!("{from}; listens on {}, public address {public}", serve.listen)),
    }
}

/// The port is free, or the hall itself answers there.
fn port(serve: &Serve) -> Result<String, String> {
    let Ok(serve) = serve else { return Err("see settings".to_owned()) };
    match std::net::TcpListener::bind(serve.listen) {
        Ok(_) => Ok(format!("{} is free", serve.listen)),
        Err(error) if answers(serve.listen) => {
            Ok(format!("{} is in use, by a hall that is open ({error})", serve.listen))
        }
        Err(error) => Err(format!("{}: {error}; end the other program or choose another with --listen", serve.listen)),
    }
}

/// Whether a hall answers at an address.
fn answers(listen: SocketAddr) -> bool {
    let limit = Duration::from_secs(2);
    let ask = || {
        let mut stream = TcpStream::connect_timeout(&listen, limit)?;
        stream.set_read_timeout(Some(limit))?;
        stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n")?;
        let mut answer = String::new();
        stream.take(4096).read_to_string(&mut answer)?;
        Ok::<_, std::io::Error>(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.0 200") && answer.ends_with("ok\n"))
}

async fn database(config: &Config) -> Result<String, String> {
    let store = Store::open_existing(&config.database).await.map_err(|error| error.to_string())?;
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

fn site(serve: &Serve) -> Result<String, String> {
    let Ok(serve) = serve else { return Err("see settings".to_owned()) };
    Site::read(&serve.site).map(|_| serve.site.display().to_string()).map_err(|problem| problem.to_string())
}

/// Room for an SQLite database; nothing for a database server.
fn disk(config: &Config) -> Option<Result<String, String>> {
    // An address that is none is said of the database.
    let file = DatabaseUrl::parse(&config.database).ok()?.sqlite_path()?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(room(folder))
}

fn room(folder: &Path) -> Result<String, String> {
    let place = folder.display();
    if !folder.exists() {
        return Err(format!("there is no folder {place}; hall serve makes it, or make it now: mkdir -p {place}"));
    }
    let free = rustix::fs::statvfs(folder)
        .map(|found| found.f_bavail.saturating_mul(found.f_frsize))
        .map_err(|error| format!("{place}: {error}; let the user that runs the hall enter this folder"))?;
    let words = format!("{} MiB free in {place}", free >> 20);
    if free < LEAST_FREE {
        Err(format!("{words}; make room: acceptances are refused when the disk is full"))
    } else {
        Ok(words)
    }
}
