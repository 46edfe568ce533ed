//! Which event a correction undoes (R15).

use domain::case::{Event, EventKind};

/// The numbers of the events that are undone, or undo.
pub(super) fn undone(history: &[EventKind]) -> Vec<u32> {
    let (mut counting, mut undone) = (Vec::new(), Vec::new());
    for (kind, number) in history.iter().zip(1u32..) {
        if matches!(kind, EventKind::Undone { .. }) {
            undone.push(number);
            undone.extend(counting.pop());
        } else if !kind.is_a_word() {
            counting.push(number);
        }
    }
    undone
}

/// The number of the last event that counts, if it is not the receipt of the papers.
pub(super) fn last_counting(history: &[Event]) -> Option<u32> {
    let mut counting: Vec<u32> = Vec::new();
    for (event, number) in history.iter().zip(1u32..) {
        if matches!(event.kind, EventKind::Undone { .. }) {
            counting.pop();
        } else if !event.kind.is_a_word() {
            counting.push(number);
        }
    }
    counting.pop().filter(|number| *number > 1)
}
