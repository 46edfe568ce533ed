//! Settings: a flag beats the environment (`HALL_…`), which beats the TOML file, which beats the default.

use crate::services::HallSettings;
use axum::http::uri::Authority;
use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The TOML file. Unknown names are refused with their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConfigFile {
    /// `sqlite://path/to/file.db` or `postgres://user:password@host/name`.
    pub database: Option<String>,
    /// Address and port.
    pub listen: Option<String>,
    /// Address under which the public reaches the hall.
    pub public_url: Option<String>,
    /// Folder of the browser part.
    pub site: Option<PathBuf>,
    /// Folder with further fonts.
    pub font_dir: Option<PathBuf>,
    /// Believe the proxy's `X-Forwarded-For`.
    pub trust_proxy: Option<bool>,
    /// Show `/metrics` to others than this machine.
    pub open_metrics: Option<bool>,
    /// Planned work: until this local time visitors are only told when the hall is back, for instance `2008-03-05 08:30`.
    pub paused_until: Option<String>,
    /// What to log, for instance `info` or `server=debug,warn`.
    pub log: Option<String>,
    /// `text` or `json`.
    pub log_format: Option<String>,
    /// The hall itself.
    pub hall: HallSettings,
}

/// Settings given by flag or environment.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Given {
    /// Settings file [default: hall.toml, when it is there]
    #[arg(long, env = "HALL_CONFIG", global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// sqlite://path/to/file.db or postgres://user:password@host/name [default: sqlite://data/hall.db]
    #[arg(long, env = "HALL_DATABASE", global = true, value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Folder with further fonts, searched before the system's
    #[arg(long, env = "HALL_FONT_DIR", global = true, value_name = "FOLDER")]
    pub font_dir: Option<PathBuf>,
    /// What to log, for instance info or server=debug,warn [default: info]
    #[arg(long, env = "HALL_LOG", global = true, value_name = "FILTER")]
    pub log: Option<String>,
    /// How to log: text or json [default: text]
    #[arg(long, env = "HALL_LOG_FORMAT", global = true, value_name = "FORMAT")]
    pub log_format: Option<String>,
}

/// Settings of `serve` given by flag or environment.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct GivenServe {
    /// Address and port [default: 127.0.0.1:3000]
    #[arg(long, env = "HALL_LISTEN", value_name = "ADDR")]
    pub listen: Option<String>,
    /// Address under which the public reaches the hall, for instance `https://hall.example.cn`; decides about secure
    /// cookies and stands in QR codes [default: http:// and the listening address]
    #[arg(long, env = "HALL_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Folder of the browser part [default: site beside the program, else target/site]
    #[arg(long, env = "HALL_SITE", value_name = "FOLDER")]
    pub site: Option<PathBuf>,
    /// Believe the X-Forwarded-For of the proxy in front; only where every request comes through it
    #[arg(long, env = "HALL_TRUST_PROXY", value_name = "true|false", num_args = 0..=1, default_missing_value = "true", value_parser = clap::builder::BoolishValueParser::new())]
    pub trust_proxy: Option<bool>,
    /// Show /metrics to others than this machine
    #[arg(long, env = "HALL_OPEN_METRICS", value_name = "true|false", num_args = 0..=1, default_missing_value = "true", value_parser = clap::builder::BoolishValueParser::new())]
    pub open_metrics: Option<bool>,
    /// Planned work: until this local time visitors are only told when the hall is back, for instance "2008-03-05 08:30"
    #[arg(long, env = "HALL_PAUSED_UNTIL", value_name = "TIME")]
    pub paused_until: Option<String>,
    /// For training and demonstrations: set the hall's clock to this local time, from which it runs on
    #[arg(long, env = "HALL_DEMO_CLOCK", value_name = "TIME")]
    pub demo_clock: Option<String>,
}

/// What is wrong with the settings, and where.
#[derive(Debug, thiserror::Error)]
pub enum ConfigProblem {
    /// The file cannot be read.
    #[error("settings file {file}: {error}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        error: std::io::Error,
    },
    /// The file is not what it should be.
    #[error("settings file {file}:\n{error}")]
    Syntax {
        /// The file.
        file: String,
        /// What and where.
        error: String,
    },
    /// A value is wrong.
    #[error("{name} = {value:?}: {error}")]
    Value {
        /// The setting.
        name: &'static str,
        /// Its value.
        value: String,
        /// What is expected.
        error: String,
    },
}

/// Settings that every command needs.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the database is.
    pub database: String,
    /// Further fonts.
    pub font_dir: Option<PathBuf>,
    /// Log filter.
    pub log: String,
    /// Log as JSON.
    pub log_json: bool,
    /// The settings file, when there was one.
    pub from: Option<PathBuf>,
    /// What the file says.
    pub file: ConfigFile,
}

/// Settings of `serve`.
#[derive(Clone, Debug)]
pub struct ServeConfig {
    /// Address and port.
    pub listen: SocketAddr,
    /// Public address, without a slash at the end; none for the address on which the hall listens.
    pub public_url: Option<String>,
    /// Folder of the browser part.
    pub site: PathBuf,
    /// Believe the proxy.
    pub trust_proxy: bool,
    /// Show `/metrics` to others than this machine.
    pub open_metrics: bool,
    /// Visitors are told until then that the hall is paused.
    pub paused_until: Option<DateTime<Utc>>,
    /// What the hall's clock shows at the start, when it is not the machine's.
    pub demo_clock: Option<DateTime<Utc>>,
}

fn value(name: &'static str, value: &str, error: impl Into<String>) -> ConfigProblem {
    ConfigProblem::Value { name, value: value.to_owned(), error: error.into() }
}

impl Config {
    /// Puts flags, environment and file together.
    ///
    /// # Errors
    /// [`ConfigProblem`] naming the setting and its place.
    pub fn load(given: Given) -> Result<Self, ConfigProblem> {
        let there = || Path::new("hall.toml").exists().then(|| PathBuf::from("hall.toml"));
        let from = given.config.clone().or_else(there);
        let file = from.as_deref().map(read).transpose()?.unwrap_or_default();
        let (config, format) = Self::together(given, from, file);
        if !matches!(format.as_str(), "text" | "json") {
            return Err(value("log_format", &format, "text or json"));
        }
        let centre = &config.file.hall.centre;
        if !(2..=8).contains(&centre.len()) || !centre.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(value("hall.centre", centre, "two to eight letters or digits"));
        }
        let reply = config.file.hall.reply_workdays;
        if !(1..=10).contains(&reply) {
            return Err(value("hall.reply_workdays", &reply.to_string(), "1 to 10 working days"));
        }
        Ok(config)
    }

    /// What flags and environment say, and the defaults: to look further when the settings are at fault.
    pub fn without_file(given: Given) -> Self {
        Self::together(given, None, ConfigFile::default()).0
    }

    /// Flags and environment before the file, and the word for the form of the log.
    fn together(given: Given, from: Option<PathBuf>, file: ConfigFile) -> (Self, String) {
        let format = given.log_format.or_else(|| file.log_format.clone()).unwrap_or_else(|| "text".to_owned());
        let config = Self {
            database: given
                .database
                .or_else(|| file.database.clone())
                .unwrap_or_else(|| "sqlite://data/hall.db".to_owned()),
            font_dir: given.font_dir.or_else(|| file.font_dir.clone()),
            log: given.log.or_else(|| file.log.clone()).unwrap_or_else(|| "info,sqlx=warn".to_owned()),
            log_json: format == "json",
            from,
            file,
        };
        (config, format)
    }

    /// The settings of `serve`.
    ///
    /// # Errors
    /// [`ConfigProblem`] naming the setting.
    pub fn serve(&self, given: GivenServe) -> Result<ServeConfig, ConfigProblem> {
        let listen = given
            .listen
            .filter(|listen| !listen.is_empty())
            .or_else(|| self.file.listen.clone())
            .unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let address: SocketAddr =
            listen.parse().map_err(|_| value("listen", &listen, "an address and port, for instance 127.0.0.1:3000"))?;
        let public_url = given.public_url.filter(|url| !url.is_empty()).or_else(|| self.file.public_url.clone());
        let public_url = public_url.map(|url| origin(&url)).transpose()?;
        let paused = given.paused_until.filter(|time| !time.is_empty()).or_else(|| self.file.paused_until.clone());
        let demo = given.demo_clock.filter(|time| !time.is_empty());
        if let (Some(time), true) = (&demo, public_url.as_ref().is_some_and(|url| url.starts_with("https://"))) {
            return Err(value(
                "demo_clock",
                time,
                "a hall in service, with a public https:// address, needs the true time",
            ));
        }
        let demo = demo.map(|time| local_time("demo_clock", &time).map(|at| (time, at))).transpose()?;
        if let Some((time, at)) = &demo
            && !(2000..=2100).contains(&domain::time::local_date(*at).year())
        {
            return Err(value("demo_clock", time, "a year from 2000 to 2100"));
        }
        Ok(ServeConfig {
            paused_until: paused.map(|time| local_time("paused_until", &time)).transpose()?,
            demo_clock: demo.map(|(_, at)| at),
            listen: address,
            public_url,
            site: given.site.or_else(|| self.file.site.clone()).unwrap_or_else(default_site),
            trust_proxy: given.trust_proxy.or(self.file.trust_proxy).unwrap_or(false),
            open_metrics: given.open_metrics.or(self.file.open_metrics).unwrap_or(false),
        })
    }
}

/// A local time, to the minute.
fn local_time(name: &'static str, text: &str) -> Result<DateTime<Utc>, ConfigProblem> {
    let time = NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M");
    let time = time.map_err(|_| value(name, text, "a local time, for instance 2008-03-05 08:30"))?;
    Ok(domain::time::instant(time.date(), time.time()))
}

/// An address without a path.
fn origin(url: &str) -> Result<String, ConfigProblem> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = host.map(|host| host.trim_end_matches('/'));
    // A host, perhaps with a port, that an address can be made of.
    let fits = |host: &str| host.parse::<Authority>().is_ok_and(|host| !host.as_str().contains(['@', ' ']));
    if !host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#']) && fits(host)) {
        return Err(value("public_url", url, "http:// or https:// and a host, without a path"));
    }
    Ok(url.trim_end_matches('/').to_owned())
}

fn read(path: &Path) -> Result<ConfigFile, ConfigProblem> {
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|error| ConfigProblem::Syntax { file, error: error.to_string() }),
        Err(error) => Err(ConfigProblem::Unreadable { file, error }),
    }
}

/// `site` beside the program (a packed folder), else where a build puts it.
fn default_site() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(|folder| folder.join("site")));
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("target/site"))
}

#[cfg(test)]
mod tests;
