//! Every stage against every event, and the guards of each transition.

use super::*;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_204_500_000, 0).unwrap() + TimeDelta::minutes(minutes)
}

fn due() -> NaiveDate {
    NaiveDate::from_ymd_opt(2008, 3, 24).unwrap()
}

fn received() -> EventKind {
    EventKind::Received { materials: vec![1, 2] }
}

fn accepted() -> EventKind {
    EventKind::Accepted { due: due(), calendar_version: "test".into(), service_version: 1 }
}

fn granted(decided_by: &str) -> EventKind {
    EventKind::Granted { certificate_no: "乐土 1".into(), decided_by: decided_by.into() }
}

fn refused(reason: &str, decided_by: &str) -> EventKind {
    EventKind::Refused { reason: reason.into(), decided_by: decided_by.into() }
}

fn delivered() -> EventKind {
    EventKind::Delivered { received_by: "样例甲".into() }
}

fn walk(authorisation: Authorisation, kinds: &[EventKind]) -> Result<Case, Refusal> {
    let mut events = kinds.iter().enumerate().map(|(i, kind)| Event { at: at(i as i64), kind: kind.clone() });
    let first = events.next().unwrap();
    events.try_fold(Case::begin(ItemKind::Promised, authorisation, &first)?, |case, event| case.apply(&event))
}

fn at_stage(stage: StageName) -> Case {
    let path = [received(), accepted(), granted(""), delivered()];
    let length = StageName::ALL.iter().position(|name| *name == stage).unwrap() + 1;
    walk(Authorisation::W, &path[..length]).unwrap()
}

#[test]
fn every_stage_against_every_event() {
    use StageName::*;
    let events = [received(), accepted(), granted(""), refused("不符合条件", ""), delivered()];
    let table = [
        (Received, [None, Some(Accepted), None, None, None]),
        (Accepted, [None, None, Some(Decided), Some(Decided), None]),
        (Decided, [None, None, None, None, Some(Delivered)]),
        (Delivered, [None, None, None, None, None]),
    ];
    assert_eq!(table.map(|row| row.0), StageName::ALL, "the table names every stage once");
    for (stage, row) in table {
        for (kind, expected) in events.iter().zip(row) {
            let result = at_stage(stage).apply(&Event { at: at(60), kind: kind.clone() });
            match expected {
                Some(next) => assert_eq!(result.unwrap().stage.name(), next, "{stage:?} + {}", kind.name()),
                None => assert_eq!(result.unwrap_err(), Refusal::NotFrom { stage, event: kind.name() }),
            }
        }
    }
}

#[test]
fn a_case_begins_with_the_receipt_of_papers() {
    for kind in [accepted(), granted(""), delivered()] {
        let event = Event { at: at(0), kind };
        assert_eq!(Case::begin(ItemKind::Promised, Authorisation::W, &event), Err(Refusal::NotAStart));
    }
}

#[test]
fn only_the_window_of_level_w_decides_without_naming_who_signed() {
    for authorisation in [Authorisation::S, Authorisation::D, Authorisation::U] {
        let path = [received(), accepted(), granted("  ")];
        assert_eq!(walk(authorisation, &path), Err(Refusal::SignatureMissing));
        let path = [received(), accepted(), refused("理由", "")];
        assert_eq!(walk(authorisation, &path), Err(Refusal::SignatureMissing));
        let path = [received(), accepted(), granted("国土资源所 所长")];
        assert_eq!(walk(authorisation, &path).unwrap().stage.name(), StageName::Decided);
    }
    assert!(walk(Authorisation::W, &[received(), accepted(), granted("")]).is_ok());
}

#[test]
fn a_refusal_gives_its_reason_and_a_delivery_its_recipient() {
    assert_eq!(walk(Authorisation::W, &[received(), accepted(), refused(" ", "")]), Err(Refusal::ReasonMissing));
    let nobody = EventKind::Delivered { received_by: String::new() };
    assert_eq!(walk(Authorisation::W, &[received(), accepted(), granted(""), nobody]), Err(Refusal::RecipientMissing));
}

#[test]
fn no_event_lies_before_the_last_one() {
    let case = at_stage(StageName::Decided);
    assert_eq!(case.apply(&Event { at: at(1), kind: delivered() }), Err(Refusal::BackDated));
}

#[test]
fn the_acceptance_is_kept_to_the_end() {
    let Stage::Delivered(acceptance, decision, delivered_at) = at_stage(StageName::Delivered).stage else {
        panic!("not delivered")
    };
    assert_eq!((acceptance.received_at, acceptance.accepted_at, acceptance.due), (at(0), at(1), due()));
    assert_eq!((decision.decided_at, decision.outcome, delivered_at), (at(2), Outcome::Granted, at(3)));
}

#[test]
fn events_keep_their_shape_in_storage() {
    for kind in [received(), accepted(), granted("a"), refused("b", "c"), delivered()] {
        let event = Event { at: at(0), kind };
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.contains(&format!("\"event\":\"{}\"", event.kind.name())), "{text}");
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
}
