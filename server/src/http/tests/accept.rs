//! `POST /api/v1/cases`.

use super::visitor::{ID, TestHall, at, ga_04, td_04};
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use futures_util::future::join_all;
use serde_json::json;

#[db_test]
async fn the_receipt_names_the_promised_date_and_why(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    // 15 working days from Monday 3 March 2008: no holiday in between.
    assert_eq!(receipt["due"], "2008-03-24");
    assert_eq!(receipt["accepted"], "2008-03-03");
    assert_eq!(receipt["statutory_due"], "2008-03-31");
    assert_eq!(receipt["number_grouped"].as_str().unwrap()[..14], *"080303-05-0001");
    assert_eq!(receipt["document_no"], "虹政服（国土受）〔2008〕00001号");
    assert_eq!(receipt["query_code"].as_str().unwrap().len(), 6);
    assert_eq!(receipt["provisional"], false);
    assert_eq!(receipt["skipped"][0], json!({"from": "2008-03-08", "to": "2008-03-09"}));
    assert_eq!(receipt["event_hash"].as_str().unwrap().len(), 64);
    let url = receipt["status_url"].as_str().unwrap();
    assert_eq!(
        url,
        format!(
            "http://hall.test/status/{}?code={}",
            receipt["number"].as_str().unwrap(),
            receipt["query_code"].as_str().unwrap()
        )
    );
}

#[db_test]
async fn an_immediate_item_is_due_the_same_day(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w2a").await.accept(ga_04()).await;
    assert_eq!((&receipt["due"], &receipt["kind"]), (&json!("2008-03-03"), &json!("immediate")));
}

#[db_test]
async fn nobody_accepts_for_another_window(store: Store) {
    let hall = TestHall::on(store).await;
    for (name, body) in [("w5a", ga_04()), ("w2a", td_04()), ("w6b", td_04())] {
        let answer = hall.staff(name).await.post("/api/v1/cases", body).await;
        assert_eq!((answer.status, answer.code()), (StatusCode::FORBIDDEN, "not_your_window".to_owned()), "{name}");
    }
    let answer = hall.visitor().post("/api/v1/cases", ga_04()).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::UNAUTHORIZED, "sign_in".to_owned()));
}

#[db_test]
async fn every_wrong_input_is_named_at_once_and_nothing_is_stored(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let answer = clerk
        .post(
            "/api/v1/cases",
            json!({"service": "TD-04", "applicant_name": "  ", "id_number": "110105194912310021", "phone": "12",
                   "town": "XX", "materials": [1, 99]}),
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = answer.fields();
    let names: Vec<&str> = fields.iter().filter_map(|field| field.split(':').next()).collect();
    assert_eq!(names, ["applicant_name", "id_number", "phone", "town", "materials"], "{fields:?}");
    assert!(fields.contains(&"id_number:checksum".to_owned()));
    let missing = clerk.post("/api/v1/cases", json!({"service": "TD-04", "applicant_name": "样例", "id_number": ID, "phone": "13800000000", "materials": [1]})).await;
    assert_eq!(missing.fields(), ["materials:incomplete"]);
    assert_eq!(clerk.get("/api/v1/cases?stage=all").await.json()["items"], json!([]));
}

#[db_test]
async fn names_of_any_script_are_kept_as_typed(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    for name in ["𠮷㛃䶮", "阿依古丽·买买提", "O'Brien <b>; DROP TABLE cases", "Ñandú"] {
        let mut body = td_04();
        body["applicant_name"] = json!(name);
        assert_eq!(clerk.accept(body).await["applicant_name"], name);
    }
}

#[db_test]
async fn names_that_hide_or_turn_the_text_are_refused(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    for name in ["\u{200b}", "样\u{202e}例", "样例\u{7}", "——", "a\u{0}b", "\u{feff}样例"] {
        let mut body = td_04();
        body["applicant_name"] = json!(name);
        assert_eq!(clerk.post("/api/v1/cases", body).await.fields(), ["applicant_name:characters"], "{name:?}");
    }
}

#[db_test]
async fn what_may_come_later_is_needed_too_where_nobody_undertakes_to_bring_it(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    let mut body = ga_04();
    body["service"] = json!("GA-09");
    body["materials"] = json!([1, 2, 4]);
    assert_eq!(clerk.post("/api/v1/cases", body.clone()).await.fields(), ["undertaking:required"]);
    body["materials"] = json!([1, 2, 3, 4]);
    let receipt = clerk.accept(body).await;
    assert_eq!(receipt["materials"].as_array().unwrap().len(), 4);
}

#[db_test]
async fn the_receipt_lists_what_was_handed_in_and_nothing_as_missing(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w2a").await.accept(ga_04()).await;
    let lines = receipt["materials"].as_array().unwrap();
    let numbers: Vec<i64> = lines.iter().map(|line| line["no"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 5]);
    assert!(lines.iter().all(|line| line["given"] == true));
}

#[db_test]
async fn a_date_that_moved_since_it_was_shown_is_refused(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let mut body = td_04();
    body["expected_due"] = json!("2008-03-24");
    clerk.accept(body.clone()).await;
    hall.move_clock(at("2008-03-03", 23, 59));
    let clerk = hall.staff("w5a").await;
    clerk.accept(body.clone()).await;
    hall.move_clock(at("2008-03-04", 0, 0));
    let answer = clerk.post("/api/v1/cases", body).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::CONFLICT, "due_moved".to_owned()));
}

#[db_test]
async fn services_that_are_not_in_the_hall_yet_are_not_accepted(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w2a").await;
    for (service, code) in [("GS-01", "not_your_window"), ("XX-99", "invalid"), ("", "invalid")] {
        let mut body = ga_04();
        body["service"] = json!(service);
        assert_eq!(clerk.post("/api/v1/cases", body).await.code(), code, "{service}");
    }
}

#[db_test]
async fn the_same_key_twice_is_one_case_and_one_receipt(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let asked = (0..8).map(|_| clerk.post_with_key("/api/v1/cases", td_04(), "the-same-key"));
    let answers = join_all(asked).await;
    let first = answers[0].json();
    for answer in &answers {
        assert_eq!((answer.status, answer.json()), (StatusCode::CREATED, first.clone()));
    }
    assert_eq!(clerk.get("/api/v1/cases").await.json()["items"].as_array().unwrap().len(), 1);
    let mut other = td_04();
    other["phone"] = json!("13900000000");
    let answer = clerk.post_with_key("/api/v1/cases", other, "the-same-key").await;
    assert_eq!((answer.status, answer.code()), (StatusCode::CONFLICT, "key_reused".to_owned()));
    let colleague = hall.staff("w5b").await;
    let theirs = colleague.post_with_key("/api/v1/cases", td_04(), "the-same-key").await;
    assert_ne!(theirs.json()["number"], first["number"], "a key belongs to the person who used it");
}

#[db_test]
async fn at_once_at_many_windows_no_number_is_given_twice(store: Store) {
    let hall = TestHall::on(store).await;
    let (five, two) = (hall.staff("w5a").await, hall.staff("w2a").await);
    let land = (0..20).map(|_| five.accept(td_04()));
    let household = (0..20).map(|_| two.accept(ga_04()));
    let (land, household) = futures_util::join!(join_all(land), join_all(household));
    let mut numbers: Vec<String> =
        land.iter().chain(&household).map(|receipt| receipt["number"].as_str().unwrap().to_owned()).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 40);
}
