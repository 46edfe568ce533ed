//! Which event a correction undoes (R15).

use domain::case::{Event, EventKind};

/// The number of the last event that counts, if it is not the receipt of the papers.
pub(super) fn last_counting(history: &[Event]) -> Option<u32> {
    let mut counting: Vec<u32> = Vec::new();
    for (event, number) in history.iter().zip(1u32..) {
        if matches!(event.kind, EventKind::Undone { .. }) {
            counting.pop();
        } else {
            counting.push(number);
        }
    }
    counting.pop().filter(|number| *number > 1)
}
