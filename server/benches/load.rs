//! `make bench`: what the hall manages on this machine, with the machine's own limit beside each figure. Everything
//! runs on 127.0.0.1, in temporary folders, and stops by itself after about three minutes.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on says why and ends")]

#[path = "load/accepting.rs"]
mod accepting;
#[path = "load/bytes.rs"]
mod bytes;
#[path = "load/client.rs"]
mod client;
#[path = "load/clock.rs"]
mod clock;
#[path = "load/hall.rs"]
mod hall;
#[path = "load/life.rs"]
mod life;
#[path = "load/papers.rs"]
mod papers;
#[path = "load/reading.rs"]
mod reading;
#[path = "load/searching.rs"]
mod searching;
#[path = "load/starting.rs"]
mod starting;

fn main() {
    // Cargo hands `--bench` over; anything else picks parts by name.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wants = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    if wants("clock") {
        clock::run();
    }
    if wants("accept") {
        runtime.block_on(accepting::run());
    }
    if wants("life") {
        runtime.block_on(life::run());
    }
    if wants("read") {
        runtime.block_on(reading::run());
    }
    if wants("search") {
        runtime.block_on(searching::run());
    }
    if wants("papers") {
        papers::run();
    }
    if wants("bytes") {
        runtime.block_on(bytes::run());
    }
    if wants("start") {
        starting::run(&runtime);
    }
}

/// A heading.
fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.chars().count()));
}
