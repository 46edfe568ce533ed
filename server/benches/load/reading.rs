//! Rendered guides and status answers a second, beside a bare handler in the same run.

use super::accepting::windows;
use super::client::{Client, get, load};
use super::hall::{BenchHall, serve};
use axum::Router;
use axum::routing::get as route;
use std::net::SocketAddr;
use std::time::Duration;

const LENGTH: Duration = Duration::from_secs(5);
const CLIENTS: usize = 32;

pub async fn run() {
    super::heading("Reads a second, 32 clients");
    let hall = BenchHall::open().await;
    let requests = windows(hall.address).await;
    let mut client = Client::connect(hall.address).await;
    let reply = client.send(&requests[3]).await;
    let receipt: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
    let status = format!(
        "/api/v1/status/{}?code={}",
        receipt["number"].as_str().unwrap(),
        receipt["query_code"].as_str().unwrap()
    );
    let bare = serve(Router::new().route("/", route("hello"))).await;
    for (name, address, path) in [
        ("guide /services/TD-04, rendered", hall.address, "/services/TD-04"),
        ("status, JSON", hall.address, status.as_str()),
        ("service, JSON", hall.address, "/api/v1/services/TD-04"),
        ("the machine: a bare axum handler", bare, "/"),
    ] {
        line(name, address, path).await;
    }
}

async fn line(name: &str, address: SocketAddr, path: &str) {
    let bytes = get(path);
    let run = load(address, CLIENTS, LENGTH, 200, |_| bytes.clone()).await;
    println!(
        "  {name:<34} {:>8.0} /s   median {:>7.2?}   99 % under {:>7.2?}",
        run.per_second, run.median, run.slowest_of_100
    );
}
