//! While the clock runs: steps, co-departments, extension, conversion, decision (T12, T15, T18 to T21; R8, R10, R12).

use super::{
    Acceptance, Decision, Dispatch, Event, EventKind, Extension, ExtensionLevel, Opinion, Outcome, Part, Refusal,
    ReturnGround, Stage, StageName, Terms, named, not_from, pausing, rated, recomputing, written,
};
use crate::catalogue::{Authorisation, ItemKind};
use crate::time::local_date;
use chrono::NaiveDate;

pub(super) fn next(terms: &Terms, mut acceptance: Acceptance, event: &Event) -> Result<Stage, Refusal> {
    let today = local_date(event.at);
    match &event.kind {
        EventKind::GapClosed { materials } => close_gap(&mut acceptance, materials)?,
        EventKind::StepDone { step, officers, survey, .. } => {
            if *step != acceptance.steps.saturating_add(1) || (terms.steps > 0 && *step > terms.steps) {
                return Err(Refusal::StepOrder);
            }
            let there = officers.iter().filter(|name| !name.trim().is_empty()).count();
            if *survey && there < 2 {
                return Err(Refusal::TwoOfficers);
            }
            acceptance.steps = *step;
        }
        EventKind::Paused { .. } => return pausing::pause(terms, acceptance, event),
        EventKind::PauseRenewed { .. } => return pausing::renew_today(acceptance, event),
        EventKind::Forwarded { .. } => return pausing::forward(acceptance, event),
        EventKind::Extended { .. } => extend(&mut acceptance, event, today)?,
        EventKind::Dispatched { parts } => dispatch(terms, &mut acceptance, parts, today)?,
        EventKind::OpinionGiven { .. } => give_opinion(&mut acceptance, event)?,
        EventKind::MeetingHeld { minutes } => {
            if terms.kind != ItemKind::Joint {
                return Err(Refusal::NotJoint);
            }
            written(minutes)?;
        }
        EventKind::Converted(conversion) => {
            let own_day = terms.kind == ItemKind::Immediate && !acceptance.converted && today == acceptance.accepted_on;
            if !own_day || conversion.workdays == 0 {
                return Err(Refusal::NotConvertible);
            }
            written(&conversion.reason)?;
            named(&conversion.approved_by)?;
            if conversion.due <= today {
                return Err(Refusal::WrongDue);
            }
            acceptance.converted = true;
            acceptance.workdays = conversion.workdays;
            acceptance.due = conversion.due;
        }
        EventKind::Granted { certificate_no, decided_by, .. } => {
            signed(terms, decided_by)?;
            may_be_granted(terms, &acceptance)?;
            let decision = Decision {
                decided_at: event.at,
                outcome: Outcome::Granted,
                certificate_no: certificate_no.clone(),
                decided_by: decided_by.clone(),
                reason: String::new(),
            };
            return Ok(Stage::Decided { acceptance, decision });
        }
        EventKind::Refused { reason, decided_by, .. } => {
            signed(terms, decided_by)?;
            written(reason)?;
            if acceptance.has_gap() {
                return Err(Refusal::OpenGap);
            }
            answered(terms, &acceptance)?;
            let decision = Decision {
                decided_at: event.at,
                outcome: Outcome::Refused,
                certificate_no: String::new(),
                decided_by: decided_by.clone(),
                reason: reason.clone(),
            };
            return Ok(Stage::Decided { acceptance, decision });
        }
        EventKind::Returned { ground, reason } => {
            written(reason)?;
            // What was to follow is waited for to the end of its last day (R12).
            let waited = acceptance.gap.as_ref().is_some_and(|gap| !gap.missing.is_empty() && today > gap.due);
            if *ground == ReturnGround::OutstandingMaterial && !waited {
                return Err(Refusal::TermRuns);
            }
            return Ok(Stage::Returned { acceptance, returned_at: event.at, upheld: false });
        }
        EventKind::Withdrawn { .. } => {
            return Ok(Stage::Withdrawn { acceptance: Some(acceptance), withdrawn_at: event.at });
        }
        EventKind::Recomputed { .. } => recomputing::recompute(&mut acceptance, event)?,
        EventKind::Rated { stars, .. } => rated(*stars)?,
        _ => return not_from(StageName::Accepted, event),
    }
    Ok(Stage::Accepted { acceptance })
}

pub(super) fn close_gap(acceptance: &mut Acceptance, materials: &[u32]) -> Result<(), Refusal> {
    let gap = acceptance.gap.as_mut().ok_or(Refusal::NoGap)?;
    if !materials.iter().any(|material| gap.missing.contains(material)) {
        return Err(Refusal::NoGap);
    }
    gap.missing.retain(|material| !materials.contains(material));
    Ok(())
}

/// A co-department answers, whatever the parent's clock does: its own runs (R10).
pub(super) fn give_opinion(acceptance: &mut Acceptance, event: &Event) -> Result<(), Refusal> {
    let EventKind::OpinionGiven { department, opinion, reason } = &event.kind else { return Ok(()) };
    if *opinion != Opinion::Agree {
        written(reason)?;
    }
    let part = acceptance.parts.iter_mut().find(|part| part.department == *department);
    let part = part.filter(|part| part.opinion.is_none()).ok_or(Refusal::NoSuchPart)?;
    part.opinion = Some((*opinion, event.at));
    Ok(())
}

/// Where the window does not decide itself, the decision names who signed it (F55: no anonymous mail room).
fn signed(terms: &Terms, decided_by: &str) -> Result<(), Refusal> {
    if terms.authorisation != Authorisation::W && decided_by.trim().is_empty() {
        return Err(Refusal::SignatureMissing);
    }
    Ok(())
}

/// Nothing open, every step done, every co-department for it (T18).
fn may_be_granted(terms: &Terms, acceptance: &Acceptance) -> Result<(), Refusal> {
    if acceptance.has_gap() {
        return Err(Refusal::OpenGap);
    }
    if acceptance.steps < terms.steps {
        return Err(Refusal::StepOrder);
    }
    answered(terms, acceptance)?;
    let against = |part: &Part| part.opinion.is_some_and(|(opinion, _)| opinion == Opinion::Disagree);
    if acceptance.parts.iter().any(against) { Err(Refusal::Disagreement) } else { Ok(()) }
}

/// Those whose word the decision needs have given it: every co-department (R10), the level above (R11).
fn answered(terms: &Terms, acceptance: &Acceptance) -> Result<(), Refusal> {
    let parts = &acceptance.parts;
    if parts.iter().any(|part| part.opinion.is_none()) || (terms.kind == ItemKind::Joint && parts.is_empty()) {
        return Err(Refusal::OpinionMissing);
    }
    if terms.authorisation == Authorisation::U && !acceptance.replied { Err(Refusal::NotReported) } else { Ok(()) }
}

fn extend(acceptance: &mut Acceptance, event: &Event, today: NaiveDate) -> Result<(), Refusal> {
    let EventKind::Extended { level, days, reason, approved_by, due, law, latest } = &event.kind else { return Ok(()) };
    written(reason)?;
    named(approved_by)?;
    if acceptance.extension.is_some() {
        return Err(Refusal::ExtendedBefore);
    }
    if today > acceptance.due {
        return Err(Refusal::AfterDue);
    }
    // Beyond the limit in law only so many working days; the promise may lie well before it (R8).
    let allowed = match latest.filter(|_| *level != ExtensionLevel::Internal) {
        Some(latest) => *due <= latest,
        None => *days <= level.most(),
    };
    if *days == 0 || !allowed {
        return Err(Refusal::ExtensionDays);
    }
    let law = law.or(acceptance.statutory_due().filter(|_| !acceptance.converted));
    let beyond = law.is_some_and(|statutory| *due > statutory);
    if *level == ExtensionLevel::Internal && beyond {
        return Err(Refusal::BeyondStatutory);
    }
    if *due < acceptance.due {
        return Err(Refusal::WrongDue);
    }
    acceptance.extension = Some(Extension { level: *level, days: *days });
    acceptance.due = *due;
    Ok(())
}

/// The papers go to the co-departments on the day of acceptance; each has one part, due within the parent's limit.
fn dispatch(terms: &Terms, acceptance: &mut Acceptance, parts: &[Dispatch], today: NaiveDate) -> Result<(), Refusal> {
    if terms.kind != ItemKind::Joint || parts.is_empty() {
        return Err(Refusal::NotJoint);
    }
    for part in parts {
        let known = acceptance.parts.iter().any(|known| known.department == part.department);
        if known || part.department == terms.department {
            return Err(Refusal::NotJoint);
        }
        if part.due < today || part.due > acceptance.due {
            return Err(Refusal::WrongDue);
        }
        acceptance.parts.push(Part {
            department: part.department.clone(),
            workdays: part.workdays,
            dispatched: Some(today),
            due: part.due,
            opinion: None,
        });
    }
    Ok(())
}
