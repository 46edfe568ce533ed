//! Due dates a second on one core.

use chrono::{Days, NaiveDate};
use domain::calendar::{Calendar, CalendarData};
use domain::clock::{Term, due_date};
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
    let bare = rate(|i| {
        black_box(black_box(first) + Days::new(i % 6000));
    });
    println!("  the machine: one date addition  {bare:>12.0} /s");
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
