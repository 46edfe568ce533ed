//! Before the clock: receipt of papers, the one-time notice, tolerant and deemed acceptance, none.

use super::visitor::{ID, TestHall, Visitor, at, ga_04, td_04};
use crate::services::cases::move_due;
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::{Value, json};

async fn received(clerk: &Visitor<'_>, body: Value) -> Value {
    let answer = clerk.post("/api/v1/cases/receive", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()
}

fn number(case: &Value) -> String {
    case["number"].as_str().unwrap().to_owned()
}

fn incomplete() -> Value {
    let mut body = td_04();
    body["materials"] = json!([1, 2]);
    body
}

/// GH-03 lets one paper follow.
fn gh_03(materials: Value, undertaking: bool) -> Value {
    json!({"service": "GH-03", "applicant_name": "样例丙", "id_number": ID, "phone": "13800000000", "town": "HQ",
           "materials": materials, "undertaking": undertaking})
}

fn codes(case: &Value) -> Vec<&str> {
    case["papers"].as_array().unwrap().iter().map(|paper| paper["code"].as_str().unwrap()).collect()
}

fn events(case: &Value) -> Vec<&str> {
    case["timeline"].as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap()).collect()
}

#[db_test]
async fn what_is_missing_is_told_once_and_the_last_of_it_is_accepted_the_same_day(store: Store) {
    let hall = TestHall::on(store).await;
    hall.move_clock(at("2007-10-08", 9, 0));
    let clerk = hall.staff("w5a").await;
    let case = received(&clerk, incomplete()).await;
    let number = number(&case);
    assert_eq!(
        (&case["stage"], &case["due"], &case["accepted"]),
        (&json!("received"), &json!("2007-10-15"), &Value::Null)
    );
    assert_eq!(codes(&case), ["DOC-01"]);
    assert_eq!(
        case["actions"],
        json!(["accept", "notice", "correct", "not_accept", "withdraw", "note"]),
        "no receipt before the acceptance"
    );
    assert_eq!(clerk.refused(&number, "accept", json!({"version": 1})).await, "materials:incomplete");
    assert_eq!(clerk.refused(&number, "notice", json!({"lines": ["", ""], "version": 1})).await, "lines:required");
    assert_eq!(clerk.refused(&number, "notice", json!({"lines": ["3:late"], "version": 1})).await, "lines:unknown");
    assert_eq!(
        clerk.refused(&number, "notice", json!({"lines": ["9:expired"], "version": 1})).await,
        "lines:unknown",
        "nothing that the list does not name"
    );

    hall.move_clock(at("2007-10-12", 16, 0));
    let clerk = hall.staff("w5a").await;
    let lines = json!({"lines": ["", "3:not_handed_in", "4:wrong_form"], "remark": "须原件", "version": 1});
    let told = clerk.act(&number, "notice", lines).await;
    assert_eq!((&told["stage"], &told["due"]), (&json!("awaiting_supplement"), &json!("2007-11-11")));
    assert_eq!(told["missing"]["asked"][1], json!({"material": 4, "reason": "不符合法定形式：须原件"}));
    assert_eq!(codes(&told), ["DOC-01", "DOC-03"]);
    let more = json!({"lines": ["2:expired", "3:not_handed_in"], "version": 2});
    assert_eq!(clerk.refused(&number, "notice", more).await, "list_closed");
    assert_eq!(clerk.refused(&number, "accept", json!({"version": 2})).await, "materials:incomplete");

    hall.move_clock(at("2007-10-18", 10, 0));
    let clerk = hall.staff("w5a").await;
    let partly = clerk.act(&number, "supplement", json!({"materials": [4], "version": 2})).await;
    assert_eq!(
        (&partly["stage"], &partly["missing"]["asked"][0]["material"]),
        (&json!("awaiting_supplement"), &json!(3))
    );
    hall.move_clock(at("2007-10-22", 10, 0));
    let clerk = hall.staff("w5a").await;
    let whole = clerk.act(&number, "supplement", json!({"materials": [3], "version": 3})).await;
    // TD-04 promises fifteen working days from the day on which everything is there.
    assert_eq!(
        (&whole["stage"], &whole["accepted"], &whole["due"]),
        (&json!("accepted"), &json!("2007-10-22"), &json!("2007-11-12"))
    );
    assert!(whole["materials"].as_array().unwrap().iter().take(4).all(|line| line["given"] == true));
    assert_eq!(
        events(&whole),
        ["received", "supplement_asked", "supplement_received", "supplement_received", "accepted"]
    );
    let receipt = clerk.get(&format!("/api/v1/cases/{number}/receipt")).await.json();
    assert_eq!((&receipt["due"], &receipt["accepted"]), (&json!("2007-11-12"), &json!("2007-10-22")));
    assert_eq!(receipt["document_no"], "虹政服（国土受）〔2007〕00001号");
}

#[db_test]
async fn a_second_demand_needs_the_director_and_the_applicant_sees_it(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let case = received(&clerk, incomplete()).await;
    let number = number(&case);
    clerk.act(&number, "notice", json!({"lines": ["3:not_handed_in"], "version": 1})).await;
    let mut more = json!({"lines": ["3:not_handed_in", "2:expired"], "override_reason": "证书已过期", "version": 2});
    assert_eq!(clerk.refused(&number, "notice", more.clone()).await, "list_closed", "whatever the window says");
    let director = hall.staff("director").await;
    let page = director.get(&format!("/desk/cases/{number}/notice")).await;
    assert!(page.text.contains("override_reason"), "{}", page.text);
    more["override_reason"] = json!("");
    assert_eq!(director.refused(&number, "notice", more.clone()).await, "override_reason:required");
    more["override_reason"] = json!("证书已过期");
    let again = director.act(&number, "notice", more).await;
    assert_eq!(again["missing"]["notices"], 2);
    let paper = clerk.get(&format!("/desk/cases/{number}")).await;
    assert!(paper.text.contains("已告知 2 次"));
    let stored = hall.state.hall.store.read();
    let record = crate::storage::cases::by_number(stored, &number).await.unwrap().unwrap();
    let status = format!("/status/{number}?code={}", record.query_code);
    let public = hall.visitor().get(&format!("/api/v1{status}")).await.json();
    assert_eq!(
        (&public["notices"], &public["missing"][1]["name_zh"]),
        (&json!(2), &json!("变更原因证明（合同、公证书、判决书等）"))
    );
    let page = hall.visitor().get(&status).await;
    assert!(page.text.contains("再次告知") && page.text.contains("土地使用证"), "{}", page.text);
}

#[db_test]
async fn without_an_answer_the_case_counts_as_accepted_from_the_day_of_receipt_exactly_once(store: Store) {
    let hall = TestHall::on(store).await;
    hall.move_clock(at("2008-01-28", 9, 0));
    let clerk = hall.staff("w5a").await;
    let number = number(&received(&clerk, incomplete()).await);
    let state = &hall.state.hall;
    assert_eq!(move_due(state, at("2008-02-02", 23, 59)).await.unwrap(), 0, "the fifth day, a make-up Saturday");
    // Two jobs at once, three days late.
    let late = at("2008-02-05", 8, 0);
    let (one, other) = tokio::join!(move_due(state, late), move_due(state, late));
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    hall.move_clock(late);
    let clerk = hall.staff("w5a").await;
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!(
        (&case["stage"], &case["accepted"], &case["due"]),
        (&json!("accepted"), &json!("2008-01-28"), &json!("2008-02-21")),
        "V13"
    );
    assert_eq!(case["timeline"][1]["event"], "deemed");
    assert_eq!(case["timeline"][1]["at"], "2008-02-02T16:00:00Z", "the midnight at which it was due");
    assert_eq!(codes(&case), ["DOC-01", "DOC-02"]);
    assert_eq!(move_due(state, at("2008-02-06", 8, 0)).await.unwrap(), 0);
}

#[db_test]
async fn tolerable_papers_may_follow_and_what_does_not_come_is_returned(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w6a").await;
    let refused = clerk.post("/api/v1/cases", gh_03(json!([1, 2, 3, 5]), false)).await;
    assert_eq!(refused.fields(), ["undertaking:required"]);
    let refused = clerk.post("/api/v1/cases", gh_03(json!([1, 2, 5]), true)).await;
    assert_eq!(refused.fields(), ["materials:incomplete"], "a required paper never follows");
    let number = clerk.accept(gh_03(json!([1, 2, 3, 5]), true)).await["number"].as_str().unwrap().to_owned();
    let other = clerk.accept(gh_03(json!([1, 2, 3, 5]), true)).await["number"].as_str().unwrap().to_owned();
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&case["missing"]["to_follow"], &case["missing"]["by"]), (&json!([4]), &json!("2008-03-10")));
    assert_eq!(codes(&case), ["DOC-02", "DOC-05"]);
    clerk.act(&number, "step", json!({"officers": "甲 乙", "survey": true, "version": 1})).await;
    let decide = json!({"outcome": "granted", "decided_by": "所长", "version": 2});
    assert_eq!(clerk.refused(&number, "decide", decide).await, "open_gap");
    let closed = clerk.act(&number, "gap", json!({"materials": [4], "version": 2})).await;
    assert_eq!(closed["missing"]["to_follow"], json!([]));
    assert!(closed["actions"].as_array().unwrap().contains(&json!("decide")));
    // The other one waits to the end of its day, and is returned on the next working day.
    let state = &hall.state.hall;
    assert_eq!(move_due(state, at("2008-03-10", 23, 59)).await.unwrap(), 0);
    assert_eq!(move_due(state, at("2008-03-11", 0, 1)).await.unwrap(), 1);
    let clerk = hall.staff("w6a").await;
    let returned = clerk.get(&format!("/api/v1/cases/{other}")).await.json();
    assert_eq!(returned["stage"], "returned");
    assert_eq!(codes(&returned), ["DOC-02", "DOC-05", "DOC-06"]);
}

#[db_test]
async fn no_acceptance_a_correction_a_term_that_is_over(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let first = number(&received(&clerk, incomplete()).await);
    let empty = clerk.refused(&first, "not-accept", json!({"version": 1})).await;
    assert_eq!(empty, "ground:required reason:required confirmed_by:required");
    clerk.act(&first, "correct", json!({"what": "日期写错", "version": 1})).await;
    let mut body =
        json!({"ground": "not_competent", "reason": "不在本镇办理", "confirmed_by": "窗口负责人", "version": 2});
    assert_eq!(clerk.refused(&first, "not-accept", body.clone()).await, "instead:referral_missing");
    body["instead"] = json!("乐清市民政局");
    let case = clerk.act(&first, "not-accept", body).await;
    assert_eq!((&case["stage"], codes(&case)), (&json!("not_accepted"), vec!["DOC-01", "DOC-04"]));
    assert_eq!(case["actions"], json!(["note"]));
    let second = number(&received(&clerk, incomplete()).await);
    let told =
        clerk.act(&second, "notice", json!({"lines": ["3:incomplete"], "answer_by": "2008-03-20", "version": 1})).await;
    assert!(!told["actions"].as_array().unwrap().contains(&json!("lapse")));
    assert_eq!(clerk.refused(&second, "lapse", json!({"version": 2})).await, "term_runs");
    hall.move_clock(at("2008-03-21", 9, 0));
    let clerk = hall.staff("w5a").await;
    let lapsed = clerk.act(&second, "lapse", json!({"version": 2})).await;
    assert_eq!((&lapsed["stage"], codes(&lapsed)), (&json!("lapsed"), vec!["DOC-01", "DOC-03", "DOC-06"]));
    assert_eq!(clerk.get("/api/v1/cases").await.json()["items"], json!([]));
}

#[db_test]
async fn an_immediate_item_is_done_in_one_submit(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let mut body = ga_04();
    body["complete"] = json!(true);
    let number = clerk.accept(body).await["number"].as_str().unwrap().to_owned();
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&case["stage"], &case["light"]), (&json!("delivered"), &json!("on_time")));
    assert_eq!(events(&case), ["received", "accepted", "granted", "delivered"]);
    assert_eq!(codes(&case), ["DOC-02", "DOC-11", "DOC-13"]);
    let land = hall.staff("w5a").await;
    let mut body = td_04();
    body["complete"] = json!(true);
    assert_eq!(land.post("/api/v1/cases", body).await.fields(), ["complete:not_immediate"]);
}

#[db_test]
async fn an_immediate_item_that_cannot_be_done_today_is_converted_once(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let number = clerk.accept(ga_04()).await["number"].as_str().unwrap().to_owned();
    let body = |days: u32, version: i64| json!({"workdays": days, "reason": "系统停电", "approved_by": "窗口负责人", "version": version});
    assert_eq!(clerk.refused(&number, "convert", body(0, 1)).await, "workdays:range");
    let case = clerk.act(&number, "convert", body(3, 1)).await;
    assert_eq!(
        (&case["kind"], &case["due"], &case["light"]),
        (&json!("promised"), &json!("2008-03-06"), &json!("green"))
    );
    assert_eq!(case["reckoning"]["printed_due"], "2008-03-03");
    assert_eq!(clerk.refused(&number, "convert", body(5, 2)).await, "not_convertible");
    let kept = clerk.get("/api/v1/cases").await.json();
    assert_eq!(kept["items"][0]["due"], "2008-03-06");
}

#[db_test]
async fn after_the_close_of_business_an_immediate_item_is_not_converted(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let number = clerk.accept(ga_04()).await["number"].as_str().unwrap().to_owned();
    let convert = json!({"workdays": 3, "reason": "系统停电", "approved_by": "窗口负责人", "version": 1});
    for at in [at("2008-03-03", 17, 0), at("2008-03-04", 9, 0)] {
        hall.move_clock(at);
        let clerk = hall.staff("w2a").await;
        assert_eq!(clerk.refused(&number, "convert", convert.clone()).await, "not_convertible");
        let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
        assert_eq!((&case["version"], &case["kind"]), (&json!(1), &json!("immediate")), "nothing is stored");
    }
}

#[db_test]
async fn where_nothing_has_to_be_applied_for_that_is_said_in_writing(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let case = number(&received(&clerk, incomplete()).await);
    let body =
        |reason: &str| json!({"ground": "not_needed", "reason": reason, "confirmed_by": "窗口负责人", "version": 1});
    assert_eq!(clerk.refused(&case, "not-accept", body("")).await, "reason:required");
    let told = clerk.act(&case, "not-accept", body("此事项不需要许可")).await;
    assert_eq!((&told["stage"], codes(&told)), (&json!("not_accepted"), vec!["DOC-01", "DOC-04"]));
    let whole = json!({"materials": [1, 2, 3, 4], "version": 2});
    assert_eq!(clerk.refused(&case, "accept", whole).await, "not_from_this_stage");
    assert_eq!(clerk.get("/api/v1/cases").await.json()["items"], json!([]));
}

#[tokio::test]
async fn the_counters_button_that_only_receives_works_without_script() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    let page = clerk.get("/desk/counter?service=TD-04").await;
    assert!(page.text.contains("POST /api/v1/cases/receive /desk/cases/{number}/notice"));
    let fields = [
        ("_op", "POST /api/v1/cases"),
        ("_next", "/desk/cases/{number}/receipt"),
        ("_instead", "POST /api/v1/cases/receive /desk/cases/{number}/notice"),
        ("service", "TD-04"),
        ("applicant_name", "样例乙"),
        ("id_number", ID),
        ("phone", "13800000000"),
        ("town", "HQ"),
        ("materials[]", "1"),
    ];
    let answer = clerk.form("/desk/counter?service=TD-04", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let to = answer.headers["location"].to_str().unwrap().to_owned();
    assert!(to.ends_with("/notice"), "{to}");
    let notice = clerk.get(&to).await;
    assert!(notice.text.contains("一次性告知") && notice.text.contains("value=\"2:not_handed_in\" selected"));
    // A refusal shows the counter again with what was typed.
    let mut wrong = fields.to_vec();
    wrong[4] = ("applicant_name", "");
    let again = clerk.form("/desk/counter?service=TD-04", &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains(ID));
}
