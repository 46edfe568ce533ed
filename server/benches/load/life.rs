//! Whole life cycles a second over HTTP: received, accepted, a step recorded, decided, handed over; five durable writes
//! each, on SQLite and, where HALL_TEST_POSTGRES names a server, on PostgreSQL. `make bench` starts one whose commits are
//! durable too.

use super::client::{Client, post};
use super::hall::{BenchHall, PASSWORD};
use serde_json::{Value, json};
use sqlx::Connection as _;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const LENGTH: Duration = Duration::from_secs(8);
const ID: &str = "11010519491231002X";

pub async fn run() {
    for (name, url) in [("SQLite", None), ("PostgreSQL", std::env::var("HALL_TEST_POSTGRES").ok())] {
        if name == "PostgreSQL" && url.is_none() {
            println!("  PostgreSQL: not measured, HALL_TEST_POSTGRES names no server");
            continue;
        }
        let durable = match &url {
            None => "WAL, synchronous=FULL".to_owned(),
            Some(server) => settings_of(server).await,
        };
        super::heading(&format!("Life cycles a second, {name} ({durable}): receive, accept, step, decide, deliver"));
        for clients in [1, 16, 64] {
            let hall = match &url {
                None => BenchHall::open().await,
                Some(server) => BenchHall::on_postgres(server).await,
            };
            let (flushes, writes) = hall.state.hall.store.flushes_and_writes();
            let waited = hall.state.hall.store.hand_offs();
            let cpu = cpu_seconds();
            let run = drive(hall.address, clients).await;
            let (flushes_after, writes_after) = hall.state.hall.store.flushes_and_writes();
            let (flushes, writes) = (flushes_after - flushes, writes_after - writes);
            println!(
                "  {clients:>3} clients   {:>6.0} /s   p50 {:>7.1?}   p95 {:>7.1?}   p99 {:>7.1?}   {} errors",
                run.per_second, run.p50, run.p95, run.p99, run.errors
            );
            println!(
                "                {writes} writes in {flushes} commits ({:.1} a commit), {:.2} ms of processor a request, clients included",
                writes as f64 / flushes.max(1) as f64,
                (cpu_seconds() - cpu) * 1000.0 / (run.cycles as f64 * 5.0).max(1.0)
            );
            let waits = hall.state.hall.store.hand_offs();
            let each =
                |after: Duration, before: Duration| (after - before).as_secs_f64() * 1000.0 / run.cycles.max(1) as f64;
            println!(
                "                hand-offs a cycle: {:.2} ms for the writer's turn, {:.2} ms from there for the commit",
                each(waits.0, waited.0),
                each(waits.1, waited.1)
            );
        }
    }
}

/// What a PostgreSQL server does for a commit, as it says itself.
async fn settings_of(server: &str) -> String {
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(server).await.unwrap();
    let mut words = Vec::new();
    for name in ["fsync", "synchronous_commit"] {
        let sql = sqlx::AssertSqlSafe(format!("SELECT current_setting('{name}')"));
        let value: String = sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap();
        words.push(format!("{name}={value}"));
    }
    words.join(", ")
}

struct Cycles {
    cycles: usize,
    per_second: f64,
    p50: Duration,
    p95: Duration,
    p99: Duration,
    errors: usize,
}

async fn drive(address: SocketAddr, clients: usize) -> Cycles {
    let mut cookies = Vec::new();
    for client in 0..clients.min(4) {
        // Windows 5 and 6 with both posts: a session each.
        let name = ["w5a", "w5b", "w6a", "w6b"][client];
        let mut connection = Client::connect(address).await;
        let sign_in = post("/api/v1/session", "", &json!({"name": name, "password": PASSWORD}).to_string());
        let reply = connection.send(&sign_in).await;
        assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.body));
        cookies.push((name, reply.cookie.unwrap()));
    }
    let begun = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|client| {
            let (name, cookie) = cookies[client % cookies.len()].clone();
            tokio::spawn(async move {
                let mut connection = Client::connect(address).await;
                let (mut times, mut errors) = (Vec::new(), 0);
                while begun.elapsed() < LENGTH {
                    let started = Instant::now();
                    if cycle(&mut connection, name, &cookie).await {
                        times.push(started.elapsed());
                    } else {
                        errors += 1;
                    }
                }
                (times, errors)
            })
        })
        .collect();
    let (mut times, mut errors) = (Vec::new(), 0);
    for task in tasks {
        let (more, wrong) = task.await.unwrap();
        times.extend(more);
        errors += wrong;
    }
    let seconds = begun.elapsed().as_secs_f64();
    times.sort_unstable();
    let at =
        |share: f64| times.get((times.len().saturating_sub(1) as f64 * share) as usize).copied().unwrap_or_default();
    Cycles {
        cycles: times.len(),
        per_second: times.len() as f64 / seconds,
        p50: at(0.5),
        p95: at(0.95),
        p99: at(0.99),
        errors,
    }
}

/// One case from the papers to the result; whether every step went well.
async fn cycle(connection: &mut Client, name: &str, cookie: &str) -> bool {
    let service = if name.starts_with("w5") { "TD-04" } else { "GH-02" };
    let body = json!({"service": service, "applicant_name": "样例甲", "id_number": ID, "phone": "13800000000",
                      "town": "HQ", "materials": [1, 2, 3, 4]});
    let mut body = body;
    if service == "GH-02" {
        body["materials"] = json!([1, 2]);
    }
    let reply = connection.send(&post("/api/v1/cases/receive", cookie, &body.to_string())).await;
    if reply.status != 201 {
        eprintln!("receive: {}", String::from_utf8_lossy(&reply.body));
        return false;
    }
    let case: Value = serde_json::from_slice(&reply.body).unwrap();
    let number = case["number"].as_str().unwrap().to_owned();
    let given: Vec<u64> = case["materials"].as_array().unwrap().iter().filter_map(|line| line["no"].as_u64()).collect();
    let acts = [
        ("accept", json!({"materials": given, "version": 1})),
        ("step", json!({"officers": "甲", "version": 2})),
        ("decide", json!({"outcome": "granted", "decided_by": "乙", "version": 3})),
        ("deliver", json!({"received_by": "样例甲", "version": 4})),
    ];
    for (act, body) in acts {
        let reply = connection.send(&post(&format!("/api/v1/cases/{number}/{act}"), cookie, &body.to_string())).await;
        if reply.status != 200 {
            eprintln!("{act}: {}", String::from_utf8_lossy(&reply.body));
            return false;
        }
    }
    true
}

/// Processor time of this process so far: server and clients together.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ').collect();
    let ticks = |place: usize| fields.get(place).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    // utime and stime, in hundredths of a second.
    (ticks(11) + ticks(12)) / 100.0
}
