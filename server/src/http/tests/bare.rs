//! Pages that come without the app, and answers to what browsers and programs ask by mistake.

use super::visitor::{Answer, TestHall, at};
use crate::http::limits::{Limits, Tries};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

/// The element of the document with its attributes.
fn root(page: &Answer) -> &str {
    page.text.split_once("<html").and_then(|(_, rest)| rest.split_once('>')).unwrap().0
}

fn before(page: &Answer, first: &str, second: &str) -> bool {
    let place = |word: &str| page.text.find(word).unwrap_or_else(|| panic!("{word} in {}", page.text));
    place(first) < place(second)
}

/// Who reads in large type, on a dark ground, in English, does so when the hall is paused too.
#[tokio::test]
async fn a_paused_hall_is_shown_as_its_visitor_wants_it() {
    let hall = TestHall::open_paused(at("2008-03-05", 8, 30)).await;
    let (chinese, english) = ("抱歉，服务暂停", "Sorry, the service is paused");
    let page = hall.visitor_with("en.dark.elder").get("/services/TD-04").await;
    assert_eq!(root(&page), " lang=\"en\" data-theme=\"dark\" data-size=\"elder\"");
    assert!(page.text.contains(&format!("<title>{english} - Hongqiao Town")), "{}", page.text);
    assert!(page.text.contains("<meta name=\"color-scheme\" content=\"dark\""), "{}", page.text);
    assert!(before(&page, english, chinese), "{}", page.text);
    let page = hall.visitor().get("/services/TD-04").await;
    assert_eq!(root(&page), " lang=\"zh-CN\" data-theme=\"auto\" data-size=\"normal\"");
    assert!(before(&page, chinese, english), "{}", page.text);
    assert!(page.text.contains("或者直接到大厅窗口：浙江省乐清市虹桥镇。"), "{}", page.text);
}

/// A database that lost a table: the page that needs it says so, as its visitor wants pages, with or without the app.
#[tokio::test]
async fn a_broken_store_is_said_as_the_visitor_wants_it() {
    let hall = TestHall::open().await;
    let visitor = hall.visitor_with("en.dark.elder");
    assert_eq!(visitor.get("/news").await.status, StatusCode::OK);
    let broken = hall.state.hall.store.write(async |tx| tx.execute("DROP TABLE news", |query| query).await);
    broken.await.unwrap();
    for path in ["/news", "/feed.atom"] {
        let request = Request::get(path).header(header::ACCEPT, "text/html,*/*").body(Body::empty()).unwrap();
        let page = visitor.send(request).await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        for word in ["lang=\"en\"", "data-theme=\"dark\"", "data-size=\"elder\""] {
            assert!(root(&page).contains(word), "{path}: {}", page.text);
        }
        assert!(page.text.contains("<h1") && page.text.contains(">Sorry, something"), "{path}: {}", page.text);
        for secret in ["no such table", "DROP", "SELECT", "sqlx"] {
            assert!(!page.text.contains(secret), "{path}: {}", page.text);
        }
    }
    let program = visitor.get("/feed.atom").await;
    assert_eq!((program.status, program.code()), (StatusCode::INTERNAL_SERVER_ERROR, "internal".to_owned()));
    assert_eq!(visitor.get("/services/TD-04").await.status, StatusCode::OK, "the rest goes on");
}

/// HEAD is GET without its body.
#[tokio::test]
async fn a_head_says_what_a_get_would() {
    let hall = TestHall::open().await;
    let visitor = hall.visitor();
    for path in ["/", "/services/TD-04", "/services/XX-99", "/api/v1/services", "/offline.html", "/feed.atom"] {
        let ask = |method: Method| Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let get = visitor.send(ask(Method::GET)).await;
        let head = visitor.send(ask(Method::HEAD)).await;
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.text, "", "{path}");
        for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CACHE_CONTROL, header::ETAG, header::VARY] {
            assert_eq!(head.headers.get(&name), get.headers.get(&name), "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn a_wrong_method_is_called_that() {
    let hall = TestHall::open().await;
    for path in ["/", "/forms/HQ-GA-03.pdf"] {
        let put = || Request::put(path).body(Body::empty()).unwrap();
        let mut looks = put();
        looks.headers_mut().insert(header::ACCEPT, "text/html".parse().unwrap());
        let page = hall.visitor().send(looks).await;
        assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert!(
            page.text.contains("<h1>这个地址不接受这样的请求</h1>") && !page.text.contains("找不到"),
            "{}",
            page.text
        );
        assert!(page.headers.contains_key(header::ALLOW), "{path}");
        assert_eq!(hall.visitor().send(put()).await.code(), "method_not_allowed", "{path}");
    }
}

/// Who can read nothing hears so before anything is done.
#[tokio::test]
async fn who_refuses_every_encoding_hears_so_in_few_words() {
    let hall = TestHall::open().await;
    for (path, encoding, refused) in [
        ("/services/TD-04", "identity;q=0", true),
        ("/api/v1/services", "gzip;q=0, *;q=0", true),
        ("/services/TD-04", "identity;q=0, br;q=0.5", false),
        ("/services/TD-04", "*;q=0, gzip", false),
        ("/services/TD-04", "", false),
    ] {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, encoding).body(Body::empty()).unwrap();
        let answer = hall.visitor().send(request).await;
        if refused {
            assert_eq!((answer.status.as_u16(), answer.code()), (406, "not_acceptable".to_owned()), "{encoding}");
            assert!(answer.text.len() < 200, "{}", answer.text);
        } else {
            assert_eq!(answer.status, StatusCode::OK, "{encoding}");
        }
    }
}

/// A form on a machine without a Chinese font: waiting would not help, the Word file does.
#[tokio::test]
async fn where_no_pdf_can_be_made_the_word_file_is_offered() {
    let hall = TestHall::open().await;
    let ask = |path: &str| Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    let page = hall.visitor().send(ask("/forms/HQ-GA-03.pdf?sample=1&size=large")).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    for words in ["<h1>这台服务器暂时做不出 PDF</h1>", "请告诉大厅的系统管理员", "tell the hall's administrator"]
    {
        assert!(page.text.contains(words), "{words} in {}", page.text);
    }
    assert!(!page.text.contains("过几分钟再试") && !page.headers.contains_key(header::RETRY_AFTER), "{}", page.text);
    let (_, link) = page.text.split_once("href=\"/forms/").unwrap();
    let link = format!("/forms/{}", link.split_once('"').unwrap().0.replace("&amp;", "&"));
    assert_eq!(link, "/forms/HQ-GA-03.docx?sample=1&size=large");
    assert_eq!(hall.visitor().send(ask(&link)).await.status, StatusCode::OK);
}

/// Whoever tries too often hears how long to wait.
#[tokio::test]
async fn too_many_tries_have_a_page_of_their_own() {
    let few = Tries { burst: 2, per_minute: 1 };
    let hall = TestHall::open_with(Limits::new(Tries { burst: 2, per_minute: 1 }, few)).await;
    let ask = || {
        let path = "/status/0803030500012/due.ics?code=222222";
        Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()
    };
    let mut last = hall.visitor().send(ask()).await;
    for _ in 0..3 {
        last = hall.visitor().send(ask()).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        last.text.contains("<h1>短时间内试的次数太多</h1>") && last.text.contains("请过一分钟再试"),
        "{}",
        last.text
    );
    assert_eq!(last.headers[header::RETRY_AFTER], "60");
}

/// A program hears of an address that is none in its own form.
#[tokio::test]
async fn programs_hear_of_files_in_their_own_form() {
    let hall = TestHall::open().await;
    for (path, status, code) in [
        ("/forms/%ff.pdf", StatusCode::BAD_REQUEST, "malformed"),
        ("/forms/HQ-XX-99.pdf", StatusCode::NOT_FOUND, "not_found"),
    ] {
        let request = Request::get(path).header(header::ACCEPT, "*/*").body(Body::empty()).unwrap();
        let answer = hall.visitor().send(request).await;
        assert_eq!((answer.status, answer.code()), (status, code.to_owned()), "{path}");
    }
}
