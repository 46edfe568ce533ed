//! Bytes of every class of page as they travel, after Brotli, beside what it may be; end2end/tests/bytes.spec.ts holds every page to it. The files of
//! the browser part are measured by `bundle budgets`, which `make bench` runs afterwards.

use super::accepting::windows;
use super::client::Client;
use super::hall::BenchHall;

/// Most bytes of a public page.
const PUBLIC: usize = 20_000;
/// Most bytes of a page for staff.
const STAFF: usize = 40_000;
/// Most bytes of the board.
const BOARD: usize = 60_000;

pub async fn run() {
    super::heading("Bytes of a page, HTML after Brotli");
    let hall = BenchHall::open().await;
    let requests = windows(hall.address).await;
    let mut client = Client::connect(hall.address).await;
    let reply = client.send(&requests[3]).await;
    let receipt: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    let cookie = cookie_of(&requests[3]);
    println!("  {:<34} {:>8} {:>8}", "", "is", "may be");
    for (name, path, budget) in [
        ("home", "/".to_owned(), PUBLIC),
        ("search", "/search?q=hkqy".to_owned(), PUBLIC),
        ("all services", "/services".to_owned(), PUBLIC),
        ("guide", "/services/TD-01".to_owned(), PUBLIC),
        ("forms", "/forms".to_owned(), PUBLIC),
        ("status", format!("/status/{number}?code={code}"), PUBLIC),
        ("ask", "/ask".to_owned(), PUBLIC),
        ("promises and fees", "/open".to_owned(), PUBLIC),
        ("about", "/about".to_owned(), PUBLIC),
        ("sign-in", "/desk/sign-in".to_owned(), PUBLIC),
        ("board", "/board".to_owned(), BOARD),
        ("counter", "/desk/counter?service=TD-04".to_owned(), STAFF),
        ("queue", "/desk".to_owned(), STAFF),
        ("case", format!("/desk/cases/{number}"), STAFF),
        ("receipt", format!("/desk/cases/{number}/receipt"), STAFF),
    ] {
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: br\r\ncookie: {cookie}\r\n\r\n");
        let reply = client.send(request.as_bytes()).await;
        assert_eq!(reply.status, 200, "{path}");
        let mark = if reply.body.len() > budget { "  TOO LARGE" } else { "" };
        println!("  {name:<34} {:>8} {budget:>8}{mark}", reply.body.len());
    }
}

/// The session of a request that `windows` made.
fn cookie_of(request: &[u8]) -> String {
    let text = String::from_utf8_lossy(request);
    let line = text.lines().find_map(|line| line.strip_prefix("cookie: ")).unwrap();
    line.to_owned()
}
