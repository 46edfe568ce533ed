//! Lists of cases, least time left first, page by page by key.

use super::record::{self, CaseRecord};
use crate::storage::{Reader, StoreError};
use chrono::NaiveDate;

/// Which stages to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StageFilter {
    /// Received and not yet decided or ended, whether a clock runs or stands still.
    #[default]
    Open,
    /// Decided, not yet collected.
    Decided,
    /// Collected.
    Delivered,
    /// Everything.
    All,
}

/// Whose turn: the levels of authorisation that a post has to do with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Levels {
    /// Every level.
    #[default]
    All,
    /// What the station examines or decides: S, D, U.
    Station,
    /// What its head decides: S.
    StationHead,
    /// What the department decides: D, U.
    Department,
}

/// Which cases to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Stages.
    pub stage: StageFilter,
    /// Only this department.
    pub department: Option<String>,
    /// Only those in which this department has a part that waits for its opinion.
    pub part_of: Option<String>,
    /// Only these levels.
    pub levels: Levels,
    /// Only this window.
    pub window: Option<u8>,
    /// Only this service.
    pub service: Option<String>,
    /// Strictly after this position.
    pub after: Option<Position>,
    /// At most so many.
    pub limit: u32,
}

/// A place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Promised date.
    pub due: NaiveDate,
    /// Case number.
    pub number: String,
}

/// The cases of a page.
///
/// # Errors
/// [`StoreError`].
pub async fn list(reader: &Reader, filter: CaseFilter) -> Result<Vec<CaseRecord>, StoreError> {
    // The stage is a literal, so that the partial indexes apply; values are numbered in the order they are bound.
    let stage = match filter.stage {
        StageFilter::Open => "stage IN ('received', 'awaiting_supplement', 'accepted', 'paused', 'forwarded')",
        StageFilter::Decided => "stage = 'decided'",
        StageFilter::Delivered => "stage = 'delivered'",
        StageFilter::All => "1 = 1",
    };
    let after = filter.after.unwrap_or(Position { due: NaiveDate::MIN, number: String::new() });
    let first = after.number.is_empty();
    let due = if first { String::new() } else { after.due.to_string() };
    let mut pieces = vec!["SELECT * FROM cases WHERE ", stage, " AND (due, number) > ($1, $2)"];
    let mut next = 3;
    if filter.window.is_some() {
        pieces.extend([" AND window_no = ", place(next)]);
        next += 1;
    }
    if filter.department.is_some() {
        pieces.extend([" AND department = ", place(next)]);
        next += 1;
    }
    if filter.service.is_some() {
        pieces.extend([" AND service = ", place(next)]);
        next += 1;
    }
    if filter.part_of.is_some() {
        pieces.extend([
            " AND number IN (SELECT case_number FROM case_parts WHERE answered = 0 AND department = ",
            place(next),
            ")",
        ]);
        next += 1;
    }
    pieces.push(match filter.levels {
        Levels::All => "",
        Levels::Station => " AND authorisation IN ('S', 'D', 'U')",
        Levels::StationHead => " AND authorisation = 'S'",
        Levels::Department => " AND authorisation IN ('D', 'U')",
    });
    pieces.extend([" ORDER BY due, number LIMIT ", place(next)]);
    let rows = reader
        .all_of(&pieces, |query| {
            let mut query = query.bind(due).bind(after.number);
            if let Some(window) = filter.window {
                query = query.bind(i64::from(window));
            }
            if let Some(department) = filter.department {
                query = query.bind(department);
            }
            if let Some(service) = filter.service {
                query = query.bind(service);
            }
            if let Some(department) = filter.part_of {
                query = query.bind(department);
            }
            query.bind(i64::from(filter.limit))
        })
        .await?;
    rows.iter().map(record::case).collect()
}

fn place(number: usize) -> &'static str {
    ["$0", "$1", "$2", "$3", "$4", "$5", "$6", "$7"].get(number).copied().unwrap_or("$0")
}
