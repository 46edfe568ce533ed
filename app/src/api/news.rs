//! Announcements.

use super::door::ask;
use domain::api::news::{NEWS, News, NewsQuery};
use domain::api::{List, Problem};

/// Announcements, newest first.
pub fn list(query: NewsQuery) -> impl Future<Output = Result<List<News>, Problem>> + Send {
    ask(NEWS, &[], &query)
}
