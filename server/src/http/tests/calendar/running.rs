//! Which cases move, and that each moves once, whatever happens in between.

use super::*;
use crate::jobs::follow_calendar;
use crate::services::cases::{move_due, recompute_open};
use crate::services::{Hall, HallSettings};
use domain::calendar::HolidayNotice;

#[db_test]
async fn what_runs_moves_and_what_is_completed_is_never_judged_again(store: Store) {
    let hall = before(store).await;
    let clerk = hall.staff("w5a").await;
    let earlier = accepted(&clerk).await;
    // As rows were stored before the rules' view of a case was kept.
    sql(&hall, "UPDATE cases SET state = ''").await;
    let (done, paused, withdrawn) = (accepted(&clerk).await, accepted(&clerk).await, accepted(&clerk).await);
    hall.move_clock(at("2007-12-17", 9, 0));
    let clerk = hall.staff("w5a").await;
    let act = async |number: &str, act: &str, body: Value| {
        let answer = clerk.post(&format!("/api/v1/cases/{number}/{act}"), body).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.json()
    };
    act(&done, "step", json!({"officers": "经办人", "version": 1})).await;
    act(&done, "decide", json!({"outcome": "granted", "decided_by": "市局", "version": 2})).await;
    act(&withdrawn, "withdraw", json!({"version": 1})).await;
    let stop = json!({"reason": "hearing", "basis": "第四十五条", "planned": "2007-12-27", "approved_by": "所长", "version": 1});
    let stopped = act(&paused, "pause", stop).await;
    assert_eq!((&stopped["due"], &stopped["provisional"]), (&Value::Null, &json!(true)), "no date is promised now");
    published(&hall);
    drafted(&hall.staff("admin").await, notice()).await;
    let director = hall.staff("director").await;
    let moves = director.get("/api/v1/calendar/drafts/1/moves").await.json();
    let numbers: Vec<&str> = moves["items"].as_array().unwrap().iter().map(|m| m["number"].as_str().unwrap()).collect();
    assert_eq!(numbers, [earlier.as_str(), paused.as_str()]);
    signed(&director, 1, 1).await;

    let clerk = hall.staff("w5a").await;
    let now = case(&clerk, &earlier).await;
    assert_eq!((&now["due"], moves_of(&now)), (&json!("2007-12-29"), 1));
    for untouched in [&done, &withdrawn] {
        let now = case(&clerk, untouched).await;
        assert_eq!((&now["due"], moves_of(&now)), (&json!("2007-12-31"), 0));
    }
    assert_eq!(case(&clerk, &done).await["light"], "on_time");
    let now = case(&clerk, &paused).await;
    assert_eq!((&now["stage"], &now["resumes"]), (&json!("paused"), &json!("2007-12-27")));
    assert_eq!((&now["due"], &now["provisional"]), (&Value::Null, &json!(false)));
    let moved = now["reckoning"]["calendar"].clone();
    assert_eq!(moved, json!({"before": "2008-01-10", "after": "2008-01-11"}), "later by a day");
    assert_eq!(move_due(&hall.state.hall, at("2007-12-27", 8, 0)).await.unwrap(), 1);
    assert_eq!(follow_calendar(&hall.state).await.unwrap().done, 0, "there is nothing left");
    hall.move_clock(at("2007-12-27", 9, 0));
    let clerk = hall.staff("w5a").await;
    let now = case(&clerk, &paused).await;
    assert_eq!((&now["stage"], &now["due"]), (&json!("accepted"), &json!("2008-01-11")));
    hall.move_clock(at("2007-12-30", 0, 0));
    let clerk = hall.staff("w5a").await;
    assert_eq!(case(&clerk, &earlier).await["light"], "red", "lights follow the date in force");
}

#[db_test]
async fn a_run_that_was_cut_off_goes_on_and_a_broken_case_holds_up_nobody(store: Store) {
    let hall = before(store.clone()).await;
    let clerk = hall.staff("w5a").await;
    let broken = accepted(&clerk).await;
    sql(&hall, "UPDATE cases SET state = '{'").await;
    let mut numbers = Vec::new();
    for _ in 0..6 {
        numbers.push(accepted(&clerk).await);
    }
    published(&hall);
    // The calendar is in force, and the machine stops after two cases.
    let notice: HolidayNotice = serde_json::from_value(notice()).unwrap();
    let next = calendar_before().with_notice(&notice, "next").unwrap();
    let later = at("2008-03-03", 11, 0).timestamp_millis();
    store.write(async move |tx| calendars::import(tx, &next, later).await).await.unwrap();
    hall.state.hall.reload_calendar().await.unwrap();
    let at_work = at("2007-12-18", 9, 0);
    let first = recompute_open(&hall.state.hall, at_work, 2).await.unwrap();
    assert_eq!((first.done, first.refused), (2, 1));
    let moved = async |hall: &TestHall| {
        let clerk = hall.staff("w5a").await;
        let mut count = 0;
        for number in &numbers {
            count += moves_of(&case(&clerk, number).await);
        }
        count
    };
    assert_eq!(moved(&hall).await, 2);
    // It starts again, twice at once.
    let settings = HallSettings::default();
    let again = Hall::open(store.clone(), settings, "http://hall.test".to_owned(), None).await.unwrap();
    let (one, other) =
        tokio::join!(recompute_open(&again, at_work, u64::MAX), recompute_open(&hall.state.hall, at_work, u64::MAX));
    assert_eq!(one.unwrap().done + other.unwrap().done, 4);
    assert_eq!(moved(&hall).await, 6, "each exactly once");
    let last = follow_calendar(&hall.state).await.unwrap();
    assert_eq!((last.done, last.refused), (0, 1), "it is tried again");
    let clerk = hall.staff("w5a").await;
    for number in &numbers {
        assert_eq!(case(&clerk, number).await["due"], "2007-12-29");
    }
    let waiting = clerk.get("/api/v1/calendar/moved").await.json();
    assert_eq!(waiting["items"].as_array().unwrap().len(), 6);
    assert!(!waiting["items"].as_array().unwrap().iter().any(|one| one["number"] == json!(broken)));
}

#[db_test]
async fn a_case_accepted_while_the_calendar_changes_follows(store: Store) {
    let hall = before(store).await;
    published(&hall);
    drafted(&hall.staff("admin").await, notice()).await;
    let other = TestHall::beside(&hall).await;
    signed(&hall.staff("director").await, 1, 1).await;
    // Another process of the hall does not know the new calendar yet.
    let receipt = other.staff("w5a").await.accept(td_04()).await;
    assert_eq!(receipt["due"], "2008-01-02", "by the calendar before: New Year's Day counted");
    let number = receipt["number"].as_str().unwrap();
    assert_eq!(follow_calendar(&hall.state).await.unwrap().done, 1);
    let now = case(&hall.staff("w5a").await, number).await;
    assert_eq!((&now["due"], moves_of(&now)), (&json!("2008-01-03"), 1));
}

#[db_test]
async fn what_was_not_told_yet_becomes_one_with_the_next_move(store: Store) {
    let hall = before(store).await;
    let number = accepted(&hall.staff("w5a").await).await;
    published(&hall);
    let (admin, director) = (hall.staff("admin").await, hall.staff("director").await);
    drafted(&admin, notice()).await;
    signed(&director, 1, 1).await;
    // 2007 as it was before.
    let year = calendar_before().years.remove(&2007).unwrap();
    let back = json!({"year": 2007, "off": year.off, "work": year.work, "source": "更正", "published": "2007-12-18"});
    let draft = drafted(&admin, back).await;
    assert_eq!(draft["replaces"], true);
    signed(&director, 2, 1).await;
    let clerk = hall.staff("w5a").await;
    let now = case(&clerk, &number).await;
    assert_eq!((&now["due"], moves_of(&now)), (&json!("2007-12-31"), 2));
    assert_eq!(
        clerk.get("/api/v1/calendar/moved").await.json()["items"],
        json!([]),
        "nothing has moved for the applicant"
    );
}
