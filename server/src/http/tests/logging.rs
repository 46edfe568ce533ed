//! What the log says: which case, never which person.

use super::visitor::{TestHall, td_04};
use serde_json::json;
use std::io;
use std::sync::{Arc, Mutex};

/// What has been logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn taken(&self) -> String {
        String::from_utf8(std::mem::take(&mut self.0.lock().unwrap())).unwrap()
    }
}

#[tokio::test]
async fn what_stands_in_the_place_of_a_case_number_is_not_logged() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().without_time().with_ansi(false).with_writer(move || writer.clone()).finish();
    let _listening = tracing::subscriber::set_default(subscriber);
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    let number = clerk.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    let decision = json!({"decided_by": "王所长", "outcome": "granted", "version": 9});
    log.taken();
    // Identity numbers of both generations, with all sorts of marks; the last would pass for a long number of a case.
    for typed in ["330382197605041234", "3303-8219-7605-0412-34", "330382760504123", "13700000003", "110101501001106"] {
        let answer = clerk.post(&format!("/api/v1/cases/{typed}/decide"), decision.clone()).await;
        assert_eq!(answer.status.as_u16(), 404, "{typed}");
        let said = log.taken();
        let refusal = said.lines().find(|line| line.contains("refused")).unwrap_or_else(|| panic!("{said}"));
        assert!(refusal.contains("rule=\"not_found\"") && refusal.contains("case=\"\""), "{refusal}");
        for piece in [typed, "330382", "19760504", "760504", "137000", "110101"] {
            assert!(!said.contains(piece), "{piece} in {said}");
        }
    }
    // A case that is there is named; who decides and what is written is not.
    assert_eq!(clerk.refused(&number, "decide", decision).await, "changed_meanwhile");
    let said = log.taken();
    assert!(said.contains(&format!("case=\"{number}\"")) && said.contains("who=\"w5a\""), "{said}");
    assert!(!said.contains("王所长"), "{said}");
}
