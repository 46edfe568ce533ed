//! Planned work: visitors are told when the hall is back, programs and probes too.

use super::visitor::{PASSWORD, TestHall, at};
use axum::http::{StatusCode, header};

#[tokio::test]
async fn until_the_time_of_return_everything_says_so_then_the_hall_is_open() {
    let until = at("2008-03-05", 8, 30);
    let hall = TestHall::open_paused(until).await;
    hall.move_clock(at("2008-03-05", 8, 0));
    let visitor = hall.visitor();
    let around = ["/icon-x", "/sw.js/x", "/robots.txtx", "/icon-x/../services", "/pkg/../desk", "/pkg/%2e%2e/desk"];
    for path in around {
        assert_eq!(visitor.get(path).await.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        let posted =
            visitor.form(path, &[("_op", "POST /api/v1/session"), ("name", "w5a"), ("password", PASSWORD)]).await;
        assert_eq!(posted.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(posted.headers.get(header::SET_COOKIE).is_none());
    }
    for path in ["/", "/services/TD-04", "/desk", "/forms/HQ-TD-01.pdf", "/offline.html", "/no/such/page"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert_eq!(answer.headers[header::RETRY_AFTER], "1800", "{path}");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{path}");
        for word in ["服务暂停", "3月5日 8:30", "5 March, 8:30", "tel:", "浙江省乐清市虹桥镇"] {
            assert!(answer.text.contains(word), "{path}: {word}");
        }
    }
    let program = visitor.get("/api/v1/services").await;
    assert_eq!(program.code(), "paused");
    assert_eq!(program.headers[header::RETRY_AFTER], "1800");
    assert!(program.text.contains("2008-03-05 08:30"));
    assert_eq!(visitor.get("/healthz").await.status, StatusCode::OK);

    hall.move_clock(until);
    assert_eq!(visitor.get("/services/TD-04").await.status, StatusCode::OK);
    assert_eq!(visitor.get("/api/v1/services").await.status, StatusCode::OK);
}
