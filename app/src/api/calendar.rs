//! The import of an official holiday notice.

use super::door::ask;
use domain::api::calendar::{
    CalendarDraft, DRAFT_MOVES, DRAFT_OF, DRAFTS, DateMove, DraftQuery, MOVED, MovedDate, MovedQuery,
};
use domain::api::{List, NoBody, Problem};

/// The drafts, newest first.
pub fn drafts(query: DraftQuery) -> impl Future<Output = Result<List<CalendarDraft>, Problem>> + Send {
    ask(DRAFTS, &[], &query)
}

/// One draft.
pub fn draft(no: String) -> impl Future<Output = Result<CalendarDraft, Problem>> + Send {
    ask(DRAFT_OF, &[&no], &NoBody {})
}

/// The dates that a draft moves, by case number.
pub fn moves(no: String, query: DraftQuery) -> impl Future<Output = Result<List<DateMove>, Problem>> + Send {
    ask(DRAFT_MOVES, &[&no], &query)
}

/// Moved dates of the own department, whose applicants wait to be told, or were.
pub fn moved(query: MovedQuery) -> impl Future<Output = Result<List<MovedDate>, Problem>> + Send {
    ask(MOVED, &[], &query)
}
