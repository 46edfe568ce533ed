//! The OpenAPI document: kept as a snapshot, in step with the operations' constants.

use crate::http::openapi_document;
use domain::api::{
    Op, account, board, calendar, cases, clock, ending, forms, hall, handling, intake, news, papers, questions,
    services, status,
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

/// `make openapi` writes the snapshot anew; the difference is then read in review.
#[test]
fn the_snapshot_is_clean() {
    let made = openapi_document().to_pretty_json().unwrap() + "\n";
    let kept = include_str!("../../../openapi.json");
    assert!(made == kept, "the interface has changed: run `make openapi` and look at the difference");
}
