//! Lists of cases, least time left first, page by page by key.

use super::record::{self, CaseRecord};
use crate::storage::{Reader, StoreError, db};
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

/// Whose: what a post has to do with. Of open cases those whose next step is the post's own, of others those of the levels
/// of authorisation that it decides or examines.
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

impl Levels {
    /// As a condition. Rows from before the next step was written down are the post's as long as they are open.
    fn condition(self, stage: StageFilter) -> &'static str {
        match (self, stage) {
            (Self::All, _) => "",
            (Self::Station, StageFilter::Open) => {
                " AND (cases.at_org = 'station' OR (cases.at_org = '' AND cases.authorisation IN ('S', 'D', 'U')))"
            }
            (Self::StationHead, StageFilter::Open) => {
                " AND cases.at_org IN ('station', '') AND cases.authorisation = 'S'"
            }
            (Self::Department, StageFilter::Open) => {
                " AND (cases.at_org = 'department' OR (cases.at_org = '' AND cases.authorisation IN ('D', 'U')))"
            }
            (Self::Station, _) => " AND cases.authorisation IN ('S', 'D', 'U')",
            (Self::StationHead, _) => " AND cases.authorisation = 'S'",
            (Self::Department, _) => " AND cases.authorisation IN ('D', 'U')",
        }
    }
}

/// Which cases to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Stages.
    pub stage: StageFilter,
    /// Only this department.
    pub department: Option<String>,
    /// Only those in which this department has a part: one that waits for its opinion, or with [`StageFilter::All`] any.
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
    /// The date that orders the list; see [`Listed::by`].
    pub by: NaiveDate,
    /// Case number.
    pub number: String,
}

/// A case in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Listed {
    /// The case.
    pub case: CaseRecord,
    /// The date that orders the list: a co-department's own, for what waits to be collected the last day of the delivery,
    /// else the last day of the case's clock.
    pub by: NaiveDate,
}

/// The cases of a page.
///
/// # Errors
/// [`StoreError`].
pub async fn list(reader: &Reader, filter: CaseFilter) -> Result<Vec<Listed>, StoreError> {
    // The stage is a literal, so that the partial indexes apply; values are numbered in the order they are bound.
    let stage = match filter.stage {
        StageFilter::Open => "cases.stage IN ('received', 'awaiting_supplement', 'accepted', 'paused', 'forwarded')",
        StageFilter::Decided => "cases.stage = 'decided'",
        StageFilter::Delivered => "cases.stage = 'delivered'",
        StageFilter::All => "1 = 1",
    };
    let key = match (&filter.part_of, filter.stage) {
        (Some(_), _) => "case_parts.due",
        (None, StageFilter::Decided) => "COALESCE(cases.delivery_due, cases.completed, cases.due)",
        _ => "cases.due",
    };
    let after = filter.after.unwrap_or(Position { by: NaiveDate::MIN, number: String::new() });
    let first = after.number.is_empty();
    let by = if first { String::new() } else { after.by.to_string() };
    let mut pieces = vec!["SELECT cases.*, ", key, " AS listed_by FROM cases"];
    if filter.part_of.is_some() {
        pieces.push(" JOIN case_parts ON case_parts.case_number = cases.number");
    }
    pieces.extend([" WHERE ", stage, " AND (", key, ", cases.number) > ($1, $2)"]);
    let mut next = 3;
    if filter.window.is_some() {
        pieces.extend([" AND cases.window_no = ", place(next)]);
        next += 1;
    }
    if filter.department.is_some() {
        pieces.extend([" AND cases.department = ", place(next)]);
        next += 1;
    }
    if filter.service.is_some() {
        pieces.extend([" AND cases.service = ", place(next)]);
        next += 1;
    }
    if filter.part_of.is_some() {
        pieces.extend([" AND case_parts.department = ", place(next)]);
        if filter.stage != StageFilter::All {
            pieces.push(" AND case_parts.answered = 0");
        }
        next += 1;
    }
    pieces.push(filter.levels.condition(filter.stage));
    pieces.extend([" ORDER BY ", key, ", cases.number LIMIT ", place(next)]);
    let rows = reader
        .all_of(&pieces, |query| {
            let mut query = query.bind(by).bind(after.number);
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
    rows.iter().map(|row| Ok(Listed { case: record::case(row)?, by: db::parsed(row, "listed_by")? })).collect()
}

fn place(number: usize) -> &'static str {
    ["$0", "$1", "$2", "$3", "$4", "$5", "$6", "$7"].get(number).copied().unwrap_or("$0")
}
