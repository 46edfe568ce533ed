//! The worked examples of the clock (DOMAIN 3.3) and the working days of the opening period (DOMAIN sections 2, 11).

#![allow(clippy::unwrap_used, reason = "the helpers of these tests stand outside the test functions")]

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::calendar::{Calendar, CalendarData};
use domain::clock::{Light, OfficeHours, Pause, Reading, Term, due_date, light};
use rstest::rstest;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Examples that are not driven to the end yet, and what is missing. Their dates and lights are checked below as far
/// as the clock alone can say them.
const NOT_YET: [(&str, &str); 5] = [
    ("V12", "supplement notice: the notice clock and its events (T5, T9)"),
    ("V13", "deemed acceptance: the notice clock and the system's event (T8)"),
    ("V19", "the extension as an event (T15), which is refused once the case is red"),
    ("V20", "joint handling: sub-cases with lights of their own (R10)"),
    ("V21", "tolerant acceptance: the supplement clock and the return (R12, T7, T20)"),
];

/// Examples driven in full by [`every_example_of_the_clock`].
const WHOLE: [&str; 13] = ["V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V11", "V14", "V15", "V18", "V27"];

/// Driven in full by [`the_calendar_changes_after_acceptance`].
const CALENDAR_CHANGE: &str = "V24";

#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    inputs: Value,
    result: Value,
    lights: Vec<Look>,
}

#[derive(Deserialize)]
struct Look {
    at: String,
    light: String,
}

/// No field may be overlooked: unknown ones fail.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inputs {
    accepted: NaiveDate,
    promised: u32,
    #[serde(default)]
    extension: u32,
    approved_on: Option<NaiveDate>,
    #[serde(default)]
    pauses: Vec<(NaiveDate, NaiveDate)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    due: NaiveDate,
    weekday: Option<String>,
    counted: Option<String>,
    due_without: Option<NaiveDate>,
    due_before: Option<NaiveDate>,
    excluded: Option<usize>,
}

fn data() -> CalendarData {
    serde_json::from_str(include_str!("../../../server/sample/calendar.json")).unwrap()
}

fn official() -> Calendar {
    Calendar::new(&data()).unwrap()
}

fn vector(id: &str) -> Vector {
    vectors().into_iter().find(|vector| vector.id == id).unwrap()
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str::<File>(include_str!("clock-vectors.json")).unwrap().vectors
}

/// Local time unless it says `Z`.
fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_else(|_| {
        let local: NaiveDateTime = text.parse().unwrap();
        domain::time::instant(local.date(), local.time())
    })
}

fn date(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}

#[test]
fn no_example_is_forgotten() {
    let all: BTreeSet<String> = vectors().into_iter().map(|vector| vector.id).collect();
    let not_yet = NOT_YET.map(|(id, why)| {
        assert!(!why.is_empty());
        id
    });
    let named: Vec<&str> = WHOLE.into_iter().chain(not_yet).chain([CALENDAR_CHANGE]).collect();
    assert_eq!(named.len(), all.len(), "each example is named once");
    assert_eq!(named.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), all);
}

#[rstest]
fn every_example_of_the_clock(#[values(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)] index: usize) {
    let Vector { id, inputs, result, lights } = vector(WHOLE[index]);
    let inputs: Inputs = serde_json::from_value(inputs).unwrap();
    let expected: Expected = serde_json::from_value(result).unwrap();
    let calendar = official();
    let pauses: Vec<Pause> = inputs.pauses.iter().map(|(from, until)| Pause { from: *from, until: *until }).collect();
    let term = Term { accepted: inputs.accepted, workdays: inputs.promised, extension: inputs.extension, pauses };
    let answer = due_date(&calendar, &term).unwrap();

    assert_eq!(answer.due, expected.due, "{id}");
    assert!(!answer.provisional);
    if let Some(weekday) = expected.weekday {
        assert_eq!(answer.due.format("%a").to_string(), weekday, "{id}");
    }
    if let Some(counted) = expected.counted {
        let days = answer.days.iter().filter(|day| day.counted).map(|day| day.date.format("%m-%d").to_string());
        assert_eq!(days.collect::<Vec<_>>().join(" "), counted, "{id}");
    }
    if let Some(before) = expected.due_without.or(expected.due_before) {
        let plain = Term { extension: 0, pauses: Vec::new(), ..term.clone() };
        assert_eq!(due_date(&calendar, &plain).unwrap().due, before, "{id}");
        assert!(inputs.approved_on.is_none_or(|approved| approved <= before), "{id}: approved in time");
    }
    if let Some(excluded) = expected.excluded {
        let paused = |date| term.pauses.iter().any(|pause| pause.excludes(date)) && calendar.is_workday(date);
        assert_eq!(answer.days.iter().filter(|day| paused(day.date)).count(), excluded, "{id}");
    }
    assert!(!lights.is_empty());
    for Look { at, light: expected } in lights {
        let shown = look(&term, answer.due, instant(&at));
        assert_eq!(shown, Light::parse(&expected).unwrap(), "{id} at {at}");
    }
}

fn look(term: &Term, due: NaiveDate, at: DateTime<Utc>) -> Light {
    let reading = Reading {
        accepted: term.accepted,
        due,
        immediate: term.workdays == 0,
        pauses: &term.pauses,
        completed: None,
        close_of_business: OfficeHours::default().close_of_business(due),
    };
    light(&reading, at)
}

/// V24: before the arrangement for 2008 was known, 29 December 2007 was a Saturday and 31 December a Monday.
#[test]
fn the_calendar_changes_after_acceptance() {
    let Vector { inputs, result, .. } = vector(CALENDAR_CHANGE);
    let mut before = data();
    before.version = "before 2007-12-18".into();
    let year_2007 = before.years.get_mut(&2007).unwrap();
    year_2007.off.retain(|date| *date < "2007-12-01".parse().unwrap());
    year_2007.work.retain(|date| *date < "2007-12-01".parse().unwrap());
    let year_2008 = before.years.get_mut(&2008).unwrap();
    year_2008.off = vec!["2008-01-01".parse().unwrap()];
    year_2008.work.clear();

    let promised = u32::try_from(inputs["promised"].as_u64().unwrap()).unwrap();
    let term = Term { accepted: date(&inputs["accepted"]), workdays: promised, extension: 0, pauses: Vec::new() };
    let due = |calendar: &Calendar| due_date(calendar, &term).unwrap().due;
    assert_eq!(due(&Calendar::new(&before).unwrap()), date(&result["due_v1"]));
    assert_eq!(due(&official()), date(&result["due_v2"]));
}

/// What the clock can already say of the examples whose events come later.
#[rstest]
#[case::notice("V12", "received", 5, "notice_due")]
#[case::after_supplement("V12", "complete_materials", 10, "due")]
#[case::notice("V13", "received", 5, "notice_due")]
#[case::retroactive("V13", "received", 15, "due")]
#[case::without_extension("V19", "accepted", 20, "due")]
#[case::joint("V20", "accepted", 45, "parent_due")]
#[case::joint_extended("V20", "accepted", 60, "parent_due_extended")]
#[case::supplement("V21", "accepted", 5, "supplement_due")]
#[case::tolerant("V21", "accepted", 10, "due")]
fn dates_of_the_later_examples(#[case] id: &str, #[case] from: &str, #[case] workdays: u32, #[case] to: &str) {
    let Vector { inputs, result, .. } = vector(id);
    assert_eq!(official().add(date(&inputs[from]), workdays), date(&result[to]));
}

#[rstest]
#[case("V12", "complete_materials", "due")]
#[case("V19", "accepted", "due")]
#[case("V21", "accepted", "due")]
fn lights_of_the_later_examples(#[case] id: &str, #[case] from: &str, #[case] to: &str) {
    let Vector { inputs, result, lights, .. } = vector(id);
    let term = Term { accepted: date(&inputs[from]), workdays: 1, extension: 0, pauses: Vec::new() };
    for Look { at, light } in lights {
        assert_eq!(look(&term, date(&result[to]), instant(&at)), Light::parse(&light).unwrap(), "{id} at {at}");
    }
}

#[test]
fn the_sub_case_of_v20_is_due_before_its_parent() {
    let Vector { inputs, result, .. } = vector("V20");
    let sub = &inputs["subcases"][0];
    let limit = u32::try_from(sub["limit"].as_u64().unwrap()).unwrap();
    let sub_due = official().add(date(&sub["dispatched"]), limit).min(date(&result["parent_due"]));
    assert_eq!(sub_due, date(&result["sub_due"]));
}

/// DOMAIN section 2: working days from the opening day, both ends included; only 2008-10-23 gives 305 a day.
#[rstest]
#[case("2008-09-30", 252, 322)]
#[case("2008-10-15", 260, 312)]
#[case("2008-10-20", 263, 308)]
#[case("2008-10-22", 265, 306)]
#[case("2008-10-23", 266, 305)]
#[case("2008-10-24", 267, 304)]
#[case("2008-10-31", 272, 298)]
fn working_days_since_the_opening(#[case] to: &str, #[case] days: u32, #[case] a_day: u32) {
    let eve: NaiveDate = "2007-09-27".parse().unwrap();
    assert_eq!(official().workdays_in(eve, to.parse().unwrap()), days);
    assert_eq!((81_108 * 2 + days) / (2 * days), a_day, "81 108 accepted, rounded half up");
}

#[test]
fn working_days_by_month() {
    let months = [3, 18, 22, 21, 22, 18, 21, 21, 21, 20, 23, 21, 21, 20];
    let first =
        |month: u32| NaiveDate::from_ymd_opt(2007 + i32::try_from(month / 12).unwrap(), month % 12 + 1, 1).unwrap();
    let opening: NaiveDate = "2007-09-28".parse().unwrap();
    for (month, expected) in (8..).zip(months) {
        let (from, to) = (first(month).max(opening), first(month + 1).pred_opt().unwrap());
        assert_eq!(official().workdays_in(from.pred_opt().unwrap(), to), expected, "{from} to {to}");
    }
}

/// DOMAIN section 11.
#[test]
fn working_days_by_year() {
    let years = [
        252, 250, 251, 249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248,
        248,
    ];
    let mut count = 0;
    for (year, expected) in (2004..).zip(years) {
        let eve = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap();
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
        assert!(official().is_official(last), "{year}");
        assert_eq!(official().workdays_in(eve, last), expected, "{year}");
        count += 1;
    }
    assert_eq!(count, data().years.len(), "every year of the data is checked");
}

#[test]
fn close_of_business_is_not_midnight() {
    let winter = OfficeHours::default().close_of_business("2008-03-18".parse().unwrap());
    assert_eq!(winter, NaiveTime::from_hms_opt(17, 0, 0).unwrap());
}
