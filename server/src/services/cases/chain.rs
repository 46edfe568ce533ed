//! The chain of a case's events: each carries the hash of the one before it, so that no event can be changed, added
//! in between or taken out unseen.

use crate::services::secrets::sha256;
use crate::storage::StoreError;
use crate::storage::cases::EventRecord;
use domain::api::account::Me;
use domain::case::Event;

/// Who did it, as the event keeps it: the person and the post.
pub(super) struct Actor {
    name: String,
    title_zh: String,
    title_en: String,
    post: Option<String>,
}

impl Actor {
    /// What happens by itself.
    pub(super) fn system() -> Self {
        Self { name: "system".to_owned(), title_zh: "系统".to_owned(), title_en: "the system".to_owned(), post: None }
    }
}

impl Actor {
    /// The applicant, by number and query code.
    pub(super) fn applicant() -> Self {
        Self {
            name: "applicant".to_owned(),
            title_zh: "申请人".to_owned(),
            title_en: "the applicant".to_owned(),
            post: None,
        }
    }

    /// The post, Chinese.
    pub(super) fn title_zh(&self) -> &str {
        &self.title_zh
    }

    /// The post, English.
    pub(super) fn title_en(&self) -> &str {
        &self.title_en
    }
}

impl From<&Me> for Actor {
    fn from(person: &Me) -> Self {
        Self {
            name: person.name.clone(),
            title_zh: person.title_zh.clone(),
            title_en: person.title_en.clone(),
            post: person.post.map(|post| post.code().to_owned()),
        }
    }
}

/// The event as it is stored, chained to `prev_hash` (empty for the first).
pub(super) fn chained(
    number: &str,
    seq: u32,
    event: &Event,
    actor: &Actor,
    prev_hash: &str,
) -> Result<EventRecord, StoreError> {
    let content = serde_json::to_string(&event.kind).map_err(StoreError::corrupt)?;
    let mut record = EventRecord {
        case_number: number.to_owned(),
        seq: i64::from(seq),
        at: event.at.timestamp_millis(),
        event: event.kind.name().to_owned(),
        content,
        actor: actor.name.clone(),
        actor_zh: actor.title_zh.clone(),
        actor_en: actor.title_en.clone(),
        post: actor.post.clone(),
        prev_hash: prev_hash.to_owned(),
        hash: String::new(),
    };
    record.hash = hash(&record)?;
    Ok(record)
}

/// SHA-256 over the canonical form: a JSON array of every column but the hash, in the order of the table.
pub(super) fn hash(record: &EventRecord) -> Result<String, StoreError> {
    let canonical = (
        &record.case_number,
        record.seq,
        record.at,
        &record.event,
        &record.content,
        &record.actor,
        &record.actor_zh,
        &record.actor_en,
        &record.post,
        &record.prev_hash,
    );
    serde_json::to_string(&canonical).map(sha256).map_err(StoreError::corrupt)
}
