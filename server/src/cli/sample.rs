//! `hall sample load`, and the sample at the first start.

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::services::passwords;
use crate::services::sample::{self, Loaded, SampleSource};
use crate::storage::Store;
use chrono::{DateTime, Utc};
use std::error::Error;
use std::path::PathBuf;

pub(super) async fn load(config: &Config, from: Option<PathBuf>) -> Result<(), Box<dyn Error>> {
    let store = Store::open(&config.database).await?;
    let source = from.map_or(SampleSource::BuiltIn, SampleSource::Folder);
    load_into(&store, &source, SystemClock.now()).await
}

/// Loads the sample, as of `at`, into an empty database and prints its people; an older database is left alone.
pub(super) async fn on_first_start(store: &Store, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    if sample::is_loaded(store).await? {
        println!("The sample is there already. A forgotten password: hall user reset NAME");
        return Ok(());
    }
    load_into(store, &SampleSource::BuiltIn, at).await
}

async fn load_into(store: &Store, source: &SampleSource, at: DateTime<Utc>) -> Result<(), Box<dyn Error>> {
    let set = std::env::var("HALL_SAMPLE_PASSWORD").ok().filter(|password| !password.is_empty());
    let generated = set.is_none();
    let password = match set {
        Some(password) => password,
        None => passwords::generate().ok_or("the system gives no random numbers")?,
    };
    let loaded = sample::load(store, source, &password, at).await?;
    announce(&loaded, generated.then_some(password.as_str()));
    Ok(())
}

fn announce(loaded: &Loaded, password: Option<&str>) {
    println!(
        "The Hongqiao sample is loaded: {} services, {} of them in the hall, {} forms.\n\nSign-in names (address /desk):",
        loaded.services, loaded.in_hall, loaded.forms
    );
    for (name, title) in &loaded.people {
        println!("  {name:<12}{title}");
    }
    match password {
        Some(password) => println!("\nPassword of all of them: {password}   (write it down: it is shown once)"),
        None => println!("\nPassword of all of them: the one in HALL_SAMPLE_PASSWORD"),
    }
}
