//! List, one, decide, deliver, receipt.

use super::visitor::{TestHall, Visitor, at, ga_04, td_04};
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use futures_util::future::join_all;
use serde_json::{Value, json};

async fn show(clerk: &Visitor<'_>, number: &str) -> Value {
    clerk.get(&format!("/api/v1/cases/{number}")).await.json()
}

#[db_test]
async fn the_main_path_from_acceptance_to_delivery(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    let case = show(&clerk, number).await;
    assert_eq!((&case["stage"], &case["light"], &case["days_left"]), (&json!("accepted"), &json!("green"), &json!(15)));
    assert_eq!(case["actions"], json!(["step", "pause", "extend", "return", "withdraw", "note", "reprint_receipt"]));
    assert_eq!((&case["applicant"], &case["applicant_name"]), (&json!("样*乙"), &json!("样例乙")));
    assert_eq!(case["id_number_masked"], "110105********002X");

    hall.move_clock(at("2008-03-20", 10, 0));
    let clerk = hall.staff("w5a").await;
    let decide = format!("/api/v1/cases/{number}/decide");
    assert_eq!(case["next_step"]["name_zh"], "站所调查核实、初审");
    let stepped = clerk.act(number, "step", json!({"officers": "站所经办人", "version": 1})).await;
    assert_eq!((&stepped["next_step"], &stepped["actions"][2]), (&Value::Null, &json!("decide")));
    let unsigned = clerk.post(&decide, json!({"outcome": "granted", "version": 2})).await;
    assert_eq!(unsigned.fields(), ["decided_by:signature_missing"]);
    let no_reason = clerk.post(&decide, json!({"outcome": "refused", "decided_by": "市局", "version": 2})).await;
    assert_eq!(no_reason.fields(), ["reason:reason_missing"]);
    let decided = clerk
        .post(&decide, json!({"outcome": "granted", "decided_by": "市国土资源局 审批科", "certificate_no": "乐集用(2008)第1号", "version": 2}))
        .await
        .json();
    assert_eq!(
        (&decided["stage"], &decided["light"], &decided["days_left"]),
        (&json!("decided"), &json!("on_time"), &json!(2))
    );
    assert_eq!(decided["actions"], json!(["deliver", "note", "reprint_receipt"]));

    let deliver = format!("/api/v1/cases/{number}/deliver");
    assert_eq!(clerk.post(&deliver, json!({"version": 3})).await.fields(), ["received_by:recipient_missing"]);
    let delivered = clerk.post(&deliver, json!({"received_by": "样例乙本人", "version": 3})).await.json();
    assert_eq!(
        (&delivered["stage"], &delivered["actions"]),
        (&json!("delivered"), &json!(["archive", "note", "reprint_receipt"]))
    );
    let events: Vec<&str> =
        delivered["timeline"].as_array().unwrap().iter().map(|e| e["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["received", "accepted", "step_done", "granted", "delivered"]);
    let again = clerk.post(&deliver, json!({"received_by": "x", "version": 4})).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "not_from_this_stage".to_owned()));
}

#[db_test]
async fn of_many_who_decide_at_once_exactly_one_wins(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let receipt = clerk.accept(ga_04()).await;
    let path = format!("/api/v1/cases/{}/decide", receipt["number"].as_str().unwrap());
    let tries = (0..12).map(|_| clerk.post(&path, json!({"outcome": "granted", "version": 1})));
    let answers = join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::OK).count(), 1);
    for answer in answers.iter().filter(|answer| answer.status != StatusCode::OK) {
        assert_eq!((answer.status, answer.code()), (StatusCode::CONFLICT, "changed_meanwhile".to_owned()));
    }
}

#[db_test]
async fn a_decision_asked_for_twice_with_one_key_happens_once(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let receipt = clerk.accept(ga_04()).await;
    let path = format!("/api/v1/cases/{}/decide", receipt["number"].as_str().unwrap());
    let first = clerk.post_with_key(&path, json!({"outcome": "granted", "version": 1}), "decide-key-1").await;
    let second = clerk.post_with_key(&path, json!({"outcome": "granted", "version": 1}), "decide-key-1").await;
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(first.json(), second.json());
}

#[db_test]
async fn another_departments_case_looks_as_if_it_were_not_there(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    let stranger = hall.staff("w2a").await;
    for path in [format!("/api/v1/cases/{number}"), format!("/api/v1/cases/{number}/receipt")] {
        assert_eq!(stranger.get(&path).await.code(), "not_found", "{path}");
    }
    for act in ["decide", "deliver"] {
        let answer = stranger
            .post(
                &format!("/api/v1/cases/{number}/{act}"),
                json!({"outcome": "granted", "decided_by": "x", "received_by": "x", "version": 1}),
            )
            .await;
        assert_eq!(answer.code(), "not_found", "{act}");
    }
    assert_eq!(stranger.get("/api/v1/cases?stage=all").await.json()["items"], json!([]));
    let supervisor = hall.staff("supervisor").await;
    assert_eq!(show(&supervisor, number).await["actions"], json!([]));
    assert_eq!(supervisor.get("/api/v1/cases").await.json()["items"].as_array().unwrap().len(), 1);
}

#[db_test]
async fn lists_are_paged_by_key_least_time_left_first(store: Store) {
    let hall = TestHall::on(store).await;
    for day in ["2008-03-05", "2008-03-03", "2008-03-04"] {
        hall.move_clock(at(day, 9, 0));
        // A session lasts twelve hours: each day begins with a sign-in.
        let clerk = hall.staff("w5a").await;
        for _ in 0..3 {
            clerk.accept(td_04()).await;
        }
    }
    let clerk = hall.staff("w5a").await;
    let mut seen = Vec::new();
    let mut next = String::new();
    loop {
        let page = clerk.get(&format!("/api/v1/cases?limit=2{next}")).await.json();
        seen.extend(
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| (item["due"].clone().to_string(), item["number"].to_string())),
        );
        match page["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((seen.len(), &seen), (9, &sorted));
    for wrong in
        ["limit=0", "limit=101", "limit=x", "cursor=nonsense", "cursor=2008-03-03_1;drop", "stage=lost", "window=300"]
    {
        let answer = clerk.get(&format!("/api/v1/cases?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert_eq!(answer.fields().len(), 1, "{wrong}: {}", answer.text);
    }
}

#[db_test]
async fn the_light_follows_the_clock(store: Store) {
    let hall = TestHall::on(store).await;
    let number = hall.staff("w5a").await.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    for (date, hour, light, left) in [
        ("2008-03-23", 23, "green", 1),
        ("2008-03-24", 0, "yellow", 0),
        ("2008-03-24", 23, "yellow", 0),
        ("2008-03-25", 0, "red", -1),
        ("2008-04-01", 9, "red", -6),
    ] {
        hall.move_clock(at(date, hour, 30));
        let clerk = hall.staff("w5a").await;
        let case = show(&clerk, &number).await;
        assert_eq!((&case["light"], &case["days_left"]), (&json!(light), &json!(left)), "{date} {hour}");
    }
}

#[db_test]
async fn the_receipt_can_be_had_again_as_it_was(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    hall.move_clock(at("2008-03-03", 15, 0));
    let again = clerk.get(&format!("/api/v1/cases/{}/receipt", receipt["number"].as_str().unwrap())).await;
    assert_eq!(again.json(), receipt);
}
