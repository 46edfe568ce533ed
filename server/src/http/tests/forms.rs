//! The list of forms. The files themselves are tested where they are made.

use super::visitor::TestHall;
use crate::storage::Store;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use db_test::db_test;
use serde_json::json;

#[db_test]
async fn the_forms_name_the_services_that_need_them(store: Store) {
    let hall = TestHall::on(store).await;
    let forms = hall.visitor().get("/api/v1/forms").await.json();
    let numbers: Vec<&str> =
        forms["items"].as_array().unwrap().iter().map(|form| form["no"].as_str().unwrap()).collect();
    assert_eq!((numbers.len(), numbers[0], numbers[47]), (48, "HQ-GA-01", "HQ-CZ-04"), "in the order of the services");
    let of_service = hall.visitor().get("/api/v1/forms?service=GA-04").await.json();
    assert_eq!(of_service["items"][0]["no"], "HQ-GA-03");
    assert_eq!(of_service["items"].as_array().unwrap().len(), 1);
}

#[db_test]
async fn without_a_font_a_form_is_a_clear_error_and_not_a_crash(store: Store) {
    let hall = TestHall::on(store).await;
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

#[db_test]
async fn wrong_entries_are_named_and_nothing_is_made(store: Store) {
    let hall = TestHall::on(store).await;
    let citizen = hall.visitor();
    let path = "/api/v1/forms/HQ-SH-01/filled";
    let refused = citizen.post(path, json!({"customer_id": "1", "households": "many", "sketch": "x"})).await;
    let fields = refused.fields();
    for field in ["customer_name:required", "customer_id:length", "households:number", "sketch:unknown"] {
        assert!(fields.iter().any(|one| one == field), "{field} in {fields:?}");
    }
    assert_eq!(citizen.post("/api/v1/forms/HQ-XX-99/filled", json!({})).await.status, StatusCode::NOT_FOUND);
    let form = [("_op", "POST /api/v1/forms/HQ-SH-01/filled"), ("_next", "/"), ("customer_name", "𠮷㛃")];
    let page = citizen.form("/forms/HQ-SH-01/fill", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("value=\"𠮷㛃\"") && page.text.contains("请填写"), "what was typed comes back");
}

#[db_test]
async fn downloads_are_counted_by_form_and_month(store: Store) {
    let hall = TestHall::on(store).await;
    let citizen = hall.visitor();
    let first = citizen.get("/forms/HQ-GA-03.docx").await;
    citizen.get("/forms/HQ-GA-03.docx").await;
    citizen.get("/forms/HQ-GA-03.docx?sample=1").await;
    let known = Request::get("/forms/HQ-GA-03.docx").header(header::IF_NONE_MATCH, &first.headers["etag"]);
    let again = citizen.send(known.body(Body::empty()).unwrap()).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again.headers["cache-control"], "private, no-cache", "asked for each time, so that each is counted");
    let look = Request::head("/forms/HQ-GA-03.docx").body(Body::empty()).unwrap();
    assert_eq!(citizen.send(look).await.status, StatusCode::OK, "looking is not taking");
    citizen.get("/forms/HQ-XX-99.docx").await;
    let supervisor = hall.staff("supervisor").await;
    let counts = supervisor.get("/api/v1/forms/downloads").await.json();
    let row = |kind: &str, count: u32| json!({"form": "HQ-GA-03", "month": "2008-03", "kind": kind, "format": "docx", "count": count});
    assert_eq!(counts["items"], json!([row("blank", 3), row("sample", 1)]));
    let others = supervisor.get("/api/v1/forms/downloads?from=2008-04&to=2008-05").await.json();
    assert_eq!(others["items"], json!([]));
    assert_eq!(supervisor.get("/api/v1/forms/downloads?from=2008-13").await.fields(), ["from:format"]);
}

/// The same with a key.
fn with_key(mut request: Request<Body>, key: &'static str) -> Request<Body> {
    request.headers_mut().insert("idempotency-key", header::HeaderValue::from_static(key));
    request
}

/// A file as a page's form sends it.
fn upload(path: &str, kind: &str, name: &str, bytes: &[u8]) -> Request<Body> {
    let mut body = format!(
        "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n--b\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b--\r\n");
    Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=b").body(Body::from(body)).unwrap()
}

#[db_test]
async fn an_official_file_stands_in_until_it_is_taken_away(store: Store) {
    let hall = TestHall::on(store).await;
    let admin = hall.staff("admin").await;
    let form = hall.state.hall.catalogue(hall.state.clock.now()).await.unwrap().form("HQ-SH-01").unwrap();
    let issuer = documents::Issuer::default();
    let official = documents::form_docx(&form, documents::FormStyle::SAMPLE, &issuer).unwrap();
    let path = "/api/v1/forms/HQ-SH-01/files";
    let before = hall.visitor().get("/forms/HQ-SH-01.docx").await.headers["etag"].clone();
    let sent = || with_key(upload(path, "blank", "official.docx", &official), "key-of-this-file");
    let stored = admin.send(sent()).await;
    assert_eq!(stored.status, StatusCode::CREATED, "{}", stored.text);
    let after = hall.visitor().get("/forms/HQ-SH-01.docx").await.headers["etag"].clone();
    assert_ne!(before, after);
    let list = hall.visitor().get("/api/v1/forms?service=SH-01").await.json();
    assert_eq!(list["items"][0]["official"][0]["format"], "docx");
    let (withdraw, which) = (format!("{path}/withdraw"), json!({"kind": "blank", "format": "docx"}));
    for time in ["first", "again: the answer was lost"] {
        let taken = admin.post_with_key(&withdraw, which.clone(), "key-of-withdrawal").await;
        assert_eq!(taken.status, StatusCode::OK, "{time} {}", taken.text);
        assert_eq!(hall.visitor().get("/forms/HQ-SH-01.docx").await.headers["etag"], before, "{time}");
    }
    assert_eq!(admin.post(&withdraw, which.clone()).await.status, StatusCode::NOT_FOUND, "without a key a new request");
    // The upload again: it was done then, and is not done once more.
    let again = admin.send(sent()).await;
    assert_eq!((again.status, again.text), (StatusCode::CREATED, stored.text));
    assert_eq!(hall.visitor().get("/forms/HQ-SH-01.docx").await.headers["etag"], before);
    let other = json!({"kind": "sample", "format": "docx"});
    assert_eq!(admin.post_with_key(&withdraw, other, "key-of-withdrawal").await.code(), "key_reused");
    // What was given out once stays on record: uploaded again, replaced, and each end with its person.
    for _ in 0..2 {
        let stored = admin.send(upload(path, "blank", "official.docx", &official)).await;
        assert_eq!(stored.status, StatusCode::CREATED, "{}", stored.text);
    }
    let past = admin.get(&format!("{path}/past")).await.json();
    let size = official.len();
    let end = |replaced: bool| {
        let file = json!({"kind": "blank", "format": "docx", "size": size, "uploaded": "2008-03-03"});
        json!({"file": file, "sha256": past["items"][0]["sha256"], "uploaded_by": "admin", "ended": "2008-03-03",
               "ended_by": "admin", "replaced": replaced})
    };
    assert_eq!(past["items"], json!([end(true), end(false)]), "the latest first");
    let page = admin.get("/admin/forms/HQ-SH-01").await.text;
    assert!(page.contains("以前的官方文件") && page.contains("撤下") && page.contains("被新文件代替"), "{page}");
    assert_eq!(hall.visitor().get(&format!("{path}/past")).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(hall.staff("w8a").await.get(&format!("{path}/past")).await.status, StatusCode::FORBIDDEN);
}

#[db_test]
async fn false_large_and_poisoned_files_are_refused_and_nothing_is_stored(store: Store) {
    let hall = TestHall::on(store).await;
    let admin = hall.staff("admin").await;
    let path = "/api/v1/forms/HQ-SH-01/files";
    let poisoned = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF";
    let large = vec![b'%'; documents::LARGEST_OFFICIAL + 1];
    for (kind, name, bytes, code) in [
        ("blank", "a.pdf", &b"MZ not a pdf"[..], "file:wrong_kind"),
        ("blank", "a.pdf", &b""[..], "file:required"),
        ("blank", "a.pdf", &poisoned[..], "file:active_content"),
        ("blank", "a.pdf", &large[..], "file:file_too_large"),
        ("other", "a.pdf", &b"%PDF-1.4"[..], "kind:unknown"),
    ] {
        let refused = admin.send(upload(path, kind, name, bytes)).await;
        assert_eq!(refused.fields(), [code], "{name}");
    }
    let half = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    let half = half.body(Body::from("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%PDF")).unwrap();
    assert_eq!(admin.send(half).await.fields(), ["file:damaged"], "the connection broke");
    let page = admin.send(upload("/admin/forms/HQ-SH-01/file", "sample", "a.exe", b"MZ")).await;
    let back = "/admin/forms/HQ-SH-01?field=file&refused=wrong_kind&kind=sample";
    assert_eq!(page.headers["location"], back);
    let shown = admin.get(back).await.text;
    assert!(shown.contains("href=\"#file\"") && shown.contains("文件：不是 PDF"), "in the summary: {shown}");
    assert!(shown.contains("id=\"file-error\""), "and beside the field");
    assert!(shown.contains("<option value=\"sample\" selected"), "what was chosen is kept: {shown}");
    let mut late = upload("/admin/forms/HQ-SH-01/file", "blank", "a.pdf", b"%PDF-1.4");
    late.headers_mut().insert(header::ACCEPT, "text/html".parse().unwrap());
    let out = hall.visitor().send(late).await;
    assert_eq!(out.headers["location"], "/desk/sign-in?next=%2Fadmin%2Fforms%2FHQ-SH-01&unsent=1");
    let page = hall.visitor().get("/desk/sign-in?next=%2Fadmin%2Fforms%2FHQ-SH-01&unsent=1").await.text;
    assert!(page.contains("刚才提交的内容没有保存") && page.contains("value=\"/admin/forms/HQ-SH-01\""), "{page}");
    assert!(!hall.visitor().get("/desk/sign-in").await.text.contains("没有保存"));
    for (person, status) in [(hall.visitor(), 401), (hall.staff("w8a").await, 403), (hall.staff("director").await, 403)]
    {
        assert_eq!(person.send(upload(path, "blank", "a.pdf", b"%PDF-1.4")).await.status, status);
    }
    let list = hall.visitor().get("/api/v1/forms?service=SH-01").await.json();
    assert_eq!(list["items"][0]["official"], json!([]));
}
