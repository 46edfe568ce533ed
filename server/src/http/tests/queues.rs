//! What queues are ordered by beside the promise, and what they flag.

use super::visitor::{TestHall, at, td_04};
use crate::storage::{Store, StoreError};
use db_test::db_test;
use serde_json::{Value, json};

#[db_test]
async fn what_waits_to_be_collected_has_a_clock_of_its_own(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let numbers = [clerk.accept(td_04()).await, clerk.accept(td_04()).await];
    let numbers = numbers.map(|receipt| receipt["number"].as_str().unwrap().to_owned());
    let decide = json!({"outcome": "granted", "decided_by": "局长", "certificate_no": "1", "version": 2});
    for (number, day) in numbers.iter().rev().zip(["2008-03-04", "2008-03-06"]) {
        hall.move_clock(at(day, 9, 0));
        let clerk = hall.staff("w5a").await;
        clerk.act(number, "step", json!({"officers": "甲", "version": 1})).await;
        let decided = clerk.act(number, "decide", decide.clone()).await;
        assert_eq!((&decided["light"], &decided["delivery"]["light"]), (&json!("on_time"), &json!("green")));
    }
    let waiting = async || {
        let clerk = hall.staff("w5a").await;
        let list = clerk.get("/api/v1/cases?stage=decided").await.json();
        let row =
            |row: &Value| (row["number"].clone(), row["delivery"]["due"].clone(), row["delivery"]["light"].clone());
        list["items"].as_array().unwrap().iter().map(row).collect::<Vec<_>>()
    };
    let (first, second) = (json!(numbers[1]), json!(numbers[0]));
    // Ten working days after the decision (R13).
    let (on, off) = (json!("2008-03-18"), json!("2008-03-20"));
    assert_eq!(
        waiting().await,
        [(first.clone(), on.clone(), json!("green")), (second.clone(), off.clone(), json!("green"))]
    );
    let clerk = hall.staff("w5a").await;
    let page = clerk.get("/api/v1/cases?stage=decided&limit=1").await.json();
    let next =
        clerk.get(&format!("/api/v1/cases?stage=decided&cursor={}", page["next"].as_str().unwrap())).await.json();
    assert_eq!(next["items"][0]["number"], second, "page by page in the same order");
    hall.move_clock(at("2008-03-20", 9, 0));
    assert_eq!(waiting().await, [(first, on, json!("red")), (second, off, json!("yellow"))]);
    let clerk = hall.staff("w5a").await;
    let queue = clerk.get("/desk?stage=decided").await;
    assert!(queue.text.contains("超 2 日") && queue.text.contains("今日到期"), "{}", queue.text);
    for (number, light) in [(&numbers[1], "late"), (&numbers[0], "on_time")] {
        let delivered = clerk.act(number, "deliver", json!({"received_by": "样例乙", "version": 3})).await;
        assert_eq!((&delivered["light"], &delivered["delivery"]["light"]), (&json!("on_time"), &json!(light)));
    }
    let page = clerk.get(&format!("/desk/cases/{}", numbers[1])).await;
    assert!(page.text.contains("逾期送达"), "{}", page.text);
}

/// TD-04 with a law that allows fourteen working days where fifteen are promised.
async fn with_a_short_law(hall: &TestHall) {
    let done = hall.state.hall.store.write(async |tx| {
        let sql = "UPDATE service_versions SET content = REPLACE(content, '\"statutory\":{\"value\":20', \
                   '\"statutory\":{\"value\":14') WHERE service = 'TD-04'";
        tx.execute(sql, |query| query).await
    });
    done.await.map_err(|error: StoreError| error).unwrap();
}

#[db_test]
async fn where_the_limit_in_law_binds_the_case_is_flagged_and_says_why(store: Store) {
    let hall = TestHall::on(store).await;
    with_a_short_law(&hall).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    assert_eq!((&receipt["due"], &receipt["by_law"]), (&json!("2008-03-21"), &json!(true)));
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!((&case["due"], &case["by_law"]), (&json!("2008-03-21"), &json!(true)));
    let row = clerk.get("/api/v1/cases").await.json()["items"][0].clone();
    assert_eq!(row["by_law"], true);
    let page = clerk.get(&format!("/desk/cases/{number}")).await;
    assert!(page.text.contains("法定期限先到") && page.text.contains("为什么是这一天：法定期限"), "{}", page.text);
    let status = hall.visitor().get(&format!("/status/{number}?code={code}")).await;
    assert!(status.text.contains("法定时限先到"), "{}", status.text);
    // Within the law nothing more can be given by the department's head; beyond it ten working days by the agency's.
    let more = |level: &str, days: u32| json!({"level": level, "days": days, "reason": "案情复杂", "approved_by": "局长", "version": 1});
    assert_eq!(clerk.refused(number, "extend", more("internal", 1)).await, "days:beyond_statutory");
    assert_eq!(clerk.refused(number, "extend", more("statutory", 10)).await, "days:extension_days", "fourteen and ten");
    let extended = clerk.act(number, "extend", more("statutory", 9)).await;
    assert_eq!((&extended["due"], &extended["by_law"]), (&json!("2008-04-07"), &json!(false)));
}

#[db_test]
async fn staff_see_why_the_case_ends_on_its_day(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    let number = clerk.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    let page = clerk.get(&format!("/desk/cases/{number}")).await;
    assert!(page.text.contains("为什么是这一天") && page.text.contains("双休日，不计"), "{}", page.text);
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    assert_eq!(case["by_law"], false);
}
