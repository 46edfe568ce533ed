//! The state machine: every stage against every event, the guards of each transition, corrections.

mod guards;
mod history;
mod recomputing;

use super::*;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// Monday 2008-03-03, 08:00 in Shanghai, and so many days later.
pub(super) fn day(days: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_204_502_400, 0).unwrap() + TimeDelta::days(days)
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// TD-04 accepted on 3 March: fifteen working days.
pub(super) fn promise() -> Promise {
    Promise {
        due: date("2008-03-24"),
        calendar_version: "test".into(),
        service_version: 1,
        statutory_due: Some(date("2008-03-31")),
        workdays: 15,
    }
}

pub(super) fn terms() -> Terms {
    Terms { kind: ItemKind::Promised, authorisation: Authorisation::W, department: "FG".into(), steps: 0 }
}

pub(super) fn joint() -> Terms {
    Terms { kind: ItemKind::Joint, ..terms() }
}

pub(super) fn received() -> EventKind {
    EventKind::Received {
        materials: vec![1, 2],
        received_on: None,
        notice_due: Some(date("2008-03-10")),
        online: false,
    }
}

pub(super) fn demand(materials: &[u32]) -> Demand {
    let line = |material: &u32| MissingLine { material: *material, reason: "须盖章".into(), basis: String::new() };
    Demand {
        lines: materials.iter().map(line).collect(),
        answer_by: date("2008-04-02"),
        override_reason: String::new(),
        override_by: String::new(),
    }
}

pub(super) fn paused() -> EventKind {
    EventKind::Paused {
        reason: PauseReason::PublicNotice,
        basis: "公示七日".into(),
        planned: date("2008-03-20"),
        due: date("2008-04-02"),
        approved_by: "所长".into(),
    }
}

pub(super) fn extended(level: ExtensionLevel, days: u32, due: &str) -> EventKind {
    EventKind::Extended {
        level,
        days,
        reason: "案情复杂".into(),
        approved_by: "局长".into(),
        due: date(due),
        law: None,
        latest: None,
    }
}

pub(super) fn dispatched() -> EventKind {
    let part = Dispatch { department: "GH".into(), workdays: 10, due: date("2008-03-17") };
    EventKind::Dispatched { parts: vec![part] }
}

pub(super) fn opinion(opinion: Opinion, reason: &str) -> EventKind {
    EventKind::OpinionGiven { department: "GH".into(), opinion, reason: reason.into() }
}

pub(super) fn forwarded() -> EventKind {
    EventKind::Forwarded {
        to: "温州市公安局".into(),
        opinion: String::new(),
        expected: date("2008-04-10"),
        counts: false,
    }
}

pub(super) fn chased() -> EventKind {
    EventKind::Chased { way: "电话询问".into(), answer: String::new() }
}

pub(super) fn granted() -> EventKind {
    EventKind::Granted { certificate_no: "乐土 1".into(), decided_by: String::new(), validity: String::new() }
}

pub(super) fn refused() -> EventKind {
    EventKind::Refused { reason: "不符合条件".into(), decided_by: String::new(), grounds: Grounds::default() }
}

pub(super) fn returned(ground: ReturnGround) -> EventKind {
    EventKind::Returned { ground, reason: "不符合受理条件".into() }
}

pub(super) fn delivered() -> EventKind {
    EventKind::Delivered { received_by: "样例甲".into() }
}

pub(super) fn reexamined(finding: Finding) -> EventKind {
    EventKind::Reexamined { finding, reason: "复核".into(), due: Some(date("2008-03-24")) }
}

/// Follows a path of events, one a day from 3 March unless a day is named.
pub(super) fn walk(terms: Terms, path: &[(i64, EventKind)]) -> Result<Case, Refusal> {
    let mut events = path.iter().map(|(days, kind)| Event { at: day(*days), kind: kind.clone() });
    let first = events.next().unwrap();
    events.try_fold(Case::begin(terms, &first)?, |case, event| case.apply(&event))
}

pub(super) fn at_stage(stage: StageName) -> Case {
    let accepted = || EventKind::Accepted(promise());
    let on = [(0, received()), (0, accepted())];
    let path: Vec<(i64, EventKind)> = match stage {
        StageName::Received => vec![(0, received())],
        StageName::AwaitingSupplement => vec![(0, received()), (0, EventKind::SupplementAsked(demand(&[3, 4])))],
        StageName::NotAccepted => vec![(0, received()), (0, not_accepted())],
        StageName::Lapsed => {
            vec![(0, received()), (0, EventKind::SupplementAsked(demand(&[3]))), (31, EventKind::Lapsed)]
        }
        StageName::Accepted => on.to_vec(),
        StageName::Paused => [&on[..], &[(7, paused())]].concat(),
        StageName::Forwarded => [&on[..], &[(7, forwarded())]].concat(),
        StageName::Decided => [&on[..], &[(7, granted())]].concat(),
        StageName::Delivered => [&on[..], &[(7, granted()), (7, delivered())]].concat(),
        StageName::Returned => [&on[..], &[(7, returned(ReturnGround::ConditionsNotMet))]].concat(),
        StageName::Withdrawn => [&on[..], &[(7, EventKind::Withdrawn { reason: String::new() })]].concat(),
        StageName::Archived => {
            [&on[..], &[(7, granted()), (7, delivered()), (7, EventKind::Archived { file_no: "1".into() })]].concat()
        }
    };
    walk(terms(), &path).unwrap()
}

fn not_accepted() -> EventKind {
    EventKind::NotAccepted {
        ground: NotAcceptedGround::NotCompetent,
        reason: "婚姻登记不在本镇办理".into(),
        instead: "乐清市民政局".into(),
        confirmed_by: "窗口负责人".into(),
    }
}

/// One of each event, in a form that its guards let through from some stage, with the day that suits it.
fn one_of_each(stage: StageName) -> Vec<EventKind> {
    use EventKind::*;
    let resumed = date(if stage == StageName::Paused { "2008-03-14" } else { "2008-03-10" });
    vec![
        received(),
        CorrectedOnSpot { what: "笔误".into() },
        not_accepted(),
        SupplementAsked(demand(&[3])),
        SupplementReceived { materials: vec![3, 4] },
        Lapsed,
        Accepted(promise()),
        AcceptedWithGap { promise: promise(), missing: vec![4], supplement_due: date("2008-04-20") },
        Deemed(promise()),
        GapClosed { materials: vec![4] },
        StepDone { step: 1, opinion: String::new(), officers: vec![], survey: false },
        paused(),
        PauseRenewed { planned: date("2008-03-27"), due: date("2008-04-09"), approved_by: "所长".into() },
        Resumed { on: resumed, due: date("2008-03-28") },
        extended(ExtensionLevel::Statutory, 10, "2008-04-08"),
        forwarded(),
        chased(),
        UpperReplied { reply: "同意".into(), due: date("2008-03-28") },
        dispatched(),
        opinion(Opinion::Agree, ""),
        MeetingHeld { minutes: "一致同意".into() },
        Converted(Conversion {
            workdays: 3,
            due: date("2008-03-06"),
            reason: "停电".into(),
            approved_by: "负责人".into(),
        }),
        granted(),
        refused(),
        returned(ReturnGround::ConditionsNotMet),
        Withdrawn { reason: String::new() },
        delivered(),
        Archived { file_no: "2008-1".into() },
        reexamined(Finding::Overturned),
        Rated { stars: 5, text: String::new() },
        Recomputed {
            due: date("2008-03-25"),
            calendar_version: "next".into(),
            statutory_due: None,
            parts: vec![],
            gap_due: None,
        },
        Noted { text: "请跟进".into() },
        Undone { event_no: 2, reason: "误操作".into(), approved_by: "主任".into() },
    ]
}

/// What each stage takes, and where it leads; every other pair is refused with the stage and the event.
fn leads(stage: StageName, event: &str) -> Option<StageName> {
    use StageName::*;
    let table: &[(StageName, &[(&str, StageName)])] = &[
        (
            Received,
            &[
                ("corrected_on_spot", Received),
                ("not_accepted", NotAccepted),
                ("supplement_asked", AwaitingSupplement),
                ("accepted", Accepted),
                ("accepted_with_gap", Accepted),
                ("withdrawn", Withdrawn),
                ("recomputed", Received),
                ("rated", Received),
            ],
        ),
        (
            AwaitingSupplement,
            &[
                ("supplement_received", AwaitingSupplement),
                ("supplement_asked", AwaitingSupplement),
                ("withdrawn", Withdrawn),
                ("rated", AwaitingSupplement),
            ],
        ),
        (
            Accepted,
            &[
                ("step_done", Accepted),
                ("paused", Paused),
                ("extended", Accepted),
                ("forwarded", Forwarded),
                ("granted", Decided),
                ("refused", Decided),
                ("returned", Returned),
                ("withdrawn", Withdrawn),
                ("recomputed", Accepted),
                ("rated", Accepted),
            ],
        ),
        (
            Paused,
            &[
                ("pause_renewed", Paused),
                ("resumed", Accepted),
                ("withdrawn", Withdrawn),
                ("recomputed", Paused),
                ("rated", Paused),
            ],
        ),
        (
            Forwarded,
            &[("chased", Forwarded), ("upper_replied", Accepted), ("withdrawn", Withdrawn), ("rated", Forwarded)],
        ),
        (Decided, &[("delivered", Delivered), ("rated", Decided)]),
        (Delivered, &[("archived", Archived), ("rated", Delivered)]),
        (Returned, &[("reexamined", Accepted), ("rated", Returned)]),
        (NotAccepted, &[("rated", NotAccepted)]),
        (Lapsed, &[("rated", Lapsed)]),
        (Withdrawn, &[("rated", Withdrawn)]),
        (Archived, &[("rated", Archived)]),
    ];
    assert_eq!(table.len(), StageName::ALL.len(), "the table names every stage");
    let row = table.iter().find(|row| row.0 == stage).unwrap().1;
    row.iter().find(|(name, _)| *name == event).map(|(_, next)| *next)
}

/// Pairs that the machine knows and whose guard says no for a case as plain as these; tests of their own open them.
const GUARDED: [(StageName, &str, &str); 10] = [
    (StageName::Accepted, "dispatched", "not_joint"),
    (StageName::Accepted, "meeting_held", "not_joint"),
    (StageName::Paused, "opinion_given", "no_such_part"),
    (StageName::Forwarded, "opinion_given", "no_such_part"),
    (StageName::Received, "deemed", "notice_runs"),
    (StageName::AwaitingSupplement, "accepted", "still_missing"),
    (StageName::AwaitingSupplement, "lapsed", "term_runs"),
    (StageName::Accepted, "gap_closed", "no_gap"),
    (StageName::Accepted, "opinion_given", "no_such_part"),
    (StageName::Accepted, "converted", "not_convertible"),
];
const GAP: [StageName; 2] = [StageName::Paused, StageName::Forwarded];

#[test]
fn every_stage_against_every_event() {
    let mut pairs = 0;
    for stage in StageName::ALL {
        for kind in one_of_each(stage) {
            let case = at_stage(stage);
            let (name, last) = (kind.name(), case.last_at);
            // A day on which nothing is over yet; the same for a stage that began later.
            let at = if stage == StageName::Paused { day(11) } else { last.max(day(1)) };
            let result = case.apply(&Event { at, kind });
            let guarded = GUARDED.iter().find(|(at, event, _)| *at == stage && *event == name);
            pairs += 1;
            match (leads(stage, name), guarded) {
                (None, _) if name == "noted" => assert_eq!(result.unwrap().stage.name(), stage),
                (Some(next), _) => assert_eq!(result.unwrap().stage.name(), next, "{stage:?} + {name}"),
                (None, Some((_, _, code))) => assert_eq!(result.unwrap_err().code(), *code, "{stage:?} + {name}"),
                (None, None) if name == "gap_closed" && GAP.contains(&stage) => {
                    assert_eq!(result.unwrap_err(), Refusal::NoGap)
                }
                (None, None) => {
                    assert_eq!(result.unwrap_err(), Refusal::NotFrom { stage, event: name }, "{stage:?} + {name}")
                }
            }
        }
    }
    assert_eq!(pairs, 12 * 33, "all stages and all events");
}

#[test]
fn a_case_begins_with_the_receipt_of_papers() {
    for kind in one_of_each(StageName::Received).into_iter().skip(1) {
        let event = Event { at: day(0), kind };
        assert_eq!(Case::begin(terms(), &event), Err(Refusal::NotAStart));
    }
}

#[test]
fn events_and_cases_keep_their_shape_in_storage() {
    for kind in one_of_each(StageName::Accepted) {
        let event = Event { at: day(0), kind };
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.contains(&format!("\"event\":\"{}\"", event.kind.name())), "{text}");
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
    for stage in StageName::ALL {
        assert_eq!(StageName::parse(stage.code()), Some(stage));
        let case = at_stage(stage);
        let text = serde_json::to_string(&case).unwrap();
        assert!(text.contains(&format!("\"stage\":\"{}\"", stage.code())), "{text}");
        assert_eq!(serde_json::from_str::<Case>(&text).unwrap(), case);
    }
    // As events were written before the notice clock and the promise's further parts were known.
    let old = r#"{"at":"2008-03-03T00:00:00Z","event":"received","materials":[1]}"#;
    assert!(serde_json::from_str::<Event>(old).is_ok());
    let old = r#"{"at":"2008-03-03T00:00:00Z","event":"accepted","due":"2008-03-24","calendar_version":"a","service_version":1}"#;
    assert!(serde_json::from_str::<Event>(old).is_ok());
}
