//! The catalogue as everyone reads it: lists, search, one service.

mod overview;
mod search;
mod snapshot;

pub(super) use overview::Demand;
pub use overview::overview;
pub(super) use snapshot::Known;
pub use snapshot::Snapshot;

use super::{Hall, ServiceError};
use chrono::{DateTime, Utc};
use domain::api::List;
use domain::api::services::{NearestQuery, ServiceQuery, ServiceSummary};
use domain::catalogue::{Department, Service, Town, Window};
use std::sync::Arc;

/// Entries a page when the caller does not say.
const PAGE: u32 = 20;
/// Longest search text, in characters.
const LONGEST_QUERY: usize = 100;

/// The departments, in catalogue order.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn departments(hall: &Hall, at: DateTime<Utc>) -> Result<List<Department>, ServiceError> {
    Ok(List::whole(hall.catalogue(at).await?.departments.clone()))
}

/// The windows, by number.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn windows(hall: &Hall, at: DateTime<Utc>) -> Result<List<Window>, ServiceError> {
    Ok(List::whole(hall.catalogue(at).await?.windows.clone()))
}

/// The towns of the area.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn towns(hall: &Hall, at: DateTime<Utc>) -> Result<List<Town>, ServiceError> {
    Ok(List::whole(hall.catalogue(at).await?.towns.clone()))
}

/// One service as it is published today.
///
/// # Errors
/// `NotFound`.
pub async fn service(hall: &Hall, at: DateTime<Utc>, id: &str) -> Result<Arc<Service>, ServiceError> {
    hall.catalogue(at).await?.service(id).ok_or(ServiceError::NotFound)
}

/// Services in catalogue order, or with `q` the best hits first.
///
/// # Errors
/// `Invalid` for a limit out of 1–100, an over-long `q` or a cursor that is none.
pub async fn services(
    hall: &Hall,
    at: DateTime<Utc>,
    query: ServiceQuery,
) -> Result<List<ServiceSummary>, ServiceError> {
    let limit = page_size(query.limit, PAGE)?;
    if query.q.as_ref().is_some_and(|q| q.chars().count() > LONGEST_QUERY) {
        return Err(ServiceError::field("q", "too_long"));
    }
    let snapshot = hall.catalogue(at).await?;
    let words = query.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
    let mut hits: Vec<&ServiceSummary> = match words {
        Some(words) => search::best(&snapshot.summaries, words),
        None => snapshot.summaries.iter().map(|(summary, _)| summary).collect(),
    };
    hits.retain(|hit| {
        query.department.as_ref().is_none_or(|code| *code == hit.department)
            && query.batch.is_none_or(|batch| batch == hit.batch)
            && query.kind.is_none_or(|kind| kind == hit.kind)
            && query.life.is_none_or(|event| hit.life_events.contains(&event))
    });
    page(&hits, query.cursor.as_deref(), limit, |hit| &hit.id)
}

/// The entries of a list in memory that follow the one named by `cursor`.
///
/// # Errors
/// `Invalid` for a cursor that names none.
pub fn page<T: Clone>(
    hits: &[&T],
    cursor: Option<&str>,
    limit: usize,
    id: impl Fn(&T) -> &String,
) -> Result<List<T>, ServiceError> {
    let start = match cursor {
        None => 0,
        Some(cursor) => {
            let last = hits.iter().position(|hit| id(hit) == cursor);
            last.ok_or_else(|| ServiceError::field("cursor", "unknown"))? + 1
        }
    };
    let rest = hits.get(start..).unwrap_or_default();
    let items: Vec<T> = rest.iter().take(limit).map(|hit| (*hit).clone()).collect();
    let next = items.last().filter(|_| rest.len() > limit).map(|item| id(item).clone());
    Ok(List { items, next })
}

/// What comes nearest to words that nothing fits, at most five.
///
/// # Errors
/// `Invalid` for over-long words.
pub async fn nearest(
    hall: &Hall,
    at: DateTime<Utc>,
    query: &NearestQuery,
) -> Result<List<ServiceSummary>, ServiceError> {
    if query.q.chars().count() > LONGEST_QUERY {
        return Err(ServiceError::field("q", "too_long"));
    }
    let snapshot = hall.catalogue(at).await?;
    Ok(List::whole(search::nearest(&snapshot.summaries, &query.q).into_iter().cloned().collect()))
}

/// A page's size, 1–100.
///
/// # Errors
/// `Invalid` out of that range.
pub fn page_size(limit: Option<u32>, default: u32) -> Result<usize, ServiceError> {
    match limit.unwrap_or(default) {
        limit @ 1..=100 => Ok(limit as usize),
        _ => Err(ServiceError::field("limit", "out_of_range")),
    }
}
