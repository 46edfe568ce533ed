//! Stories: histories of cases, made of whatever the rules let through.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::calendar::{Calendar, CalendarData};
use domain::case::{
    Acceptance, Case, Conversion, Demand, Dispatch, Event, EventKind, ExtensionLevel, Finding, Grounds, MissingLine,
    NotAcceptedGround, Opinion, PauseReason, Promise, ReturnGround, Stage, StageName, Terms,
};
use domain::catalogue::{Authorisation, ItemKind, Statutory, StatutoryUnit};
use domain::clock::{Light, Reading, Term, due_date, light, notice_due, sub_due};
use domain::time::{local_date, start_of};
use std::sync::LazyLock;

/// The names of all events.
pub const NAMES: [&str; 33] = [
    "received",
    "corrected_on_spot",
    "not_accepted",
    "supplement_asked",
    "supplement_received",
    "lapsed",
    "accepted",
    "accepted_with_gap",
    "deemed",
    "gap_closed",
    "step_done",
    "paused",
    "pause_renewed",
    "resumed",
    "extended",
    "forwarded",
    "chased",
    "upper_replied",
    "dispatched",
    "opinion_given",
    "meeting_held",
    "converted",
    "granted",
    "refused",
    "returned",
    "withdrawn",
    "delivered",
    "archived",
    "reexamined",
    "rated",
    "recomputed",
    "noted",
    "undone",
];

/// The opening day.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2007, 9, 28).unwrap()
}

fn data() -> CalendarData {
    serde_json::from_str(include_str!("../../../../server/sample/calendar.json")).unwrap()
}

/// The official calendar.
pub fn official() -> &'static Calendar {
    static OFFICIAL: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(&data()).unwrap());
    &OFFICIAL
}

/// The calendar before the notices: Monday to Friday.
fn before_the_notices() -> &'static Calendar {
    static BEFORE: LazyLock<Calendar> = LazyLock::new(|| {
        let data = CalendarData { version: "monday to friday".to_owned(), ..CalendarData::default() };
        Calendar::new(&data).unwrap()
    });
    &BEFORE
}

/// The calendar under which a case's date was computed.
pub fn calendar_of(acceptance: &Acceptance) -> &'static Calendar {
    let official = official();
    if acceptance.calendar_version == official.version() { official } else { before_the_notices() }
}

/// The light of a case.
pub fn shown(case: &Case, at: DateTime<Utc>) -> Light {
    let Some(acceptance) = case.stage.acceptance() else { return Light::Green };
    let above = acceptance.report.is_some_and(|report| !report.counts);
    if case.stage.name() == StageName::Forwarded && above {
        return Light::Upper;
    }
    let pauses = acceptance.pauses();
    let reading = Reading {
        accepted: acceptance.accepted_on,
        due: acceptance.due,
        immediate: case.terms.kind == ItemKind::Immediate && !acceptance.converted,
        pauses: if case.stage.name() == StageName::Paused { &pauses } else { &[] },
        completed: case.stage.decision().map(|decision| local_date(decision.decided_at)),
        close_of_business: NaiveTime::from_hms_opt(17, 0, 0).unwrap(),
    };
    light(&reading, at)
}

/// What happened to a case.
pub struct Story {
    pub terms: Terms,
    pub history: Vec<Event>,
    /// The case as it was moved on event by event.
    pub case: Case,
}

impl Story {
    /// A case of one of three kinds, and everything of the tries that the rules let through.
    pub fn of(kind: u8, tries: &[(i64, u8, u8)]) -> Self {
        let (kind, department, steps) = match kind {
            0 => (ItemKind::Promised, "FG", 2),
            1 => (ItemKind::Joint, "TD", 1),
            _ => (ItemKind::Immediate, "GA", 0),
        };
        let terms = Terms { kind, authorisation: Authorisation::W, department: department.to_owned(), steps };
        let calendar = official();
        let mut at = start_of(first_day()) + TimeDelta::hours(9);
        let first = EventKind::Received {
            materials: vec![1, 2],
            received_on: None,
            notice_due: Some(notice_due(calendar, first_day())),
            online: false,
        };
        let first = Event { at, kind: first };
        let case = Case::begin(terms.clone(), &first).unwrap();
        let mut story = Self { terms, history: vec![first], case };
        for (days, choice, form) in tries {
            at += TimeDelta::days(*days) + TimeDelta::minutes(20);
            let Some(kind) = story.next(at, usize::from(*choice), *form) else { continue };
            story.happens(Event { at, kind });
        }
        story
    }

    /// Takes an event, if the rules let it through.
    fn happens(&mut self, event: Event) {
        let moved = if matches!(event.kind, EventKind::Undone { .. }) {
            // A correction reads the history again.
            Case::replay(&self.terms, &[self.history.as_slice(), std::slice::from_ref(&event)].concat())
        } else {
            self.case.clone().apply(&event)
        };
        if let Ok(moved) = moved {
            self.case = moved;
            self.history.push(event);
        }
    }

    /// Something that can happen at this stage, with the dates that the rules compute.
    fn next(&self, at: DateTime<Utc>, choice: usize, form: u8) -> Option<EventKind> {
        let today = local_date(at);
        let anywhere = |kinds: Vec<EventKind>| {
            let undone = EventKind::Undone {
                event_no: self.last_counting()?,
                reason: "点错了件".to_owned(),
                approved_by: "主任".to_owned(),
            };
            let words = [
                EventKind::Noted { text: "请跟进".to_owned() },
                EventKind::Rated { stars: 1 + form % 5, text: String::new() },
                undone,
            ];
            let kinds = [kinds.as_slice(), &words].concat();
            kinds.get(choice % kinds.len()).cloned()
        };
        match &self.case.stage {
            Stage::Received { intake } => anywhere(before_acceptance(today, intake.received_on, form)),
            Stage::AwaitingSupplement { supplement, .. } => anywhere(vec![
                EventKind::SupplementReceived { materials: supplement.open.clone() },
                EventKind::SupplementReceived { materials: supplement.open.first().copied().into_iter().collect() },
                EventKind::SupplementAsked(demand(today, &[3])),
                EventKind::Accepted(promise(official(), today, form)),
                EventKind::Accepted(promise(official(), today, form)),
                EventKind::Lapsed,
                EventKind::Withdrawn { reason: String::new() },
            ]),
            Stage::Accepted { acceptance } => anywhere(running(&self.case, acceptance, today, form)),
            Stage::Paused { acceptance } => {
                let calendar = calendar_of(acceptance);
                let until = acceptance.stops.last().map_or(today, |stop| stop.until);
                let planned = until.max(today) + TimeDelta::days(1 + i64::from(form % 9));
                // By hand today, or by itself since the planned day.
                let on = until.min(today);
                anywhere(vec![
                    EventKind::Resumed { on, due: acceptance.due_when_resumed(calendar, on).ok()? },
                    EventKind::Resumed { on, due: acceptance.due_when_resumed(calendar, on).ok()? },
                    EventKind::PauseRenewed {
                        planned,
                        due: acceptance.due_when_resumed(calendar, planned).ok()?,
                        approved_by: "所长".to_owned(),
                    },
                    EventKind::GapClosed { materials: vec![4] },
                    recomputed(&self.case, acceptance, today)?,
                    EventKind::Withdrawn { reason: String::new() },
                ])
            }
            Stage::Forwarded { acceptance } => {
                let counts = acceptance.report.is_none_or(|report| report.counts);
                let resumed = acceptance.due_when_resumed(calendar_of(acceptance), today).ok()?;
                let due = if counts { acceptance.due } else { resumed };
                anywhere(vec![
                    EventKind::Chased { way: "电话".to_owned(), answer: String::new() },
                    EventKind::UpperReplied { reply: "同意".to_owned(), due },
                    EventKind::GapClosed { materials: vec![4] },
                    EventKind::Withdrawn { reason: String::new() },
                ])
            }
            Stage::Decided { .. } => anywhere(vec![EventKind::Delivered { received_by: "样例甲".to_owned() }]),
            Stage::Delivered { .. } => anywhere(vec![EventKind::Archived { file_no: "1".to_owned() }]),
            Stage::Returned { acceptance, .. } => anywhere(vec![
                EventKind::Reexamined { finding: Finding::Upheld, reason: "核实".to_owned(), due: None },
                EventKind::Reexamined {
                    finding: Finding::Overturned,
                    reason: "核实".to_owned(),
                    due: Some(acceptance.due),
                },
            ]),
            _ => anywhere(Vec::new()),
        }
    }

    /// The number of the last event that counts.
    fn last_counting(&self) -> Option<u32> {
        let mut counting = Vec::new();
        for (event, number) in self.history.iter().zip(1_u32..) {
            if matches!(event.kind, EventKind::Undone { .. }) {
                counting.pop();
            } else if !event.kind.is_a_word() {
                counting.push(number);
            }
        }
        counting.pop()
    }
}

/// The hall moves on to the other calendar.
fn recomputed(case: &Case, acceptance: &Acceptance, today: NaiveDate) -> Option<EventKind> {
    let official = official();
    let other = if acceptance.calendar_version == official.version() { before_the_notices() } else { official };
    let law = Statutory { value: None, unit: StatutoryUnit::None, basis_zh: None, verified: false };
    let moved = case.under(other, &law, today).ok()?.and_then(|new| new.event(other));
    Some(moved.unwrap_or_else(|| EventKind::Noted { text: "日期不变".to_owned() }))
}

fn promise(calendar: &Calendar, accepted: NaiveDate, form: u8) -> Promise {
    let workdays = u32::from(form % 20);
    let term = Term { accepted, workdays, extension: 0, pauses: Vec::new() };
    Promise {
        due: due_date(calendar, &term).unwrap().due,
        calendar_version: calendar.version().to_owned(),
        service_version: 1,
        statutory_due: None,
        workdays,
    }
}

fn demand(today: NaiveDate, materials: &[u32]) -> Demand {
    let line =
        |material: &u32| MissingLine { material: *material, reason: "须盖章".to_owned(), basis: String::new() };
    Demand {
        lines: materials.iter().map(line).collect(),
        answer_by: today + TimeDelta::days(5),
        override_reason: String::new(),
        override_by: String::new(),
    }
}

fn before_acceptance(today: NaiveDate, received_on: NaiveDate, form: u8) -> Vec<EventKind> {
    let calendar = official();
    let accepted = || EventKind::Accepted(promise(calendar, today, form));
    // The notice clock under the calendar from before: it may end on another day.
    let notice = notice_due(before_the_notices(), received_on).max(today);
    vec![
        EventKind::CorrectedOnSpot { what: "笔误".to_owned() },
        EventKind::NotAccepted {
            ground: NotAcceptedGround::NotCompetent,
            reason: "不在本镇办理".to_owned(),
            instead: "市民政局".to_owned(),
            confirmed_by: "窗口负责人".to_owned(),
        },
        EventKind::SupplementAsked(demand(today, &[3, 4])),
        accepted(),
        accepted(),
        accepted(),
        EventKind::AcceptedWithGap {
            promise: promise(calendar, today, form),
            missing: vec![4],
            supplement_due: calendar.add(today, 5),
        },
        EventKind::Deemed(promise(calendar, received_on, form)),
        EventKind::Deemed(promise(calendar, received_on, form)),
        EventKind::Withdrawn { reason: String::new() },
        EventKind::Recomputed {
            due: notice,
            calendar_version: "monday to friday".to_owned(),
            statutory_due: None,
            parts: Vec::new(),
            gap_due: None,
        },
    ]
}

/// What can happen while the clock runs.
fn running(case: &Case, acceptance: &Acceptance, today: NaiveDate, form: u8) -> Vec<EventKind> {
    let calendar = calendar_of(acceptance);
    let planned = today + TimeDelta::days(1 + i64::from(form % 9));
    let days = 1 + u32::from(form % 10);
    let part = |department: &str, workdays| Dispatch {
        department: department.to_owned(),
        workdays,
        due: sub_due(calendar, today, workdays, acceptance.due),
    };
    let opinion = |department: &str| EventKind::OpinionGiven {
        department: department.to_owned(),
        opinion: if form.is_multiple_of(4) { Opinion::Disagree } else { Opinion::Agree },
        reason: "符合规划".to_owned(),
    };
    let converted = Term { workdays: days, ..acceptance.term() };
    let text = |text: &str| text.to_owned();
    let mut kinds = vec![
        EventKind::GapClosed { materials: vec![4] },
        EventKind::StepDone {
            step: acceptance.steps + 1,
            opinion: text("属实"),
            officers: vec![text("甲"), text("乙")],
            survey: form.is_multiple_of(2),
        },
        EventKind::Dispatched { parts: vec![part("GH", 7), part("TOWN", 5)] },
        opinion("GH"),
        opinion("TOWN"),
        EventKind::MeetingHeld { minutes: text("一致同意") },
        EventKind::Forwarded {
            to: text("温州市公安局"),
            opinion: text("符合条件"),
            expected: planned,
            // What is late goes up with its clock running.
            counts: form.is_multiple_of(2) || today > acceptance.due,
        },
        EventKind::Granted { certificate_no: text("1"), decided_by: text("局长"), validity: String::new() },
        EventKind::Refused { reason: text("不符合条件"), decided_by: text("局长"), grounds: Grounds::default() },
        EventKind::Returned { ground: ReturnGround::ConditionsNotMet, reason: text("权属有争议") },
        EventKind::Returned { ground: ReturnGround::OutstandingMaterial, reason: text("逾期没有补齐") },
        EventKind::Withdrawn { reason: String::new() },
    ];
    if let Ok(due) = acceptance.due_with_stop(calendar, today, planned) {
        let approved_by = text("所长");
        kinds
            .push(EventKind::Paused { reason: PauseReason::Hearing, basis: text("听证"), planned, due, approved_by });
    }
    if let Ok(due) = acceptance.due_when_resumed(calendar, planned) {
        kinds.push(EventKind::PauseRenewed { planned, due, approved_by: text("所长") });
    }
    if let Ok(due) = acceptance.due_when_extended(calendar, days) {
        kinds.push(EventKind::Extended {
            level: ExtensionLevel::Statutory,
            days,
            reason: text("案情复杂"),
            approved_by: text("局长"),
            due,
            law: None,
            latest: None,
        });
    }
    if let Ok(answer) = due_date(calendar, &converted) {
        let (reason, approved_by) = (text("停电"), text("窗口负责人"));
        kinds.push(EventKind::Converted(Conversion { workdays: days, due: answer.due, reason, approved_by }));
    }
    kinds.extend(recomputed(case, acceptance, today));
    kinds
}
