//! `GET /api/v1/clock/due`.

use super::visitor::TestHall;
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::json;

#[db_test]
async fn the_opening_day_over_the_national_day(store: Store) {
    let hall = TestHall::on(store).await;
    let due = hall.visitor().get("/api/v1/clock/due?accepted=2007-09-28&workdays=5").await.json();
    assert_eq!((&due["due"], &due["provisional"]), (&json!("2007-10-10"), &json!(false)));
    let days = due["days"].as_array().unwrap();
    let counted: Vec<&str> =
        days.iter().filter(|day| day["counted"] == true).map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!(counted, ["2007-09-29", "2007-09-30", "2007-10-08", "2007-10-09", "2007-10-10"]);
    assert_eq!(days.len(), 13, "every day from acceptance to the due date");
    assert!(due.get("light").is_none());
}

#[db_test]
async fn pauses_extensions_and_the_light(store: Store) {
    let hall = TestHall::on(store).await;
    let visitor = hall.visitor();
    let paused =
        visitor.get("/api/v1/clock/due?accepted=2008-03-03&workdays=15&pause=2008-03-10..2008-03-24").await.json();
    assert_eq!(paused["due"], "2008-04-08");
    let extended = visitor.get("/api/v1/clock/due?accepted=2008-06-02&workdays=20&extension=10").await.json();
    assert_eq!(extended["due"], "2008-07-15");
    for (at, light) in
        [("2007-10-10T15:59:59Z", "yellow"), ("2007-10-10T16:00:00Z", "red"), ("2007-10-08T00:00:00%2B08:00", "green")]
    {
        let due = visitor.get(&format!("/api/v1/clock/due?accepted=2007-09-28&workdays=5&at={at}")).await.json();
        assert_eq!(due["light"], light, "{at}");
    }
}

#[db_test]
async fn years_without_an_official_calendar_are_provisional(store: Store) {
    let hall = TestHall::on(store).await;
    let due = hall.visitor().get("/api/v1/clock/due?accepted=2026-12-28&workdays=10").await.json();
    assert_eq!(due["provisional"], true);
}

#[db_test]
async fn wrong_questions_name_the_field(store: Store) {
    let hall = TestHall::on(store).await;
    for (query, field) in [
        ("workdays=5", "accepted"),
        ("accepted=2008-03-03", "workdays"),
        ("accepted=2008-02-30&workdays=5", "accepted"),
        ("accepted=2008-03-03&workdays=-1", "workdays"),
        ("accepted=2008-03-03&workdays=99999999999", "workdays"),
        ("accepted=2008-03-03&workdays=401", "workdays"),
        ("accepted=9999-12-31&workdays=5", "accepted"),
        ("accepted=2008-03-03&workdays=5&extension=61", "extension"),
        ("accepted=2008-03-03&workdays=5&pause=soon", "pause"),
        ("accepted=2008-03-03&workdays=5&pause=2008-03-10..2008-03-01", "pause"),
        ("accepted=2008-03-03&workdays=5&at=yesterday", "at"),
        ("accepted=2008-03-03&workdays=5&at=%2B262142-12-31T23:59:59Z", "at"),
    ] {
        let answer = hall.visitor().get(&format!("/api/v1/clock/due?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {}", answer.text);
        assert!(answer.fields()[0].starts_with(field), "{query}: {:?}", answer.fields());
    }
}
