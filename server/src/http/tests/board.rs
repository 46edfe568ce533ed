//! The public board.

use super::visitor::{TestHall, at, ga_04, td_04};
use crate::services::HallSettings;
use crate::storage::Store;
use db_test::db_test;
use domain::clock::NamedRule;
use serde_json::json;

#[db_test]
async fn lights_are_counted_by_department(store: Store) {
    let hall = TestHall::on(store).await;
    let land = hall.staff("w5a").await;
    land.accept(td_04()).await;
    land.accept(td_04()).await;
    hall.staff("w2a").await.accept(ga_04()).await;
    let total = |board: &serde_json::Value| board["total"].clone();
    let lights = |green, yellow, red, accepted| {
        json!({
            "green": green, "yellow": yellow, "red": red, "paused": 0, "upper": 0, "parts_yellow": 0, "parts_red": 0,
            "accepted_today": accepted, "completed_today": 0
        })
    };
    let visitor = hall.visitor();
    let board = visitor.get("/api/v1/board").await.json();
    assert_eq!(total(&board), lights(3, 0, 0, 3));
    assert_eq!(board["departments"].as_array().unwrap().len(), 7);
    assert_eq!(board["departments"][1]["lights"], lights(2, 0, 0, 2));
    hall.move_clock(at("2008-03-03", 17, 0));
    assert_eq!(
        total(&visitor.get("/api/v1/board").await.json()),
        lights(2, 1, 0, 3),
        "an immediate item is yellow from the close of business"
    );
    hall.move_clock(at("2008-03-04", 0, 0));
    assert_eq!(total(&visitor.get("/api/v1/board").await.json()), lights(2, 0, 1, 0));
    hall.move_clock(at("2008-03-24", 8, 0));
    assert_eq!(total(&visitor.get("/api/v1/board").await.json()), lights(0, 2, 1, 0));
}

#[db_test]
async fn a_stopped_clock_has_a_count_of_its_own(store: Store) {
    let hall = TestHall::on(store).await;
    let land = hall.staff("w5a").await;
    land.accept(td_04()).await;
    let number = land.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    let hearing = json!({"reason": "hearing", "basis": "行政许可法第四十五条", "planned": "2008-03-10", "approved_by": "所长", "version": 1});
    land.act(&number, "pause", hearing).await;
    let board = hall.visitor().get("/api/v1/board").await.json();
    assert_eq!((&board["total"]["green"], &board["total"]["paused"]), (&json!(1), &json!(1)));
    assert_eq!(board["departments"][1]["lights"]["paused"], 1);
    // From its planned day it is judged again, before any job has run.
    hall.move_clock(at("2008-03-10", 0, 0));
    let board = hall.visitor().get("/api/v1/board").await.json();
    assert_eq!((&board["total"]["green"], &board["total"]["paused"]), (&json!(2), &json!(0)));
}

/// TD-04: promised for Monday 24 March, in law for Monday the 31st.
#[db_test]
async fn by_the_provinces_rule_promise_and_law_are_kept_apart(store: Store) {
    let settings = HallSettings { warning_rule: NamedRule::Province, ..HallSettings::default() };
    let hall = TestHall::on_as(store, settings).await;
    let number = hall.staff("w5a").await.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    for (day, light, warned, days_left) in [
        ("2008-03-19", "green", false, 3),
        ("2008-03-20", "green", true, 2),
        ("2008-03-24", "green", true, 0),
        ("2008-03-25", "yellow", false, -1),
        ("2008-03-31", "yellow", false, -5),
        ("2008-04-01", "red", false, -6),
    ] {
        hall.move_clock(at(day, 9, 0));
        let clerk = hall.staff("w5a").await;
        let row = clerk.get("/api/v1/cases").await.json()["items"][0].clone();
        assert_eq!(
            (&row["light"], &row["warned"], &row["days_left"]),
            (&json!(light), &json!(warned), &json!(days_left)),
            "{day}"
        );
        let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
        assert_eq!(case["light"], light, "{day}");
        let board = hall.visitor().get("/api/v1/board").await.json();
        assert_eq!((&board["rule"], &board["total"][light]), (&json!("province"), &json!(1)), "{day}");
        let lit: u64 = ["green", "yellow", "red"].iter().map(|name| board["total"][name].as_u64().unwrap()).sum();
        assert_eq!(lit, 1, "{day}");
    }
    let page = hall.visitor().get("/board").await;
    assert!(page.text.contains("超过法定时限"), "the board says what its lights mean");
}
