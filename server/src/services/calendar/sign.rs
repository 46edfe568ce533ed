//! The second person: the director signs a draft off, or rejects it.

use super::{calendar, one, taken_in};
use crate::services::cases::{self, Effect};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::calendars::drafts::{self, DraftEnd, DraftRecord};
use crate::storage::{StoreError, Tx, calendars};
use domain::api::NoBody;
use domain::api::account::Me;
use domain::api::calendar::{CalendarDraft, DateMove, DraftState, RejectDraft, SignDraft};
use domain::calendar::CalendarData;
use domain::permission::Action;
use domain::text::written;
use domain::time;

/// Cases that are computed anew before the director has the answer; the rest follows within the next minute.
const AT_ONCE: u64 = 2_000;
/// Longest reason of a rejection, in characters.
const LONGEST_REASON: usize = 1000;

/// Signs a draft off: in one transaction its calendar comes into force; then every open case is computed anew, once.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`; `Conflict` `own_draft` for one's own, `draft_decided` for one that is decided,
/// `list_changed` when other dates would move by now (the draft then has the new list), `calendar_same`, `key_reused`;
/// `Store(Conflict)` when somebody else changed it since the version that the person saw.
pub async fn sign(
    hall: &Hall,
    asked: &Asked,
    no: i64,
    typed: SignDraft,
    key: IdempotencyKey,
) -> Result<CalendarDraft, ServiceError> {
    let person = asked.may(Action::SignCalendar)?.clone();
    let found = drafts::one(hall.store.read(), no).await?.ok_or(ServiceError::NotFound)?;
    if found.state == DraftState::Open && found.version == typed.version && found.drafted_by != person.name {
        still_true(hall, asked, &found).await?;
    }
    let hash = serde_json::to_string(&("sign", no, &typed)).map(sha256).map_err(StoreError::corrupt)?;
    let at = asked.at.timestamp_millis();
    let today = time::local_date(asked.at);
    let request = Request { actor: person.name.clone(), key, hash, at };
    once(hall, request, async move |tx| {
        // One calendar after the other: each is built on the one before.
        tx.next("calendar").await?;
        let draft = open(tx, no, typed.version).await?;
        if draft.drafted_by == person.name {
            let words = "somebody else than the person who drafted it signs it off";
            return Err(ServiceError::Conflict("own_draft", words.to_owned()));
        }
        let (base, imported_at) =
            calendars::current_in(tx).await?.unwrap_or_else(|| (CalendarData::provisional(), i64::MIN));
        if base.version != draft.base_version {
            return Err(list_changed());
        }
        let version = format!("{today}.{no}");
        let next = taken_in(&base, &draft.notice, &version)?;
        // The calendar that came last is in force, also where the hall's clock was set back.
        calendars::import(tx, &next, at.max(imported_at.saturating_add(1))).await?;
        let end = end(&person, DraftState::Signed, at, String::new(), Some(version));
        drafts::decide(tx, no, draft.version, end).await?;
        Ok(NoBody {})
    })
    .await?;
    hall.reload_calendar().await?;
    match cases::recompute_open(hall, asked.at, AT_ONCE).await {
        Ok(cases::Recomputed { done, refused }) => tracing::info!(done, refused, "cases computed by the new calendar"),
        Err(error) => tracing::warn!(%error, "the cases follow within the next minute"),
    }
    one(hall, asked, no).await
}

/// Whether the draft's list is what signing it off would do now. If not, the draft gets the new list, to be looked at.
async fn still_true(hall: &Hall, asked: &Asked, draft: &DraftRecord) -> Result<(), ServiceError> {
    let base = hall.calendar_data().await?;
    let next = taken_in(&base, &draft.notice, "next")?;
    let Effect { looked_at, moves } = cases::effect(hall, asked, &calendar(&next)?).await?;
    let known = drafts::moves(hall.store.read(), draft.no).await?.unwrap_or_default();
    let same = |(one, other): (&DateMove, &DateMove)| {
        one.number == other.number && one.before == other.before && one.after == other.after
    };
    if base.version == draft.base_version && known.len() == moves.len() && known.iter().zip(&moves).all(same) {
        return Ok(());
    }
    let (no, version) = (draft.no, draft.version);
    hall.store.write(async move |tx| drafts::refresh(tx, no, version, base.version, looked_at, &moves).await).await?;
    Err(list_changed())
}

fn list_changed() -> ServiceError {
    ServiceError::Conflict("list_changed", "other dates would move by now; look at the new list".to_owned())
}

/// Rejects a draft, with the reason.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`, `Invalid`, `Conflict` `draft_decided`, `Store(Conflict)`.
pub async fn reject(
    hall: &Hall,
    asked: &Asked,
    no: i64,
    typed: RejectDraft,
    key: IdempotencyKey,
) -> Result<CalendarDraft, ServiceError> {
    let person = asked.may(Action::SignCalendar)?.clone();
    let reason = written(&typed.reason, LONGEST_REASON, true).map_err(|code| ServiceError::field("reason", code))?;
    let hash = serde_json::to_string(&("reject", no, &typed)).map(sha256).map_err(StoreError::corrupt)?;
    let at = asked.at.timestamp_millis();
    let request = Request { actor: person.name.clone(), key, hash, at };
    once(hall, request, async move |tx| {
        let draft = open(tx, no, typed.version).await?;
        drafts::decide(tx, no, draft.version, end(&person, DraftState::Rejected, at, reason, None)).await?;
        Ok(NoBody {})
    })
    .await?;
    one(hall, asked, no).await
}

/// The draft as the person saw it, still open.
async fn open(tx: &mut Tx, no: i64, version: i64) -> Result<DraftRecord, ServiceError> {
    let draft = drafts::one_in(tx, no).await?.ok_or(ServiceError::NotFound)?;
    if draft.state != DraftState::Open {
        let words = "the draft has been signed off or rejected already";
        return Err(ServiceError::Conflict("draft_decided", words.to_owned()));
    }
    if draft.version == version { Ok(draft) } else { Err(StoreError::Conflict.into()) }
}

fn end(person: &Me, state: DraftState, at: i64, reason: String, calendar_version: Option<String>) -> DraftEnd {
    DraftEnd {
        state,
        at,
        by: person.name.clone(),
        zh: person.title_zh.clone(),
        en: person.title_en.clone(),
        reason,
        calendar_version,
    }
}
