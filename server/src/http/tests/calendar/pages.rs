//! The pages of it, without script.

use super::*;

/// Sends a page's form as a browser without script does.
async fn send(person: &Visitor<'_>, page: &str, op: &str, next: &str, fields: &[(&str, &str)]) -> Answer {
    let hidden = [("_op", op), ("_next", next), ("_key", "")];
    person.form(page, &[&hidden[..], fields].concat()).await
}

#[tokio::test]
async fn a_notice_goes_its_way_through_the_pages() {
    let (store, _folder) = crate::storage::testing::sqlite_store().await;
    let hall = before(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    published(&hall);
    let (admin, director, clerk) = (hall.staff("admin").await, hall.staff("director").await, hall.staff("w5a").await);
    let list = "/admin/calendar";
    let op = "POST /api/v1/calendar/drafts";
    let page = admin.get(list).await;
    assert!(page.text.contains(&format!("value=\"{op}\"")), "{}", page.text);
    assert!(!director.get(list).await.text.contains(op), "the director drafts nothing");

    let notice = notice();
    let days = |list: &str| {
        let days: Vec<&str> = notice[list].as_array().unwrap().iter().map(|day| day.as_str().unwrap()).collect();
        days.join("\r\n")
    };
    let (off, work) = (days("off"), days("work"));
    let next = "/admin/calendar?done=drafted";
    let fields =
        |off| [("year", "2008"), ("source", "通知"), ("published", "2007-12-18"), ("off", off), ("work", &work)];
    let wrong = send(&admin, list, op, next, &fields("2008-01-01，2009-01-02")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["放假的日子 2009-01-02：不是这一年的日子", "href=\"#off\"", "2008-01-01，2009-01-02</textarea>"]
    {
        assert!(wrong.text.contains(words), "{words} in {}", wrong.text);
    }
    let right = send(&admin, list, op, next, &fields(&off)).await;
    assert_eq!((right.status, right.headers["location"].to_str().unwrap()), (StatusCode::SEE_OTHER, next));
    assert!(admin.get(next).await.text.contains("还没有生效"));

    let draft = "/admin/calendar/1";
    let sign = "POST /api/v1/calendar/drafts/1/sign";
    assert!(!admin.get(draft).await.text.contains(sign), "somebody else signs");
    let page = director.get(draft).await.text;
    for words in
        [sign, "071214", "2007-12-31", "2007-12-29", "看了 1 件在办件，1 件的日期会变", "2007-12-30 – 2008-01-01"]
    {
        assert!(page.contains(words), "{words} in {page}");
    }
    let mut english = director.clone();
    english.cookie = director.cookie.as_ref().map(|cookie| format!("{cookie}; prefs=en.light.normal"));
    assert!(english.get(draft).await.text.contains("Open cases looked at: 1. Dates that move: 1."));
    let reject = send(&director, draft, "POST /api/v1/calendar/drafts/1/reject", draft, &[("version", "1")]).await;
    assert_eq!(reject.status, StatusCode::UNPROCESSABLE_ENTITY);
    let signed = send(&director, draft, sign, draft, &[("version", "1")]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text);
    assert!(director.get(draft).await.text.contains("已签发生效"));

    let status = hall.visitor().get(&format!("/status/{number}?code={code}")).await.text;
    assert!(status.contains("由 2007年12月31日 改为 2007年12月29日（回执上是 2007年12月31日）"), "{status}");
    assert!(status.contains("为什么是这一天") && status.contains("调休上班，计入"), "the ledger leads to the new date");
    let page = clerk.get(&format!("/desk/cases/{number}")).await.text;
    assert!(page.contains("由 2007年12月31日 改为 2007年12月29日"), "{page}");
    assert!(clerk.get("/desk").await.text.contains("href=\"/desk/moved\""));
    let moved = clerk.get("/desk/moved").await.text;
    let tell = format!("POST /api/v1/calendar/moved/{number}/told");
    assert!(moved.contains(&tell) && moved.contains("0577-62300000"), "{moved}");
    let done = format!("/desk/moved?done={number}");
    assert_eq!(send(&clerk, "/desk/moved", &tell, &done, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(!clerk.get(&done).await.text.contains(&tell));
    assert!(clerk.get("/desk/moved?told=true").await.text.contains("2007年12月18日 09:00"));
    assert!(!clerk.get("/desk").await.text.contains("href=\"/desk/moved\""));
}
