//! The import of an official holiday notice (R14): drafted by one person with the list of the dates that it moves, signed
//! off by the director, told to the applicants by the windows.

mod moved;
mod sign;

pub use moved::{moved, tell};
pub use sign::{reject, sign};

use super::cases::{self, Effect};
use super::catalogue::page_size;
use super::once::{IdempotencyKey, Request, once};
use super::secrets::sha256;
use super::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::calendars::drafts::{self, DraftRecord};
use chrono::DateTime;
use domain::api::account::Me;
use domain::api::calendar::{CalendarDraft, DateMove, DraftQuery, DraftState};
use domain::api::{FieldProblem, List};
use domain::calendar::{Calendar, CalendarData, HolidayNotice, NoticeRefusal, WrittenNotice};
use domain::permission::{Action, may};
use domain::time;

/// Entries a page when the caller does not say.
const PAGE: u32 = 50;

/// Drafts the import of a notice. Nothing changes yet.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Invalid` naming every mistake with its place, `Conflict` `calendar_same` when the calendar says
/// the same already, `key_reused`.
pub async fn draft(
    hall: &Hall,
    asked: &Asked,
    written: WrittenNotice,
    key: IdempotencyKey,
) -> Result<CalendarDraft, ServiceError> {
    let person = asked.may(Action::DraftCalendar)?.clone();
    let hash = serde_json::to_string(&written).map(sha256).map_err(StoreError::corrupt)?;
    let notice = written.check(time::local_date(asked.at)).map_err(|problems| {
        let field = |problem: &domain::calendar::NoticeProblem| FieldProblem::new(&problem.place, problem.code);
        ServiceError::Invalid(problems.iter().map(field).collect())
    })?;
    let base = hall.calendar_data().await?;
    let next = taken_in(&base, &notice, "next")?;
    let Effect { looked_at, moves } = cases::effect(hall, asked, &calendar(&next)?).await?;
    let record = DraftRecord {
        no: 0,
        replaces: base.years.contains_key(&notice.year),
        notice,
        base_version: base.version,
        looked_at,
        moved: i64::try_from(moves.len()).map_err(StoreError::corrupt)?,
        state: DraftState::Open,
        drafted_at: asked.at.timestamp_millis(),
        drafted_by: person.name.clone(),
        drafted_zh: person.title_zh.clone(),
        drafted_en: person.title_en.clone(),
        decided_at: None,
        decided_zh: String::new(),
        decided_en: String::new(),
        reason: String::new(),
        calendar_version: None,
        version: 1,
    };
    let request = Request { actor: person.name.clone(), key, hash, at: record.drafted_at };
    let record = once(hall, request, async move |tx| {
        let record = DraftRecord { no: tx.next("calendar_draft").await?, ..record };
        drafts::insert(tx, record.clone(), &moves).await?;
        Ok(record.no)
    })
    .await?;
    one(hall, asked, record).await
}

/// The drafts, newest first.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Invalid` for a limit out of 1–100 or a cursor that is none.
pub async fn list(hall: &Hall, asked: &Asked, query: DraftQuery) -> Result<List<CalendarDraft>, ServiceError> {
    let person = asked.may(Action::ReadAdministration)?;
    let limit = page_size(query.limit, PAGE)?;
    let before = match query.cursor.as_deref() {
        None | Some("") => i64::MAX,
        Some(cursor) => cursor.parse().map_err(|_| ServiceError::field("cursor", "unknown"))?,
    };
    let found = drafts::list(hall.store.read(), before, u32::try_from(limit).unwrap_or(PAGE) + 1).await?;
    let left = left(hall).await?;
    let page = List::page(found, limit, |last| last.no.to_string());
    let items = page.items.into_iter().map(|record| view(person, record, left)).collect::<Result<_, _>>()?;
    Ok(List { items, next: page.next })
}

/// One draft.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`.
pub async fn one(hall: &Hall, asked: &Asked, no: i64) -> Result<CalendarDraft, ServiceError> {
    let person = asked.may(Action::ReadAdministration)?;
    let record = drafts::one(hall.store.read(), no).await?.ok_or(ServiceError::NotFound)?;
    Ok(view(person, record, left(hall).await?)?)
}

/// The dates that a draft moves, by case number.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`, `Invalid` for a limit out of 1–100.
pub async fn moves(hall: &Hall, asked: &Asked, no: i64, query: DraftQuery) -> Result<List<DateMove>, ServiceError> {
    asked.may(Action::ReadAdministration)?;
    let limit = page_size(query.limit, PAGE)?;
    let all = drafts::moves(hall.store.read(), no).await?.ok_or(ServiceError::NotFound)?;
    let after = query.cursor.unwrap_or_default();
    let found = all.into_iter().skip_while(|one| one.number <= after).take(limit + 1).collect();
    Ok(List::page(found, limit, |last: &DateMove| last.number.clone()))
}

/// Cases that the calendar in force has still to be brought to.
async fn left(hall: &Hall) -> Result<i64, ServiceError> {
    Ok(crate::storage::cases::count_behind(hall.store.read(), hall.calendar().version()).await?)
}

fn view(person: &Me, record: DraftRecord, left: i64) -> Result<CalendarDraft, StoreError> {
    let instant = |at| DateTime::from_timestamp_millis(at).ok_or_else(|| StoreError::corrupt("calendar_drafts"));
    Ok(CalendarDraft {
        no: record.no,
        year: record.notice.year,
        off: record.notice.off,
        work: record.notice.work,
        source: record.notice.source,
        published: record.notice.published,
        replaces: record.replaces,
        state: record.state,
        base_version: record.base_version,
        looked_at: record.looked_at,
        moved: record.moved,
        drafted_at: instant(record.drafted_at)?,
        drafted_zh: record.drafted_zh,
        drafted_en: record.drafted_en,
        decided_at: record.decided_at.map(instant).transpose()?,
        decided_zh: record.decided_zh,
        decided_en: record.decided_en,
        reason: record.reason,
        calendar_version: record.calendar_version,
        left: if record.state == DraftState::Signed { left } else { 0 },
        may_decide: record.state == DraftState::Open
            && may(Some(person.role), Action::SignCalendar)
            && record.drafted_by != person.name,
        version: record.version,
    })
}

/// A calendar with the notice taken in, under a version of its own.
fn taken_in(base: &CalendarData, notice: &HolidayNotice, version: &str) -> Result<CalendarData, ServiceError> {
    base.with_notice(notice, version).map_err(|refusal| match refusal {
        NoticeRefusal::NothingNew => ServiceError::Conflict("calendar_same", refusal.to_string()),
        NoticeRefusal::YearBefore => ServiceError::field("off", "year_before"),
    })
}

fn calendar(data: &CalendarData) -> Result<Calendar, ServiceError> {
    Ok(Calendar::new(data).map_err(StoreError::corrupt)?)
}
