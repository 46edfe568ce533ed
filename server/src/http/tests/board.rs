//! The public board.

use super::visitor::{TestHall, at, ga_04, td_04};
use crate::storage::Store;
use db_test::db_test;
use serde_json::json;

#[db_test]
async fn lights_are_counted_by_department(store: Store) {
    let hall = TestHall::on(store).await;
    let land = hall.staff("w5a").await;
    land.accept(td_04()).await;
    land.accept(td_04()).await;
    hall.staff("w2a").await.accept(ga_04()).await;
    let total = |board: &serde_json::Value| board["total"].clone();
    let lights = |green, yellow, red, accepted| json!({"green": green, "yellow": yellow, "red": red, "accepted_today": accepted, "completed_today": 0});
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
