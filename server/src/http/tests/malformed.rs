//! Twisted requests: a proper status, problem JSON, no panic, nothing stored.

use super::visitor::{TestHall, ga_04};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

#[tokio::test]
async fn bodies_that_are_none() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w2a").await;
    let send = async |kind: &str, body: Vec<u8>| {
        let request = Request::post("/api/v1/cases").header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
        let answer = clerk.send(request).await;
        (answer.status.as_u16(), answer.code())
    };
    let deep = [b"[".repeat(20_000), b"]".repeat(20_000)].concat();
    for (kind, body, expected) in [
        ("application/json", b"{".to_vec(), (400, "malformed")),
        ("application/json", b"".to_vec(), (400, "malformed")),
        ("application/json", b"\xff\xfe\x00".to_vec(), (400, "malformed")),
        ("application/json", deep, (422, "invalid")),
        ("application/json", b"{\"service\": 5}".to_vec(), (422, "invalid")),
        ("application/json", b"{\"service\": \"GA-04\", \"materials\": \"all\"}".to_vec(), (422, "invalid")),
        ("application/json", b"{\"service\": \"GA-04\", \"materials\": [-1]}".to_vec(), (422, "invalid")),
        ("application/json", b"[]".to_vec(), (422, "invalid")),
        ("text/plain", b"hello".to_vec(), (415, "media_type")),
        ("application/json", vec![b'x'; 70_000], (413, "too_large")),
        ("application/x-www-form-urlencoded", b"materials[]=x&service=GA-04".to_vec(), (422, "invalid")),
        ("application/x-www-form-urlencoded", b"%zz=%&&&==".to_vec(), (422, "invalid")),
    ] {
        let shown = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        let (status, code) = send(kind, body).await;
        assert_eq!((status, code.as_str()), expected, "{kind} {shown}");
    }
    assert_eq!(clerk.get("/api/v1/cases?stage=all").await.json()["items"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn addresses_and_methods_that_are_none() {
    let hall = TestHall::open().await;
    let visitor = hall.visitor();
    for path in ["/api", "/api/", "/api/v1/nothing", "/api/v2/services", "/api/v1/cases/x/y/z"] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let put = Request::put("/api/v1/services").body(Body::empty()).unwrap();
    let answer = visitor.send(put).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed".to_owned()));
}

#[tokio::test]
async fn idempotency_keys_that_are_none() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w2a").await;
    for key in ["short", &"x".repeat(101), "with space inside"] {
        assert_eq!(
            clerk.post_with_key("/api/v1/cases", ga_04(), key).await.fields(),
            ["Idempotency-Key:characters"],
            "{key}"
        );
    }
}

#[tokio::test]
async fn a_flood_of_names_is_refused_at_once() {
    let hall = TestHall::open().await;
    let flood: String = (0..5000).map(|i| format!("a{i}=1&")).collect();
    let answer = hall.visitor().get(&format!("/api/v1/services?{flood}limit=x&batch=y")).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::BAD_REQUEST, "malformed".to_owned()));
    let several = hall.visitor().get("/api/v1/services?limit=x&batch=y").await;
    assert_eq!(several.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn letters_that_no_database_takes() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w2a").await;
    assert_eq!(clerk.get("/api/v1/cases?service=%00").await.fields(), ["service:unknown"]);
    let name = serde_json::json!({"name": "w2a\u{0}", "password": super::visitor::PASSWORD});
    assert_eq!(hall.visitor().post("/api/v1/session", name).await.code(), "wrong_password");
}

#[tokio::test]
async fn what_surrounds_the_interface_answers_problem_json_too() {
    let hall = TestHall::open().await;
    let foreign = |path: &str| {
        Request::post(path)
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from("{}"))
            .unwrap()
    };
    let answer = hall.visitor().send(foreign("/api/v1/session")).await;
    assert_eq!((answer.status, answer.code()), (StatusCode::FORBIDDEN, "cross_site".to_owned()));
    let page = hall.visitor().send(foreign("/desk/sign-in")).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.text.contains("请求来自别的网站") && page.text.contains("Refused"), "{}", page.text);
}

#[tokio::test]
async fn a_form_that_is_too_large_says_so() {
    let hall = TestHall::open().await;
    let long = "x".repeat(70_000);
    let answer = hall.visitor().form("/desk/sign-in", &[("_op", "POST /api/v1/session"), ("name", &long)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("太大") && answer.text.contains("too much"), "{}", answer.text);
}

#[tokio::test]
async fn who_opens_a_file_in_a_browser_gets_a_page_instead_of_json() {
    let hall = TestHall::open().await;
    for (path, status, words) in [
        ("/forms/HQ-XX-99.pdf", 404, "找不到"),
        ("/forms/HQ-XX-99.pdf", 404, "action=\"/search\""),
        ("/forms/%ff.pdf", 400, "看不懂"),
        ("/desk/cases/0803030500015/receipt.pdf", 401, "请先登录"),
        ("/desk/cases/0803030500015/receipt.pdf", 401, "href=\"/desk/sign-in\""),
        ("/forms/HQ-GA-03.pdf", 503, "做不出 PDF"),
    ] {
        let request = Request::get(path).header(header::ACCEPT, "text/html,*/*").body(Body::empty()).unwrap();
        let answer = hall.visitor().send(request).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        for word in [words, "lang=\"en\"", "tel:", "浙江省乐清市虹桥镇"] {
            assert!(answer.text.contains(word), "{path} {word}: {}", answer.text);
        }
    }
    let put = Request::put("/").header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    let answer = hall.visitor().send(put).await;
    assert!(answer.status.is_client_error() && answer.text.contains("<h1>"), "{} {}", answer.status, answer.text);
}

#[tokio::test]
async fn measurements_are_for_this_machine() {
    let hall = TestHall::open().await;
    let ask = |peer: [u8; 4], forwarded: bool| {
        let mut request = Request::get("/metrics");
        if forwarded {
            request = request.header("x-forwarded-for", "203.0.113.9");
        }
        let peer = std::net::SocketAddr::from((peer, 4000));
        request.extension(axum::extract::ConnectInfo(peer)).body(Body::empty()).unwrap()
    };
    for (peer, forwarded, status) in
        [([127, 0, 0, 1], false, 200), ([127, 0, 0, 1], true, 404), ([10, 0, 0, 9], false, 404)]
    {
        assert_eq!(hall.visitor().send(ask(peer, forwarded)).await.status.as_u16(), status, "{peer:?} {forwarded}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let hall = TestHall::open().await;
    for path in ["/api/v1/services", "/api/v1/nothing", "/forms/none.pdf"] {
        let headers = hall.visitor().get(path).await.headers;
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
        assert_eq!(headers["referrer-policy"], "same-origin", "{path}");
        assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"), "{path}");
    }
}

#[tokio::test]
async fn forged_form_targets_are_refused() {
    let hall = TestHall::open().await;
    let visitor = hall.visitor();
    for op in [
        "",
        "GET /api/v1/cases",
        "POST http://evil.example/",
        "POST //evil.example/",
        "POST /metrics",
        "PATCH /api/v1/cases",
    ] {
        let answer = visitor.form("/desk/counter", &[("_op", op), ("_next", "/")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{op}");
    }
    let password = super::visitor::PASSWORD;
    for next in ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""] {
        let fields = [("_op", "POST /api/v1/session"), ("_next", next), ("name", "w5a"), ("password", password)];
        let answer = visitor.form("/desk/sign-in", &fields).await;
        assert_eq!(
            (answer.status, answer.headers[header::LOCATION].to_str().unwrap()),
            (StatusCode::SEE_OTHER, "/"),
            "{next}"
        );
    }
}
