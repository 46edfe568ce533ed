//! The catalogue: lists, search, one service.

use super::visitor::{TestHall, at, td_04};
use crate::storage::Store;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use db_test::db_test;
use serde_json::{Value, json};

fn ids(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_thirty_eight_services_of_the_hall_come_page_by_page() {
    let hall = TestHall::open().await;
    let visitor = hall.visitor();
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = visitor.get(&format!("/api/v1/services?batch=1&limit=15{cursor}")).await.json();
        all.extend(ids(&page));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(all.len(), 38);
    assert_eq!((all[0].as_str(), all[37].as_str()), ("GA-01", "JS-06"));
    assert_eq!(
        ids(&visitor.get("/api/v1/services?department=TD").await.json()),
        ["TD-01", "TD-02", "TD-03", "TD-04", "TD-05"]
    );
    assert_eq!(ids(&visitor.get("/api/v1/services?batch=outside").await.json()).len(), 7);
}

/// What is asked for most is what was accepted most; before there is anything to count, what the catalogue expects.
#[db_test]
async fn the_catalogue_in_numbers(store: Store) {
    let hall = TestHall::on(store).await;
    let overview = hall.visitor().get("/api/v1/overview").await.json();
    assert_eq!((&overview["services"], &overview["departments"]["TD"]), (&json!(38), &json!(5)));
    let immediate = hall.visitor().get("/api/v1/services?batch=1&kind=immediate&limit=100").await.json();
    assert_eq!(overview["immediate"], ids(&immediate).len());
    let often = |overview: &Value| ids(&json!({"items": overview["often"]}));
    assert_eq!(often(&overview), ["DL-04", "GA-09", "SH-04", "GA-07", "GA-08", "JS-06", "FG-05", "JS-01"]);
    hall.staff("w5a").await.accept(td_04()).await;
    assert_eq!(hall.visitor().get("/api/v1/overview").await.json(), overview, "counted once a day");
    hall.move_clock(at("2008-03-04", 9, 0));
    let next = often(&hall.visitor().get("/api/v1/overview").await.json());
    assert_eq!((next[0].as_str(), next[1].as_str()), ("TD-04", "DL-04"));
}

/// Half a year is all that the town knows.
#[tokio::test]
async fn what_is_coming_says_when() {
    let hall = TestHall::open().await;
    let coming = hall.visitor().get("/api/v1/services?batch=2&limit=100").await.json();
    assert!(coming["items"].as_array().unwrap().iter().all(|service| service["expected"]["zh"] == "2009年上半年"));
    for (page, words) in
        [("/services/GS-01", "预计2009年上半年进驻大厅"), ("/search?q=GS-01", "即将进驻，计划2009年上半年")]
    {
        let shown = hall.visitor().get(page).await.text.replace("<!>", "");
        assert!(shown.contains(words), "{shown}");
    }
    hall.move_clock(at("2009-07-01", 9, 0));
    let passed = hall.visitor().get("/services/GS-01").await.text;
    assert!(passed.contains("原计划2009年上半年进驻大厅，这个时间已经过了") && !passed.contains("预计"), "{passed}");
    assert!(hall.visitor().get("/services/HB-01").await.text.contains("这项业务不在大厅办理。请到："));
}

/// What stands in Chinese in the catalogue stands there in English too; only names of places do not.
#[tokio::test]
async fn every_guide_is_complete_in_english() {
    let hall = TestHall::open().await;
    let catalogue = hall.state.hall.catalogue(hall.state.clock.now()).await.unwrap();
    for service in &catalogue.services {
        let fee = &service.fee;
        let mut pairs = vec![(fee.basis_zh.as_deref(), fee.basis_en.as_deref())];
        for item in &fee.items {
            pairs.push((Some(item.name_zh.as_str()), item.name_en.as_deref()));
            pairs.push((Some(item.unit_zh.as_str()), item.unit_en.as_deref()));
        }
        for material in &service.materials {
            pairs.push((material.condition_zh.as_deref(), material.condition_en.as_deref()));
            pairs.push((material.note.as_deref(), material.note_en.as_deref()));
        }
        pairs.extend(service.legal_basis.iter().map(|basis| (Some(basis.text.as_str()), basis.text_en.as_deref())));
        pairs.extend(service.steps.iter().map(|step| (step.output_zh.as_deref(), step.output_en.as_deref())));
        for (chinese, english) in pairs {
            let english = english.filter(|text| !text.is_empty() && text.is_ascii());
            assert_eq!(english.is_some(), chinese.is_some(), "{}: {chinese:?}", service.id);
        }
    }
}

#[tokio::test]
async fn the_guide_says_who_must_come_what_stops_the_clock_and_where_a_fee_stands() {
    let hall = TestHall::open().await;
    for (id, words) in [
        ("HY-01", "最多 1 次，双方须到场"),
        ("GH-03", "特别程序（如鉴定）所需时间不计入承诺时限。"),
        ("FG-01", "发改价格〔2008〕924号（未核实） <span class=\"tag\">条文待核对</span>"),
    ] {
        let guide = hall.visitor().get(&format!("/services/{id}")).await.text.replace("<!>", "");
        assert!(guide.contains(words), "{id}: {words}");
    }
}

/// On an English guide a law is named in English first, with its own name beside it.
#[tokio::test]
async fn an_english_guide_names_the_law_in_both_languages() {
    let hall = TestHall::open().await;
    let guide = hall.visitor_with("en").get("/services/GA-01").await.text.replace("<!>", "");
    let law = "<li>Regulations on Household Registration, Article 7 \
               <span lang=\"zh-CN\" class=\"hint\">《中华人民共和国户口登记条例》第七条</span>";
    assert!(guide.contains(law), "{guide}");
    let chinese = hall.visitor().get("/services/GA-01").await.text.replace("<!>", "");
    assert!(chinese.contains("<li>《中华人民共和国户口登记条例》第七条"), "{chinese}");
    let shown = chinese.split_once("</article>").unwrap().0;
    assert!(!shown.contains("Regulations on Household"), "{shown}");
}

/// What the guide says for programs is JSON, says the limit in words and where it stands.
#[tokio::test]
async fn the_guide_for_programs_is_whole() {
    let hall = TestHall::open().await;
    let guide = hall.visitor().get("/services/TD-04").await.text;
    let (_, rest) = guide.split_once("<script type=\"application/ld+json\">").unwrap();
    let linked: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(linked["@type"], "GovernmentService");
    assert_eq!(linked["availableChannel"]["processingTime"], "15 个工作日");
    assert_eq!(linked["url"], format!("{}/services/TD-04", hall.state.hall.public_url));
    let area = linked["areaServed"].as_array().unwrap();
    assert_eq!((area.len(), &area[1]["name"]), (7, &json!("石帆镇")), "the towns of the catalogue");
}

#[tokio::test]
async fn people_find_a_service_in_their_own_words() {
    let hall = TestHall::open().await;
    let visitor = hall.visitor();
    for (typed, first) in [
        ("hkqy", "GA-04"),
        // The whole of a short name comes before a piece of a longer one.
        ("sfz", "GA-07"),
        ("%E6%88%B7%E5%8F%A3%E8%BF%81%E7%A7%BB", "GA-04"),
        ("hukouqianyi", "GA-04"),
        ("td-04", "TD-04"),
        ("TD04", "TD-04"),
        ("water+connection", "SH-01"),
        ("dscdbg", ""),
        ("csdj", "GA-01"),
    ] {
        let found = ids(&visitor.get(&format!("/api/v1/services?q={typed}")).await.json());
        assert_eq!(found.first().map_or("", String::as_str), first, "{typed}: {found:?}");
    }
    // 子女, 独生子女: no keyboard has ü.
    for typed in ["zinv", "zinu", "%E5%AD%90nv"] {
        let found = ids(&visitor.get(&format!("/api/v1/services?q={typed}")).await.json());
        assert_eq!(found, ["JS-02", "JS-04"], "{typed}");
    }
}

#[tokio::test]
async fn one_service_has_the_five_publications() {
    let hall = TestHall::open().await;
    let service = hall.visitor().get("/api/v1/services/TD-04").await.json();
    assert_eq!((&service["promised_workdays"], &service["statutory"]["value"]), (&json!(15), &json!(20)));
    assert_eq!(service["windows"], json!([5]));
    assert!(!service["materials"].as_array().unwrap().is_empty() && !service["steps"].as_array().unwrap().is_empty());
    assert_eq!(service["fee"]["text_zh"], "土地登记费按公示标准");
    for unknown in ["XX-99", "td-04", "..%2F..%2Fetc", "%00"] {
        assert_eq!(hall.visitor().get(&format!("/api/v1/services/{unknown}")).await.code(), "not_found", "{unknown}");
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let hall = TestHall::open().await;
    for path in [
        "/api/v1/services",
        "/api/v1/services/TD-04",
        "/api/v1/departments",
        "/api/v1/calendar",
        "/api/v1/forms",
        "/api/openapi.json",
    ] {
        let first = hall.visitor().get(path).await;
        let tag = first.headers[header::ETAG].clone();
        let again = Request::get(path).header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
        let second = hall.visitor().send(again).await;
        assert_eq!((second.status, second.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        let other = Request::get(path).header(header::IF_NONE_MATCH, "\"other\"").body(Body::empty()).unwrap();
        assert_eq!(hall.visitor().send(other).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn wrong_queries_name_the_field() {
    let hall = TestHall::open().await;
    let long = format!("q={}", "x".repeat(101));
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=many", "limit"),
        ("batch=3", "batch"),
        ("cursor=none", "cursor"),
        (long.as_str(), "q"),
    ] {
        let answer = hall.visitor().get(&format!("/api/v1/services?{query}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {}", answer.text);
        assert!(answer.fields()[0].starts_with(field), "{query}: {:?}", answer.fields());
    }
}

#[tokio::test]
async fn the_search_forgives_and_names_what_comes_nearest() {
    let hall = TestHall::open().await;
    let citizen = hall.visitor();
    let first = async |words: &str, operation: &str| {
        let q = domain::api::op::encode_segment(words);
        let list = citizen.get(&format!("/api/v1/services{operation}?q={q}")).await.json();
        list["items"][0]["id"].as_str().unwrap_or("none").to_owned()
    };
    for (words, id) in [
        ("迁户口", "GA-04"),
        ("ershoufang", "FG-02"),
        ("宅基地", "TD-01"),
        ("二手房", "FG-02"),
        ("户口签移", "GA-04"),
        ("chushengdnegji", "GA-01"),
        ("register a brith", "GA-01"),
        ("mortgaeg", "FG-03"),
    ] {
        assert_eq!(first(words, "").await, id, "{words}");
    }
    assert_eq!(first("我要办个土地使用的证书", "").await, "none");
    assert!(first("我要办个土地使用的证书", "/nearest").await.starts_with("TD-"));
    assert_eq!(first("zzzz", "/nearest").await, "none");
    let of_life = citizen.get("/api/v1/services?life=death").await.json();
    assert_eq!(of_life["items"].as_array().unwrap().len(), 1);
    assert_eq!(citizen.get("/api/v1/services?life=fun").await.fields(), ["life:format"]);
}
