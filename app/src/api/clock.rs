//! The clock and its calendar.

use super::door::ask;
use domain::api::clock::{CALENDAR, DUE, Due, DueQuery};
use domain::api::{NoBody, Problem};
use domain::calendar::CalendarData;

/// When is it due, and why.
pub fn due(query: DueQuery) -> impl Future<Output = Result<Due, Problem>> + Send {
    ask(DUE, &[], &query)
}

/// The official calendar in force.
pub fn calendar() -> impl Future<Output = Result<CalendarData, Problem>> + Send {
    ask(CALENDAR, &[], &NoBody {})
}
