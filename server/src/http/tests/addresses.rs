//! Addresses of pages: a service's id in any spelling, a page in a language of the address.

use super::visitor::TestHall;
use axum::http::StatusCode;

#[tokio::test]
async fn a_service_has_one_address_however_its_id_is_typed() {
    let hall = TestHall::open().await;
    let citizen = hall.visitor();
    for (typed, right) in [
        ("/services/td-04", "/services/TD-04"),
        ("/services/Td-04?lang=en", "/services/TD-04?lang=en"),
        ("/services/td-04/apply", "/services/TD-04/apply"),
    ] {
        let moved = citizen.get(typed).await;
        assert_eq!(
            (moved.status, &moved.headers["location"]),
            (StatusCode::PERMANENT_REDIRECT, &right.parse().unwrap())
        );
    }
    assert_eq!(citizen.get("/services/TD-04").await.status, StatusCode::OK);
    for none in ["/services/xx-99", "/services/td04", "/services/t%0a"] {
        assert_eq!(citizen.get(none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

#[tokio::test]
async fn an_address_may_name_the_language() {
    let hall = TestHall::open().await;
    for (visitor, address, lang, words) in [
        (hall.visitor(), "/services/TD-04?lang=en", "<html lang=\"en\"", "Promised limit"),
        (hall.visitor_with("en.dark.elder"), "/services/TD-04?lang=zh-CN", "<html lang=\"zh-CN\"", "承诺时限"),
        (hall.visitor_with("en"), "/services/TD-04?lang=fr", "<html lang=\"en\"", "Promised limit"),
    ] {
        let page = visitor.get(address).await;
        assert!(page.text.contains(lang) && page.text.contains(words), "{address}");
        assert!(!page.headers.contains_key("set-cookie"), "the wish of the address is for this page only");
    }
    let elder = hall.visitor_with("en.dark.elder").get("/?lang=zh-CN").await.text;
    assert!(elder.contains("data-theme=\"dark\"") && elder.contains("data-size=\"elder\""), "the rest is the cookie's");
    // Whoever then chooses a language gets it.
    let choice = hall.visitor().form("/prefs", &[("lang", "zh-CN"), ("_back", "/services/TD-04?lang=en")]).await;
    assert_eq!(choice.headers["location"], "/services/TD-04");
    let theme = hall.visitor().form("/prefs", &[("theme", "dark"), ("_back", "/services/TD-04?lang=en")]).await;
    assert_eq!(theme.headers["location"], "/services/TD-04?lang=en");
}

#[tokio::test]
async fn pages_for_everybody_say_where_they_are_in_the_other_language() {
    let hall = TestHall::open().await;
    for address in ["/services/TD-04", "/services/TD-04?lang=en"] {
        let page = hall.visitor().get(address).await.text;
        let head = page.split_once("</head>").unwrap().0;
        for (lang, href) in [("zh-CN", "?lang=zh-CN"), ("en", "?lang=en"), ("x-default", "")] {
            let link =
                format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"http://hall.test/services/TD-04{href}\"");
            assert!(head.contains(&link), "{link} in {head}");
        }
    }
    for personal in ["/desk/sign-in", "/status/080303-05-0012-0?code=222222", "/search?q=x"] {
        assert!(!hall.visitor().get(personal).await.text.contains("hreflang"), "{personal}");
    }
}
