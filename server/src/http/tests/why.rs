//! The applicant's page says why the promised date is what it is.

use super::visitor::{TestHall, at, td_04};
use crate::services::cases::move_due;
use serde_json::json;

#[tokio::test]
async fn a_case_that_nobody_answered_says_from_when_it_counts() {
    let hall = TestHall::open().await;
    hall.move_clock(at("2008-01-28", 9, 0));
    let clerk = hall.staff("w5a").await;
    let mut body = td_04();
    body["materials"] = json!([1, 2]);
    let number = clerk.post("/api/v1/cases/receive", body).await.json()["number"].as_str().unwrap().to_owned();
    let late = at("2008-02-05", 8, 0);
    move_due(&hall.state.hall, late).await.unwrap();
    hall.move_clock(late);
    let record = crate::storage::cases::by_number(hall.state.hall.store.read(), &number).await.unwrap().unwrap();
    let address = format!("/status/{number}?code={}", record.query_code);
    let page = hall.visitor().get(&address).await.text;
    assert!(page.contains("从收件之日起就算受理"), "{page}");
    let english = hall.visitor_with("en").get(&address).await.text;
    assert!(english.contains("by law the case counts as accepted from the day your papers were received"), "{english}");
}

#[tokio::test]
async fn a_date_that_its_days_explain_needs_no_other_words() {
    let hall = TestHall::open().await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    let page = hall.visitor().get(&format!("/status/{number}?code={code}")).await.text;
    assert!(page.contains("为什么是这一天"), "{page}");
    for other in ["法定时限先到", "从收件之日起就算受理", "比按承诺天数"] {
        assert!(!page.contains(other), "{other}");
    }
}
