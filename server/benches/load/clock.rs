//! Due dates and histories a second on one core.

use chrono::{Days, NaiveDate, TimeDelta};
use domain::calendar::{Calendar, CalendarData};
use domain::case::{Case, Event, EventKind, ExtensionLevel, PauseReason, Promise, Terms};
use domain::catalogue::{Authorisation, ItemKind};
use domain::clock::{Pause, Term, due_date};
use domain::time;
use std::hint::black_box;
use std::time::{Duration, Instant};

pub fn run() {
    super::heading("Due dates a second, one core");
    let data: CalendarData = serde_json::from_str(include_str!("../../sample/calendar.json")).unwrap();
    let calendar = Calendar::new(&data).unwrap();
    let first = NaiveDate::from_ymd_opt(2007, 9, 28).unwrap();
    for workdays in [0, 5, 15, 45] {
        let (mut days, mut asked) = (0_usize, 0_usize);
        let rate = rate(|i| {
            let accepted = first + Days::new(i % 6000);
            let term = Term { accepted, workdays, extension: 0, pauses: Vec::new() };
            asked += 1;
            days += black_box(due_date(&calendar, &term).unwrap()).days.len();
        });
        let steps = days as f64 / asked.max(1) as f64;
        println!("  {workdays:>3} working days, with ledger   {rate:>12.0} /s   ({steps:.1} days a ledger)");
    }
    let pause = Pause { from: first + Days::new(10), until: first + Days::new(24) };
    let paused = rate(|i| {
        let shift = |date: NaiveDate| date + Days::new(i % 6000);
        let pauses = vec![Pause { from: shift(pause.from), until: shift(pause.until) }];
        let term = Term { accepted: shift(first), workdays: 15, extension: 0, pauses };
        black_box(due_date(&calendar, &term).unwrap());
    });
    println!("   15 working days and one pause  {paused:>12.0} /s");
    let history = history(first);
    let terms =
        Terms { kind: ItemKind::Promised, authorisation: Authorisation::W, department: "TD".to_owned(), steps: 0 };
    let replayed = rate(|_| {
        black_box(Case::replay(&terms, black_box(&history)).unwrap());
    });
    let events = history.len();
    println!(
        "  histories of {events} events replayed  {replayed:>12.0} /s   ({:.0} events /s)",
        replayed * events as f64
    );
    // One event after the other, as a hall applies them, without the corrections that reading a history again looks for.
    let applied = rate(|_| {
        let mut events = black_box(&history).iter();
        let first = events.next().unwrap();
        let case = events.try_fold(Case::begin(terms.clone(), first).unwrap(), Case::apply).unwrap();
        black_box(case);
    });
    println!(
        "  Case::apply over {events} events       {applied:>12.0} /s   ({:.0} events /s)",
        applied * events as f64
    );
    let bare = rate(|i| {
        black_box(black_box(first) + Days::new(i % 6000));
    });
    println!("  the machine: one date addition  {bare:>12.0} /s");
}

/// A case that was stopped and extended on its way: ten events.
fn history(start: NaiveDate) -> Vec<Event> {
    let day = |days: u64| start + Days::new(days);
    let at = |days: u64| time::start_of(day(days)) + TimeDelta::hours(1);
    let due = |days: u64| day(20 + days);
    let promise = Promise { due: due(0), calendar_version: "bench".into(), workdays: 15, ..Promise::default() };
    let step =
        |step| EventKind::StepDone { step, opinion: "同意".into(), officers: vec!["甲".into()], survey: false };
    let (reason, basis) = (PauseReason::Hearing, "行政许可法第四十五条".to_owned());
    let kinds = vec![
        EventKind::Received { materials: vec![1, 2, 3], received_on: None, notice_due: Some(day(7)), online: false },
        EventKind::Accepted(promise),
        step(1),
        EventKind::Paused { reason, basis, planned: day(9), due: due(6), approved_by: "所长".into() },
        EventKind::Resumed { on: day(4), due: due(1) },
        step(2),
        EventKind::Extended {
            level: ExtensionLevel::Statutory,
            days: 5,
            reason: "案情复杂".into(),
            approved_by: "局长".into(),
            due: due(8),
            law: None,
            latest: None,
        },
        step(3),
        EventKind::Granted { certificate_no: "乐土 1".into(), decided_by: String::new(), validity: String::new() },
        EventKind::Delivered { received_by: "样例甲".into() },
    ];
    (0..).zip(kinds).map(|(days, kind)| Event { at: at(days), kind }).collect()
}

/// How often a second the work can be done; measured for one second.
fn rate(mut work: impl FnMut(u64)) -> f64 {
    let begun = Instant::now();
    let mut done = 0_u64;
    while begun.elapsed() < Duration::from_secs(1) {
        for _ in 0..256 {
            work(done);
            done += 1;
        }
    }
    done as f64 / begun.elapsed().as_secs_f64()
}
