//! Acceptances a second, each durable before its receipt goes out; the flushes of the same run counted.

use super::client::{Client, load, post};
use super::hall::{BenchHall, PASSWORD, folder};
use serde_json::json;
use std::io::Write;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const LENGTH: Duration = Duration::from_secs(5);
const ID: &str = "11010519491231002X";

pub async fn run() {
    super::heading("Acceptances a second, durable (SQLite, WAL, synchronous=FULL)");
    for clients in [1, 16, 64] {
        let hall = BenchHall::open().await;
        let bodies = windows(hall.address).await;
        let (flushes, writes) = hall.state.hall.store.flushes_and_writes();
        let run = load(hall.address, clients, LENGTH, 201, |client| bodies[client % bodies.len()].clone()).await;
        let (flushes_after, writes_after) = hall.state.hall.store.flushes_and_writes();
        let (flushes, writes) = (flushes_after - flushes, writes_after - writes);
        println!(
            "  {clients:>3} clients   {:>7.0} /s   median {:>7.2?}   99 % under {:>7.2?}   {flushes} flushes, {:.1} acceptances a flush",
            run.per_second,
            run.median,
            run.slowest_of_100,
            writes as f64 / flushes.max(1) as f64
        );
    }
    println!("  the machine: 4 KiB appended and flushed, one after the other  {:>7.0} /s", flushes_a_second());
}

/// A request of each window with immediate items: window, service, materials.
pub async fn windows(address: SocketAddr) -> Vec<Vec<u8>> {
    let services = [
        ("w2a", "GA-04", vec![1, 2, 3, 5]),
        ("w3a", "GA-04", vec![1, 2, 3, 5]),
        ("w4a", "GA-04", vec![1, 2, 3, 5]),
        ("w5a", "TD-04", vec![1, 2, 3, 4]),
    ];
    let mut requests = Vec::new();
    for (name, service, materials) in services {
        let mut client = Client::connect(address).await;
        let sign_in = post("/api/v1/session", "", &json!({"name": name, "password": PASSWORD}).to_string());
        let reply = client.send(&sign_in).await;
        assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.body));
        let body = json!({"service": service, "applicant_name": "样例甲", "id_number": ID, "phone": "13800000000",
                          "town": "HQ", "materials": materials});
        requests.push(post("/api/v1/cases", &reply.cookie.unwrap(), &body.to_string()));
    }
    requests
}

/// What the disk gives one writer who waits for each flush.
fn flushes_a_second() -> f64 {
    let folder = folder();
    let mut file = std::fs::File::create(folder.path().join("probe")).unwrap();
    let block = [7_u8; 4096];
    let begun = Instant::now();
    let mut done = 0;
    while begun.elapsed() < Duration::from_secs(2) {
        file.write_all(&block).unwrap();
        file.sync_data().unwrap();
        done += 1;
    }
    f64::from(done) / begun.elapsed().as_secs_f64()
}
