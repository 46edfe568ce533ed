//! Pages as the server renders them. What they look like is tested in a browser; here, that they stand many visitors
//! at once.

use super::visitor::{TestHall, td_04};
use axum::http::StatusCode;
use futures_util::future::join_all;

/// Rendering may begin on one thread and end on another: nothing of a page may be bound to one.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_are_rendered_on_many_threads_at_once() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    let case = format!("/desk/cases/{number}");
    let paper = format!("{case}/receipt");
    let code = receipt["query_code"].as_str().unwrap();
    let status = format!("/status/{number}?code={code}");
    let paths = ["/", "/services", "/services/TD-04", "/board", "/desk", "/desk/counter?service=TD-04"];
    for path in paths.into_iter().chain([case.as_str(), &paper, &status]) {
        let answers = join_all((0..24).map(|_| {
            let (router, cookie) = (hall.router(), clerk.cookie.clone());
            let path = path.to_owned();
            tokio::spawn(async move { super::visitor::get_from(router, cookie, &path).await.status })
        }));
        for answer in answers.await {
            assert_eq!(answer.unwrap(), StatusCode::OK, "{path}");
        }
    }
}

/// What a visitor types stands on pages as text, in the window's title too.
#[tokio::test]
async fn what_is_typed_is_never_markup() {
    let hall = TestHall::open().await;
    let evil = "%3C/title%3E%3Cmeta%20http-equiv=refresh%20content=1%3E%22%27%3Cscript%3E";
    for path in [
        format!("/search?q={evil}"),
        format!("/services?department={evil}"),
        format!("/services/{evil}"),
        format!("/status?number={evil}&code={evil}"),
        format!("/status/{evil}?code={evil}"),
        format!("/{evil}"),
    ] {
        for lang in ["zh-CN", "en"] {
            let mut visitor = hall.visitor();
            visitor.cookie = Some(format!("prefs={lang}.light.normal"));
            let page = visitor.get(&path).await.text;
            assert!(!page.contains("<meta http-equiv"), "{path}: {page}");
            assert_eq!(page.matches("</title>").count(), 1, "{path}");
        }
    }
}

/// What may show a person is kept nowhere; what everybody sees is asked for again.
#[tokio::test]
async fn pages_of_persons_are_not_stored() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    for (path, caching) in [("/", "private, no-cache"), ("/desk", "no-store"), ("/status?number=1&code=2", "no-store")]
    {
        assert_eq!(clerk.get(path).await.headers["cache-control"], caching, "{path}");
    }
}
