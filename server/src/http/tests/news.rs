//! Announcements and the feed.

use super::visitor::TestHall;
use crate::storage::Store;
use axum::http::StatusCode;
use db_test::db_test;
use serde_json::json;

#[db_test]
async fn announcements_are_published_fed_and_taken_back(store: Store) {
    let hall = TestHall::on(store).await;
    let (citizen, director) = (hall.visitor(), hall.staff("director").await);
    let new = json!({"title_zh": "国庆 <休息>", "title_en": "Holiday", "text_zh": "10月1日至7日休息。", "text_en": "Closed 1–7 October."});
    let made = director.post_with_key("/api/v1/news", new.clone(), "one-key-only").await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    assert_eq!(director.post_with_key("/api/v1/news", new, "one-key-only").await.json(), made.json());
    let list = citizen.get("/api/v1/news").await.json();
    // Two came with the sample.
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["no"]), (3, &json!(3)));
    let feed = citizen.get("/feed.atom").await;
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    for piece in ["<feed", "国庆 &lt;休息&gt;", "http://hall.test/news#n3", "http://hall.test/services/GA-01"] {
        assert!(feed.text.contains(piece), "{piece} in {}", feed.text);
    }
    let english = citizen.get("/feed.atom?lang=en").await.text;
    for piece in
        ["xml:lang=\"en\"", "Closed 1–7 October.", "Registration of a birth", "http://hall.test/feed.atom?lang=en"]
    {
        assert!(english.contains(piece), "{piece} in {english}");
    }
    let etag = feed.headers["etag"].to_str().unwrap();
    let request = axum::http::Request::get("/feed.atom").header("if-none-match", etag);
    assert_eq!(citizen.send(request.body(axum::body::Body::empty()).unwrap()).await.status, StatusCode::NOT_MODIFIED);
    let taken = director.post_with_key("/api/v1/news/3/withdraw", json!({}), "another-key").await;
    assert_eq!((taken.status, &taken.json()["no"]), (StatusCode::OK, &json!(3)), "{}", taken.text);
    let again = director.post_with_key("/api/v1/news/3/withdraw", json!({}), "another-key").await;
    assert_eq!((again.status, again.text), (StatusCode::OK, taken.text), "its answer was lost: here it is again");
    let reused = director.post_with_key("/api/v1/news/2/withdraw", json!({}), "another-key").await;
    assert_eq!(reused.code(), "key_reused");
    assert_eq!(director.post("/api/v1/news/3/withdraw", json!({})).await.status, StatusCode::NOT_FOUND);
    let left = citizen.get("/api/v1/news").await.json();
    let left: Vec<i64> = left["items"].as_array().unwrap().iter().map(|one| one["no"].as_i64().unwrap()).collect();
    assert_eq!(left, [2, 1]);
}

#[db_test]
async fn both_languages_are_asked_for(store: Store) {
    let hall = TestHall::on(store).await;
    let director = hall.staff("director").await;
    let refused = director.post("/api/v1/news", json!({"title_zh": "x"})).await;
    assert_eq!(refused.fields(), ["title_en:required", "text_zh:required", "text_en:required"]);
    assert_eq!(hall.staff("w5a").await.post("/api/v1/news", json!({})).await.status, StatusCode::FORBIDDEN);
}
