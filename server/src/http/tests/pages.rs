//! Pages as the server renders them. What they look like is tested in a browser; here, that they stand many visitors
//! at once.

use super::visitor::{TestHall, at, td_04};
use crate::services::HallSettings;
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

/// Whom to phone stands on every page; a number under which the site is filed only where there is one.
#[tokio::test]
async fn the_footer_names_the_service_line_and_a_filing_number_where_there_is_one() {
    let hall = TestHall::open().await;
    let page = hall.visitor().get("/").await.text;
    let (_, footer) = page.split_once("<footer").unwrap();
    for words in ["政务服务便民热线", "href=\"tel:12345\"", "href=\"tel:057700000000\""] {
        assert!(footer.contains(words), "{words}: {footer}");
    }
    assert!(!footer.contains("备案号"), "{footer}");
    let filed = HallSettings { filing_number: "浙ICP备00000000号".to_owned(), ..HallSettings::default() };
    let filed = HallSettings { service_line: String::new(), ..filed };
    let hall = TestHall::open_as(filed).await;
    let page = hall.visitor().get("/").await.text;
    assert!(page.contains("备案号：浙ICP备00000000号") && !page.contains("tel:12345"), "{page}");
}

/// Who wants to come is told where the hall is and how to get there.
#[tokio::test]
async fn the_way_to_the_hall_is_told() {
    let directions_en = "Bus 7, second stop after the bridge.".to_owned();
    let hall = TestHall::open_as(HallSettings { directions_en, ..HallSettings::default() }).await;
    assert!(hall.visitor().get("/").await.text.contains("href=\"/about#way\""));
    let about = hall.visitor_with("en").get("/about").await.text;
    for words in ["id=\"way\"", "Bus 7, second stop after the bridge.", "Hongqiao town, Yueqing, Zhejiang"] {
        assert!(about.contains(words), "{words}: {about}");
    }
    assert!(hall.visitor().get("/about").await.text.contains("（示例）坐公交车"));
}

/// What the office fills in follows what the applicant fills in and sends.
#[tokio::test]
async fn the_buttons_of_a_form_stand_where_the_applicants_part_ends() {
    let hall = TestHall::open().await;
    let page = hall.visitor().get("/forms/HQ-TD-01/fill").await.text;
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    let order = ["三、申请建房", "生成 PDF，去打印", "</form>", "以下由办理单位填写：", "四、审批栏"];
    let main = place("<main");
    let places = order.map(|words| main + page[main..].find(words).unwrap_or_else(|| panic!("{words}: {page}")));
    assert!(places.is_sorted(), "{places:?}");
}

/// Who looks up a case sees first what happened last.
#[tokio::test]
async fn the_progress_of_a_case_begins_with_the_latest() {
    let hall = TestHall::open().await;
    let clerk = hall.staff("w5a").await;
    let receipt = clerk.accept(td_04()).await;
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["query_code"].as_str().unwrap());
    hall.move_clock(at("2008-03-04", 10, 0));
    let page = hall.visitor().get(&format!("/status/{number}?code={code}")).await.text;
    let (_, timeline) = page.split_once("<ol reversed class=\"steps\">").unwrap_or_else(|| panic!("{page}"));
    let place = |words: &str| timeline.find(words).unwrap_or_else(|| panic!("{words}: {timeline}"));
    assert!(place("受理，开始计时") < place("收件"), "{timeline}");
    assert!(place("is-now") < place("is-done"), "the latest is where it stands: {timeline}");
}

#[tokio::test]
async fn another_hall_is_described_by_its_own_name() {
    let settings = HallSettings {
        name_zh: "柳市办事大厅".to_owned(),
        name_en: "Liushi Hall".to_owned(),
        ..HallSettings::default()
    };
    let hall = TestHall::open_as(settings).await;
    for (visitor, words) in
        [(hall.visitor(), "柳市办事大厅：办事须知"), (hall.visitor_with("en"), "Liushi Hall: guides")]
    {
        let page = visitor.get("/").await.text;
        let (_, head) = page.split_once("<meta name=\"description\" content=\"").unwrap();
        assert!(head.starts_with(words), "{head}");
    }
}
