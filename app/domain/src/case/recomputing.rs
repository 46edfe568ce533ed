//! Another official calendar: what it makes of the clock that runs (R14). Completed cases are never judged again.

use super::{Acceptance, Case, Event, EventKind, Refusal, Stage, not_from};
use crate::calendar::Calendar;
use crate::catalogue::Statutory;
use crate::clock::{ClockProblem, binding_due, notice_due, statutory_due};
use chrono::NaiveDate;

/// What a calendar makes of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recomputing {
    /// The date in force.
    pub before: NaiveDate,
    /// The date by the calendar.
    pub due: NaiveDate,
    /// The limit in law by the calendar, where it is another one.
    pub statutory_due: Option<NaiveDate>,
    /// The date rests on a year without a notice.
    pub provisional: bool,
}

impl Recomputing {
    /// Whether the date moves.
    pub fn moves(&self) -> bool {
        self.before != self.due
    }

    /// The event that the case takes; none where nothing changes.
    pub fn event(&self, calendar: &Calendar) -> Option<EventKind> {
        (self.moves() || self.statutory_due.is_some()).then(|| EventKind::Recomputed {
            due: self.due,
            calendar_version: calendar.version().to_owned(),
            statutory_due: self.statutory_due,
        })
    }
}

impl Case {
    /// What a calendar makes of the clock that runs: the promise while the case is accepted, paused, or reported up with
    /// the promise running on; before the acceptance the notice clock, while it is not over. None at every other stage.
    ///
    /// # Errors
    /// [`ClockProblem`] where an input of the clock is out of bounds.
    pub fn under(
        &self,
        calendar: &Calendar,
        statutory: &Statutory,
        today: NaiveDate,
    ) -> Result<Option<Recomputing>, ClockProblem> {
        match &self.stage {
            Stage::Received { intake } => Ok(intake.notice_due.filter(|due| today <= *due).map(|before| {
                // A clock that still runs today is not over yesterday.
                let due = notice_due(calendar, intake.received_on).max(today);
                Recomputing { before, due, statutory_due: None, provisional: !calendar.is_official(due) }
            })),
            Stage::Accepted { acceptance } | Stage::Paused { acceptance } | Stage::Forwarded { acceptance }
                if !stands_above(acceptance) =>
            {
                promise(acceptance, calendar, statutory).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// The limit in law binds as it did on the receipt; a stop or an extension has moved the date away from it.
fn promise(acceptance: &Acceptance, calendar: &Calendar, statutory: &Statutory) -> Result<Recomputing, ClockProblem> {
    let promised = acceptance.reckon(calendar)?;
    let law = statutory_due(calendar, acceptance.accepted_on, statutory, 0, &[]);
    let as_printed = acceptance.stops.is_empty() && acceptance.extension.is_none() && !acceptance.converted;
    let due = if as_printed { binding_due(promised.due, law).0 } else { promised.due };
    Ok(Recomputing {
        before: acceptance.due,
        due,
        statutory_due: law.filter(|law| acceptance.statutory_due().is_some_and(|known| known != *law)),
        provisional: promised.provisional,
    })
}

/// The papers are with the level above and the promise waits for its answer (R11).
fn stands_above(acceptance: &Acceptance) -> bool {
    acceptance.report.is_some_and(|report| !report.counts)
}

/// The due date by another calendar. A co-department's part never ends after the whole (R10).
pub(super) fn recompute(acceptance: &mut Acceptance, event: &Event) -> Result<(), Refusal> {
    let EventKind::Recomputed { due, calendar_version, statutory_due } = &event.kind else { return Ok(()) };
    if stands_above(acceptance) {
        return not_from(super::StageName::Forwarded, event);
    }
    acceptance.due = *due;
    acceptance.law_due = statutory_due.or(acceptance.law_due);
    calendar_version.clone_into(&mut acceptance.calendar_version);
    for part in acceptance.parts.iter_mut().filter(|part| part.opinion.is_none()) {
        part.due = part.due.min(*due);
    }
    Ok(())
}
