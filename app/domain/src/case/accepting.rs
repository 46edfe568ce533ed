//! Before the clock: receipt, one-time notice, acceptance (T3 to T11, T21).

use super::{
    Acceptance, Demand, Event, EventKind, Gap, Intake, NotAcceptedGround, Promise, Refusal, Stage, StageName,
    Supplement, Terms, named, not_from, rated, written,
};
use crate::time::local_date;

pub(super) fn next(_: &Terms, stage: Stage, event: &Event) -> Result<Stage, Refusal> {
    match stage {
        Stage::Received { intake } => received(intake, event),
        Stage::AwaitingSupplement { intake, supplement } => awaiting(intake, supplement, event),
        other => not_from(other.name(), event),
    }
}

fn received(intake: Intake, event: &Event) -> Result<Stage, Refusal> {
    let today = local_date(event.at);
    let over = intake.notice_due.is_some_and(|due| today > due);
    match &event.kind {
        EventKind::CorrectedOnSpot { what } => {
            written(what)?;
            Ok(Stage::Received { intake })
        }
        EventKind::NotAccepted { ground, reason, instead, confirmed_by } => {
            written(reason)?;
            if *ground == NotAcceptedGround::NotCompetent && instead.trim().is_empty() {
                return Err(Refusal::ReferralMissing);
            }
            named(confirmed_by)?;
            in_time(over)?;
            Ok(Stage::NotAccepted { intake, since: event.at })
        }
        EventKind::SupplementAsked(demand) => {
            in_time(over)?;
            let supplement = Supplement { lines: Vec::new(), open: Vec::new(), answer_by: today, notices: 0 };
            Ok(Stage::AwaitingSupplement { intake, supplement: asked(supplement, demand)? })
        }
        EventKind::Accepted(promise) => {
            in_time(over)?;
            accepted(&intake, event, promise, None, false)
        }
        EventKind::AcceptedWithGap { promise, missing, supplement_due } => {
            if missing.is_empty() || *supplement_due < today {
                return Err(Refusal::NoGap);
            }
            in_time(over)?;
            let gap = Gap { missing: missing.clone(), due: *supplement_due };
            accepted(&intake, event, promise, Some(gap), false)
        }
        EventKind::Deemed(promise) => {
            if !over {
                return Err(Refusal::NoticeRuns);
            }
            let mut acceptance = Acceptance::new(&intake, event.at, intake.received_on, promise);
            if promise.due < acceptance.accepted_on {
                return Err(Refusal::WrongDue);
            }
            acceptance.deemed = true;
            Ok(Stage::Accepted { acceptance })
        }
        EventKind::Withdrawn { .. } => Ok(Stage::Withdrawn { acceptance: None, withdrawn_at: event.at }),
        EventKind::Recomputed { due, .. } => {
            // A clock that is over runs again only for this day, where the acceptance by silence was undone.
            if *due < today || (over && *due > today) {
                return Err(Refusal::NoticeOver);
            }
            Ok(Stage::Received { intake: Intake { notice_due: Some(*due), ..intake } })
        }
        EventKind::Rated { stars, .. } => rated(*stars).map(|()| Stage::Received { intake }),
        _ => not_from(StageName::Received, event),
    }
}

fn awaiting(intake: Intake, mut supplement: Supplement, event: &Event) -> Result<Stage, Refusal> {
    match &event.kind {
        EventKind::SupplementReceived { materials } => {
            if !materials.iter().any(|material| supplement.open.contains(material)) {
                return Err(Refusal::NothingMissing);
            }
            supplement.open.retain(|material| !materials.contains(material));
        }
        EventKind::SupplementAsked(demand) => supplement = asked(supplement, demand)?,
        EventKind::Accepted(promise) => {
            if !supplement.open.is_empty() {
                return Err(Refusal::StillMissing);
            }
            return accepted(&intake, event, promise, None, true);
        }
        EventKind::Lapsed => {
            if local_date(event.at) <= supplement.answer_by {
                return Err(Refusal::TermRuns);
            }
            return Ok(Stage::Lapsed { intake, since: event.at });
        }
        EventKind::Withdrawn { .. } => return Ok(Stage::Withdrawn { acceptance: None, withdrawn_at: event.at }),
        EventKind::Rated { stars, .. } => rated(*stars)?,
        _ => return not_from(StageName::AwaitingSupplement, event),
    }
    Ok(Stage::AwaitingSupplement { intake, supplement })
}

fn in_time(over: bool) -> Result<(), Refusal> {
    if over { Err(Refusal::NoticeOver) } else { Ok(()) }
}

/// A notice, the first or a further one. A further one may repeat lines that are open; any other line, also one whose paper
/// has come in, needs the director (R4). What it does not repeat stays open.
fn asked(before: Supplement, demand: &Demand) -> Result<Supplement, Refusal> {
    let complete = |line: &super::MissingLine| !line.reason.trim().is_empty();
    if demand.lines.is_empty() || !demand.lines.iter().all(complete) {
        return Err(Refusal::NothingMissing);
    }
    let known = |material: u32| before.open.contains(&material);
    if before.notices > 0 && demand.lines.iter().any(|line| !known(line.material)) {
        let blank = |text: &str| text.trim().is_empty();
        if blank(&demand.override_reason) || blank(&demand.override_by) {
            return Err(Refusal::ListClosed);
        }
    }
    let named = |material: u32| demand.lines.iter().any(|line| line.material == material);
    let still = before.open.iter().copied().filter(|material| !named(*material));
    let open = demand.lines.iter().map(|line| line.material).chain(still).collect();
    let before_lines = before.lines.into_iter().filter(|line| !named(line.material));
    Ok(Supplement {
        open,
        lines: demand.lines.iter().cloned().chain(before_lines).collect(),
        answer_by: demand.answer_by.max(before.answer_by),
        notices: before.notices.saturating_add(1),
    })
}

fn accepted(
    intake: &Intake,
    event: &Event,
    promise: &Promise,
    gap: Option<Gap>,
    supplemented: bool,
) -> Result<Stage, Refusal> {
    let today = local_date(event.at);
    if promise.due < today {
        return Err(Refusal::WrongDue);
    }
    let acceptance = Acceptance::new(intake, event.at, today, promise);
    Ok(Stage::Accepted { acceptance: Acceptance { gap, supplemented, ..acceptance } })
}
