//! Which events a correction undoes (R15).

use crate::storage::StoreError;
use crate::storage::cases::{EventRecord, PaperRecord};
use chrono::{DateTime, NaiveDate};
use domain::case::{Event, EventKind};
use domain::time;
use std::collections::BTreeMap;

/// Goes through a history: the numbers of the events that count, and of those that are undone or undo.
fn sorted<'a>(history: impl Iterator<Item = &'a EventKind>) -> (Vec<u32>, Vec<u32>) {
    let (mut counting, mut undone) = (Vec::new(), Vec::new());
    for (kind, number) in history.zip(1u32..) {
        if matches!(kind, EventKind::Undone { .. }) {
            undone.push(number);
            undone.extend(counting.pop());
        } else if !kind.is_a_word() {
            counting.push(number);
        }
    }
    (counting, undone)
}

/// The numbers of the events that are undone, or undo.
pub(super) fn undone(history: &[EventKind]) -> Vec<u32> {
    sorted(history.iter()).1
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

fn at(history: &[Event], number: u32) -> Option<&Event> {
    history.get(usize::try_from(number).ok()?.checked_sub(1)?)
}

/// The events that one correction takes back, the last first; none where nothing but the receipt of the papers counts.
///
/// A calendar's own moves lie over the deed and go with it. What happened in the same instant as the deed's consequence goes
/// too: the dispatch of a joint case with its acceptance, the acceptance with the papers that completed it.
pub(super) fn taken_back(history: &[Event]) -> Vec<u32> {
    let (mut counting, _) = sorted(history.iter().map(|event| &event.kind));
    let mut taken = Vec::new();
    let mut deed: Option<&Event> = None;
    while let Some(number) = counting.pop() {
        let Some(event) = at(history, number).filter(|_| number > 1) else { break };
        let goes = match deed {
            None => true,
            Some(deed) => deed.at == event.at && follows(&deed.kind, &event.kind),
        };
        if !goes {
            break;
        }
        taken.push(number);
        if !matches!(event.kind, EventKind::Recomputed { .. }) {
            deed = Some(event);
        }
    }
    if deed.is_some() { taken } else { Vec::new() }
}

/// Whether the later event followed from the earlier one, in the same instant.
fn follows(later: &EventKind, earlier: &EventKind) -> bool {
    use EventKind::{Accepted, AcceptedWithGap, Deemed, Dispatched, SupplementReceived};
    match later {
        Dispatched { .. } => matches!(earlier, Accepted(_) | AcceptedWithGap { .. } | Deemed(_)),
        Accepted(_) => matches!(earlier, SupplementReceived { .. }),
        _ => false,
    }
}

/// The event that the last correction took back, if nothing but words and moves of the calendar has come since.
pub(super) fn last_undone(history: &[Event]) -> Option<&EventKind> {
    let passing = |event: &&Event| event.kind.is_a_word() || matches!(event.kind, EventKind::Recomputed { .. });
    let last = history.iter().rev().find(|event| !passing(event))?;
    let EventKind::Undone { event_no, .. } = &last.kind else { return None };
    at(history, *event_no).map(|event| &event.kind)
}

/// The materials that are there after a correction: without what the events taken back brought in.
pub(super) fn materials(history: &[Event], taken: &[u32], now: &[u32]) -> Vec<u32> {
    let brought = |event: &Event| match &event.kind {
        EventKind::SupplementReceived { materials } | EventKind::GapClosed { materials } => materials.clone(),
        _ => Vec::new(),
    };
    let first = match history.first().map(|event| &event.kind) {
        Some(EventKind::Received { materials, .. }) => materials.clone(),
        _ => Vec::new(),
    };
    let gone: Vec<u32> = taken.iter().filter_map(|number| at(history, *number)).flat_map(brought).collect();
    now.iter().copied().filter(|no| first.contains(no) || !gone.contains(no)).collect()
}
