//! Prints the days of a calendar as the hall counts them, one a line: `2008-02-02 work make_up_workday`, `2008-02-06 off
//! holiday`. For comparing with calendars of others.
//!
//! ```text
//! cargo run -p domain --example workdays -- server/sample/calendar.json 2004-01-01 2026-12-31
//! ```

use chrono::NaiveDate;
use domain::calendar::{Calendar, CalendarData};
use std::error::Error;
use std::fmt::Write;

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [file, from, to] = given.as_slice() else { return Err("usage: workdays FILE FROM TO".into()) };
    let data: CalendarData = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let calendar = Calendar::new(&data)?;
    let (from, to): (NaiveDate, NaiveDate) = (from.parse()?, to.parse()?);
    let mut lines = String::new();
    for day in from.iter_days().take_while(|day| *day <= to) {
        let word = if calendar.is_workday(day) { "work" } else { "off" };
        writeln!(lines, "{day} {word} {}", calendar.day_reason(day).code())?;
    }
    print!("{lines}");
    Ok(())
}
