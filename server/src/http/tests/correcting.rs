//! Corrections (R15) and who may do what with whose case.

use super::visitor::{ID, TestHall, at, ga_04, td_04};
use crate::services::cases::move_due;
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::{Value, json};

fn events(case: &Value) -> Vec<&str> {
    case["timeline"].as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap()).collect()
}

fn number(case: &Value) -> String {
    case["number"].as_str().unwrap().to_owned()
}

#[db_test]
async fn undoing_a_joint_acceptance_takes_the_dispatch_with_it_and_the_papers_wait_again(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let body = json!({"service": "TD-01", "applicant_name": "样例甲", "id_number": ID, "phone": "13800000000", "town": "HQ",
                      "materials": [1, 2, 3, 4, 6, 7]});
    let number = number(&clerk.accept(body).await);
    let director = hall.staff("director").await;
    let undone = director.act(&number, "undo", json!({"reason": "点错了件", "version": 1})).await;
    assert_eq!(events(&undone), ["received", "accepted", "dispatched", "undone", "undone", "recomputed"]);
    // Monday the third: five working days for an answer, as if the papers had just been taken.
    assert_eq!((&undone["stage"], &undone["due"]), (&json!("received"), &json!("2008-03-10")));
    let version = undone["version"].clone();
    assert_eq!(director.refused(&number, "undo", json!({"reason": "x", "version": version})).await, "not_the_last");
    let again = clerk.act(&number, "accept", json!({"version": version})).await;
    assert_eq!(again["stage"], "accepted");
    assert_eq!(again["parts"].as_array().unwrap().len(), 2, "and goes to the co-departments again");
}

#[db_test]
async fn an_undone_acceptance_by_silence_leaves_the_window_this_day(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let mut body = td_04();
    body["materials"] = json!([1, 2]);
    let number = number(&clerk.post("/api/v1/cases/receive", body).await.json());
    let state = &hall.state.hall;
    assert_eq!(move_due(state, at("2008-03-11", 0, 1)).await.unwrap(), 1);
    hall.move_clock(at("2008-03-11", 9, 0));
    let director = hall.staff("director").await;
    let undone = director.act(&number, "undo", json!({"reason": "已当面告知", "version": 2})).await;
    assert_eq!((&undone["stage"], &undone["due"]), (&json!("received"), &json!("2008-03-11")));
    assert_eq!(move_due(state, at("2008-03-11", 23, 59)).await.unwrap(), 0, "the day is the window's");
    let (one, other) = tokio::join!(move_due(state, at("2008-03-12", 0, 1)), move_due(state, at("2008-03-12", 0, 1)));
    assert_eq!(one.unwrap() + other.unwrap(), 1, "then silence accepts again, once");
    let case = hall.staff("w5a").await.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!(case["accepted"], "2008-03-03");
}

#[db_test]
async fn what_moves_by_itself_goes_on_after_another_correction_and_not_after_its_own(store: Store) {
    let hall = TestHall::on(store).await;
    let state = &hall.state.hall;
    let director = hall.staff("director").await;
    // A notice that was undone does not keep silence from accepting.
    let clerk = hall.staff("w5a").await;
    let mut body = td_04();
    body["materials"] = json!([1, 2]);
    let silent = number(&clerk.post("/api/v1/cases/receive", body).await.json());
    clerk.act(&silent, "notice", json!({"lines": ["3:not_handed_in"], "version": 1})).await;
    director.act(&silent, "undo", json!({"reason": "点错了件", "version": 2})).await;
    // A gap that nobody closed: the return is undone by the director and does not come back by itself, also after a note.
    let other = hall.staff("w6a").await;
    let gap = json!({"service": "GH-03", "applicant_name": "样例丙", "id_number": ID, "phone": "13800000000", "town": "HQ",
                     "materials": [1, 2, 3, 5], "undertaking": true});
    let gap = number(&other.accept(gap).await);
    assert_eq!(move_due(state, at("2008-03-11", 0, 1)).await.unwrap(), 2, "silence accepts one, the other goes back");
    hall.move_clock(at("2008-03-11", 9, 0));
    let director = hall.staff("director").await;
    let undone = director.act(&gap, "undo", json!({"reason": "材料其实已交", "version": 2})).await;
    assert_eq!(undone["stage"], "accepted");
    let other = hall.staff("w6a").await;
    other.act(&gap, "note", json!({"text": "材料在档案柜", "version": 3})).await;
    assert_eq!(move_due(state, at("2008-03-11", 12, 0)).await.unwrap(), 0);
    let closed = other.act(&gap, "gap", json!({"materials": [4], "version": 4})).await;
    assert_eq!(closed["missing"]["to_follow"], json!([]));
}

#[db_test]
async fn whoever_comes_second_is_told_what_changed(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = number(&clerk.accept(td_04()).await);
    clerk.act(&number, "step", json!({"officers": "甲", "version": 1})).await;
    let late = json!({"outcome": "granted", "decided_by": "局长", "version": 1});
    let answer = clerk.post(&format!("/api/v1/cases/{number}/decide"), late).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::CONFLICT, "changed_meanwhile".to_owned()));
    let changed = &answer.json()["changed"];
    assert_eq!((&changed["event"], &changed["at"]), (&json!("step_done"), &json!("2008-03-03T01:12:00Z")));
    let fields = [
        ("_op", format!("POST /api/v1/cases/{number}/note")),
        ("text", "转告".to_owned()),
        ("version", "1".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = clerk.form(&format!("/desk/cases/{number}/note"), &fields).await;
    assert!(page.text.contains("刚才的变化") && page.text.contains("办理一步"), "{}", page.text);
}

#[db_test]
async fn nobody_approves_their_own_deed_and_another_windows_case_is_not_theirs(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let case = number(&clerk.accept(td_04()).await);
    let own = clerk.get("/api/v1/session").await.json()["title_zh"].clone();
    let pause =
        json!({"reason": "hearing", "basis": "第四十六条", "planned": "2008-03-10", "approved_by": own, "version": 1});
    assert_eq!(clerk.refused(&case, "pause", pause).await, "approved_by:approval_own");

    // Windows 2 to 4 are of one department.
    let two = hall.staff("w2a").await;
    let taken = number(&two.accept(ga_04()).await);
    let three = hall.staff("w3a").await;
    let seen = three.get(&format!("/api/v1/cases/{taken}")).await.json();
    assert_eq!(seen["actions"], json!(["note", "reprint_receipt"]), "seen, not done");
    assert_eq!(three.refused(&taken, "deliver", json!({"received_by": "甲", "version": 1})).await, "forbidden");
}

#[db_test]
async fn a_matter_of_the_level_above_is_decided_there_first(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let body = json!({"service": "GA-07", "applicant_name": "样例甲", "id_number": ID, "phone": "13800000000", "town": "HQ",
                      "materials": [1, 2]});
    let answer = clerk.post("/api/v1/cases", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let number = number(&answer.json());
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert!(!case["actions"].as_array().unwrap().contains(&json!("decide")));
    let decide = json!({"outcome": "refused", "reason": "不符合", "decided_by": "处长", "version": 1});
    assert_eq!(clerk.refused(&number, "decide", decide).await, "not_reported");
}
