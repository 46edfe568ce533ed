//! The clock as the browser computes it: the counter shows this date before anything is sent, so it must be the
//! server's date to the day. The same worked examples as in `app/domain/tests`, in WebAssembly, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "the helpers of these tests stand outside the test functions")]

use chrono::NaiveDate;
use domain::calendar::{Calendar, CalendarData};
use domain::clock::{Pause, Term, due_date};
use domain::identity::IdNumber;
use serde::Deserialize;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    inputs: serde_json::Value,
    result: serde_json::Value,
}

/// The examples that are a date of acceptance, a number of days and what moves the date.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inputs {
    accepted: NaiveDate,
    promised: u32,
    #[serde(default)]
    extension: u32,
    #[serde(default, rename = "approved_on")]
    _approved_on: Option<NaiveDate>,
    #[serde(default)]
    pauses: Vec<(NaiveDate, NaiveDate)>,
}

fn calendar() -> Calendar {
    let data: CalendarData = serde_json::from_str(include_str!("../../../server/sample/calendar.json")).unwrap();
    Calendar::new(&data).unwrap()
}

#[wasm_bindgen_test]
fn the_worked_examples_come_out_to_the_day() {
    let calendar = calendar();
    let file: File = serde_json::from_str(include_str!("../../domain/tests/clock-vectors.json")).unwrap();
    let mut driven = Vec::new();
    for Vector { id, inputs, result } in file.vectors {
        let Ok(inputs) = serde_json::from_value::<Inputs>(inputs) else { continue };
        let Some(due) = result["due"].as_str() else { continue };
        let pauses = inputs.pauses.iter().map(|(from, until)| Pause { from: *from, until: *until }).collect();
        let term = Term { accepted: inputs.accepted, workdays: inputs.promised, extension: inputs.extension, pauses };
        assert_eq!(due_date(&calendar, &term).unwrap().due.to_string(), due, "{id}");
        driven.push(id);
    }
    console_log!("worked examples in the browser: {}", driven.join(" "));
    assert!(driven.len() >= 13, "{driven:?}");
}

#[wasm_bindgen_test]
fn numbers_are_checked_as_on_the_server() {
    let read = |text| IdNumber::parse(text, "2008-03-03".parse().unwrap());
    assert!(read("11010519491231002x").is_ok());
    assert!(read("110105194912310021").is_err(), "its check digit is wrong");
    assert!(read("330382190002290038").is_err(), "there was no such day");
}
