//! Which event a correction undoes (R15).

use crate::storage::StoreError;
use crate::storage::cases::{EventRecord, PaperRecord};
use chrono::{DateTime, NaiveDate};
use domain::case::{Event, EventKind};
use domain::time;
use std::collections::BTreeMap;

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

/// The numbers of the events that corrections undid, each with the day of the correction.
pub(super) fn voided(events: &[EventRecord]) -> Result<BTreeMap<i64, NaiveDate>, StoreError> {
    let kinds = events.iter().map(|event| serde_json::from_str(&event.content));
    let kinds = kinds.collect::<Result<Vec<EventKind>, _>>().map_err(StoreError::corrupt)?;
    let mut voided = BTreeMap::new();
    for (event, so_far) in events.iter().zip(1..).filter(|(event, _)| event.event == "undone") {
        let at = DateTime::from_timestamp_millis(event.at).ok_or_else(|| StoreError::corrupt("case_events.at"))?;
        for number in undone(kinds.get(..so_far).unwrap_or_default()) {
            voided.entry(i64::from(number)).or_insert(time::local_date(at));
        }
    }
    Ok(voided)
}

/// The day since which a paper is void (作废): its event was undone. A supervision slip proves no event.
pub(super) fn void_since(voided: &BTreeMap<i64, NaiveDate>, paper: &PaperRecord) -> Option<NaiveDate> {
    voided.get(&paper.event_seq).copied().filter(|_| paper.code != "DOC-14")
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
