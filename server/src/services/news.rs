//! Announcements of the hall, and the feed of what is new.

use super::catalogue::page_size;
use super::once::{IdempotencyKey, Request, once};
use super::secrets::sha256;
use super::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::news::{self, NewsRecord};
use atom_syndication::{ContentBuilder, EntryBuilder, Feed, FeedBuilder, LinkBuilder, PersonBuilder};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::api::news::{LONGEST_TEXT, LONGEST_TITLE, NewNews, News, NewsQuery};
use domain::api::{FieldProblem, List};
use domain::catalogue::Batch;
use domain::permission::Action;
use domain::text::written;
use domain::time;

/// Entries a page when the caller does not say, and entries of the feed.
const PAGE: u32 = 20;

/// Announcements, newest first.
///
/// # Errors
/// `Invalid` for a limit out of 1–100 or a cursor that is none.
pub async fn list(hall: &Hall, query: NewsQuery) -> Result<List<News>, ServiceError> {
    let limit = page_size(query.limit, PAGE)?;
    let before = match query.cursor.as_deref() {
        None | Some("") => i64::MAX,
        Some(cursor) => cursor.parse().map_err(|_| ServiceError::field("cursor", "unknown"))?,
    };
    let found = news::shown(hall.store.read(), before, u32::try_from(limit).unwrap_or(PAGE) + 1).await?;
    Ok(List::page(found, limit, |last| last.no.to_string()))
}

/// Publishes an announcement, in both languages.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Invalid` naming every wrong input.
pub async fn announce(hall: &Hall, asked: &Asked, new: NewNews, key: IdempotencyKey) -> Result<News, ServiceError> {
    let person = asked.may(Action::Announce)?.clone();
    let mut wrong = Vec::new();
    let mut text = |field: &str, typed: &str, longest: usize| {
        written(typed, longest, longest == LONGEST_TEXT).unwrap_or_else(|code| {
            wrong.push(FieldProblem::new(field, code));
            String::new()
        })
    };
    let news = News {
        no: 0,
        published: time::local_date(asked.at),
        title_zh: text("title_zh", &new.title_zh, LONGEST_TITLE),
        title_en: text("title_en", &new.title_en, LONGEST_TITLE),
        text_zh: text("text_zh", &new.text_zh, LONGEST_TEXT),
        text_en: text("text_en", &new.text_en, LONGEST_TEXT),
    };
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let request_hash = serde_json::to_string(&new).map(sha256).map_err(StoreError::corrupt)?;
    let at = asked.at.timestamp_millis();
    let request = Request { actor: person.name.clone(), key, hash: request_hash, at };
    once(hall, request, async move |tx| {
        let news = News { no: tx.next("news").await?, ..news };
        let record = NewsRecord { news: news.clone(), published_at: at, author: person.name };
        news::insert(tx, record).await?;
        Ok(news)
    })
    .await
}

/// Takes an announcement back.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for one that is not shown, `Conflict` `key_reused`.
pub async fn withdraw(hall: &Hall, asked: &Asked, no: i64, key: IdempotencyKey) -> Result<News, ServiceError> {
    let person = asked.may(Action::Announce)?.clone();
    let at = asked.at.timestamp_millis();
    let request = Request { actor: person.name.clone(), key, hash: sha256(format!("withdraw news {no}")), at };
    once(hall, request, async move |tx| news::withdraw(tx, no, at, person.name).await?.ok_or(ServiceError::NotFound))
        .await
}

/// The feed (Atom, RFC 4287) of announcements and of services that came into the hall, newest first, in Chinese or
/// English. What nobody has translated is in Chinese.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn feed(hall: &Hall, at: DateTime<Utc>, english: bool) -> Result<Feed, ServiceError> {
    let url = &hall.public_url;
    let pick = |zh: &str, en: &str| if english && !en.is_empty() { en.to_owned() } else { zh.to_owned() };
    let catalogue = hall.catalogue(at).await?;
    let mut entries: Vec<(NaiveDate, String, String, String)> = news::shown(hall.store.read(), i64::MAX, PAGE)
        .await?
        .into_iter()
        .map(|news| {
            let (title, text) = (pick(&news.title_zh, &news.title_en), pick(&news.text_zh, &news.text_en));
            (news.published, format!("{url}/news#n{}", news.no), title, text)
        })
        .collect();
    let in_hall = catalogue.services.iter().filter(|service| service.batch == Batch::First);
    entries.extend(in_hall.filter_map(|service| {
        let zh = format!("{}可以在大厅办理：{}。", service.department_zh, service.name_zh);
        let en = format!("Now in the hall: {}. Department: {}.", service.name_en, service.department_en);
        let name = pick(&service.name_zh, &service.name_en);
        Some((service.valid_from?, format!("{url}/services/{}", service.id), name, pick(&zh, &en)))
    }));
    entries.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
    entries.truncate(2 * PAGE as usize);
    let newest = entries.first().map_or_else(|| time::local_date(at), |(day, ..)| *day);
    let entries: Vec<_> = entries
        .into_iter()
        .map(|(day, link, title, text)| {
            EntryBuilder::default()
                .id(link.clone())
                .title(title)
                .updated(midnight(day))
                .link(LinkBuilder::default().href(link).rel("alternate").build())
                .content(ContentBuilder::default().value(text).content_type("text".to_owned()).build())
                .build()
        })
        .collect();
    let link = |rel: &str, path: &str| LinkBuilder::default().href(format!("{url}{path}")).rel(rel).build();
    let here = pick("/feed.atom", "/feed.atom?lang=en");
    let name = pick(&hall.settings.name_zh, &hall.settings.name_en);
    Ok(FeedBuilder::default()
        .id(format!("{url}{here}"))
        .title(name.clone())
        .updated(midnight(newest))
        .author(PersonBuilder::default().name(name).build())
        .lang(pick("zh-CN", "en"))
        .links(vec![link("self", &here), link("alternate", "/news")])
        .entries(entries)
        .build())
}

fn midnight(day: NaiveDate) -> DateTime<chrono::FixedOffset> {
    time::instant(day, NaiveTime::MIN).fixed_offset()
}
