//! Words that belong to an event, for the timeline of the staff.

use domain::case::{EventKind, MissingLine};

/// What was said and by whom, briefly; empty where the event's name says it all.
pub(super) fn note(kind: &EventKind) -> String {
    match kind {
        EventKind::Granted { certificate_no, decided_by, validity } => joined(&[decided_by, certificate_no, validity]),
        EventKind::Refused { reason, decided_by, .. } => joined(&[decided_by, reason]),
        EventKind::Delivered { received_by } => received_by.clone(),
        EventKind::Paused { basis, planned, approved_by, .. } => joined(&[approved_by, basis, &format!("→ {planned}")]),
        EventKind::PauseRenewed { planned, approved_by, .. } => joined(&[approved_by, &format!("→ {planned}")]),
        EventKind::Resumed { due, .. } | EventKind::Recomputed { due, .. } => format!("→ {due}"),
        EventKind::Extended { days, reason, approved_by, due, .. } => {
            joined(&[approved_by, &format!("+{days}"), reason, &format!("→ {due}")])
        }
        EventKind::Returned { reason, .. } | EventKind::Withdrawn { reason } => reason.clone(),
        EventKind::CorrectedOnSpot { what } => what.clone(),
        EventKind::NotAccepted { reason, instead, confirmed_by, .. } => joined(&[confirmed_by, reason, instead]),
        EventKind::SupplementAsked(demand) => {
            let line = |line: &MissingLine| format!("{}. {}", line.material, line.reason);
            let lines: Vec<String> = demand.lines.iter().map(line).collect();
            joined(&[
                &lines.join("；"),
                &demand.override_by,
                &demand.override_reason,
                &format!("→ {}", demand.answer_by),
            ])
        }
        EventKind::SupplementReceived { materials } | EventKind::GapClosed { materials } => numbers(materials),
        EventKind::AcceptedWithGap { missing, supplement_due, .. } => {
            joined(&[&numbers(missing), &format!("→ {supplement_due}")])
        }
        EventKind::StepDone { opinion, officers, .. } => joined(&[&officers.join("、"), opinion]),
        EventKind::Forwarded { to, opinion, expected, .. } => joined(&[to, opinion, &format!("→ {expected}")]),
        EventKind::Chased { way, answer } => joined(&[way, answer]),
        EventKind::UpperReplied { reply, .. } => reply.clone(),
        EventKind::Dispatched { parts } => {
            let parts: Vec<String> = parts.iter().map(|part| format!("{} → {}", part.department, part.due)).collect();
            parts.join("、")
        }
        EventKind::OpinionGiven { department, reason, .. } => joined(&[department, reason]),
        EventKind::MeetingHeld { minutes } => minutes.clone(),
        EventKind::Converted(conversion) => {
            joined(&[&conversion.approved_by, &conversion.reason, &format!("→ {}", conversion.due)])
        }
        EventKind::Archived { file_no } => file_no.clone(),
        EventKind::Reexamined { reason, .. } => reason.clone(),
        EventKind::Rated { stars, text } => joined(&[&"★".repeat(usize::from(*stars)), text]),
        EventKind::Noted { text } => text.clone(),
        EventKind::Undone { event_no, reason, approved_by } => joined(&[&format!("#{event_no}"), approved_by, reason]),
        EventKind::Received { .. } | EventKind::Accepted(_) | EventKind::Deemed(_) | EventKind::Lapsed => String::new(),
    }
}

fn numbers(materials: &[u32]) -> String {
    materials.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
