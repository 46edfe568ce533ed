//! Another official calendar: what it makes of the clock that runs (R14). Completed cases are never judged again.

use super::{Acceptance, Case, Event, EventKind, Refusal, Stage, not_from};
use crate::calendar::Calendar;
use crate::catalogue::Statutory;
use crate::clock::{ClockProblem, SUPPLEMENT_WORKDAYS, binding_due, notice_due, statutory_due, sub_due};
use chrono::NaiveDate;

/// What a calendar makes of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recomputing {
    /// The date in force.
    pub before: NaiveDate,
    /// The date by the calendar.
    pub due: NaiveDate,
    /// The limit in law by the calendar, where it is another one.
    pub statutory_due: Option<NaiveDate>,
    /// Parts of co-departments whose last day moves, by their codes.
    pub parts: Vec<(String, NaiveDate)>,
    /// The last day for what is to follow, where it moves.
    pub gap_due: Option<NaiveDate>,
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
        let beside = self.statutory_due.is_some() || !self.parts.is_empty() || self.gap_due.is_some();
        (self.moves() || beside).then(|| EventKind::Recomputed {
            due: self.due,
            calendar_version: calendar.version().to_owned(),
            statutory_due: self.statutory_due,
            parts: self.parts.clone(),
            gap_due: self.gap_due,
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
                let provisional = !calendar.is_official(due);
                Recomputing { before, due, statutory_due: None, parts: Vec::new(), gap_due: None, provisional }
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

/// The promise, and the limit in law with the same stops: where that ends first it is the date (R6), but for an extension
/// that was allowed beyond it and for a converted item. With the date the last days inside it: parts (R10), the gap (R12).
fn promise(acceptance: &Acceptance, calendar: &Calendar, statutory: &Statutory) -> Result<Recomputing, ClockProblem> {
    let promised = acceptance.reckon(calendar)?;
    let law = statutory_due(calendar, acceptance.accepted_on, statutory, 0, &[]);
    let stopped = statutory_due(calendar, acceptance.accepted_on, statutory, 0, &acceptance.pauses());
    let free = acceptance.extension.is_some() || acceptance.converted;
    let due = if free { promised.due } else { binding_due(promised.due, stopped).0 };
    let waiting = acceptance.parts.iter().filter(|part| part.opinion.is_none());
    let parts = waiting.filter_map(|part| {
        let moved = match part.dispatched {
            Some(day) => sub_due(calendar, day, part.workdays, due),
            None => part.due.min(due),
        };
        (moved != part.due).then(|| (part.department.clone(), moved))
    });
    let gap = acceptance.gap.as_ref().filter(|gap| !gap.missing.is_empty());
    let gap_due = gap.and_then(|gap| {
        let moved = calendar.add(acceptance.accepted_on, SUPPLEMENT_WORKDAYS).min(due).max(acceptance.accepted_on);
        (moved != gap.due).then_some(moved)
    });
    Ok(Recomputing {
        before: acceptance.due,
        due,
        statutory_due: law.filter(|law| acceptance.statutory_due().is_some_and(|known| known != *law)),
        parts: parts.collect(),
        gap_due,
        provisional: promised.provisional,
    })
}

/// The papers are with the level above and the promise waits for its answer (R11).
fn stands_above(acceptance: &Acceptance) -> bool {
    acceptance.report.is_some_and(|report| !report.counts)
}

/// The due date by another calendar, and the last days inside it.
pub(super) fn recompute(acceptance: &mut Acceptance, event: &Event) -> Result<(), Refusal> {
    let EventKind::Recomputed { due, calendar_version, statutory_due, parts, gap_due } = &event.kind else {
        return Ok(());
    };
    if stands_above(acceptance) {
        return not_from(super::StageName::Forwarded, event);
    }
    acceptance.due = *due;
    acceptance.law_due = statutory_due.or(acceptance.law_due);
    calendar_version.clone_into(&mut acceptance.calendar_version);
    for part in acceptance.parts.iter_mut().filter(|part| part.opinion.is_none()) {
        let moved = parts.iter().find(|(department, _)| *department == part.department);
        // A part never ends after the whole.
        part.due = moved.map_or(part.due, |(_, day)| *day).min(*due);
    }
    if let (Some(gap), Some(day)) = (acceptance.gap.as_mut(), gap_due) {
        gap.due = *day;
    }
    Ok(())
}
