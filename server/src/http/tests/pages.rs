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
