//! The OpenAPI document: kept as a snapshot, in step with the operations' constants.

use super::visitor::TestHall;
use crate::http::openapi_document;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::api::{
    Op, account, application, board, calendar, cases, clock, ending, forms, hall, handling, intake, news, papers,
    questions, services, status,
};
use std::collections::BTreeSet;

fn named<I, O>(op: Op<I, O>) -> (String, String) {
    (op.method.name().to_lowercase(), op.path.to_owned())
}

#[test]
fn the_document_has_exactly_the_operations_that_the_client_knows() {
    let mut known = BTreeSet::from([
        named(account::SIGN_IN),
        named(account::SIGN_OUT),
        named(account::ME),
        named(hall::HALL),
        named(hall::DEPARTMENTS),
        named(hall::WINDOWS),
        named(hall::TOWNS),
        named(services::SERVICES),
        named(services::SERVICE),
        named(services::NEAREST),
        named(services::OVERVIEW),
        named(forms::FORMS),
        named(forms::FORM),
        named(forms::FILL),
        named(forms::DOWNLOADS),
        named(forms::WITHDRAW_FILE),
        named(forms::PAST_FILES),
        named(clock::DUE),
        named(clock::CALENDAR),
        named(calendar::DRAFT),
        named(calendar::DRAFTS),
        named(calendar::DRAFT_OF),
        named(calendar::DRAFT_MOVES),
        named(calendar::SIGN),
        named(calendar::REJECT),
        named(calendar::MOVED),
        named(calendar::TELL),
        named(board::BOARD),
        named(cases::ACCEPT),
        named(cases::CASES),
        named(cases::CASE),
        named(intake::RECEIVE),
        named(intake::KNOWN_APPLICANT),
        named(intake::ACCEPT_RECEIVED),
        named(intake::NOTICE),
        named(intake::SUPPLEMENT),
        named(intake::CORRECT),
        named(intake::NOT_ACCEPT),
        named(intake::LAPSE),
        named(intake::CLOSE_GAP),
        named(handling::RENEW),
        named(handling::STEP),
        named(handling::CONVERT),
        named(handling::FORWARD),
        named(handling::CHASE),
        named(handling::REPLY),
        named(handling::OPINION),
        named(handling::MEETING),
        named(ending::ARCHIVE),
        named(ending::REEXAMINE),
        named(ending::UNDO),
        named(ending::NOTE),
        named(papers::SLIP),
        named(status::RATE),
        named(application::APPLY),
        named(application::TAKE_BACK),
        named(cases::DECIDE),
        named(cases::DELIVER),
        named(handling::PAUSE),
        named(handling::RESUME),
        named(handling::EXTEND),
        named(handling::RETURN),
        named(handling::WITHDRAW),
        named(cases::RECEIPT),
        named(cases::STATUS),
        named(news::NEWS),
        named(news::ANNOUNCE),
        named(news::WITHDRAW_NEWS),
        named(questions::PASS),
        named(questions::ASK),
        named(questions::QUESTIONS),
        named(questions::QUESTION),
        named(questions::REPLY),
        named(questions::HAND_ON),
        named(questions::PREPARE),
        named(questions::PUBLISH),
        named(questions::WITHDRAW),
        named(questions::PUBLISHED),
        named(questions::ANSWER_OF),
    ]);
    // A file is sent in parts, which the page's own form does without the client.
    known.insert(("post".to_owned(), "/api/v1/forms/{no}/files".to_owned()));
    let document = serde_json::to_value(openapi_document()).unwrap();
    let mut described = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"] {
            if item.get(method).is_some() {
                described.insert((method.to_owned(), path.clone()));
            }
        }
    }
    assert_eq!(described, known);
}

/// A document that programs can make clients from.
#[test]
fn every_parameter_has_its_place() {
    let document = serde_json::to_value(openapi_document()).unwrap();
    let mut queries = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for operation in item.as_object().unwrap().values() {
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap();
                let in_path = path.contains(&format!("{{{name}}}"));
                assert_eq!(parameter["in"] == "path", in_path, "{path} {name}");
                queries += u32::from(parameter["in"] == "query");
            }
        }
    }
    assert!(queries > 10, "{queries}");
    assert_eq!(document["paths"]["/api/v1/cases"]["post"]["security"][0], serde_json::json!({"session": []}));
    assert!(document["components"]["securitySchemes"]["session"].is_object());
}

/// A write whose answer was lost can be asked for again.
#[test]
fn every_write_takes_a_key() {
    // A question and an application have their pass; signing in and out, looking up and filling in store nothing that could be doubled.
    const WITHOUT: [&str; 5] = [
        "/api/v1/session",
        "/api/v1/questions",
        "/api/v1/applications",
        "/api/v1/forms/{no}/filled",
        "/api/v1/applicants/known",
    ];
    let document = serde_json::to_value(openapi_document()).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut parameters = operation["parameters"].as_array().into_iter().flatten();
            let takes = parameters.any(|parameter| parameter["name"] == "Idempotency-Key");
            assert_eq!(takes, method != "get" && !WITHOUT.contains(&path.as_str()), "{method} {path}");
        }
    }
}

/// The document promises an `ETag` where there is one, and only there.
#[tokio::test]
async fn public_reads_are_kept_while_their_tag_holds() {
    let hall = TestHall::open().await;
    let document = serde_json::to_value(openapi_document()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let reads = paths.iter().filter_map(|(path, item)| Some((path, item.get("get")?)));
    let mut kept = 0;
    for (path, read) in reads.filter(|(_, read)| read.get("security").is_none()) {
        let place = if path.contains("/services/") { "TD-04" } else { "HQ-TD-01" };
        let query = match path.as_str() {
            "/api/v1/clock/due" => "?accepted=2008-03-03&workdays=15",
            "/api/v1/services/nearest" => "?q=hukou",
            _ => "",
        };
        let address = path.replace("{id}", place).replace("{no}", place).replace("{number}", "0803030500012") + query;
        let answer = hall.visitor().get(&address).await;
        let promised = read["responses"]["200"]["headers"]["ETag"].is_object() && read["responses"]["304"].is_object();
        assert_eq!(answer.headers.contains_key("etag"), promised, "{address} {}", answer.text);
        if promised {
            let again = Request::get(&address).header("if-none-match", &answer.headers["etag"]);
            let again = hall.visitor().send(again.body(Body::empty()).unwrap()).await;
            assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
            kept += 1;
        }
    }
    assert!(kept >= 15, "{kept}");
}

/// The cursor of the next page is always there: `null` on the last.
#[tokio::test]
async fn a_list_always_says_what_comes_next() {
    let document = serde_json::to_value(openapi_document()).unwrap();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let lists = schemas.iter().filter(|(name, _)| name.starts_with("List_"));
    for (name, list) in lists.clone() {
        assert_eq!(list["required"], serde_json::json!(["items", "next"]), "{name}");
        assert_eq!(list["properties"]["next"]["type"], serde_json::json!(["string", "null"]), "{name}");
    }
    assert!(lists.count() > 5);
    let whole = TestHall::open().await.visitor().get("/api/v1/towns").await.json();
    assert!(whole.as_object().unwrap().contains_key("next") && whole["next"].is_null());
}

/// `make openapi` writes the snapshot anew; the difference is then read in review.
#[test]
fn the_snapshot_is_clean() {
    let made = openapi_document().to_pretty_json().unwrap() + "\n";
    let kept = include_str!("../../../openapi.json");
    assert!(made == kept, "the interface has changed: run `make openapi` and look at the difference");
}
