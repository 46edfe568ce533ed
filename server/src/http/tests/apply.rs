//! Applications sent online, taken back by the applicant, and the papers that the applicant prints.

use super::visitor::{ID, TestHall, Visitor, at, td_04};
use crate::storage::Store;
use axum::http::StatusCode;
use chrono::TimeDelta;
use db_test::db_test;
use serde_json::{Value, json};

/// An application for TD-04 with a pass that is old enough.
async fn application(hall: &TestHall, citizen: &Visitor<'_>) -> Value {
    let pass = citizen.get("/api/v1/questions/pass").await.json()["pass"].clone();
    hall.move_clock(hall.state.clock.now() + TimeDelta::seconds(5));
    json!({"service": "TD-04", "applicant_name": "样例㛃", "id_number": ID, "phone": "13800000000", "town": "HQ", "pass": pass})
}

async fn applied(hall: &TestHall) -> (String, String) {
    let citizen = hall.visitor();
    let body = application(hall, &citizen).await;
    let answer = citizen.post("/api/v1/applications", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let receipt = answer.json();
    (receipt["number"].as_str().unwrap().to_owned(), receipt["code"].as_str().unwrap().to_owned())
}

#[db_test]
async fn an_application_comes_to_the_window_and_is_accepted_when_the_papers_are_shown(store: Store) {
    let hall = TestHall::on(store).await;
    // Friday evening, after hours: it counts as received on Monday (R3).
    hall.move_clock(at("2008-03-07", 20, 0));
    let citizen = hall.visitor();
    let body = application(&hall, &citizen).await;
    let answer = citizen.post("/api/v1/applications", body.clone()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let receipt = answer.json();
    assert_eq!((&receipt["received_on"], &receipt["notice_due"]), (&json!("2008-03-10"), &json!("2008-03-17")));
    let again = citizen.post("/api/v1/applications", body.clone()).await.json();
    assert_eq!(again, receipt, "the same pass twice is one application");
    let other = json!({"service": "TD-04", "applicant_name": "样例丁", "id_number": ID, "phone": "13800000000", "pass": body["pass"]});
    assert_eq!(citizen.post("/api/v1/applications", other).await.code(), "pass_used");

    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["code"].as_str().unwrap());
    let address = format!("/api/v1/status/{number}?code={code}");
    let status = citizen.get(&address).await.json();
    assert_eq!(
        (&status["stage"], &status["to_show"], &status["light"]),
        (&json!("received"), &json!(true), &json!("green"))
    );
    assert_eq!(status["papers"][0]["code"], "DOC-01");
    let page = citizen.get(&format!("/status/{number}?code={code}")).await.text;
    assert!(page.contains("请记下") && page.contains(code) && page.contains("papers/1.pdf"), "{page}");

    hall.move_clock(at("2008-03-11", 9, 0));
    let clerk = hall.staff("w5a").await;
    let queue = clerk.get("/api/v1/cases").await.json();
    assert_eq!(queue["items"][0]["number"], *number);
    let known = clerk.post("/api/v1/applicants/known", json!({"id_number": ID})).await;
    assert_eq!(known.status, StatusCode::NOT_FOUND, "nobody has seen the identity card yet");
    let accepted = clerk.act(number, "accept", json!({"materials": [1, 2, 3, 4], "version": 1})).await;
    assert_eq!((&accepted["accepted"], &accepted["due"]), (&json!("2008-03-11"), &json!("2008-04-01")));
    let slip = clerk.get(&format!("/api/v1/cases/{number}/receipt")).await.json();
    assert_eq!(
        slip["officer_zh"],
        clerk.get("/api/v1/session").await.json()["title_zh"],
        "who accepted, not who applied"
    );
    let known = clerk.post("/api/v1/applicants/known", json!({"id_number": ID})).await.json();
    assert_eq!(known["applicant_name"], "样例㛃");
    assert_eq!(citizen.get(&address).await.json()["to_show"], false);
}

#[tokio::test]
async fn what_is_wrong_in_an_application_is_named_and_nothing_is_stored() {
    let hall = TestHall::open().await;
    let citizen = hall.visitor();
    let good = application(&hall, &citizen).await;
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body
    };
    let send = async |body| citizen.post("/api/v1/applications", body).await;
    let all = json!({"service": "TD-04", "town": "XX", "pass": good["pass"]});
    let wrong = send(all).await.fields().join(" ");
    assert_eq!(wrong, "applicant_name:required id_number:required phone:required town:unknown");
    assert_eq!(send(with("id_number", json!("110105194912310021"))).await.fields(), ["id_number:checksum"]);
    assert_eq!(send(with("service", json!("XX-99"))).await.fields(), ["service:unknown"]);
    assert_eq!(send(with("service", json!("GA-04"))).await.code(), "not_online", "done on the spot");
    assert_eq!(send(with("website", json!("x"))).await.code(), "not_a_person");
    assert_eq!(send(with("pass", json!("x"))).await.code(), "pass_expired");
    assert_eq!(crate::storage::cases::count(hall.state.hall.store.read()).await.unwrap(), 0);
    assert_eq!(send(good).await.status, StatusCode::CREATED, "and the pass is still good");
}

#[db_test]
async fn the_applicant_takes_it_back_with_the_number_of_the_card(store: Store) {
    let hall = TestHall::on(store).await;
    let (number, code) = applied(&hall).await;
    let citizen = hall.visitor();
    let path = format!("/api/v1/status/{number}/withdraw");
    let back = async |code: &str, id: &str| {
        citizen.post(&path, json!({"code": code, "id_number": id, "reason": "不办了"})).await
    };
    assert_eq!(back("ZZZZZZ", ID).await.status, StatusCode::NOT_FOUND);
    assert_eq!(back(&code, "").await.fields(), ["id_number:required"]);
    assert_eq!(back(&code, "330382198801010014").await.fields(), ["id_number:not_the_applicant"]);
    assert_eq!(back(&code, "110105 19491231 002x").await.status, StatusCode::OK);
    let status = citizen.get(&format!("/api/v1/status/{number}?code={code}")).await.json();
    assert_eq!((&status["stage"], &status["may_withdraw"]), (&json!("withdrawn"), &json!(false)));
    assert_eq!(back(&code, ID).await.code(), "not_from_this_stage", "once");
    let case = hall.staff("w5a").await.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!(
        (&case["timeline"][1]["event"], &case["timeline"][1]["actor_zh"]),
        (&json!("withdrawn"), &json!("申请人"))
    );
}

#[tokio::test]
async fn the_form_works_without_script_and_comes_back_with_what_was_typed() {
    let hall = TestHall::open().await;
    let citizen = hall.visitor();
    let page = citizen.get("/services/TD-04/apply").await;
    assert!(page.text.contains("网上申请：") && page.text.contains("POST /api/v1/applications"), "{}", page.text);
    let spot = citizen.get("/services/GA-04/apply").await.text;
    assert!(spot.contains("当场办好") && !spot.contains("name=\"id_number\""));
    let good = application(&hall, &citizen).await;
    let fields = [
        ("_op", "POST /api/v1/applications"),
        ("_next", "/status/{number}?code={code}"),
        ("service", "TD-04"),
        ("applicant_kind", "person"),
        ("applicant_name", "样例㛃"),
        ("phone", "13800000000"),
        ("town", "HQ"),
        ("pass", good["pass"].as_str().unwrap()),
    ];
    let refused = citizen.form("/services/TD-04/apply", &[&fields[..], &[("id_number", "1234")]].concat()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("样例㛃") && refused.text.contains("errsum"), "{}", refused.text);
    let sent = citizen.form("/services/TD-04/apply", &[&fields[..], &[("id_number", ID)]].concat()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let next = sent.headers["location"].to_str().unwrap();
    assert!(next.starts_with("/status/0803") && next.contains("?code="), "{next}");
    assert_eq!(citizen.get(next).await.status, StatusCode::OK);
}

#[db_test]
async fn papers_between_offices_and_decisions_not_handed_over_are_nobodys_to_print(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    clerk.act(number, "step", json!({"officers": "甲", "version": 1})).await;
    clerk.act(number, "decide", json!({"outcome": "granted", "decided_by": "局长", "version": 2})).await;
    let citizen = hall.visitor();
    let codes = async || {
        let status = citizen.get(&format!("/api/v1/status/{number}?code={code}")).await.json();
        status["papers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|paper| paper["code"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(codes().await, ["DOC-02", "DOC-13"]);
    let decision = format!("/status/{number}/papers/2.pdf");
    assert_eq!(citizen.get(&format!("{decision}?code={code}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(citizen.get(&format!("/status/{number}/papers/1.pdf?code=ZZZZZZ")).await.status, StatusCode::NOT_FOUND);
    clerk.act(number, "deliver", json!({"received_by": "样例乙", "version": 3})).await;
    assert_eq!(codes().await, ["DOC-02", "DOC-11", "DOC-13"]);
}
