//! What a case carries from stage to stage.

use super::{ExtensionLevel, MissingLine, Opinion, Outcome, PauseReason, Promise};
use crate::calendar::Calendar;
use crate::clock::{ClockProblem, DueDate, Pause, Term, due_date};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Papers handed over (收件).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intake {
    /// When.
    pub received_at: DateTime<Utc>,
    /// The date that counts (R3).
    pub received_on: NaiveDate,
    /// Last day of the notice clock, where it runs.
    pub notice_due: Option<NaiveDate>,
}

/// What the applicant was told to bring (补正).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// The lines, closed by the first notice.
    pub lines: Vec<MissingLine>,
    /// Materials of the lines that are still to come.
    pub open: Vec<u32>,
    /// The last day of the applicant's term.
    pub answer_by: NaiveDate,
    /// How many notices there were; more than one is counted against the window.
    pub notices: u32,
}

/// The legal act that starts the clock (受理), and what has moved the clock since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// When the papers were handed over.
    pub received_at: DateTime<Utc>,
    /// When the case was accepted.
    pub accepted_at: DateTime<Utc>,
    /// The date from which the limit counts; for a deemed acceptance the date of receipt (R4).
    pub accepted_on: NaiveDate,
    /// The promise as it was printed.
    pub promise: Promise,
    /// The promised working days in force; more than the promise's after a conversion.
    pub workdays: u32,
    /// The due date in force.
    pub due: NaiveDate,
    /// Calendar under which it was computed.
    pub calendar_version: String,
    /// The limit in law since a calendar moved it (R14); none while the promise's holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law_due: Option<NaiveDate>,
    /// Stops of the clock, in their order; the last runs while the case is paused.
    pub stops: Vec<Stop>,
    /// The extension, once.
    pub extension: Option<Extension>,
    /// What is to follow (补办), and by when.
    pub gap: Option<Gap>,
    /// Steps of the procedure that are done.
    pub steps: u32,
    /// Co-departments' parts.
    pub parts: Vec<Part>,
    /// The report to the level above, while it is there.
    pub report: Option<Report>,
    /// The level above has answered.
    #[serde(default)]
    pub replied: bool,
    /// The applicant had to bring something before (a).
    pub supplemented: bool,
    /// Nobody answered in time (T8).
    pub deemed: bool,
    /// An immediate item that became a promised one.
    pub converted: bool,
}

/// A stop of the clock (R5, R11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// Which procedure; none where the papers are with the level above.
    pub reason: Option<PauseReason>,
    /// The law or rule that it was stopped by; empty where the papers are with the level above.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// The first day that does not count.
    pub from: NaiveDate,
    /// The day on which it ends, as planned or as it was.
    pub until: NaiveDate,
}

/// More time (R8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// On whose authority.
    pub level: ExtensionLevel,
    /// Working days.
    pub days: u32,
}

/// Materials that may follow (R12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// What is still to come.
    pub missing: Vec<u32>,
    /// The last day for it.
    pub due: NaiveDate,
}

/// A co-department's part (R10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Code of the department.
    pub department: String,
    /// Its own limit in working days; 0 in cases from before it was kept.
    #[serde(default)]
    pub workdays: u32,
    /// The day on which the papers went to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispatched: Option<NaiveDate>,
    /// The last day of its limit.
    pub due: NaiveDate,
    /// What it said, and when.
    pub opinion: Option<(Opinion, DateTime<Utc>)>,
}

/// A report to the level above (R11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Since when.
    pub since: DateTime<Utc>,
    /// When the answer is expected.
    pub expected: NaiveDate,
    /// The promise runs on.
    pub counts: bool,
    /// Reminders.
    pub chased: u32,
}

/// The sealed decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// When it was sealed: this instant judges the limit.
    pub decided_at: DateTime<Utc>,
    /// Granted or refused.
    pub outcome: Outcome,
    /// Number of the certificate or paper, may be empty.
    pub certificate_no: String,
    /// Who signed, where the window does not decide; may be empty.
    pub decided_by: String,
    /// Reason, basis and remedy of a refusal; else empty.
    pub reason: String,
}

impl Acceptance {
    /// An acceptance at its first instant.
    pub(super) fn new(intake: &Intake, at: DateTime<Utc>, on: NaiveDate, promise: &Promise) -> Self {
        Self {
            received_at: intake.received_at,
            accepted_at: at,
            accepted_on: on,
            promise: promise.clone(),
            workdays: promise.workdays,
            due: promise.due,
            calendar_version: promise.calendar_version.clone(),
            law_due: None,
            stops: Vec::new(),
            extension: None,
            gap: None,
            steps: 0,
            parts: Vec::new(),
            report: None,
            replied: false,
            supplemented: false,
            deemed: false,
            converted: false,
        }
    }

    /// The stops as the clock takes them; a stop that ended on the day on which it began excludes nothing.
    pub fn pauses(&self) -> Vec<Pause> {
        let stops = self.stops.iter().filter(|stop| stop.from < stop.until);
        stops.map(|stop| Pause { from: stop.from, until: stop.until }).collect()
    }

    /// What the due date is computed from (R6).
    pub fn term(&self) -> Term {
        Term {
            accepted: self.accepted_on,
            workdays: self.workdays,
            extension: self.extension.map_or(0, |extension| extension.days),
            pauses: self.pauses(),
        }
    }

    /// The due date with its ledger, as the calendar now says.
    ///
    /// # Errors
    /// [`ClockProblem`] where an input is out of bounds.
    pub fn reckon(&self, calendar: &Calendar) -> Result<DueDate, ClockProblem> {
        due_date(calendar, &self.term())
    }

    /// The due date if the clock also stood still from one day to the other.
    ///
    /// # Errors
    /// As [`Self::reckon`].
    pub fn due_with_stop(
        &self,
        calendar: &Calendar,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<NaiveDate, ClockProblem> {
        let mut term = self.term();
        if from < until {
            term.pauses.push(Pause { from, until });
        }
        due_date(calendar, &term).map(|answer| answer.due)
    }

    /// The due date if the stop that runs ended on that day.
    ///
    /// # Errors
    /// As [`Self::reckon`].
    pub fn due_when_resumed(&self, calendar: &Calendar, on: NaiveDate) -> Result<NaiveDate, ClockProblem> {
        let mut ended = self.clone();
        if let Some(stop) = ended.stops.last_mut() {
            stop.until = on;
        }
        ended.reckon(calendar).map(|answer| answer.due)
    }

    /// The due date with so many working days more.
    ///
    /// # Errors
    /// As [`Self::reckon`].
    pub fn due_when_extended(&self, calendar: &Calendar, days: u32) -> Result<NaiveDate, ClockProblem> {
        let term = Term { extension: days, ..self.term() };
        due_date(calendar, &term).map(|answer| answer.due)
    }

    /// The last day that the law allows, where it sets a limit.
    pub fn statutory_due(&self) -> Option<NaiveDate> {
        self.law_due.or(self.promise.statutory_due)
    }

    /// Whether something that was to follow is still missing (R12).
    pub fn has_gap(&self) -> bool {
        self.gap.as_ref().is_some_and(|gap| !gap.missing.is_empty())
    }
}
