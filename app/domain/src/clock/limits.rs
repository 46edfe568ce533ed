//! The clocks beside the case's own: notice, supplement, sub-case, chase, delivery (DOMAIN 3.2 R3, R4, R10 to R13).

use super::{Light, OfficeHours};
use crate::calendar::Calendar;
use crate::time::local;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// Working days in which the window says what is missing, or the application counts as accepted (R3, licensing law
/// art. 32).
pub const NOTICE_WORKDAYS: u32 = 5;
/// Working days in which a decision is handed over (R13, art. 44).
pub const DELIVERY_WORKDAYS: u32 = 10;
/// Working days for papers that may follow a tolerant acceptance (R12).
pub const SUPPLEMENT_WORKDAYS: u32 = 5;
/// Working days between two reminders to the level above (R11).
pub const CHASE_WORKDAYS: u32 = 5;
/// Working days that the town's part of a reported-up matter may take at most (R11).
pub const LOCAL_WORKDAYS: u32 = 20;

/// The date on which papers count as received (R3): in person and by post the local date; online outside office hours
/// or on a day off the next working day.
pub fn received_on(calendar: &Calendar, hours: &OfficeHours, at: DateTime<Utc>, online: bool) -> NaiveDate {
    let (date, time) = (local(at).date(), local(at).time());
    if !online {
        return date;
    }
    let late = time >= hours.close_of_business(date);
    let from = if late { date.succ_opt().unwrap_or(date) } else { date };
    calendar.next_workday(from)
}

/// The last day of the notice clock (R3).
pub fn notice_due(calendar: &Calendar, received: NaiveDate) -> NaiveDate {
    calendar.add(received, NOTICE_WORKDAYS)
}

/// From 00:00 of this day an application that nobody answered counts as accepted (R4): the calendar day after the
/// notice clock's last, holiday or not.
pub fn deemed_from(notice_due: NaiveDate) -> NaiveDate {
    notice_due.succ_opt().unwrap_or(notice_due)
}

/// The light of a clock whose last day is yellow: notice, supplement, delivery. No office hours, no pauses.
pub fn plain_light(due: NaiveDate, at: DateTime<Utc>) -> Light {
    let reading = super::Reading {
        accepted: due,
        due,
        immediate: false,
        pauses: &[],
        completed: None,
        close_of_business: NaiveTime::MIN,
    };
    super::light(&reading, at)
}

/// The last day of a co-department's part (R10): its own limit after the dispatch, never after the parent's due date.
pub fn sub_due(calendar: &Calendar, dispatched: NaiveDate, workdays: u32, parent_due: NaiveDate) -> NaiveDate {
    calendar.add(dispatched, workdays).min(parent_due)
}

/// The last day on which the result of a decision is handed over (R13).
pub fn delivery_due(calendar: &Calendar, decided: NaiveDate) -> NaiveDate {
    calendar.add(decided, DELIVERY_WORKDAYS)
}

/// The day on which the level above is reminded next (R11): every five working days after the report or the reminder
/// before.
pub fn chase_due(calendar: &Calendar, reported_or_chased: NaiveDate) -> NaiveDate {
    calendar.add(reported_or_chased, CHASE_WORKDAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::{date, official};
    use crate::time::instant;
    use rstest::rstest;

    #[rstest]
    #[case::in_person_on_a_day_off("2008-02-08", 10, false, "2008-02-08")]
    #[case::online_in_office_hours("2008-03-03", 16, true, "2008-03-03")]
    #[case::online_in_the_evening("2008-03-03", 17, true, "2008-03-04")]
    #[case::online_on_a_friday_evening("2008-03-07", 20, true, "2008-03-10")]
    #[case::online_on_a_holiday("2008-02-08", 10, true, "2008-02-13")]
    fn papers_count_from_the_day_of_the_rule(
        #[case] day: &str,
        #[case] hour: u32,
        #[case] online: bool,
        #[case] counts: &str,
    ) {
        let at = instant(date(day), NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
        assert_eq!(received_on(&official(), &OfficeHours::default(), at, online), date(counts));
    }

    #[test]
    fn delivery_and_reminders_count_working_days() {
        assert_eq!(delivery_due(&official(), date("2008-04-29")), date("2008-05-14"));
        assert_eq!(chase_due(&official(), date("2008-04-29")), date("2008-05-07"));
    }
}
