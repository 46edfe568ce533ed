//! Seconds from start to ready and resident memory: empty, and with 100,000 cases.

use super::hall::{PASSWORD, folder};
use futures_util::StreamExt;
use futures_util::stream;
use server::clock::{Clock, SystemClock};
use server::services::{Asked, Hall, HallSettings, accounts, cases};
use server::storage::{Store, users};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

const CASES: usize = 100_000;

pub fn run(runtime: &Runtime) {
    super::heading("From start to ready, and resident memory");
    let folder = folder();
    let database = format!("sqlite://{}", folder.path().join("hall.db").display());
    measure("first start, loads the sample", &database, folder.path());
    measure("empty hall, started again", &database, folder.path());
    let begun = Instant::now();
    runtime.block_on(fill(&database));
    println!("  ({CASES} cases accepted in {:.1?})", begun.elapsed());
    measure("with 100,000 cases", &database, folder.path());
}

fn measure(name: &str, database: &str, folder: &Path) {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_hall"))
        .args(["serve", "--sample", "--database", database, "--listen", &format!("127.0.0.1:{port}")])
        .env("HALL_SAMPLE_PASSWORD", PASSWORD)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let ready = ready(SocketAddr::from(([127, 0, 0, 1], port)), begun, &mut child);
    let memory = resident_mib(child.id());
    println!("  {name:<32} ready after {ready:>7.0?}   {memory:>6.1} MiB resident");
    child.kill().unwrap();
    child.wait().unwrap();
}

fn ready(address: SocketAddr, begun: Instant, child: &mut Child) -> Duration {
    while begun.elapsed() < Duration::from_secs(60) {
        assert!(child.try_wait().unwrap().is_none(), "the hall ended by itself");
        if let Ok(mut stream) = TcpStream::connect(address) {
            stream.write_all(b"GET /healthz HTTP/1.0\r\n\r\n").unwrap();
            let mut answer = String::new();
            if stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.0 200") {
                return begun.elapsed();
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("not ready after a minute");
}

fn resident_mib(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
}

async fn fill(database: &str) {
    let store = Store::open(database).await.unwrap();
    let person = accounts::me(users::by_name(store.read(), "w5a").await.unwrap().unwrap());
    let hall = Hall::open(store, HallSettings::default(), "http://127.0.0.1".to_owned(), None).await.unwrap();
    let body = serde_json::json!({"service": "TD-04", "applicant_name": "样例甲", "id_number": "11010519491231002X",
                                  "phone": "13800000000", "town": "HQ", "materials": [1, 2, 3, 4]});
    stream::iter(0..CASES)
        .for_each_concurrent(256, |_| async {
            let asked = Asked { person: Some(person.clone()), at: SystemClock.now() };
            let new = serde_json::from_value(body.clone()).unwrap();
            cases::accept(&hall, &asked, new, None).await.unwrap();
        })
        .await;
}
