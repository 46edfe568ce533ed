//! Signing in and out.

use super::visitor::{PASSWORD, TestHall, at};
use crate::http::limits::{Limits, Tries};
use axum::http::{Request, StatusCode, header};
use serde_json::json;

#[tokio::test]
async fn a_person_signs_in_and_out() {
    let hall = TestHall::open().await;
    let mut clerk = hall.visitor();
    let answer = clerk.post("/api/v1/session", json!({"name": " W5A ", "password": PASSWORD})).await;
    let me = answer.json();
    assert_eq!(
        (&me["name"], &me["role"], &me["window"], &me["department"], &me["post"]),
        (&json!("w5a"), &json!("window_officer"), &json!(5), &json!("TD"), &json!("A"))
    );
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    clerk.keep_cookie(&answer);
    assert_eq!(clerk.get("/api/v1/session").await.json(), me);
    let out = clerk.send(Request::delete("/api/v1/session").body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert_eq!(clerk.get("/api/v1/session").await.code(), "sign_in", "the old cookie opens nothing");
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    let again = clerk.post("/api/v1/session", json!({"name": "w5a", "password": PASSWORD})).await;
    let mut fresh = clerk.clone();
    fresh.keep_cookie(&again);
    assert_ne!(fresh.cookie, clerk.cookie);
    assert_eq!(clerk.get("/api/v1/session").await.code(), "sign_in");
    assert_eq!(fresh.get("/api/v1/session").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_look_the_same() {
    let hall = TestHall::open().await;
    let visitor = hall.visitor();
    let wrong = visitor.post("/api/v1/session", json!({"name": "w5a", "password": "wrong password"})).await;
    let unknown = visitor.post("/api/v1/session", json!({"name": "nobody", "password": "wrong password"})).await;
    assert_eq!((wrong.status, &wrong.text), (StatusCode::UNAUTHORIZED, &unknown.text));
    assert_eq!(wrong.code(), "wrong_password");
    let empty = visitor.post("/api/v1/session", json!({"name": "", "password": ""})).await;
    assert_eq!(empty.fields(), ["name:required"]);
    let huge = visitor.post("/api/v1/session", json!({"name": "w5a", "password": "x".repeat(5000)})).await;
    assert_eq!(huge.code(), "wrong_password");
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    hall.move_clock(at("2008-03-03", 21, 11));
    assert_eq!(clerk.get("/api/v1/session").await.status, StatusCode::OK);
    hall.move_clock(at("2008-03-03", 21, 13));
    assert_eq!(clerk.get("/api/v1/cases").await.code(), "sign_in");
}

#[tokio::test]
async fn guessing_passwords_is_stopped_for_a_name() {
    let few = Tries { burst: 3, per_minute: 1 };
    let hall = TestHall::open_with(Limits::new(Tries { burst: 100, per_minute: 1 }, few)).await;
    let visitor = hall.visitor();
    for _ in 0..3 {
        assert_eq!(
            visitor.post("/api/v1/session", json!({"name": "w5a", "password": "guess guess"})).await.status,
            401
        );
    }
    let right = visitor.post("/api/v1/session", json!({"name": "w5a", "password": PASSWORD})).await;
    assert_eq!(right.code(), "too_many", "not even the right one, until a minute has passed");
    assert_eq!(visitor.post("/api/v1/session", json!({"name": "w5b", "password": PASSWORD})).await.status, 200);
}

#[tokio::test]
async fn other_sites_cannot_act_in_a_persons_name() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    let request = |site: &str, origin: &str| {
        Request::post("/api/v1/session")
            .header("sec-fetch-site", site)
            .header(header::ORIGIN, origin)
            .header(header::CONTENT_TYPE, "application/json")
            .body(axum::body::Body::from(json!({"name": "w5a", "password": PASSWORD}).to_string()))
            .unwrap()
    };
    assert_eq!(clerk.send(request("cross-site", "https://evil.example")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.send(request("same-site", "http://other.hall.test")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.send(request("same-origin", "http://hall.test")).await.status, StatusCode::OK);
}
