//! Lists (docs/API-DESIGN.md): `{ "items": [...], "next": cursor or null }`.

use serde::{Deserialize, Serialize};

/// One page of a list. Pages follow each other by key (keyset paging), so nothing is skipped or doubled while other
/// people work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct List<T> {
    /// The entries of this page, in the order that the operation states.
    pub items: Vec<T>,
    /// Hand this back as `cursor` for the following page; `null` on the last page.
    #[cfg_attr(feature = "openapi", schema(required = true))]
    pub next: Option<String>,
}

impl<T> List<T> {
    /// A list that is whole on one page.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }

    /// A page of at most `limit` of the entries that were found, of which one more was asked for; `key` names the last one.
    pub fn page(mut found: Vec<T>, limit: usize, key: impl FnOnce(&T) -> String) -> Self {
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(key);
        Self { items: found, next }
    }

    /// The same page with every entry seen another way.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> List<U> {
        List { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}
