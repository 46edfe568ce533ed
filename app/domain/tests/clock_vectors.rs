//! The worked examples of the clock (DOMAIN 3.3) and the working days of the opening period (DOMAIN sections 2, 11).

#![allow(clippy::unwrap_used, reason = "the helpers of these tests stand outside the test functions")]

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use domain::calendar::{Calendar, CalendarData};
use domain::case::{
    Acceptance, Case, Demand, Dispatch, Event, EventKind, ExtensionLevel, MissingLine, Promise, Refusal, ReturnGround,
    Terms,
};
use domain::catalogue::{Authorisation, ItemKind};
use domain::clock::{
    Light, OfficeHours, Pause, Reading, Term, deemed_from, due_date, light, notice_due, plain_light, sub_due,
};
use rstest::rstest;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Examples driven in full by [`every_example_of_the_clock`].
const WHOLE: [&str; 13] = ["V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V11", "V14", "V15", "V18", "V27"];

/// Driven in full by tests of their own.
const BY_THEMSELVES: [&str; 6] = ["V12", "V13", "V19", "V20", "V21", "V24"];

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
    let named: Vec<&str> = WHOLE.into_iter().chain(BY_THEMSELVES).collect();
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
    let Vector { inputs, result, .. } = vector("V24");
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

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn terms(kind: ItemKind) -> Terms {
    Terms { kind, authorisation: Authorisation::W, department: "TD".into(), steps: 0 }
}

/// The morning of a date.
fn morning(date: NaiveDate) -> DateTime<Utc> {
    domain::time::instant(date, NaiveTime::from_hms_opt(9, 0, 0).unwrap())
}

fn received(date: NaiveDate) -> Event {
    let notice_due = Some(notice_due(&official(), date));
    let kind = EventKind::Received { materials: vec![1], received_on: None, notice_due, online: false };
    Event { at: morning(date), kind }
}

/// The promise of so many working days from a date.
fn promise(from: NaiveDate, workdays: u32) -> Promise {
    Promise { due: official().add(from, workdays), workdays, calendar_version: "test".into(), ..Promise::default() }
}

fn history(kind: ItemKind, events: &[Event]) -> Result<Case, Refusal> {
    Case::replay(&terms(kind), events)
}

fn acceptance(case: &Case) -> &Acceptance {
    case.stage.acceptance().unwrap()
}

/// The light of an accepted case.
fn shown(case: &Case, at: DateTime<Utc>) -> Light {
    let acceptance = acceptance(case);
    look(&acceptance.term(), acceptance.due, at)
}

#[test]
fn v12_a_supplement_notice_in_time() {
    let Vector { inputs, result, lights, .. } = vector("V12");
    let (came, told) = (date(&inputs["received"]), date(&inputs["notice_given"]));
    let complete = date(&inputs["complete_materials"]);
    assert_eq!(notice_due(&official(), came), date(&result["notice_due"]));
    let line = MissingLine { material: 2, reason: "缺原件".into(), basis: String::new() };
    let (override_reason, override_by) = (String::new(), String::new());
    let demand = Demand { lines: vec![line], answer_by: complete, override_reason, override_by };
    let case = history(
        ItemKind::Promised,
        &[
            received(came),
            Event { at: morning(told), kind: EventKind::SupplementAsked(demand) },
            Event { at: morning(complete), kind: EventKind::SupplementReceived { materials: vec![2] } },
            Event { at: morning(complete), kind: EventKind::Accepted(promise(complete, number(&inputs["promised"]))) },
        ],
    )
    .unwrap();
    assert_eq!(acceptance(&case).accepted_on, date(&result["accepted"]));
    assert_eq!(acceptance(&case).due, date(&result["due"]));
    for Look { at, light } in lights {
        assert_eq!(shown(&case, instant(&at)), Light::parse(&light).unwrap(), "{at}");
    }
}

#[test]
fn v13_nobody_answered_and_the_case_counts_as_accepted() {
    let Vector { inputs, result, .. } = vector("V13");
    let came = date(&inputs["received"]);
    let last = notice_due(&official(), came);
    assert_eq!((last, deemed_from(last)), (date(&result["notice_due"]), date(&result["deemed_from"])));
    assert_eq!(plain_light(last, instant("2008-02-02T15:00:00")), Light::Yellow, "the notice clock's last day");
    let deemed = |at| {
        let kind = EventKind::Deemed(promise(came, number(&inputs["promised"])));
        history(ItemKind::Promised, &[received(came), Event { at, kind }])
    };
    assert_eq!(deemed(instant("2008-02-02T23:59:59")), Err(Refusal::NoticeRuns));
    let case = deemed(domain::time::start_of(deemed_from(last))).unwrap();
    assert_eq!(acceptance(&case).accepted_on, date(&result["accepted"]));
    let answer = acceptance(&case).reckon(&official()).unwrap();
    assert_eq!((answer.due, acceptance(&case).due), (date(&result["due"]), date(&result["due"])));
    let counted = answer.days.iter().filter(|day| day.counted).map(|day| day.date.format("%m-%d").to_string());
    assert_eq!(counted.collect::<Vec<_>>().join(" "), result["counted"].as_str().unwrap());
    assert_eq!(shown(&case, instant("2008-02-03T00:00:00")), Light::Green);
}

#[test]
fn v19_more_time_asked_for_after_the_due_date() {
    let Vector { inputs, result, lights, .. } = vector("V19");
    let from = date(&inputs["accepted"]);
    let start = [
        received(from),
        Event { at: morning(from), kind: EventKind::Accepted(promise(from, number(&inputs["promised"]))) },
    ];
    let case = history(ItemKind::Promised, &start).unwrap();
    assert_eq!(acceptance(&case).due, date(&result["due"]));
    let extended = EventKind::Extended {
        level: ExtensionLevel::Statutory,
        days: 5,
        reason: "案情复杂".into(),
        approved_by: "局长".into(),
        due: acceptance(&case).due_when_extended(&official(), 5).unwrap(),
        law: None,
        latest: None,
    };
    let asked = Event { at: morning(date(&inputs["extension_request"])), kind: extended };
    assert_eq!(case.clone().apply(&asked), Err(Refusal::AfterDue));
    for Look { at, light } in lights {
        assert_eq!(shown(&case, instant(&at)), Light::parse(&light).unwrap(), "the red stays");
    }
}

#[test]
fn v20_a_joint_case_and_its_part() {
    let Vector { inputs, result, lights, .. } = vector("V20");
    let from = date(&inputs["accepted"]);
    let limit = number(&inputs["limit"]);
    let parent = promise(from, limit);
    assert_eq!(parent.due, date(&result["parent_due"]));
    let sub = &inputs["subcases"][0];
    let dispatched = date(&sub["dispatched"]);
    let due = sub_due(&official(), dispatched, number(&sub["limit"]), parent.due);
    assert_eq!(due, date(&result["sub_due"]));
    let part = Dispatch { department: "GH".into(), workdays: number(&sub["limit"]), due };
    let case = history(
        ItemKind::Joint,
        &[
            received(from),
            Event { at: morning(from), kind: EventKind::Accepted(parent) },
            Event { at: morning(dispatched), kind: EventKind::Dispatched { parts: vec![part] } },
        ],
    )
    .unwrap();
    let [Look { at, light }] = &lights[..] else { panic!("one look") };
    assert_eq!(light, "sub red / parent green");
    assert_eq!(plain_light(acceptance(&case).parts[0].due, instant(at)), Light::Red);
    assert_eq!(shown(&case, instant(at)), Light::Green, "a part never turns the parent's light");
    let later = acceptance(&case).due_when_extended(&official(), number(&inputs["extension"])).unwrap();
    assert_eq!(later, date(&result["parent_due_extended"]));
    // Never after the parent's own.
    assert_eq!(sub_due(&official(), dispatched, 100, date(&result["parent_due"])), date(&result["parent_due"]));
}

#[test]
fn v21_accepted_with_something_to_follow() {
    let Vector { inputs, result, lights, .. } = vector("V21");
    let from = date(&inputs["accepted"]);
    let supplement_due = official().add(from, number(&inputs["outstanding_due_in"]));
    assert_eq!(supplement_due, date(&result["supplement_due"]));
    let promise = promise(from, number(&inputs["promised"]));
    let kind = EventKind::AcceptedWithGap { promise, missing: vec![3], supplement_due };
    let case = history(ItemKind::Promised, &[received(from), Event { at: morning(from), kind }]).unwrap();
    assert_eq!(acceptance(&case).due, date(&result["due"]));
    for Look { at, light } in lights {
        assert_eq!(shown(&case, instant(&at)), Light::parse(&light).unwrap());
    }
    let back = |at: NaiveDate| {
        let ground = ReturnGround::OutstandingMaterial;
        let kind = EventKind::Returned { ground, reason: "逾期未补齐".into() };
        case.clone().apply(&Event { at: morning(at), kind })
    };
    assert_eq!(back(supplement_due), Err(Refusal::TermRuns));
    assert!(back(official().add(supplement_due, 1)).is_ok(), "returned the next working day");
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
