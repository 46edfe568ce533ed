//! The due date (到期日) and the limit in law (DOMAIN 3.2 R2, R2b, R5, R6).

use super::{Day, DayReason, Pause};
use crate::calendar::Calendar;
use crate::catalogue::{Statutory, StatutoryUnit};
use chrono::{Datelike, NaiveDate};

/// Longest limit, working days.
pub const MAX_WORKDAYS: u32 = 400;
/// Longest extension, working days.
pub const MAX_EXTENSION: u32 = 60;
/// Most pauses of one case.
pub const MAX_PAUSES: usize = 50;
/// Longest ledger, days: some ten years from acceptance to the due date.
pub const MAX_LEDGER_DAYS: usize = 3_660;

/// Acceptance and pauses lie in these years.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// What a due date is computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Date of acceptance (受理日), 2000 to 2100.
    pub accepted: NaiveDate,
    /// The limit, working days, 0 to [`MAX_WORKDAYS`]; 0 = immediate, due on the day of acceptance.
    pub workdays: u32,
    /// Extension (延期), working days, 0 to [`MAX_EXTENSION`].
    pub extension: u32,
    /// Pauses, at most [`MAX_PAUSES`]; overlapping ones count once (union).
    pub pauses: Vec<Pause>,
}

/// The answer, with the days that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDate {
    /// The last day of the limit.
    pub due: NaiveDate,
    /// Some day after acceptance lies in a year without an official calendar (R1).
    pub provisional: bool,
    /// Every day from acceptance to `due`, both included; exactly `workdays + extension` of them are counted.
    pub days: Vec<Day>,
}

/// Why no due date is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockProblem {
    /// The limit is above [`MAX_WORKDAYS`].
    #[error("a limit has at most {MAX_WORKDAYS} working days")]
    Workdays,
    /// The extension is above [`MAX_EXTENSION`].
    #[error("an extension has at most {MAX_EXTENSION} working days")]
    Extension,
    /// The date of acceptance lies outside 2000 to 2100.
    #[error("the date of acceptance lies in the years 2000 to 2100")]
    Accepted,
    /// More than [`MAX_PAUSES`] pauses.
    #[error("a case has at most {MAX_PAUSES} pauses")]
    TooManyPauses,
    /// A pause lies outside 2000 to 2100.
    #[error("a pause lies in the years 2000 to 2100")]
    PauseDate,
    /// A pause ends before it starts or on the same day.
    #[error("a pause ends after the day on which it starts")]
    PauseOrder,
    /// The due date would lie more than [`MAX_LEDGER_DAYS`] days after acceptance.
    #[error("the limit with its pauses spans more than {MAX_LEDGER_DAYS} days")]
    TooLong,
}

impl ClockProblem {
    /// Stable code for the wire: `workdays`, `extension`, `accepted`, `too_many_pauses`, `pause_date`,
    /// `pause_order`, `too_long`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Workdays => "workdays",
            Self::Extension => "extension",
            Self::Accepted => "accepted",
            Self::TooManyPauses => "too_many_pauses",
            Self::PauseDate => "pause_date",
            Self::PauseOrder => "pause_order",
            Self::TooLong => "too_long",
        }
    }
}

/// The due date: the working day on which the limit with its extension is used up, paused days left out (R6).
///
/// ```
/// use chrono::NaiveDate;
/// use domain::calendar::{Calendar, CalendarData};
/// use domain::clock::{Term, due_date};
///
/// let calendar = Calendar::new(&CalendarData { version: "none".into(), ..CalendarData::default() })?;
/// let accepted: NaiveDate = "2008-03-14".parse()?; // a Friday
/// let answer = due_date(&calendar, &Term { accepted, workdays: 2, extension: 0, pauses: Vec::new() })?;
/// assert_eq!(answer.due, "2008-03-18".parse()?);
/// assert_eq!(answer.days.len(), 5); // Friday (start), Saturday, Sunday, Monday (1), Tuesday (2)
/// assert!(answer.provisional); // this calendar knows no year
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ClockProblem`] where an input is out of bounds.
pub fn due_date(calendar: &Calendar, term: &Term) -> Result<DueDate, ClockProblem> {
    check(term.accepted, term.workdays, term.extension, &term.pauses)?;
    let mut days = vec![Day { date: term.accepted, counted: false, reason: DayReason::StartDay }];
    let walk = walk(calendar, term.accepted, term.workdays.saturating_add(term.extension), &term.pauses, |day| {
        days.push(day);
        day.reason.is_workday()
    })?;
    Ok(DueDate { due: walk.last, provisional: walk.provisional, days })
}

/// The last day of the limit in law (法定时限), computed like the promised one with the statutory value (R6).
///
/// Working days like [`due_date`]. Calendar days: paused days are left out, then forward to the first working day
/// (R2b), then the extension in working days. On the spot: the date of acceptance. `None` where the law sets no
/// limit, or where an input is out of the bounds of [`due_date`].
pub fn statutory_due(
    calendar: &Calendar,
    accepted: NaiveDate,
    statutory: &Statutory,
    extension: u32,
    pauses: &[Pause],
) -> Option<NaiveDate> {
    let value = match statutory.unit {
        StatutoryUnit::None => return None,
        StatutoryUnit::OnTheSpot => return Some(accepted),
        StatutoryUnit::Workday | StatutoryUnit::CalendarDay => statutory.value?,
    };
    check(accepted, value, extension, pauses).ok()?;
    let last = if statutory.unit == StatutoryUnit::Workday {
        walk(calendar, accepted, value.checked_add(extension)?, pauses, |day| day.reason.is_workday())
    } else {
        walk(calendar, accepted, value, pauses, |day| day.reason != DayReason::Paused)
            .and_then(|walked| to_workday(calendar, walked.last, pauses))
            .and_then(|date| walk(calendar, date, extension, pauses, |day| day.reason.is_workday()))
    };
    last.ok().map(|walked| walked.last)
}

/// The date that binds when the units differ: a long holiday can move the promised date behind the limit in law; then
/// the limit in law is the due date and the case is flagged (R6). Answers the date and whether the law's came first.
pub fn binding_due(promised: NaiveDate, statutory: Option<NaiveDate>) -> (NaiveDate, bool) {
    match statutory {
        Some(statutory) if statutory < promised => (statutory, true),
        _ => (promised, false),
    }
}

struct Walked {
    last: NaiveDate,
    provisional: bool,
}

/// Walks on from the day after `start` until `count` days were counted; every day passes `counts` once.
fn walk(
    calendar: &Calendar,
    start: NaiveDate,
    count: u32,
    pauses: &[Pause],
    mut counts: impl FnMut(Day) -> bool,
) -> Result<Walked, ClockProblem> {
    let mut walked = Walked { last: start, provisional: false };
    let mut left = count;
    let mut steps: usize = 0;
    while left > 0 {
        steps += 1;
        if steps >= MAX_LEDGER_DAYS {
            return Err(ClockProblem::TooLong);
        }
        let date = walked.last.succ_opt().ok_or(ClockProblem::TooLong)?;
        let (kind, official) = calendar.look_up(date);
        let reason = if pauses.iter().any(|pause| pause.excludes(date)) { DayReason::Paused } else { kind };
        if counts(Day { date, counted: reason.is_workday(), reason }) {
            left -= 1;
        }
        walked = Walked { last: date, provisional: walked.provisional || !official };
    }
    Ok(walked)
}

/// The first working day outside every pause, on or after `date`.
fn to_workday(calendar: &Calendar, date: NaiveDate, pauses: &[Pause]) -> Result<NaiveDate, ClockProblem> {
    date.iter_days()
        .take(MAX_LEDGER_DAYS)
        .find(|day| calendar.is_workday(*day) && !pauses.iter().any(|pause| pause.excludes(*day)))
        .ok_or(ClockProblem::TooLong)
}

fn check(accepted: NaiveDate, workdays: u32, extension: u32, pauses: &[Pause]) -> Result<(), ClockProblem> {
    if !YEARS.contains(&accepted.year()) {
        return Err(ClockProblem::Accepted);
    }
    if workdays > MAX_WORKDAYS {
        return Err(ClockProblem::Workdays);
    }
    if extension > MAX_EXTENSION {
        return Err(ClockProblem::Extension);
    }
    if pauses.len() > MAX_PAUSES {
        return Err(ClockProblem::TooManyPauses);
    }
    pauses.iter().try_for_each(|pause| {
        if !YEARS.contains(&pause.from.year()) || !YEARS.contains(&pause.until.year()) {
            return Err(ClockProblem::PauseDate);
        }
        if pause.from < pause.until { Ok(()) } else { Err(ClockProblem::PauseOrder) }
    })
}
