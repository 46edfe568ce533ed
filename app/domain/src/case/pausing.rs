//! While the clock stands still: special procedures and reports to the level above (T13, T14, T16, T17; R5, R11).

use super::handling::{close_gap, give_opinion};
use super::recomputing::recompute;
use super::{
    Acceptance, Event, EventKind, Refusal, Report, Stage, StageName, Stop, Terms, named, not_from, rated, written,
};
use crate::time::local_date;

/// T13: from today, on or before the due date, for a reason of the list.
pub(super) fn pause(terms: &Terms, mut acceptance: Acceptance, event: &Event) -> Result<Stage, Refusal> {
    let EventKind::Paused { reason, basis, planned, due, approved_by } = &event.kind else {
        return not_from(StageName::Accepted, event);
    };
    let today = local_date(event.at);
    written(basis)?;
    named(approved_by)?;
    if !reason.is_open_to(&terms.department) {
        return Err(Refusal::PauseNotOpen);
    }
    if today > acceptance.due {
        return Err(Refusal::AfterDue);
    }
    if *planned <= today {
        return Err(Refusal::PauseOrder);
    }
    if *due < acceptance.due {
        return Err(Refusal::WrongDue);
    }
    acceptance.stops.push(Stop { reason: Some(*reason), basis: basis.clone(), from: today, until: *planned });
    acceptance.due = *due;
    Ok(Stage::Paused { acceptance })
}

/// R5: a pause is renewed on or before its planned day, the whole of that day. By then the clock has run again since 00:00 of
/// it, recorded by itself; so a pause that ended today goes on from today, as if it had not ended: not one day was counted.
pub(super) fn renew_today(mut acceptance: Acceptance, event: &Event) -> Result<Stage, Refusal> {
    let EventKind::PauseRenewed { planned, due, approved_by } = &event.kind else {
        return not_from(StageName::Accepted, event);
    };
    let today = local_date(event.at);
    let due_before = acceptance.due;
    let Some(stop) = acceptance.stops.last_mut().filter(|stop| stop.reason.is_some()) else {
        return not_from(StageName::Accepted, event);
    };
    named(approved_by)?;
    if today != stop.until {
        return Err(Refusal::PauseOver);
    }
    if today > due_before {
        return Err(Refusal::AfterDue);
    }
    if *planned <= today {
        return Err(Refusal::PauseOrder);
    }
    if *due < due_before {
        return Err(Refusal::WrongDue);
    }
    stop.until = *planned;
    acceptance.due = *due;
    Ok(Stage::Paused { acceptance })
}

/// T16: the papers go up.
pub(super) fn forward(mut acceptance: Acceptance, event: &Event) -> Result<Stage, Refusal> {
    let EventKind::Forwarded { to, expected, counts, .. } = &event.kind else {
        return not_from(StageName::Accepted, event);
    };
    let today = local_date(event.at);
    named(to)?;
    if *expected < today {
        return Err(Refusal::PauseOrder);
    }
    // A clock that is over is not stopped: what is red stays red.
    if !counts && today > acceptance.due {
        return Err(Refusal::AfterDue);
    }
    acceptance.report = Some(Report { since: event.at, expected: *expected, counts: *counts, chased: 0 });
    if !counts {
        acceptance.stops.push(Stop { reason: None, basis: String::new(), from: today, until: *expected });
    }
    Ok(Stage::Forwarded { acceptance })
}

/// What can happen while a special procedure runs. It ends by itself on its planned day, unless renewed before.
pub(super) fn paused(mut acceptance: Acceptance, event: &Event) -> Result<Stage, Refusal> {
    let today = local_date(event.at);
    let Some(stop) = acceptance.stops.last_mut() else { return not_from(StageName::Paused, event) };
    match &event.kind {
        EventKind::PauseRenewed { planned, due, approved_by } => {
            named(approved_by)?;
            if today > stop.until {
                return Err(Refusal::PauseOver);
            }
            if *planned <= stop.until {
                return Err(Refusal::PauseOrder);
            }
            if *due < acceptance.due {
                return Err(Refusal::WrongDue);
            }
            stop.until = *planned;
            acceptance.due = *due;
        }
        EventKind::Resumed { on, due } => {
            // By hand today; by itself on the planned day, recorded whenever the system comes to it.
            let by_itself = *on == stop.until && today >= *on;
            if !by_itself && (*on != today || *on > stop.until) {
                return Err(Refusal::PauseOver);
            }
            if *on < stop.from || *due > acceptance.due {
                return Err(Refusal::WrongDue);
            }
            stop.until = *on;
            acceptance.due = *due;
            return Ok(Stage::Accepted { acceptance });
        }
        _ => return meanwhile(acceptance, event, |acceptance| Stage::Paused { acceptance }),
    }
    Ok(Stage::Paused { acceptance })
}

/// What can happen while the papers are with the level above.
pub(super) fn forwarded(mut acceptance: Acceptance, event: &Event) -> Result<Stage, Refusal> {
    let Some(report) = acceptance.report.as_mut() else { return not_from(StageName::Forwarded, event) };
    match &event.kind {
        EventKind::Chased { .. } => report.chased = report.chased.saturating_add(1),
        EventKind::UpperReplied { reply, due } => {
            written(reply)?;
            if *due < acceptance.due {
                return Err(Refusal::WrongDue);
            }
            if !report.counts
                && let Some(stop) = acceptance.stops.last_mut()
            {
                stop.until = local_date(event.at);
            }
            acceptance.due = *due;
            acceptance.report = None;
            acceptance.replied = true;
            return Ok(Stage::Accepted { acceptance });
        }
        _ => return meanwhile(acceptance, event, |acceptance| Stage::Forwarded { acceptance }),
    }
    Ok(Stage::Forwarded { acceptance })
}

/// What can happen while the clock stands still, whatever the reason; `stay` is the stage that goes on.
fn meanwhile(mut acceptance: Acceptance, event: &Event, stay: impl Fn(Acceptance) -> Stage) -> Result<Stage, Refusal> {
    match &event.kind {
        EventKind::GapClosed { materials } => close_gap(&mut acceptance, materials)?,
        EventKind::Recomputed { .. } => recompute(&mut acceptance, event)?,
        EventKind::OpinionGiven { .. } => give_opinion(&mut acceptance, event)?,
        EventKind::Withdrawn { .. } => {
            return Ok(Stage::Withdrawn { acceptance: Some(acceptance), withdrawn_at: event.at });
        }
        EventKind::Rated { stars, .. } => rated(*stars)?,
        _ => return not_from(stay(acceptance).name(), event),
    }
    Ok(stay(acceptance))
}
