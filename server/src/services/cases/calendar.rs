//! The promised date as an entry for the applicant's own calendar (iCalendar, RFC 5545).

use super::status;
use crate::services::{Asked, Hall, ServiceError};
use chrono::TimeDelta;
use domain::case::StageName;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

/// A calendar file with the promised date, and a reminder on its morning.
///
/// # Errors
/// As [`status()`]: `NotFound` when number and code do not belong together, or no date is promised now (R5).
pub async fn due_event(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    code: &str,
    english: bool,
) -> Result<String, ServiceError> {
    let case = status(hall, asked, number, code).await?;
    let dated = matches!(case.stage, StageName::Accepted | StageName::Forwarded | StageName::Decided);
    if !dated || case.resumes.is_some() {
        return Err(ServiceError::NotFound);
    }
    let service = if english { &case.service_en } else { &case.service_zh };
    let title = match (english, case.stage == StageName::Decided) {
        (true, false) => format!("Done by: {service}"),
        (true, true) => format!("Collect: {service}"),
        (false, false) => format!("最迟办结：{service}"),
        (false, true) => format!("可以领取：{service}"),
    };
    let address = if english { &hall.settings.address_en } else { &hall.settings.address_zh };
    let name = if english { &hall.settings.name_en } else { &hall.settings.name_zh };
    // The number is on the receipt; the code is a secret and stays out of a file that calendars send about.
    let link = format!("{}/status/{}", hall.public_url, case.number);
    let words = if english {
        format!("Case {}. Bring the receipt to window {}. {link}", case.number_grouped, case.window)
    } else {
        format!("受理编号 {}。请带回执到 {} 号窗口。{link}", case.number_grouped, case.window)
    };
    let provisional = match (case.provisional && case.stage != StageName::Decided, english) {
        (false, _) => "",
        (true, true) => " The holidays of that year are not announced yet; you will be told if the date moves.",
        (true, false) => "日期含国务院尚未公布放假安排的年份，公布后如有变动另行告知。",
    };
    let words = words + provisional;
    let reminder = Alarm::display(&title, TimeDelta::hours(9));
    let event = Event::new()
        .uid(&format!("{}@{}", case.number, hall.settings.centre.to_lowercase()))
        .timestamp(asked.at)
        .summary(&title)
        .description(&words)
        .location(&format!("{name}，{address}"))
        .starts(case.due)
        .ends(case.due + TimeDelta::days(1))
        .alarm(reminder)
        .done();
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//service hall//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(name, value));
    }
    Ok(calendar.push(event).done().to_string())
}
