//! Joint handling, reports to the level above, what comes after the decision, corrections, ratings, refusals.

use super::visitor::{ID, TestHall, at, ga_04, td_04};
use crate::services::cases::move_due;
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::{Value, json};

fn td_01() -> Value {
    json!({"service": "TD-01", "applicant_name": "样例丁", "id_number": ID, "phone": "13800000000", "town": "HQ",
           "materials": [1, 2, 3, 4, 6, 7]})
}

fn ga_07() -> Value {
    json!({"service": "GA-07", "applicant_name": "样例戊", "id_number": ID, "phone": "13800000000", "town": "HQ",
           "materials": [1, 2]})
}

fn has(case: &Value, action: &str) -> bool {
    case["actions"].as_array().unwrap().contains(&json!(action))
}

#[db_test]
async fn a_joint_case_goes_to_its_co_departments_the_same_day_and_waits_for_each(store: Store) {
    let hall = TestHall::on(store).await;
    let lead = hall.staff("w5a").await;
    let number = lead.accept(td_01()).await["number"].as_str().unwrap().to_owned();
    let case = lead.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!(case["timeline"][2]["event"], "dispatched");
    let parts = case["parts"].as_array().unwrap();
    let due =
        |part: &Value| (part["department"].as_str().unwrap().to_owned(), part["due"].as_str().unwrap().to_owned());
    assert_eq!(
        parts.iter().map(due).collect::<Vec<_>>(),
        [("GH".to_owned(), "2008-03-12".to_owned()), ("TOWN".to_owned(), "2008-03-10".to_owned())]
    );
    let papers: Vec<&str> = case["papers"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert_eq!(papers, ["DOC-02", "DOC-09", "DOC-09"]);

    // The co-department sees the case in its queue, and can do only its own step.
    hall.move_clock(at("2008-03-11", 9, 0));
    let planning = hall.staff("co-gh").await;
    let queue = planning.get("/api/v1/cases").await.json();
    assert_eq!(queue["items"].as_array().unwrap().len(), 1);
    let own = &queue["items"][0]["part"];
    assert_eq!((&own["due"], &own["light"], &own["days_left"]), (&json!("2008-03-12"), &json!("green"), &json!(1)));
    let lead_row = hall.staff("w5a").await.get("/api/v1/cases").await.json()["items"][0].clone();
    assert_eq!((&lead_row["light"], &lead_row["part"]), (&json!("green"), &Value::Null));
    assert_eq!(lead_row["worst_part"]["light"], "red", "the town's part ended yesterday");
    let board = hall.visitor().get("/api/v1/board").await.json();
    let total = &board["total"];
    assert_eq!((&total["parts_red"], &total["red"], &total["green"]), (&json!(1), &json!(0), &json!(1)));
    let page = hall.staff("w5a").await.get(&format!("/desk/cases/{number}")).await;
    assert!(page.text.contains("最急的会办") && page.text.contains("超 1 日"), "{}", page.text);
    let seen = planning.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!(seen["actions"], json!(["opinion", "note"]));
    assert_eq!(
        (&seen["parts"][1]["light"], &seen["light"]),
        (&json!("red"), &json!("green")),
        "the parent stays green"
    );
    for (act, body) in [
        ("withdraw", json!({"version": 1})),
        ("step", json!({"version": 1})),
        ("decide", json!({"outcome": "granted", "version": 1})),
    ] {
        assert_eq!(planning.refused(&number, act, body).await, "forbidden", "{act}");
    }
    let plain_no = json!({"opinion": "disagree", "version": 1});
    assert_eq!(planning.refused(&number, "opinion", plain_no).await, "reason:required");
    let answered = planning.act(&number, "opinion", json!({"opinion": "agree", "version": 1})).await;
    assert_eq!((&answered["parts"][0]["opinion"], &answered["parts"][0]["used"]), (&json!("agree"), &json!(6)));
    assert_eq!(planning.get("/api/v1/cases").await.json()["items"], json!([]), "done");
    assert_eq!(planning.refused(&number, "opinion", json!({"opinion": "agree", "version": 2})).await, "no_such_part");
    let stranger = hall.staff("co-town").await;
    assert_eq!(stranger.get("/api/v1/cases").await.json()["items"].as_array().unwrap().len(), 1);

    // Both steps of the station, by the station; no decision before every opinion is in.
    let station = hall.staff("station-td").await;
    let step = |version: i64| json!({"officers": "甲、乙", "survey": true, "opinion": "符合", "version": version});
    assert_eq!(
        station.refused(&number, "step", json!({"officers": "甲", "survey": true, "version": 2})).await,
        "officers:two_officers"
    );
    station.act(&number, "step", step(2)).await;
    let stepped = station.act(&number, "step", json!({"version": 3})).await;
    assert_eq!(stepped["timeline"][5]["note"], "国土资源所经办人", "the station signs by its own account");
    assert_eq!(station.refused(&number, "step", json!({"version": 4})).await, "step_order");
    let bureau = hall.staff("bureau-td").await;
    let grant = |version: i64| json!({"outcome": "granted", "version": version});
    assert_eq!(bureau.refused(&number, "decide", grant(4)).await, "opinion_missing");
    let town = json!({"opinion": "disagree", "reason": "不符合村镇规划", "version": 4});
    stranger.act(&number, "opinion", town).await;
    assert_eq!(bureau.refused(&number, "decide", grant(5)).await, "disagreement");
    let lead = hall.staff("w5a").await;
    lead.act(&number, "meeting", json!({"minutes": "镇政府坚持意见，一致同意不予批准", "version": 5})).await;
    let bureau = hall.staff("bureau-td").await;
    let refusal = json!({"outcome": "refused", "reason": "不符合村镇规划；可在60日内申请复议", "version": 6});
    let refused = bureau.act(&number, "decide", refusal).await;
    assert_eq!((&refused["stage"], &refused["timeline"][8]["event"]), (&json!("decided"), &json!("refused")));
}

#[db_test]
async fn a_matter_reported_up_is_chased_every_five_working_days(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let number = clerk.accept(ga_07()).await["number"].as_str().unwrap().to_owned();
    let forward = |version: i64| json!({"opinion": "符合条件", "expected": "2008-04-10", "version": version});
    assert_eq!(clerk.refused(&number, "forward", forward(1)).await, "step_order", "the station's opinion first");
    clerk.act(&number, "step", json!({"officers": "民警甲", "version": 1})).await;
    hall.move_clock(at("2008-03-10", 9, 0));
    let clerk = hall.staff("w2a").await;
    let sent = clerk.act(&number, "forward", forward(2)).await;
    assert_eq!((&sent["stage"], &sent["report"]["chase_on"]), (&json!("forwarded"), &json!("2008-03-17")));
    assert_eq!((&sent["light"], &sent["chase"]), (&json!("green"), &json!(false)), "the promise runs on");
    hall.move_clock(at("2008-03-17", 9, 0));
    let clerk = hall.staff("w2a").await;
    let queue = clerk.get("/api/v1/cases").await.json();
    assert_eq!(queue["items"][0]["chase"], true);
    let page = clerk.get("/desk").await;
    assert!(page.text.contains("今日催办"));
    assert_eq!(clerk.refused(&number, "chase", json!({"version": 3})).await, "way:required");
    let reminder = json!({"way": "电话询问温州市公安局出入境处", "answer": "本周内批复", "version": 3});
    let chased = clerk.act(&number, "chase", reminder).await;
    assert_eq!((&chased["report"]["chased"], &chased["report"]["chase_on"]), (&json!(1), &json!("2008-03-24")));
    let replied = clerk.act(&number, "reply", json!({"reply": "准予制证 浙公户〔2008〕1号", "version": 4})).await;
    assert_eq!((&replied["stage"], &replied["report"]), (&json!("accepted"), &Value::Null));
    assert!(has(&replied, "decide"));
}

#[db_test]
async fn the_file_is_closed_and_the_applicant_says_how_it_went_once(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let mut body = ga_04();
    body["complete"] = json!(true);
    let receipt = clerk.accept(body).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    let rating = format!("/api/v1/status/{number}/rating");
    let public = hall.visitor();
    assert_eq!(public.post(&rating, json!({"code": "000000", "stars": 5})).await.code(), "not_found");
    assert_eq!(public.post(&rating, json!({"code": code, "stars": 6})).await.fields(), ["stars:required"]);
    let words = json!({"code": code, "stars": 5, "text": "很快"});
    for time in ["first", "again: the answer was lost"] {
        let answer = public.post_with_key(&rating, words.clone(), "key-of-this-rating").await;
        assert_eq!(answer.status, StatusCode::OK, "{time} {}", answer.text);
    }
    assert_eq!(public.post(&rating, words).await.code(), "rated_before");
    let worse = json!({"code": code, "stars": 1});
    assert_eq!(public.post_with_key(&rating, worse, "key-of-this-rating").await.code(), "key_reused");
    assert_eq!(public.get(&format!("/api/v1/status/{number}?code={code}")).await.json()["rated"], true);
    let archived = clerk.act(number, "archive", json!({"version": 2})).await;
    assert_eq!(archived["stage"], "archived");
    assert_eq!(archived["timeline"][5]["note"], format!("2008-GA-{number}"));
}

#[db_test]
async fn a_return_that_was_wrong_goes_on_from_its_first_acceptance(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = clerk.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    clerk.act(&number, "return", json!({"ground": "conditions_not_met", "reason": "权属有争议", "version": 1})).await;
    hall.move_clock(at("2008-03-12", 9, 0));
    let supervisor = hall.staff("supervisor").await;
    let body = json!({"finding": "overturned", "reason": "争议已经裁决", "version": 2});
    let again = supervisor.act(&number, "reexamine", body).await;
    assert_eq!(
        (&again["stage"], &again["accepted"], &again["due"]),
        (&json!("accepted"), &json!("2008-03-03"), &json!("2008-03-24"))
    );
    assert_eq!(hall.staff("w5a").await.get("/api/v1/cases").await.json()["items"].as_array().unwrap().len(), 1);
}

#[db_test]
async fn a_return_that_was_right_stays(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = clerk.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    clerk.act(&number, "return", json!({"ground": "conditions_not_met", "reason": "权属有争议", "version": 1})).await;
    let body = json!({"finding": "upheld", "reason": "争议未决", "version": 2});
    assert_eq!(clerk.refused(&number, "reexamine", body.clone()).await, "forbidden", "not by those who returned it");
    let supervisor = hall.staff("supervisor").await;
    let unsaid = json!({"finding": "upheld", "version": 2});
    assert_eq!(supervisor.refused(&number, "reexamine", unsaid).await, "reason:required");
    let upheld = supervisor.act(&number, "reexamine", body).await;
    assert_eq!((&upheld["stage"], &upheld["timeline"][3]["event"]), (&json!("returned"), &json!("reexamined")));
    assert_eq!(hall.staff("w5a").await.get("/api/v1/cases").await.json()["items"], json!([]), "it stays closed");
}

#[db_test]
async fn the_director_undoes_the_last_step_and_the_record_of_it_stays(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    clerk.act(number, "step", json!({"officers": "甲", "version": 1})).await;
    clerk
        .act(number, "decide", json!({"outcome": "granted", "decided_by": "局长", "certificate_no": "1", "version": 2}))
        .await;
    assert_eq!(clerk.refused(number, "undo", json!({"reason": "x", "version": 3})).await, "forbidden");
    let director = hall.staff("director").await;
    assert_eq!(director.refused(number, "undo", json!({"version": 3})).await, "reason:required");
    let undone = director.act(number, "undo", json!({"reason": "点错了件", "version": 3})).await;
    assert_eq!(
        (&undone["stage"], &undone["light"], &undone["version"]),
        (&json!("accepted"), &json!("green"), &json!(4))
    );
    assert_eq!(undone["timeline"][4]["event"], "undone");
    let status = hall.visitor().get(&format!("/api/v1/status/{number}?code={code}")).await.json();
    assert_eq!((&status["completed"], &status["outcome"]), (&Value::Null, &Value::Null));
    let board = hall.visitor().get("/api/v1/board").await.json();
    assert_eq!(board["total"]["completed_today"], 0);
    // Back to the receipt of the papers, which is no error: step, acceptance, and then nothing more.
    director.act(number, "undo", json!({"reason": "y", "version": 4})).await;
    let received = director.act(number, "undo", json!({"reason": "z", "version": 5})).await;
    assert_eq!((&received["stage"], &received["accepted"]), (&json!("received"), &Value::Null));
    assert_eq!(received["due"], "2008-03-10", "and the window has its five working days for an answer");
    let version = received["version"].clone();
    assert_eq!(director.refused(number, "undo", json!({"reason": "z", "version": version})).await, "not_the_last");
}

#[db_test]
async fn stations_and_departments_have_queues_of_their_own(store: Store) {
    let hall = TestHall::on(store).await;
    let land = hall.staff("w5a").await;
    land.accept(td_04()).await;
    let planning = hall.staff("w6a").await;
    for service in ["GH-02", "GH-01"] {
        let mut body = td_01();
        body["service"] = json!(service);
        body["materials"] = json!([1, 2, 3, 4, 5, 6]);
        let known: Vec<u32> = planning.get(&format!("/api/v1/services/{service}")).await.json()["materials"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| u32::try_from(line["no"].as_u64().unwrap()).unwrap())
            .collect();
        body["materials"] = json!(known);
        planning.accept(body).await;
    }
    let services = async |name: &str| -> Vec<String> {
        let queue = hall.staff(name).await.get("/api/v1/cases").await.json();
        queue["items"].as_array().unwrap().iter().map(|row| row["service"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(services("station-gh").await, ["GH-02", "GH-01"]);
    assert_eq!(services("head-gh").await, ["GH-02"], "what the head decides");
    assert_eq!(services("station-td").await, ["TD-04"], "its own step is next");
    assert_eq!(services("bureau-td").await, [""; 0], "still at the station");
    assert_eq!(services("head-td").await, [""; 0]);
    assert_eq!(services("co-gh").await, [""; 0]);
    let station = hall.staff("station-td").await;
    let number = station.get("/api/v1/cases").await.json()["items"][0]["number"].as_str().unwrap().to_owned();
    station.act(&number, "step", json!({"version": 1})).await;
    assert_eq!(services("station-td").await, [""; 0], "its step is done");
    assert_eq!(services("bureau-td").await, ["TD-04"]);
    // What was only received is the window's.
    let received = land.post("/api/v1/cases/receive", td_04()).await;
    assert_eq!(received.status, StatusCode::CREATED);
    assert_eq!(services("station-td").await, [""; 0]);
    assert_eq!(services("w5a").await.len(), 2, "the window stays responsible to the end");
    let bureau = hall.staff("bureau-td").await;
    bureau.act(&number, "decide", json!({"outcome": "granted", "version": 2})).await;
    assert_eq!(services("bureau-td").await, [""; 0]);
}

#[db_test]
async fn a_word_for_the_next_colleague_changes_nothing_and_stays_inside(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    let noted = clerk.act(number, "note", json!({"text": "申请人下周出国，请先办", "version": 1})).await;
    assert_eq!(
        (&noted["stage"], &noted["timeline"][2]["note"]),
        (&json!("accepted"), &json!("申请人下周出国，请先办"))
    );
    let status = hall.visitor().get(&format!("/api/v1/status/{number}?code={code}")).await.json();
    assert_eq!(status["timeline"].as_array().unwrap().len(), 2, "the public does not see it");
}

#[db_test]
async fn a_slip_is_issued_on_red_only(store: Store) {
    let hall = TestHall::on(store).await;
    let number = hall.staff("w5a").await.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    let supervisor = hall.staff("supervisor").await;
    let body = json!({"reason": "请说明超期原因", "version": 1});
    assert_eq!(supervisor.refused(&number, "slip", body.clone()).await, "not_red");
    hall.move_clock(at("2008-03-25", 9, 0));
    let supervisor = hall.staff("supervisor").await;
    let case = supervisor.act(&number, "slip", body).await;
    assert_eq!((&case["papers"][1]["code"], &case["version"]), (&json!("DOC-14"), &json!(1)));
}

#[db_test]
async fn one_case_that_the_rules_refuse_does_not_keep_the_others_waiting(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let (first, second) = (clerk.accept(td_04()).await, clerk.accept(td_04()).await);
    let pause = json!({"reason": "hearing", "basis": "x", "planned": "2008-03-10", "approved_by": "x", "version": 1});
    for receipt in [&first, &second] {
        clerk.act(receipt["number"].as_str().unwrap(), "pause", pause.clone()).await;
    }
    // The first one's own state says that it is somewhere else.
    let broken = first["number"].as_str().unwrap().to_owned();
    let store = &hall.state.hall.store;
    store
        .write(async move |tx| {
            tx.execute("UPDATE cases SET state = '{}' WHERE number = $1", |query| query.bind(broken)).await
        })
        .await
        .map_err(|error: crate::storage::StoreError| error)
        .unwrap();
    let moved = move_due(&hall.state.hall, at("2008-03-10", 0, 1)).await;
    assert_eq!(moved.unwrap(), 1);
    let clerk = hall.staff("w5a").await;
    let case = clerk.get(&format!("/api/v1/cases/{}", second["number"].as_str().unwrap())).await.json();
    assert_eq!(case["stage"], "accepted");
}

#[db_test]
async fn a_joint_case_that_nobody_answered_goes_to_its_co_departments_all_the_same(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let answer = clerk.post("/api/v1/cases/receive", td_01()).await.json();
    let number = answer["number"].as_str().unwrap();
    assert_eq!(move_due(&hall.state.hall, at("2008-03-11", 0, 1)).await.unwrap(), 1);
    hall.move_clock(at("2008-03-11", 8, 0));
    let case = hall.staff("w5a").await.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&case["accepted"], case["parts"].as_array().unwrap().len()), (&json!("2008-03-03"), 2));
    let late = hall.staff("w5a").await.refused(number, "accept", json!({"version": case["version"]})).await;
    assert_eq!(late, "not_from_this_stage");
}

#[db_test]
async fn a_correction_passes_over_words_and_what_it_undoes_no_longer_shows(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    let more = json!({"level": "statutory", "days": 5, "reason": "案情复杂", "approved_by": "局长", "version": 1});
    clerk.act(number, "extend", more).await;
    let rated = json!({"code": code, "stars": 1, "text": "慢"});
    assert_eq!(hall.visitor().post(&format!("/api/v1/status/{number}/rating"), rated).await.status, StatusCode::OK);
    let director = hall.staff("director").await;
    let undone = director.act(number, "undo", json!({"reason": "批错了件", "version": 3})).await;
    assert_eq!((&undone["due"], &undone["reckoning"]["extension"]), (&json!("2008-03-24"), &json!(0)));
    let again = json!({"code": code, "stars": 5});
    let again = hall.visitor().post(&format!("/api/v1/status/{number}/rating"), again).await;
    assert_eq!(again.code(), "rated_before", "the applicant's word stands");
}

#[db_test]
async fn each_level_of_more_time_belongs_to_its_kind_of_case(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let (plain, joint) = (clerk.accept(td_04()).await, clerk.accept(td_01()).await);
    let more = |level: &str| json!({"level": level, "days": 5, "reason": "x", "approved_by": "x", "version": 1});
    let plain = plain["number"].as_str().unwrap();
    assert_eq!(clerk.refused(plain, "extend", more("joint")).await, "level:level_of_kind");
    let joint = joint["number"].as_str().unwrap();
    assert_eq!(clerk.refused(joint, "extend", more("internal")).await, "level:level_of_kind");
    let longer = clerk.act(joint, "extend", more("joint")).await;
    assert_eq!(longer["reckoning"]["extension"], 5);
}
