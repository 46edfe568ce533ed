//! The clock (时限): due dates, lights and what is left (DOMAIN 3.2 R2 to R7, R9 to R13).
//!
//! Days are counted from the day after acceptance; weekends, holidays and paused days are not counted. [`due_date`]
//! answers the last day of the limit together with the ledger of days that led to it, from one loop, so that "why
//! this day" can never differ from the date. [`light()`] judges an instant: the whole last day is yellow, red begins at
//! local midnight after it. Nothing here reads a clock.

mod days_left;
mod due;
mod ledger;
mod light;
mod limits;
mod office_hours;
mod pause;
mod warning;

pub use days_left::days_left;
pub use due::{
    ClockProblem, DueDate, MAX_EXTENSION, MAX_LEDGER_DAYS, MAX_PAUSES, MAX_WORKDAYS, Term, binding_due, due_date,
    statutory_due,
};
pub use ledger::{Day, DayReason, skipped};
pub use light::{Light, Reading, light};
pub use limits::{
    CHASE_WORKDAYS, DELIVERY_WORKDAYS, LOCAL_WORKDAYS, NOTICE_WORKDAYS, SUPPLEMENT_WORKDAYS, chase_due, deemed_from,
    delivery_due, notice_due, plain_light, received_on, sub_due,
};
pub use office_hours::{HoursProblem, Interval, MonthDay, OfficeHours, OfficeHoursSetting};
pub use pause::{Pause, PauseProblem};
pub use warning::{Judged, Limits, NamedRule, Threshold, WarningRule, judge};

#[cfg(test)]
mod tests;
