//! Another calendar: what it moves, what it leaves alone (R14, V24).

use super::*;
use crate::calendar::{Calendar, CalendarData, HolidayNotice};
use crate::catalogue::{Statutory, StatutoryUnit};
use rstest::rstest;

/// The official calendar with 14 March 2008 taken off.
fn calendar() -> Calendar {
    let text = include_str!("../../../../../server/sample/calendar.json");
    let data: CalendarData = serde_json::from_str(text).unwrap();
    let mut off = data.years[&2008].off.clone();
    off.push(date("2008-03-14"));
    let notice = HolidayNotice {
        year: 2008,
        off,
        work: data.years[&2008].work.clone(),
        source: "x".into(),
        published: date("2008-03-04"),
    };
    Calendar::new(&data.with_notice(&notice, "next").unwrap()).unwrap()
}

fn law(value: u32) -> Statutory {
    Statutory { value: Some(value), unit: StatutoryUnit::Workday, basis_zh: None, verified: true }
}

fn under(case: &Case) -> Option<Recomputing> {
    case.under(&calendar(), &law(20), date("2008-03-05")).unwrap()
}

fn moved(case: Case) -> Case {
    let kind = under(&case).unwrap().event(&calendar()).unwrap();
    let at = case.last_at;
    case.apply(&Event { at, kind }).unwrap()
}

#[test]
fn the_date_moves_and_what_was_printed_stays() {
    let case = at_stage(StageName::Accepted);
    assert_eq!(
        under(&case),
        Some(Recomputing {
            before: date("2008-03-24"),
            due: date("2008-03-25"),
            statutory_due: Some(date("2008-04-01")),
            parts: vec![],
            gap_due: None,
            provisional: false
        })
    );
    let case = moved(case);
    let acceptance = case.stage.acceptance().unwrap();
    assert_eq!((acceptance.due, acceptance.promise.due), (date("2008-03-25"), date("2008-03-24")));
    assert_eq!((acceptance.statutory_due(), acceptance.calendar_version.as_str()), (Some(date("2008-04-01")), "next"));
    assert_eq!(acceptance.promise.statutory_due, Some(date("2008-03-31")));
    assert_eq!(under(&case).unwrap().event(&calendar()), None, "a second time nothing moves");
}

#[test]
fn a_paused_case_keeps_its_stop_and_a_part_never_ends_after_the_whole() {
    let paused = under(&at_stage(StageName::Paused)).unwrap();
    assert_eq!(paused.due, date("2008-04-03"), "14 March lies within the stop of 10 to 20 March and is left out once");
    let joint = walk(joint(), &[(0, received()), (0, EventKind::Accepted(promise())), (1, dispatched())]).unwrap();
    let earlier = EventKind::Recomputed {
        due: date("2008-03-13"),
        calendar_version: "earlier".into(),
        statutory_due: None,
        parts: vec![],
        gap_due: None,
    };
    let joint = joint.apply(&Event { at: day(2), kind: earlier }).unwrap();
    assert_eq!(joint.stage.acceptance().unwrap().parts[0].due, date("2008-03-13"));
}

#[test]
fn the_limit_in_law_binds_as_it_did() {
    let case = at_stage(StageName::Accepted);
    let short = case.under(&calendar(), &law(12), date("2008-03-05")).unwrap().unwrap();
    assert_eq!(short.due, date("2008-03-20"));
    let extended = walk(
        terms(),
        &[
            (0, received()),
            (0, EventKind::Accepted(promise())),
            (1, extended(ExtensionLevel::Statutory, 5, "2008-03-31")),
        ],
    );
    let extended = extended.unwrap().under(&calendar(), &law(12), date("2008-03-05")).unwrap().unwrap();
    assert_eq!(extended.due, date("2008-04-01"));
    let no_law = Statutory { value: None, unit: StatutoryUnit::None, ..law(0) };
    let none = case.under(&calendar(), &no_law, date("2008-03-05")).unwrap().unwrap();
    assert_eq!(none.statutory_due, None);
}

#[test]
fn the_notice_clock_moves_while_it_runs() {
    let longer = EventKind::Received {
        materials: vec![1],
        received_on: None,
        notice_due: Some(date("2008-03-14")),
        online: false,
    };
    let case = walk(terms(), &[(7, longer)]).unwrap();
    let new = case.under(&calendar(), &law(20), date("2008-03-11")).unwrap().unwrap();
    assert_eq!(new.due, date("2008-03-18"));
    assert_eq!(case.under(&calendar(), &law(20), date("2008-03-15")).unwrap(), None, "what is over is over");
    let event = |days| Event { at: day(days), kind: new.event(&calendar()).unwrap() };
    let Stage::Received { intake } = case.clone().apply(&event(8)).unwrap().stage else { panic!("not received") };
    assert_eq!(intake.notice_due, Some(date("2008-03-18")));
    assert_eq!(case.apply(&event(12)), Err(Refusal::NoticeOver));
    let at_once = EventKind::Received { materials: vec![1], received_on: None, notice_due: None, online: false };
    let case = walk(terms(), &[(7, at_once)]).unwrap();
    let Stage::Received { intake } = case.apply(&event(8)).unwrap().stage else { panic!("not received") };
    assert_eq!(intake.notice_due, Some(date("2008-03-18")), "papers that wait again have a clock");
}

#[test]
fn papers_with_the_level_above_move_only_while_the_promise_runs() {
    let up = |counts| EventKind::Forwarded {
        to: "温州市公安局".into(),
        opinion: String::new(),
        expected: date("2008-03-20"),
        counts,
    };
    let case =
        |counts| walk(terms(), &[(0, received()), (0, EventKind::Accepted(promise())), (1, up(counts))]).unwrap();
    assert_eq!(under(&case(false)), None);
    assert_eq!(moved(case(true)).stage.acceptance().unwrap().due, date("2008-03-25"));
}

#[rstest]
#[case(StageName::AwaitingSupplement)]
#[case(StageName::Decided)]
#[case(StageName::Delivered)]
#[case(StageName::Returned)]
#[case(StageName::Withdrawn)]
#[case(StageName::Archived)]
fn what_is_over_is_never_judged_again(#[case] stage: StageName) {
    assert_eq!(under(&at_stage(stage)), None);
}

#[test]
fn events_name_the_date_that_they_set() {
    assert_eq!(EventKind::Accepted(promise()).due(), Some(date("2008-03-24")));
    assert_eq!(paused().due(), Some(date("2008-04-02")));
    assert_eq!(reexamined(Finding::Overturned).due(), Some(date("2008-03-24")));
    assert_eq!((granted().due(), received().due()), (None, None));
}
