//! The stored case is what its events say, whatever happened to it.

use super::visitor::{ID, TestHall, Visitor, at, ga_04, td_04};
use crate::services::cases::move_due;
use crate::storage::Store;
use crate::storage::cases;
use axum::http::StatusCode;
use chrono::DateTime;
use db_test::db_test;
use domain::case::{Case, Counts, Event, Terms};
use domain::time::local_date;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn body(service: &str, materials: &[u32]) -> Value {
    json!({"service": service, "applicant_name": "样例丁", "id_number": ID, "phone": "13800000000", "town": "HQ",
           "materials": materials, "undertaking": true})
}

async fn accepted(clerk: &Visitor<'_>, body: Value) -> String {
    clerk.accept(body).await["number"].as_str().unwrap().to_owned()
}

async fn received(clerk: &Visitor<'_>) -> String {
    let mut body = td_04();
    body["materials"] = json!([1, 2]);
    let answer = clerk.post("/api/v1/cases/receive", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["number"].as_str().unwrap().to_owned()
}

/// The case as it is stored, and its events as they are stored.
async fn stored(hall: &TestHall, number: &str) -> (Case, Vec<Event>) {
    let reader = hall.state.hall.store.read();
    let record = cases::by_number(reader, number).await.unwrap().unwrap();
    let case: Case = serde_json::from_str(&record.state).unwrap();
    assert_eq!(case.stage.name(), record.stage, "{number}: the column says what the state says");
    assert_eq!(i64::from(case.events), record.events);
    if let Some(acceptance) = case.stage.acceptance() {
        assert_eq!((acceptance.due, Some(acceptance.accepted_on)), (record.due, record.accepted), "{number}");
    }
    let events = cases::events(reader, number).await.unwrap();
    let event = |event: &cases::EventRecord| Event {
        at: DateTime::from_timestamp_millis(event.at).unwrap(),
        kind: serde_json::from_str(&event.content).unwrap(),
    };
    (case, events.iter().map(event).collect())
}

/// Joint, reported up, stopped, extended, corrected, tolerated, converted, and every end of a case.
#[db_test]
async fn the_events_read_again_give_the_stored_case_and_lose_none(store: Store) {
    let hall = TestHall::on(store).await;
    let land = hall.staff("w5a").await;
    let hearing = |version: i64, planned: &str| json!({"reason": "hearing", "basis": "行政许可法第四十五条", "planned": planned, "approved_by": "所长", "version": version});
    let plain = accepted(&land, td_04()).await;
    let joint = accepted(&land, body("TD-01", &[1, 2, 3, 4, 6, 7])).await;
    let (returned, withdrawn) = (accepted(&land, td_04()).await, accepted(&land, td_04()).await);
    let (refused, lapsed, deemed, early) =
        (received(&land).await, received(&land).await, received(&land).await, received(&land).await);
    let planning = hall.staff("w6a").await;
    let (gap, late_gap) = (
        accepted(&planning, body("GH-03", &[1, 2, 3, 5])).await,
        accepted(&planning, body("GH-03", &[1, 2, 3, 5])).await,
    );
    let police = hall.staff("w2a").await;
    let (immediate, above) = (accepted(&police, ga_04()).await, accepted(&police, body("GA-07", &[1, 2])).await);
    let mut at_once = ga_04();
    at_once["complete"] = json!(true);
    let done = accepted(&police, at_once).await;
    let numbers = [
        &plain, &joint, &returned, &withdrawn, &refused, &lapsed, &deemed, &early, &gap, &late_gap, &immediate, &above,
        &done,
    ];

    let convert = json!({"workdays": 3, "reason": "系统停电", "approved_by": "窗口负责人", "version": 1});
    police.act(&immediate, "convert", convert).await;
    police.act(&above, "step", json!({"officers": "民警甲", "version": 1})).await;
    let up = json!({"opinion": "符合条件", "expected": "2008-04-10", "version": 2});
    police.act(&above, "forward", up).await;
    police.act(&above, "chase", json!({"way": "电话", "version": 3})).await;
    police.act(&above, "reply", json!({"reply": "准予制证", "version": 4})).await;
    land.act(&early, "withdraw", json!({"version": 1})).await;
    land.act(&refused, "correct", json!({"what": "日期写错", "version": 1})).await;
    let none = json!({"ground": "not_needed", "reason": "不需要许可", "confirmed_by": "窗口负责人", "version": 2});
    land.act(&refused, "not-accept", none).await;
    let notice = json!({"lines": ["3:incomplete"], "answer_by": "2008-03-07", "version": 1});
    land.act(&lapsed, "notice", notice).await;
    land.act(&plain, "pause", hearing(1, "2008-03-05")).await;
    land.act(&plain, "note", json!({"text": "申请人下周出国", "version": 2})).await;
    let back = json!({"ground": "conditions_not_met", "reason": "权属有争议", "version": 1});
    land.act(&returned, "return", back).await;
    let more = json!({"level": "statutory", "days": 5, "reason": "案情复杂", "approved_by": "局长", "version": 1});
    land.act(&withdrawn, "extend", more).await;
    hall.staff("director").await.act(&withdrawn, "undo", json!({"reason": "批错了件", "version": 2})).await;
    hall.staff("w5a").await.act(&withdrawn, "withdraw", json!({"version": 3})).await;
    hall.staff("supervisor")
        .await
        .act(&returned, "reexamine", json!({"finding": "overturned", "reason": "争议已经裁决", "version": 2}))
        .await;
    let co = hall.staff("co-gh").await;
    co.act(&joint, "opinion", json!({"opinion": "agree", "version": 1})).await;
    let no = json!({"opinion": "disagree", "reason": "不符合村镇规划", "version": 2});
    hall.staff("co-town").await.act(&joint, "opinion", no).await;
    planning.act(&gap, "gap", json!({"materials": [4], "version": 1})).await;

    // The pause ends by itself on the 5th and is renewed on that day; the notice clock and the gap end on the 10th.
    assert_eq!(move_due(&hall.state.hall, at("2008-03-05", 0, 1)).await.unwrap(), 1);
    hall.move_clock(at("2008-03-05", 9, 0));
    let land = hall.staff("w5a").await;
    let longer = json!({"planned": "2008-03-20", "approved_by": "所长", "version": 4});
    land.act(&plain, "renew", longer).await;
    assert_eq!(move_due(&hall.state.hall, at("2008-03-11", 0, 1)).await.unwrap(), 2, "one deemed, one returned");
    hall.move_clock(at("2008-03-11", 9, 0));
    let land = hall.staff("w5a").await;
    land.act(&lapsed, "lapse", json!({"version": 2})).await;
    land.act(&joint, "meeting", json!({"minutes": "一致同意不予批准", "version": 3})).await;
    for version in [4, 5] {
        land.act(&joint, "step", json!({"officers": "甲、乙", "version": version})).await;
    }
    let no = json!({"outcome": "refused", "decided_by": "局长", "reason": "不符合村镇规划；可申请复议", "version": 6});
    land.act(&joint, "decide", no).await;
    land.act(&plain, "resume", json!({"version": 5})).await;
    land.act(&plain, "step", json!({"officers": "甲", "version": 6})).await;
    let yes = |version: i64| json!({"outcome": "granted", "decided_by": "局长", "version": version});
    land.act(&plain, "decide", yes(7)).await;
    hall.staff("director").await.act(&plain, "undo", json!({"reason": "点错了件", "version": 8})).await;
    let land = hall.staff("w5a").await;
    land.act(&plain, "decide", yes(9)).await;
    land.act(&plain, "deliver", json!({"received_by": "样例乙", "version": 10})).await;
    land.act(&plain, "archive", json!({"version": 11})).await;

    let mut seen = BTreeSet::new();
    let mut histories: Vec<(Terms, Vec<Event>)> = Vec::new();
    for number in numbers {
        let (case, events) = stored(&hall, number).await;
        let replayed = Case::replay(&case.terms, &events).unwrap();
        assert_eq!(replayed, case, "{number}");
        seen.extend(events.iter().map(|event| event.kind.name()));
        histories.push((case.terms, events));
    }
    assert!(seen.len() >= 29, "{seen:?}");
    let days = ["2008-03-03", "2008-03-05", "2008-03-10", "2008-03-11"].map(|day| day.parse().unwrap());
    let cases = || histories.iter().map(|(terms, events)| (terms, events.as_slice()));
    for from in days {
        for to in days.into_iter().filter(|to| *to >= from) {
            let counts = Counts::of(cases(), from, to).unwrap();
            assert!(counts.balance(), "{from} to {to}: {counts:?}");
        }
    }
    let whole = Counts::of(cases(), days[0], local_date(at("2008-03-11", 9, 0))).unwrap();
    // Accepted: all but the one not accepted, the one that lapsed and the one taken back before. Of them two decided, one
    // done at once, one returned with its gap and one taken back.
    let figures = (whole.opening, whole.accepted, whole.completed, whole.returned, whole.withdrawn, whole.closing);
    assert_eq!(figures, (0, 10, 3, 1, 1, 5), "{whole:?}");
}
