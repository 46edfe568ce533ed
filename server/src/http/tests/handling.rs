//! Between acceptance and decision: the clock stops and runs again, more time, papers given back, taken back.

use super::visitor::{TestHall, Visitor, at, td_04};
use crate::services::cases::move_due;
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::{Value, json};

/// TD-04 accepted on Monday 2008-03-03: fifteen working days, due on 24 March; twenty in law, 31 March.
async fn accepted(clerk: &Visitor<'_>) -> String {
    let receipt = clerk.accept(td_04()).await;
    assert!(receipt["accepted"] != "2008-03-03" || receipt["due"] == "2008-03-24");
    receipt["number"].as_str().unwrap().to_owned()
}

/// The clerk on another day; sessions do not last that long.
async fn later<'a>(hall: &'a TestHall, date: &str, hour: i64) -> Visitor<'a> {
    hall.move_clock(at(date, hour, 0));
    hall.staff("w5a").await
}

fn hearing(version: i64, planned: &str) -> Value {
    json!({"reason": "hearing", "basis": "行政许可法第四十五条", "planned": planned, "approved_by": "所长", "version": version})
}

fn more(version: i64, level: &str, days: u32) -> Value {
    json!({"level": level, "days": days, "reason": "案情复杂", "approved_by": "局长", "version": version})
}

#[db_test]
async fn the_clock_stops_and_runs_again_by_hand(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    let receipt = clerk.get(&format!("/api/v1/cases/{number}/receipt")).await.json();
    let code = receipt["query_code"].as_str().unwrap().to_owned();
    let clerk = later(&hall, "2008-03-10", 16).await;
    let paused = clerk.act(&number, "pause", hearing(1, "2008-03-24")).await;
    assert_eq!((&paused["stage"], &paused["light"]), (&json!("paused"), &json!("paused")));
    assert_eq!((&paused["due"], &paused["resumes"]), (&Value::Null, &json!("2008-03-24")), "no date is promised");
    assert_eq!(paused["reckoning"]["printed_due"], "2008-03-24");
    let status = hall.visitor().get(&format!("/api/v1/status/{number}?code={code}")).await.json();
    assert_eq!((&status["stage"], &status["resumes"]), (&json!("paused"), &json!("2008-03-24")));
    assert_eq!(status["timeline"][2]["note"], "", "no names for the public");
    let queue = clerk.get("/api/v1/cases").await.json();
    assert_eq!(queue["items"][0]["light"], "paused", "it stays in the queue");
    assert_eq!(queue["items"][0]["due"], Value::Null);
    let pages = [clerk.get("/desk").await, clerk.get(&format!("/desk/cases/{number}/resume")).await];
    for page in pages {
        assert!(page.text.contains("时钟停到") && !page.text.contains("2008-04-08"), "{}", page.text);
        assert!(!page.text.contains("4月8日"), "the date that it would have is not shown");
    }
    assert_eq!(
        clerk.refused(&number, "decide", json!({"decided_by": "x", "outcome": "granted", "version": 2})).await,
        "not_from_this_stage"
    );

    let clerk = later(&hall, "2008-03-14", 9).await;
    let resumed = clerk.act(&number, "resume", json!({"version": 2})).await;
    // Four working days, 10 to 13 March, were not counted.
    assert_eq!((&resumed["stage"], &resumed["due"]), (&json!("accepted"), &json!("2008-03-28")));
    assert_eq!(resumed["light"], "green");
    assert_eq!(resumed["reckoning"]["pauses"], json!([{"from": "2008-03-10", "until": "2008-03-14"}]));
    let page = hall.visitor().get(&format!("/status/{number}?code={code}")).await;
    assert!(page.text.contains("特别程序，不计"), "the ledger on the page explains the day");
    let decide = |version| json!({"decided_by": "局长", "outcome": "granted", "version": version});
    assert_eq!(clerk.refused(&number, "decide", decide(3)).await, "step_order", "the station examines it first");
    clerk.act(&number, "step", json!({"officers": "站所经办人", "opinion": "属实", "version": 3})).await;
    let decided = clerk.act(&number, "decide", decide(4)).await;
    assert_eq!((&decided["stage"], &decided["light"]), (&json!("decided"), &json!("on_time")));
}

#[db_test]
async fn a_stopped_clock_runs_again_by_itself_once_also_after_downtime(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    let clerk = later(&hall, "2008-03-10", 9).await;
    clerk.act(&number, "pause", hearing(1, "2008-03-17")).await;
    let state = &hall.state.hall;
    assert_eq!(move_due(state, at("2008-03-16", 23, 59)).await.unwrap(), 0);
    // On its day the light is the running clock's already, before any job has run.
    let clerk = later(&hall, "2008-03-17", 0).await;
    assert_eq!(clerk.get(&format!("/api/v1/cases/{number}")).await.json()["light"], "green");
    // Two jobs at once, two days late.
    let clerk = later(&hall, "2008-03-19", 8).await;
    let late = at("2008-03-19", 8, 0);
    let (one, other) = tokio::join!(move_due(state, late), move_due(state, late));
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&case["stage"], &case["due"]), (&json!("accepted"), &json!("2008-03-31")), "since the planned day");
    assert_eq!(case["timeline"][3]["event"], "resumed");
    assert_eq!(case["timeline"][3]["actor_zh"], "系统");
}

#[db_test]
async fn more_time_is_given_once_and_never_after_red(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let (number, other) = (accepted(&clerk).await, accepted(&clerk).await);
    let clerk = later(&hall, "2008-03-24", 16).await;
    assert_eq!(
        clerk.refused(&number, "extend", more(1, "statutory", 16)).await,
        "days:extension_days",
        "ten beyond the law"
    );
    assert_eq!(clerk.refused(&number, "extend", more(1, "statutory", 61)).await, "days:extension_days");
    assert_eq!(clerk.refused(&number, "extend", more(1, "internal", 6)).await, "days:beyond_statutory");
    let extended = clerk.act(&number, "extend", more(1, "internal", 5)).await;
    assert_eq!((&extended["due"], &extended["light"]), (&json!("2008-03-31"), &json!("green")));
    assert_eq!(extended["reckoning"]["extension"], 5);
    assert_eq!(clerk.refused(&number, "extend", more(2, "statutory", 1)).await, "extended_before");
    let clerk = later(&hall, "2008-04-09", 0).await;
    assert_eq!(clerk.refused(&other, "extend", more(1, "statutory", 5)).await, "after_due", "V19");
    assert_eq!(clerk.refused(&other, "pause", hearing(1, "2008-05-05")).await, "after_due");
    assert_eq!(clerk.get(&format!("/api/v1/cases/{other}")).await.json()["light"], "red", "the red stays");
}

#[db_test]
async fn beyond_the_law_more_time_is_counted_from_the_law(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let (number, other) = (accepted(&clerk).await, accepted(&clerk).await);
    // Twenty in law and ten: thirty, of which fifteen were promised.
    let extended = clerk.act(&number, "extend", more(1, "statutory", 15)).await;
    assert_eq!(extended["due"], "2008-04-15");
    assert_eq!(clerk.refused(&other, "extend", more(1, "statutory", 16)).await, "days:extension_days");
    assert_eq!(clerk.act(&other, "extend", more(1, "internal", 5)).await["due"], "2008-03-31", "within the law");
}

#[db_test]
async fn a_pause_is_renewed_on_its_planned_day_after_the_clock_has_run_again_by_itself(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let (number, late) = (accepted(&clerk).await, accepted(&clerk).await);
    let clerk = later(&hall, "2008-03-10", 9).await;
    clerk.act(&number, "pause", hearing(1, "2008-03-17")).await;
    clerk.act(&late, "pause", hearing(1, "2008-03-17")).await;
    let renew = |planned: &str, version: i64| json!({"planned": planned, "approved_by": "所长", "version": version});
    assert_eq!(clerk.refused(&number, "renew", renew("2008-03-17", 2)).await, "planned:pause_order");
    assert_eq!(move_due(&hall.state.hall, at("2008-03-17", 0, 1)).await.unwrap(), 2);
    let clerk = later(&hall, "2008-03-17", 9).await;
    let resumed = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&resumed["stage"], &resumed["due"]), (&json!("accepted"), &json!("2008-03-31")));
    assert!(resumed["actions"].as_array().unwrap().contains(&json!("renew")));
    let renewed = clerk.act(&number, "renew", renew("2008-03-24", 3)).await;
    assert_eq!((&renewed["stage"], &renewed["resumes"]), (&json!("paused"), &json!("2008-03-24")));
    assert_eq!(renewed["reckoning"]["pauses"], json!([{"from": "2008-03-10", "until": "2008-03-24"}]), "one stop");
    let clerk = later(&hall, "2008-03-18", 9).await;
    assert_eq!(clerk.refused(&late, "renew", renew("2008-03-24", 3)).await, "pause_over", "a day later it is over");
    assert_eq!(move_due(&hall.state.hall, at("2008-03-24", 0, 1)).await.unwrap(), 1);
    let clerk = later(&hall, "2008-03-24", 9).await;
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&case["stage"], &case["due"]), (&json!("accepted"), &json!("2008-04-08")), "V14, in two pieces");
}

#[db_test]
async fn a_pause_is_renewed_while_it_runs(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    let clerk = later(&hall, "2008-03-10", 9).await;
    clerk.act(&number, "pause", hearing(1, "2008-03-17")).await;
    let renew = json!({"planned": "2008-03-24", "approved_by": "所长", "version": 2});
    let renewed = clerk.act(&number, "renew", renew).await;
    assert_eq!((&renewed["stage"], &renewed["resumes"]), (&json!("paused"), &json!("2008-03-24")));
    let codes = renewed["papers"].as_array().unwrap().iter().filter(|paper| paper["code"] == "DOC-08").count();
    assert_eq!(codes, 2, "the applicant is told again");
    let empty = json!({"version": 3});
    assert_eq!(clerk.refused(&number, "renew", empty).await, "planned:required approved_by:required");
}

#[db_test]
async fn papers_are_given_back_in_writing_or_taken_back(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let (first, second) = (accepted(&clerk).await, accepted(&clerk).await);
    let body = json!({"ground": "conditions_not_met", "reason": "权属有争议", "version": 1});
    let returned = clerk.act(&first, "return", body).await;
    assert_eq!(returned["stage"], "returned");
    assert_eq!(returned["actions"], json!(["note", "reprint_receipt"]));
    let withdrawn = clerk.act(&second, "withdraw", json!({"version": 1})).await;
    assert_eq!(withdrawn["stage"], "withdrawn");
    let clerk = later(&hall, "2008-06-02", 9).await;
    let later = clerk.get(&format!("/api/v1/cases/{first}")).await.json();
    assert_ne!(later["light"], "red", "what is over has no clock");
    assert_eq!(clerk.get("/api/v1/cases").await.json()["items"], json!([]), "neither is open");
    let board = hall.visitor().get("/api/v1/board").await.json();
    assert_eq!((&board["total"]["red"], &board["total"]["completed_today"]), (&json!(0), &json!(0)), "no completion");
    assert_eq!(clerk.refused(&first, "withdraw", json!({"version": 2})).await, "not_from_this_stage");
}

#[db_test]
async fn what_is_missing_or_wrong_is_named_and_nothing_is_stored(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    let clerk = later(&hall, "2008-03-10", 9).await;
    let empty = json!({"version": 1});
    assert_eq!(
        clerk.refused(&number, "pause", empty.clone()).await,
        "reason:required basis:required planned:required approved_by:required"
    );
    assert_eq!(
        clerk.refused(&number, "extend", empty.clone()).await,
        "level:required days:required reason:required approved_by:required"
    );
    assert_eq!(clerk.refused(&number, "return", empty).await, "ground:required reason:required");
    assert_eq!(
        clerk.refused(&number, "pause", hearing(1, "2008-03-10")).await,
        "planned:pause_order",
        "never back-dated"
    );
    let payment = json!({"reason": "payment", "basis": "x", "planned": "2008-03-20", "approved_by": "x", "version": 1});
    assert_eq!(clerk.refused(&number, "pause", payment).await, "reason:pause_not_open");
    let unknown = json!({"reason": "holiday", "basis": "x", "planned": "2008-03-20", "approved_by": "x", "version": 1});
    assert_eq!(clerk.refused(&number, "pause", unknown).await, "reason:format");
    assert_eq!(clerk.refused(&number, "resume", json!({"version": 1})).await, "not_from_this_stage");
    assert_eq!(clerk.refused(&number, "pause", hearing(2, "2008-03-20")).await, "changed_meanwhile");
    let far = clerk.refused(&number, "pause", hearing(1, "2150-01-01")).await;
    assert_eq!(far, "planned:range");
    let others = hall.staff("w2a").await;
    assert_eq!(others.refused(&number, "withdraw", json!({"version": 1})).await, "not_found");
    assert_eq!(
        hall.visitor().post(&format!("/api/v1/cases/{number}/pause"), json!({"version": 1})).await.status,
        StatusCode::UNAUTHORIZED
    );
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&case["version"], case["timeline"].as_array().unwrap().len()), (&json!(1), 2));
}

#[db_test]
async fn of_two_who_act_at_once_one_wins_and_the_same_key_acts_once(store: Store) {
    let hall = TestHall::on(store).await;
    let (a, b) = (hall.staff("w5a").await, hall.staff("w5a").await);
    let number = accepted(&a).await;
    let path = format!("/api/v1/cases/{number}");
    let (pause, extend) = (format!("{path}/pause"), format!("{path}/extend"));
    let (one, other) =
        tokio::join!(a.post(&pause, hearing(1, "2008-03-20")), b.post(&extend, more(1, "statutory", 5)),);
    let mut statuses = [one.status, other.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::CONFLICT]);
    let second = accepted(&a).await;
    let path = format!("/api/v1/cases/{second}/pause");
    for _ in 0..2 {
        let answer = a.post_with_key(&path, hearing(1, "2008-03-20"), "the-same-key").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(answer.json()["version"], 2);
    }
}

#[db_test]
async fn each_act_has_a_page_that_works_without_script(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    for act in ["pause", "extend", "return", "withdraw"] {
        let page = clerk.get(&format!("/desk/cases/{number}/{act}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(&format!("POST /api/v1/cases/{number}/{act}")), "{act}");
    }
    let wrong = clerk.get(&format!("/desk/cases/{number}/resume")).await;
    assert!(wrong.text.contains("不能这样操作"));
    assert_eq!(clerk.get(&format!("/desk/cases/{number}/eat")).await.status, StatusCode::NOT_FOUND);
    let address = format!("/desk/cases/{number}/pause");
    let op = format!("POST /api/v1/cases/{number}/pause");
    let typed = [("_op", op.as_str()), ("_next", "/desk"), ("reason", ""), ("basis", "公示"), ("version", "1")];
    let again = clerk.form(&address, &typed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("value=\"公示\"") && again.text.contains("请填写"));
}

#[tokio::test]
async fn a_refusal_is_counted_by_its_rule_without_words() {
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let figures = recorder.handle();
    let _here = metrics::set_default_local_recorder(&recorder);
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    let clerk = later(&hall, "2008-04-09", 0).await;
    assert_eq!(clerk.refused(&number, "extend", more(1, "statutory", 5)).await, "after_due");
    let others = hall.staff("w2a").await;
    assert_eq!(others.refused(&number, "withdraw", json!({"version": 1})).await, "not_found");
    let text = figures.render();
    assert!(text.contains("hall_refusals_total{act=\"extend\",rule=\"after_due\"} 1"), "{text}");
    assert!(text.contains("hall_refusals_total{act=\"withdraw\",rule=\"not_found\"} 1"), "{text}");
    assert!(!text.contains("案情复杂") && !text.contains(&number), "{text}");
}

#[db_test]
async fn the_limit_in_law_stands_still_with_the_clock(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    let clerk = later(&hall, "2008-03-10", 9).await;
    clerk.act(&number, "pause", hearing(1, "2008-03-24")).await;
    let clerk = later(&hall, "2008-03-24", 9).await;
    assert_eq!(clerk.act(&number, "resume", json!({"version": 2})).await["due"], "2008-04-08", "V14");
    // Twenty working days in law, ten of them not counted: until 15 April the department's head allows it.
    let extended = clerk.act(&number, "extend", more(3, "internal", 3)).await;
    assert_eq!(extended["due"], "2008-04-11");
    let other = accepted(&clerk).await;
    assert_eq!(clerk.refused(&other, "extend", more(1, "internal", 6)).await, "days:beyond_statutory");
}
