//! An official holiday notice is imported: drafted, signed off by somebody else, every open case computed anew, applicants
//! told.

mod drafts;
mod pages;
mod running;

use super::visitor::{Answer, TestHall, Visitor, at, td_04};
use crate::storage::{Store, StoreError, calendars};
use axum::http::StatusCode;
use chrono::NaiveDate;
use db_test::db_test;
use domain::calendar::CalendarData;
use serde_json::{Value, json};

fn sample() -> CalendarData {
    serde_json::from_str(include_str!("../../../sample/calendar.json")).unwrap()
}

/// The calendar as it was known before the arrangement for 2008 was published on 2007-12-18.
fn calendar_before() -> CalendarData {
    let mut data = sample();
    data.version = "before".to_owned();
    data.years.retain(|year, _| *year < 2008);
    let december: NaiveDate = "2007-12-01".parse().unwrap();
    let year = data.years.get_mut(&2007).unwrap();
    year.off.retain(|day| *day < december);
    year.work.retain(|day| *day < december);
    data
}

/// The notice for 2008: it begins with 29 December 2007.
fn notice() -> Value {
    let year = sample().years.remove(&2008).unwrap();
    let mut off = vec!["2007-12-30".parse().unwrap(), "2007-12-31".parse().unwrap()];
    off.extend(year.off);
    let mut work = vec!["2007-12-29".parse().unwrap()];
    work.extend(year.work);
    json!({"year": 2008, "off": off, "work": work, "source": "国务院办公厅2008年放假通知", "published": "2007-12-18"})
}

async fn sql(hall: &TestHall, statement: &'static str) {
    let changed = hall.state.hall.store.write(async move |tx| tx.execute(statement, |query| query).await).await;
    assert!(changed.map_err(|error: StoreError| error).unwrap() > 0, "{statement}");
}

/// The hall on Friday 2007-12-14, TD-04 promised in eleven working days, as in V24.
async fn before(store: Store) -> TestHall {
    let hall = TestHall::on(store).await;
    let data = calendar_before();
    let later = at("2008-03-03", 10, 0).timestamp_millis();
    hall.state.hall.store.write(async move |tx| calendars::import(tx, &data, later).await).await.unwrap();
    hall.state.hall.reload_calendar().await.unwrap();
    sql(
        &hall,
        "UPDATE service_versions SET content = REPLACE(content, '\"promised_workdays\":15', '\"promised_workdays\":11')
         WHERE service = 'TD-04'",
    )
    .await;
    hall.move_clock(at("2007-12-14", 9, 0));
    hall
}

async fn accepted(clerk: &Visitor<'_>) -> String {
    let receipt = clerk.accept(td_04()).await;
    assert_eq!(receipt["due"], "2007-12-31");
    receipt["number"].as_str().unwrap().to_owned()
}

/// The day on which the notice is in the newspapers.
fn published(hall: &TestHall) {
    hall.move_clock(at("2007-12-18", 9, 0));
}

async fn drafted(person: &Visitor<'_>, notice: Value) -> Value {
    let answer = person.post("/api/v1/calendar/drafts", notice).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()
}

async fn sign(person: &Visitor<'_>, no: u32, version: u32) -> Answer {
    person.post(&format!("/api/v1/calendar/drafts/{no}/sign"), json!({"version": version})).await
}

async fn signed(person: &Visitor<'_>, no: u32, version: u32) -> Value {
    let answer = sign(person, no, version).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

async fn case(clerk: &Visitor<'_>, number: &str) -> Value {
    clerk.get(&format!("/api/v1/cases/{number}")).await.json()
}

/// How often a calendar moved a case.
fn moves_of(case: &Value) -> usize {
    case["timeline"].as_array().unwrap().iter().filter(|entry| entry["event"] == "recomputed").count()
}

#[db_test]
async fn v24_through_the_interface(store: Store) {
    let hall = before(store).await;
    let clerk = hall.staff("w5a").await;
    let number = accepted(&clerk).await;
    let paper = format!("/api/v1/cases/{number}/receipt");
    let receipt = clerk.get(&paper).await.json();
    let code = receipt["query_code"].as_str().unwrap().to_owned();
    published(&hall);
    let (admin, clerk, director) = (hall.staff("admin").await, hall.staff("w5a").await, hall.staff("director").await);
    let draft = drafted(&admin, notice()).await;
    assert_eq!((&draft["state"], &draft["looked_at"], &draft["moved"]), (&json!("open"), &json!(1), &json!(1)));
    assert_eq!((&draft["base_version"], &draft["may_decide"]), (&json!("before"), &json!(false)));
    let moves = director.get("/api/v1/calendar/drafts/1/moves").await.json();
    let one = &moves["items"][0];
    assert_eq!((&one["number"], &one["stage"], &one["service"]), (&json!(number), &json!("accepted"), &json!("TD-04")));
    assert_eq!(
        (&one["printed_due"], &one["before"], &one["after"]),
        (&json!("2007-12-31"), &json!("2007-12-31"), &json!("2007-12-29"))
    );
    assert_eq!(case(&clerk, &number).await["due"], "2007-12-31", "a draft moves nothing");

    let done = signed(&director, 1, 1).await;
    assert_eq!((&done["state"], &done["left"]), (&json!("signed"), &json!(0)));
    assert_eq!(done["calendar_version"], "2007-12-18.1");
    let calendar = hall.visitor().get("/api/v1/calendar").await.json();
    assert_eq!(
        (&calendar["version"], &calendar["years"]["2008"]["published"]),
        (&json!("2007-12-18.1"), &json!("2007-12-18"))
    );
    let now = case(&clerk, &number).await;
    assert_eq!((&now["due"], &now["version"]), (&json!("2007-12-29"), &json!(2)));
    assert_eq!(now["reckoning"]["printed_due"], "2007-12-31");
    assert_eq!(now["reckoning"]["calendar"], json!({"before": "2007-12-31", "after": "2007-12-29"}));
    let last = &now["timeline"][2];
    assert_eq!((&last["event"], &last["actor_zh"]), (&json!("recomputed"), &json!("系统")));
    let mut reprint = clerk.get(&paper).await.json();
    let mark = reprint.as_object_mut().unwrap().remove("reprint").unwrap();
    assert!(mark.as_str().unwrap().starts_with("补打 "), "{mark}");
    assert_eq!(reprint, receipt, "a reprint says what was printed");
    let status = hall.visitor().get(&format!("/api/v1/status/{number}?code={code}")).await.json();
    assert_eq!(
        (&status["due"], &status["reckoning"]["calendar"]["before"]),
        (&json!("2007-12-29"), &json!("2007-12-31"))
    );

    let again = admin.post("/api/v1/calendar/drafts", notice()).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "calendar_same".to_owned()));
}

#[db_test]
async fn the_windows_tell_each_applicant_once(store: Store) {
    let hall = before(store).await;
    let number = accepted(&hall.staff("w5a").await).await;
    published(&hall);
    let (clerk, director) = (hall.staff("w5a").await, hall.staff("director").await);
    assert_eq!(clerk.get("/api/v1/calendar/moved").await.json()["items"], json!([]));
    drafted(&hall.staff("supervisor").await, notice()).await;
    signed(&director, 1, 1).await;
    let waiting = clerk.get("/api/v1/calendar/moved").await.json();
    let one = &waiting["items"][0];
    assert_eq!((&one["number"], &one["phone"]), (&json!(number), &json!("0577-62300000")));
    assert_eq!((&one["before"], &one["after"]), (&json!("2007-12-31"), &json!("2007-12-29")));
    let tell = format!("/api/v1/calendar/moved/{number}/told");
    let stranger = hall.staff("w2a").await;
    assert_eq!(stranger.get("/api/v1/calendar/moved").await.json()["items"], json!([]));
    assert_eq!(stranger.post(&tell, json!({})).await.code(), "not_found");
    assert_eq!(director.get("/api/v1/calendar/moved").await.status, StatusCode::FORBIDDEN, "phones are the window's");
    let told = clerk.post_with_key(&tell, json!({}), "told-key-1").await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text);
    assert_eq!(clerk.post_with_key(&tell, json!({}), "told-key-1").await.json(), told.json());
    assert_eq!(clerk.post(&tell, json!({})).await.code(), "told_already");
    assert_eq!(clerk.get("/api/v1/calendar/moved").await.json()["items"], json!([]));
    let done = clerk.get("/api/v1/calendar/moved?told=true").await.json();
    assert_eq!(done["items"][0]["told"]["at"], "2007-12-18T01:00:00Z");
    assert_eq!(clerk.get("/api/v1/calendar/moved?cursor=x").await.fields(), ["cursor:unknown"]);
}
