//! What a period counts (DOMAIN section 9): what was open at its beginning, what came in, how it ended, what is open at its
//! end. Counts come from events, never from each other.

use super::{Case, Event, EventKind, Finding, Refusal, Terms};
use crate::time::local_date;
use chrono::NaiveDate;

/// The counts of a period. A correction takes back what the undone event counted, on the day of the correction: a figure that
/// was reported is never changed afterwards, and so a flow can be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Accepted and neither decided nor ended when the period began.
    pub opening: i64,
    /// Accepted (受理).
    pub accepted: i64,
    /// Completed (办结): granted or refused.
    pub completed: i64,
    /// Returned (退回), less those that a re-examination overturned.
    pub returned: i64,
    /// Taken back by the applicant (撤回) after the acceptance.
    pub withdrawn: i64,
    /// Accepted and neither decided nor ended when the period was over.
    pub closing: i64,
}

/// What an event counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Accepted,
    Completed,
    Returned,
    Overturned,
    Withdrawn,
    Nothing,
}

impl Counts {
    /// Counts the days from `from` to `to`, both included, over the cases with their whole histories.
    ///
    /// # Errors
    /// The [`Refusal`] of a history that the rules refuse.
    pub fn of<'a>(
        cases: impl IntoIterator<Item = (&'a Terms, &'a [Event])>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Self, Refusal> {
        let mut counts = Self::default();
        for (terms, history) in cases {
            counts.opening += open_before(terms, history, |day| day < from)?;
            counts.closing += open_before(terms, history, |day| day <= to)?;
            counts.flows(history, |day| (from..=to).contains(&day));
        }
        Ok(counts)
    }

    /// Whether nothing was lost: what was open and what came in has ended or is still open.
    pub fn balance(&self) -> bool {
        self.opening + self.accepted == self.completed + self.returned + self.withdrawn + self.closing
    }

    fn flows(&mut self, history: &[Event], within: impl Fn(NaiveDate) -> bool) {
        // The flows of the events that still count.
        let mut counting: Vec<Flow> = Vec::new();
        for event in history {
            let within = within(local_date(event.at));
            if matches!(event.kind, EventKind::Undone { .. }) {
                let undone = counting.pop().unwrap_or(Flow::Nothing);
                self.add(undone, if within { -1 } else { 0 });
            } else if !event.kind.is_a_word() {
                let flow = flow(&event.kind, counting.contains(&Flow::Accepted));
                counting.push(flow);
                self.add(flow, i64::from(within));
            }
        }
    }

    fn add(&mut self, flow: Flow, by: i64) {
        match flow {
            Flow::Accepted => self.accepted += by,
            Flow::Completed => self.completed += by,
            Flow::Returned => self.returned += by,
            Flow::Overturned => self.returned -= by,
            Flow::Withdrawn => self.withdrawn += by,
            Flow::Nothing => {}
        }
    }
}

fn flow(kind: &EventKind, accepted: bool) -> Flow {
    match kind {
        EventKind::Accepted(_) | EventKind::AcceptedWithGap { .. } | EventKind::Deemed(_) => Flow::Accepted,
        EventKind::Granted { .. } | EventKind::Refused { .. } => Flow::Completed,
        EventKind::Returned { .. } => Flow::Returned,
        EventKind::Reexamined { finding: Finding::Overturned, .. } => Flow::Overturned,
        EventKind::Withdrawn { .. } if accepted => Flow::Withdrawn,
        _ => Flow::Nothing,
    }
}

/// 1 where the case was open after the days that are meant, else 0.
fn open_before(terms: &Terms, history: &[Event], meant: impl Fn(NaiveDate) -> bool) -> Result<i64, Refusal> {
    let known = history.iter().take_while(|event| meant(local_date(event.at))).count();
    match history.get(..known) {
        None | Some([]) => Ok(0),
        Some(known) => Ok(i64::from(Case::replay(terms, known)?.stage.name().is_running())),
    }
}
