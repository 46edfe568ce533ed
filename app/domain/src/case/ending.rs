//! After the decision, and other ends: delivery, file, re-examination (T22 to T25).

use super::{Event, EventKind, Finding, Refusal, Stage, not_from, rated, written};

pub(super) fn next(stage: Stage, event: &Event) -> Result<Stage, Refusal> {
    if let EventKind::Rated { stars, .. } = &event.kind {
        return rated(*stars).map(|()| stage);
    }
    match (stage, &event.kind) {
        (Stage::Decided { acceptance, decision }, EventKind::Delivered { received_by }) => {
            if received_by.trim().is_empty() {
                return Err(Refusal::RecipientMissing);
            }
            Ok(Stage::Delivered { acceptance, decision, delivered_at: event.at })
        }
        (Stage::Delivered { acceptance, decision, .. }, EventKind::Archived { file_no }) => {
            written(file_no)?;
            Ok(Stage::Archived { acceptance, decision, archived_at: event.at })
        }
        (Stage::Returned { mut acceptance, returned_at, .. }, EventKind::Reexamined { finding, reason, due }) => {
            written(reason)?;
            match (finding, due) {
                (Finding::Upheld, _) => Ok(Stage::Returned { acceptance, returned_at, upheld: true }),
                // The acceptance stands: the clock was never stopped.
                (Finding::Overturned, Some(due)) => {
                    acceptance.due = *due;
                    // What was to follow may follow again, at the latest with the decision.
                    if let Some(gap) = acceptance.gap.as_mut() {
                        gap.due = gap.due.max(*due);
                    }
                    Ok(Stage::Accepted { acceptance })
                }
                (Finding::Overturned, None) => Err(Refusal::WrongDue),
            }
        }
        (stage, _) => not_from(stage.name(), event),
    }
}
