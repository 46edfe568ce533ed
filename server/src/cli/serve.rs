//! `hall serve`.

use super::{listen, lock, sample};
use crate::clock::{Clock, SetClock, SystemClock};
use crate::config::{Config, ServeConfig};
use crate::http::{AppState, Site, Web, router};
use crate::jobs;
use crate::services::Hall;
use crate::services::forms::issuer;
use crate::storage::Store;
use documents::{FontConfig, Typesetter};
use metrics_exporter_prometheus::PrometheusBuilder;
use std::error::Error;
use std::io::IsTerminal;
use std::sync::Arc;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

pub(super) async fn serve(config: Config, serve: ServeConfig, with_sample: bool) -> Result<(), Box<dyn Error>> {
    log(&config)?;
    log_panics();
    let metrics = PrometheusBuilder::new().install_recorder()?;
    // The port first: whoever starts the hall twice should hear of it before anything else happens.
    let listener = TcpListener::bind(serve.listen).await.map_err(|error| {
        format!(
            "cannot listen on {}: {error}; is another program using this port? Choose another with --listen",
            serve.listen
        )
    })?;
    let _lock = lock::serving(&config.database)?;
    let store = Store::open(&config.database).await?;
    if with_sample {
        let now = serve.demo_clock.unwrap_or_else(|| SystemClock.now());
        sample::on_first_start(&store, now).await?;
    }
    let typesetter = typesetter(&config);
    if let Err(problem) = &typesetter {
        tracing::warn!("{problem}; until then forms and receipts cannot be downloaded");
    }
    let site = Site::read(&serve.site).unwrap_or_else(|problem| {
        tracing::warn!("{problem}; until then pages work without script and without their looks");
        Site::none()
    });
    let address = listener.local_addr()?;
    if serve.public_url.is_none() && address.ip().is_unspecified() {
        tracing::warn!("no public address is set: QR codes on receipts lead to http://{address}; set public_url");
    }
    let public_url = serve.public_url.unwrap_or_else(|| format!("http://{address}"));
    let https = public_url.starts_with("https://");
    if !https {
        tracing::warn!("{} is plain HTTP: fit for this machine or a closed network, not for the open net", public_url);
    }
    let hall = Hall::open(store, config.file.hall.clone(), public_url.clone(), typesetter.ok().map(Arc::new)).await?;
    let web = Web {
        site,
        https,
        trust_proxy: serve.trust_proxy,
        open_metrics: serve.open_metrics,
        paused_until: serve.paused_until,
        limits: Default::default(),
        metrics,
    };
    let clock: Arc<dyn Clock> = match serve.demo_clock {
        Some(start) => {
            tracing::warn!("the hall's clock is set to {}, for a demonstration", domain::time::local(start));
            Arc::new(SetClock::to(start))
        }
        None => Arc::new(SystemClock),
    };
    let state = AppState { hall: Arc::new(hall), clock, web: Arc::new(web) };
    let sweeping = tokio::spawn(jobs::run(state.clone()));
    println!("\nThe hall is open: http://{address}\n");
    if let Some(until) = serve.paused_until {
        tracing::warn!("paused until {}: visitors are told so", domain::time::local(until));
    }
    listen::serve(listener, router(state.clone()), asked_to_stop()).await;
    sweeping.abort();
    if let Err(error) = state.hall.write_counts().await {
        tracing::warn!(%error, "the last counted downloads are lost");
    }
    println!("The hall is closed.");
    Ok(())
}

/// The typesetter, with the fonts of the settings.
pub(super) fn typesetter(config: &Config) -> Result<Typesetter, documents::FontProblem> {
    let folders = config.font_dir.iter().cloned().collect();
    let typesetter = Typesetter::new(FontConfig { folders, system: true })?;
    Ok(typesetter.with_issuer(issuer(&config.file.hall)))
}

/// What to log.
pub(super) fn filter(config: &Config) -> Result<EnvFilter, Box<dyn Error>> {
    EnvFilter::try_new(&config.log)
        .map_err(|error| format!("log = {:?}: {error}; for instance info or server=debug,warn", config.log).into())
}

fn log(config: &Config) -> Result<(), Box<dyn Error>> {
    let filter = filter(config)?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    if config.log_json {
        builder.json().init()
    } else {
        builder.init()
    }
    Ok(())
}

/// A panic is logged with its place and the words of the program; what it was made of at the time may be somebody's data.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let words = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
        tracing::error!(place, words, "panicked");
    }));
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
