//! Published answers: everybody reads them, so they are kept in memory and read again when they have changed.

use super::holder;
use crate::services::catalogue::{page, page_size};
use crate::services::{Hall, ServiceError};
use crate::storage::questions;
use chrono::{DateTime, TimeDelta, Utc};
use domain::api::List;
use domain::api::questions::{PublishedAnswer, PublishedQuery};
use std::sync::{Arc, Mutex, PoisonError};

/// Entries a page when the caller does not say.
const PAGE: u32 = 20;
/// So many of the newest are shown and searched.
const MOST: u32 = 2000;
/// How long the list is trusted: another process may publish too.
const TRUSTED: TimeDelta = TimeDelta::seconds(2);
/// Longest search text, in characters.
const LONGEST_QUERY: usize = 100;

/// The list as it was read last.
#[derive(Default)]
pub(in crate::services) struct Published(Mutex<Option<Kept>>);

/// When it was read, and what.
type Kept = (DateTime<Utc>, Arc<Vec<PublishedAnswer>>);

/// What was read is no longer true.
pub fn has_changed(hall: &Hall) {
    *hall.published.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

/// What is public, newest first; with `q` what holds every word of it, with `service` what is about that service, with
/// `lang` what is in that language before the rest.
///
/// # Errors
/// `Invalid` for a limit out of 1–100, an over-long `q` or a cursor that is none.
pub async fn published(
    hall: &Hall,
    at: DateTime<Utc>,
    query: PublishedQuery,
) -> Result<List<PublishedAnswer>, ServiceError> {
    let limit = page_size(query.limit, PAGE)?;
    if query.q.as_ref().is_some_and(|q| q.chars().count() > LONGEST_QUERY) {
        return Err(ServiceError::field("q", "too_long"));
    }
    let all = all(hall, at).await?;
    let words: Vec<String> = query.q.unwrap_or_default().to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |answer: &&PublishedAnswer| {
        let texts = [answer.question.to_lowercase(), answer.answer.to_lowercase()];
        let about = query.service.as_ref().is_none_or(|id| answer.service.as_ref() == Some(id));
        about && words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    };
    let mut hits: Vec<&PublishedAnswer> = all.iter().filter(fits).collect();
    if let Some(lang) = &query.lang {
        hits.sort_by_key(|answer| answer.lang != *lang);
    }
    page(&hits, query.cursor.as_deref(), limit, |hit| &hit.id)
}

async fn all(hall: &Hall, at: DateTime<Utc>) -> Result<Arc<Vec<PublishedAnswer>>, ServiceError> {
    let kept = hall.published.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((read_at, list)) = kept
        && (at - read_at).abs() < TRUSTED
    {
        return Ok(list);
    }
    let catalogue = hall.catalogue(at).await?;
    let rows = questions::published(hall.store.read(), MOST).await?;
    let list: Vec<PublishedAnswer> = rows
        .into_iter()
        .filter_map(|row| {
            let (holder_zh, holder_en) = holder(&catalogue, &row.department);
            Some(PublishedAnswer {
                id: row.public_no?.to_string(),
                service: row.service,
                lang: row.lang,
                holder_zh,
                holder_en,
                question: row.public_question,
                answer: row.public_answer,
                published: row.published?,
            })
        })
        .collect();
    let list = Arc::new(list);
    *hall.published.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, Arc::clone(&list)));
    Ok(list)
}
