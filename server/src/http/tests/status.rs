//! `GET /api/v1/status/{number}?code=`.

use super::visitor::{TestHall, at, td_04};
use crate::http::limits::{Limits, Tries};
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::json;

#[db_test]
async fn number_and_code_show_the_case_without_names(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    let grouped = receipt["number_grouped"].as_str().unwrap();
    let citizen = hall.visitor();
    let answer = citizen.get(&format!("/api/v1/status/{number}?code={}", code.to_lowercase())).await;
    assert_eq!(answer.status, StatusCode::OK);
    let status = answer.json();
    assert_eq!(
        (&status["light"], &status["stage"], &status["due"]),
        (&json!("green"), &json!("accepted"), &json!("2008-03-24"))
    );
    assert_eq!(citizen.get(&format!("/api/v1/status/{grouped}?code={code}")).await.json(), status);
    for secret in ["样例乙", "110105", "0577", "岗", "post"] {
        assert!(!answer.text.contains(secret), "{secret} in {}", answer.text);
    }
    assert_eq!(answer.headers["cache-control"], "no-store");
    hall.move_clock(at("2008-03-25", 0, 0));
    assert_eq!(citizen.get(&format!("/api/v1/status/{number}?code={code}")).await.json()["light"], "red");
}

#[db_test]
async fn a_wrong_number_and_a_wrong_code_look_the_same(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    let citizen = hall.visitor();
    let wrong_code = citizen.get(&format!("/api/v1/status/{number}?code=222222")).await;
    for path in ["0803030600010?code=222222", "nonsense?code=222222", "0803030600010", "nonsense", "%00?code=%ff"] {
        let answer = citizen.get(&format!("/api/v1/status/{path}")).await;
        assert_eq!((answer.status, &answer.text), (StatusCode::NOT_FOUND, &wrong_code.text), "{path}");
    }
}

#[db_test]
async fn the_number_alone_says_only_how_far_the_case_is(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    let citizen = hall.visitor();
    let coarse = json!({"number": number, "number_grouped": receipt["number_grouped"], "stage": "accepted"});
    for path in [number.to_owned(), format!("{number}?code="), format!("{number}?code=%20")] {
        assert_eq!(citizen.get(&format!("/api/v1/status/{path}")).await.json(), coarse, "{path}");
    }
}

#[db_test]
async fn the_promised_date_goes_into_a_calendar(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    let citizen = hall.visitor();
    let file = citizen.get(&format!("/status/{number}/due.ics?code={code}")).await;
    for once in ["PRODID:", "VERSION:"] {
        assert_eq!(file.text.lines().filter(|line| line.starts_with(once)).count(), 1, "{once} {}", file.text);
    }
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    let unfolded = file.text.replace("\r\n ", "");
    for line in ["BEGIN:VCALENDAR\r\n", "DTSTART;VALUE=DATE:20080324\r\n", "SUMMARY:最迟办结：", "BEGIN:VALARM\r\n"]
    {
        assert!(unfolded.contains(line), "{line} in {unfolded}");
    }
    assert!(!file.text.contains(code), "the code stays out of the file");
    assert_eq!(citizen.get(&format!("/status/{number}/due.ics?code=222222")).await.status, StatusCode::NOT_FOUND);
    let english = citizen.get(&format!("/status/{number}/due.ics?code={code}&lang=en")).await;
    assert!(english.text.contains("SUMMARY:Done by: "), "{}", english.text);
}

#[tokio::test]
async fn guessing_is_stopped_for_a_number_and_for_an_address() {
    let few = Tries { burst: 3, per_minute: 1 };
    let hall = TestHall::open_with(Limits::new(Tries { burst: 5, per_minute: 1 }, few)).await;
    let citizen = hall.visitor();
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(citizen.get("/api/v1/status/0803030500015?code=222222").await.status.as_u16());
    }
    assert_eq!(statuses, [404, 404, 404, 429]);
    assert_eq!(citizen.get("/api/v1/status/0803030500023?code=222222").await.status, 404);
    assert_eq!(citizen.get("/api/v1/status/0803030500031?code=222222").await.code(), "too_many");
}

#[tokio::test]
async fn however_a_number_is_written_it_is_tried_as_one() {
    let few = Tries { burst: 3, per_minute: 1 };
    let hall = TestHall::open_with(Limits::new(Tries { burst: 100, per_minute: 1 }, few)).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    let spaced: String = number.chars().flat_map(|digit| [digit, '-']).collect();
    let wide: String = number.chars().filter_map(|digit| char::from_u32(digit as u32 + 0xfee0)).collect();
    let grouped = receipt["number_grouped"].as_str().unwrap();
    let citizen = hall.visitor();
    for written in [number, spaced.trim_end_matches('-'), grouped] {
        assert_eq!(citizen.get(&format!("/api/v1/status/{written}?code=222222")).await.status, 404, "{written}");
    }
    let wide: String = wide.bytes().map(|byte| format!("%{byte:02X}")).collect();
    assert_eq!(citizen.get(&format!("/api/v1/status/{wide}?code=222222")).await.code(), "too_many");
}
