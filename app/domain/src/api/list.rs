//! Lists: `{ "items": [...], "next": cursor or null }`.

use serde::{Deserialize, Serialize};

/// One page of a list. Pages follow each other by key (keyset paging), so nothing is skipped or doubled while other
/// people work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct List<T> {
    /// The entries of this page, in the order that the operation states.
    pub items: Vec<T>,
    /// Hand this back as `cursor` for the following page; `null` on the last page.
    pub next: Option<String>,
}

impl<T> List<T> {
    /// A list that is whole on one page.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}
