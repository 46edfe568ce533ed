//! Corrections, and what holds for every history.

use super::*;
use crate::calendar::{Calendar, CalendarData};
use crate::clock::{Light, Reading, light};
use proptest::prelude::*;

fn events(path: &[(i64, EventKind)]) -> Vec<Event> {
    path.iter().map(|(days, kind)| Event { at: day(*days), kind: kind.clone() }).collect()
}

fn undone(event_no: u32) -> EventKind {
    EventKind::Undone { event_no, reason: "点错了".into(), approved_by: "主任".into() }
}

fn decided() -> Vec<(i64, EventKind)> {
    vec![(0, received()), (0, EventKind::Accepted(promise())), (7, granted())]
}

#[test]
fn a_correction_undoes_the_last_event_and_the_case_goes_on() {
    let path = [&decided()[..], &[(8, undone(3)), (9, refused())]].concat();
    let case = Case::replay(&terms(), &events(&path)).unwrap();
    assert_eq!(case.stage.decision().unwrap().outcome, Outcome::Refused);
    assert_eq!(case.events, 5, "nothing leaves the history");
    let before = Case::replay(&terms(), &events(&path[..4])).unwrap();
    assert_eq!(before.stage.name(), StageName::Accepted);
    let again = [&decided()[..], &[(8, undone(3)), (9, undone(2))]].concat();
    assert_eq!(Case::replay(&terms(), &events(&again)).unwrap().stage.name(), StageName::Received);
}

#[test]
fn only_the_last_event_is_undone_with_reason_and_director() {
    let with = |kind: EventKind| Case::replay(&terms(), &events(&[&decided()[..], &[(8, kind)]].concat()));
    assert_eq!(with(undone(2)), Err(Refusal::NotTheLast));
    assert_eq!(with(undone(4)), Err(Refusal::NotTheLast));
    let anonymous = EventKind::Undone { event_no: 3, reason: "点错了".into(), approved_by: String::new() };
    assert_eq!(with(anonymous), Err(Refusal::ApprovalMissing));
    let receipt = [(0, received()), (1, undone(1))];
    assert_eq!(
        Case::replay(&terms(), &events(&receipt)),
        Err(Refusal::NotTheLast),
        "papers that came in stay received"
    );
    let applied = Case::replay(&terms(), &events(&decided())).unwrap();
    let refusal = applied.apply(&Event { at: day(8), kind: undone(3) }).unwrap_err();
    assert_eq!(refusal.code(), "not_from_this_stage", "a correction needs the whole history");
    assert_eq!(Case::replay(&terms(), &[]), Err(Refusal::NotAStart));
}

fn calendar() -> Calendar {
    Calendar::new(&CalendarData::provisional()).unwrap()
}

/// One thing that can happen on a day, with the dates that the rules compute.
fn happen(case: &Case, choice: u8, at: DateTime<Utc>, calendar: &Calendar) -> EventKind {
    let today = local_date(at);
    let acceptance = case.stage.acceptance().cloned();
    let planned = today + TimeDelta::days(1 + i64::from(choice % 9));
    match (choice % 7, acceptance) {
        (0, Some(acceptance)) => EventKind::Paused {
            reason: PauseReason::Hearing,
            basis: "听证".into(),
            planned,
            due: acceptance.due_with_stop(calendar, today, planned).unwrap(),
            approved_by: "所长".into(),
        },
        (1, Some(acceptance)) => {
            EventKind::Resumed { on: today, due: acceptance.due_when_resumed(calendar, today).unwrap() }
        }
        (2, Some(acceptance)) => {
            let days = 1 + u32::from(choice % 12);
            let due = acceptance.due_when_extended(calendar, days).unwrap();
            extended(ExtensionLevel::Statutory, days, &due.to_string())
        }
        (3, _) => granted(),
        (4, _) => EventKind::Withdrawn { reason: String::new() },
        (5, _) => delivered(),
        _ => EventKind::Rated { stars: 3, text: String::new() },
    }
}

fn shown(case: &Case, at: DateTime<Utc>) -> Light {
    let acceptance = case.stage.acceptance().unwrap();
    let reading = Reading {
        accepted: acceptance.accepted_on,
        due: acceptance.due,
        immediate: false,
        pauses: &acceptance.pauses(),
        completed: case.stage.decision().map(|decision| local_date(decision.decided_at)),
        close_of_business: chrono::NaiveTime::MIN,
    };
    light(&reading, at)
}

proptest! {
    /// Whatever is tried, day after day: the due date is what the clock computes, the ledger agrees, red never goes back
    /// to green, and the history read again gives the same case.
    #[test]
    fn every_history_keeps_the_rules(tries in proptest::collection::vec((0i64..5, any::<u8>()), 0..40)) {
        let calendar = calendar();
        let start = Promise { due: calendar.add(date("2008-03-03"), 15), ..promise() };
        let mut history = events(&[(0, received()), (0, EventKind::Accepted(start))]);
        let mut case = Case::replay(&terms(), &history).unwrap();
        let mut at = day(0);
        let mut red = false;
        for (days, choice) in tries {
            at += TimeDelta::days(days);
            let event = Event { at, kind: happen(&case, choice, at, &calendar) };
            let Ok(moved) = case.clone().apply(&event) else { continue };
            history.push(event);
            case = moved;
            let running = case.stage.name().is_running();
            if let (true, Some(acceptance)) = (running, case.stage.acceptance()) {
                let answer = acceptance.reckon(&calendar).unwrap();
                prop_assert_eq!(answer.due, acceptance.due);
                let counted = answer.days.iter().filter(|day| day.counted).count();
                prop_assert_eq!(counted as u32, 15 + acceptance.extension.map_or(0, |extension| extension.days));
                prop_assert!(acceptance.due >= acceptance.promise.due, "stops and extensions only ever give time");
            }
            if running {
                let light = shown(&case, at);
                prop_assert!(!red || light == Light::Red, "red does not go back to {:?}", light);
                red |= light == Light::Red;
            }
        }
        prop_assert_eq!(Case::replay(&terms(), &history).unwrap(), case);
    }
}
