//! Papers as they are printed: the original once, reprints marked, both copies, nothing altered.

use super::visitor::{TestHall, at, td_04};
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::json;

/// Whether every page bears the mark, or none; anything else is a fault.
fn marked(pages: &[String], mark: &str) -> bool {
    let with = pages.iter().filter(|page| page.contains(mark)).count();
    assert!(with == 0 || with == pages.len(), "{mark} on {with} of {}", pages.len());
    with > 0
}

#[db_test]
async fn the_first_print_of_a_receipt_is_the_original_and_each_later_one_is_marked(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    assert_eq!(receipt.get("reprint"), None, "the answer to the acceptance is no print");
    clerk.get(&format!("/desk/cases/{number}")).await;
    clerk.get(&format!("/desk/cases/{number}/qr.svg")).await;

    // A quarter of an hour later: the first print all the same, in both copies.
    hall.move_clock(at("2008-03-03", 9, 27));
    let (pdf, page) = (format!("/desk/cases/{number}/receipt.pdf"), format!("/desk/cases/{number}/receipt"));
    let original = clerk.pages_of(&pdf).await;
    assert_eq!(original.len(), 2);
    assert!(original[0].contains("申请人联") && original[1].contains("存档联"), "{original:?}");
    assert!(!marked(&original, "补打"));
    // The same person within the minute has loaded it twice; a colleague prints it again.
    assert!(!marked(&clerk.pages_of(&pdf).await, "补打"));
    let shown = clerk.get(&page).await;
    assert!(shown.text.contains("receipt__code") && !shown.text.contains("receipt__mark"), "{}", shown.text);
    let colleague = hall.staff("w5b").await;
    assert!(marked(&colleague.pages_of(&pdf).await, "补打2008年3月3日"));

    hall.move_clock(at("2008-03-03", 9, 28));
    assert!(marked(&clerk.pages_of(&pdf).await, "补打2008年3月3日"), "a minute later");
    hall.move_clock(at("2008-03-05", 9, 0));
    let clerk = hall.staff("w5a").await;
    assert!(marked(&clerk.pages_of(&format!("/desk/cases/{number}/papers/1.pdf")).await, "补打2008年3月5日"));
    assert!(clerk.get(&page).await.text.contains("补打 2008年3月5日"), "on the page that is printed as well");
}

#[db_test]
async fn a_receipt_of_the_system_has_its_first_print_too(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w5a").await;
    let answer = clerk.post("/api/v1/cases/receive", td_04()).await.json();
    let number = answer["number"].as_str().unwrap();
    assert_eq!(crate::services::cases::move_due(&hall.state.hall, at("2008-03-11", 0, 1)).await.unwrap(), 1);
    hall.move_clock(at("2008-03-12", 9, 0));
    let clerk = hall.staff("w5a").await;
    let pdf = format!("/desk/cases/{number}/receipt.pdf");
    assert!(!marked(&clerk.pages_of(&pdf).await, "补打"), "nobody has printed it before");
    hall.move_clock(at("2010-03-12", 9, 0));
    assert!(marked(&hall.staff("w5a").await.pages_of(&pdf).await, "补打2010年3月12日"));
}

#[db_test]
async fn every_paper_counts_its_own_prints(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w5a").await;
    let number = clerk.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    let more = json!({"level": "internal", "days": 3, "reason": "案情复杂", "approved_by": "局长", "version": 1});
    clerk.act(&number, "extend", more).await;
    clerk.pages_of(&format!("/desk/cases/{number}/receipt.pdf")).await;
    hall.move_clock(at("2008-03-03", 17, 0));
    let paper = format!("/desk/cases/{number}/papers/2.pdf");
    assert!(!marked(&clerk.pages_of(&paper).await, "补打"), "hours after its issue, but its first print");
    assert!(marked(&hall.staff("w5b").await.pages_of(&paper).await, "补打2008年3月3日"));
    let case = clerk.get(&format!("/api/v1/cases/{number}")).await.json();
    let reprints: Vec<&serde_json::Value> =
        case["papers"].as_array().unwrap().iter().map(|paper| &paper["reprints"]).collect();
    assert_eq!(reprints, [&json!(0), &json!(1)]);
}

#[db_test]
async fn an_altered_paper_is_refused_and_never_printed(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w5a").await;
    let number = clerk.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    let more = json!({"level": "internal", "days": 3, "reason": "案情复杂", "approved_by": "局长", "version": 1});
    clerk.act(&number, "extend", more).await;
    let change = async |from: &'static str, to: &'static str| {
        let changed = hall.state.hall.store.write(async move |tx| {
            tx.execute("UPDATE case_papers SET content = REPLACE(content, $1, $2)", |query| query.bind(from).bind(to))
                .await
        });
        changed.await.map_err(|error: crate::storage::StoreError| error).unwrap();
    };
    let (notice, receipt) = (format!("/desk/cases/{number}/papers/2.pdf"), format!("/desk/cases/{number}/receipt.pdf"));
    change("样例乙", "样例丙").await;
    for path in [&notice, &receipt, &format!("/desk/cases/{number}/papers/1.pdf")] {
        let refused = clerk.get(path).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
        assert!(!refused.bytes.starts_with(b"%PDF"), "{path}");
    }
    assert_eq!(clerk.get(&format!("/api/v1/cases/{number}/receipt")).await.code(), "paper_altered");
    let page = clerk.get(&format!("/desk/cases/{number}/receipt")).await;
    assert!(!page.text.contains("receipt__code"), "{}", page.text);
    // Put right again it prints, and the tries were no prints.
    change("样例丙", "样例乙").await;
    assert!(!marked(&clerk.pages_of(&notice).await, "补打"));
}

#[db_test]
async fn papers_of_an_undone_event_are_void(store: Store) {
    let hall = TestHall::printing(store).await;
    let clerk = hall.staff("w5a").await;
    let number = clerk.accept(td_04()).await["number"].as_str().unwrap().to_owned();
    let more = json!({"level": "internal", "days": 3, "reason": "批错了", "approved_by": "局长", "version": 1});
    clerk.act(&number, "extend", more).await;
    hall.move_clock(at("2008-03-04", 9, 0));
    let director = hall.staff("director").await;
    let undone = director.act(&number, "undo", json!({"reason": "批错了件", "version": 2})).await;
    assert_eq!(
        (undone["papers"][0].get("void_since"), &undone["papers"][1]["void_since"]),
        (None, &json!("2008-03-04"))
    );
    let clerk = hall.staff("w5a").await;
    let again = json!({"level": "internal", "days": 3, "reason": "案情复杂", "approved_by": "局长", "version": 3});
    let extended = clerk.act(&number, "extend", again).await;
    assert_eq!(extended["papers"][2].get("void_since"), None, "the second one holds");
    let paper = |no: u32| format!("/desk/cases/{number}/papers/{no}.pdf");
    assert!(marked(&clerk.pages_of(&paper(2)).await, "作废2008年3月4日"));
    assert!(!marked(&clerk.pages_of(&paper(3)).await, "作废"));
    assert!(!marked(&clerk.pages_of(&paper(1)).await, "作废"));
    let page = clerk.get(&format!("/desk/cases/{number}")).await;
    assert_eq!(page.text.matches("作废").count(), 1, "{}", page.text);
}

#[db_test]
async fn a_date_in_a_year_without_an_official_calendar_says_so(store: Store) {
    let hall = TestHall::printing(store).await;
    let said = "日期含国务院尚未公布放假安排的年份";
    let clerk = hall.staff("w5a").await;
    let first = clerk.post("/api/v1/cases/receive", td_04()).await.json();
    let first = first["number"].as_str().unwrap();
    assert!(!clerk.pages_of(&format!("/desk/cases/{first}/papers/1.pdf")).await.concat().contains(said));
    assert!(!clerk.get(&format!("/desk/cases/{first}/notice")).await.text.contains("推算"));

    hall.move_clock(at("2026-12-28", 9, 0));
    let clerk = hall.staff("w5a").await;
    let late = clerk.post("/api/v1/cases/receive", td_04()).await.json();
    let late = late["number"].as_str().unwrap();
    assert!(clerk.pages_of(&format!("/desk/cases/{late}/papers/1.pdf")).await.concat().contains(said));
    assert!(clerk.get(&format!("/desk/cases/{late}/notice")).await.text.contains("推算"));

    let mut joint = td_04();
    joint["service"] = json!("TD-01");
    joint["materials"] = json!([1, 2, 3, 4, 6, 7]);
    let receipt = clerk.accept(joint).await;
    let (joint, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    assert!(clerk.pages_of(&format!("/desk/cases/{joint}/papers/2.pdf")).await.concat().contains(said), "the slip");
    let case = clerk.get(&format!("/api/v1/cases/{joint}")).await.json();
    assert_eq!(case["parts"][0]["provisional"], true);
    let event = hall.visitor().get(&format!("/status/{joint}/due.ics?code={code}")).await;
    assert!(event.text.replace("\r\n ", "").contains(said), "{}", event.text);
}
