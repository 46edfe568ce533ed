//! The list of forms. The files themselves are tested where they are made.

use super::visitor::TestHall;
use axum::http::StatusCode;

#[tokio::test]
async fn the_forms_name_the_services_that_need_them() {
    let hall = TestHall::open().await;
    let forms = hall.visitor().get("/api/v1/forms").await.json();
    let numbers: Vec<&str> =
        forms["items"].as_array().unwrap().iter().map(|form| form["no"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["HQ-TD-01", "HQ-GA-03", "HQ-JS-01", "HQ-FG-01", "HQ-SH-01", "HQ-GS-01"]);
    let of_service = hall.visitor().get("/api/v1/forms?service=GA-04").await.json();
    assert_eq!(of_service["items"][0]["no"], "HQ-GA-03");
    assert_eq!(of_service["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn without_a_font_a_form_is_a_clear_error_and_not_a_crash() {
    let hall = TestHall::open().await;
    let answer = hall.visitor().get("/forms/HQ-GA-03.pdf").await;
    assert_eq!((answer.status, answer.code()), (StatusCode::SERVICE_UNAVAILABLE, "no_font".to_owned()));
    let word = hall.visitor().get("/forms/HQ-GA-03.docx").await;
    assert_eq!((word.status, &word.text[..2]), (StatusCode::OK, "PK"), "a Word file needs no font");
    for unknown in ["HQ-XX-99.pdf", "HQ-GA-03.exe", "HQ-GA-03", "..%2F..%2Fetc%2Fpasswd"] {
        assert_eq!(hall.visitor().get(&format!("/forms/{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    assert_eq!(hall.visitor().get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(hall.visitor().get("/healthz").await.text, "ok\n");
}
