//! Holiday notices that wait for the director.

use crate::storage::{Reader, Row, StoreError, Tx, db};
use domain::api::calendar::{DateMove, DraftState};
use domain::calendar::HolidayNotice;

/// A row of `calendar_drafts` without its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRecord {
    /// Its number, from 1.
    pub no: i64,
    /// The notice.
    pub notice: HolidayNotice,
    /// The year had a notice already.
    pub replaces: bool,
    /// The calendar against which the list was made.
    pub base_version: String,
    /// Open cases that were looked at.
    pub looked_at: i64,
    /// Cases whose date it moves.
    pub moved: i64,
    /// Where it stands.
    pub state: DraftState,
    /// When it was drafted, UTC milliseconds.
    pub drafted_at: i64,
    /// By whom, sign-in name.
    pub drafted_by: String,
    /// The post, Chinese.
    pub drafted_zh: String,
    /// The post, English.
    pub drafted_en: String,
    /// When it was signed off or rejected.
    pub decided_at: Option<i64>,
    /// The post that did, Chinese; empty before.
    pub decided_zh: String,
    /// The post that did, English; empty before.
    pub decided_en: String,
    /// Why it was rejected; empty otherwise.
    pub reason: String,
    /// The version that it became.
    pub calendar_version: Option<String>,
    /// Optimistic lock.
    pub version: i64,
}

/// How a draft was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftEnd {
    /// Signed or rejected.
    pub state: DraftState,
    /// When, UTC milliseconds.
    pub at: i64,
    /// By whom, sign-in name.
    pub by: String,
    /// The post, Chinese.
    pub zh: String,
    /// The post, English.
    pub en: String,
    /// Why it was rejected; empty otherwise.
    pub reason: String,
    /// The version that it became.
    pub calendar_version: Option<String>,
}

const COLUMNS: &str = "no, notice, replaces, base_version, looked_at, moved, state, drafted_at, drafted_by, drafted_zh,
    drafted_en, decided_at, decided_zh, decided_en, reason, calendar_version, version";

fn draft(row: &Row) -> Result<DraftRecord, StoreError> {
    Ok(DraftRecord {
        no: db::number(row, "no")?,
        notice: db::document(row, "notice")?,
        replaces: db::number(row, "replaces")? == 1,
        base_version: db::text(row, "base_version")?,
        looked_at: db::number(row, "looked_at")?,
        moved: db::number(row, "moved")?,
        state: DraftState::parse(&db::text(row, "state")?).ok_or_else(|| StoreError::corrupt("state"))?,
        drafted_at: db::number(row, "drafted_at")?,
        drafted_by: db::text(row, "drafted_by")?,
        drafted_zh: db::text(row, "drafted_zh")?,
        drafted_en: db::text(row, "drafted_en")?,
        decided_at: db::optional_number(row, "decided_at")?,
        decided_zh: db::text(row, "decided_zh")?,
        decided_en: db::text(row, "decided_en")?,
        reason: db::text(row, "reason")?,
        calendar_version: db::optional_text(row, "calendar_version")?,
        version: db::number(row, "version")?,
    })
}

/// Drafts, newest first, numbers below `before`.
///
/// # Errors
/// [`StoreError`].
pub async fn list(reader: &Reader, before: i64, limit: u32) -> Result<Vec<DraftRecord>, StoreError> {
    let pieces = ["SELECT ", COLUMNS, " FROM calendar_drafts WHERE no < $1 ORDER BY no DESC LIMIT $2"];
    let rows = reader.all_of(&pieces, |query| query.bind(before).bind(i64::from(limit))).await?;
    rows.iter().map(draft).collect()
}

/// One draft.
///
/// # Errors
/// [`StoreError`].
pub async fn one(reader: &Reader, no: i64) -> Result<Option<DraftRecord>, StoreError> {
    let pieces = ["SELECT ", COLUMNS, " FROM calendar_drafts WHERE no = $1"];
    let rows = reader.all_of(&pieces, |query| query.bind(no)).await?;
    rows.first().map(draft).transpose()
}

/// One draft as it stands inside a transaction.
///
/// # Errors
/// [`StoreError`].
pub async fn one_in(tx: &mut Tx, no: i64) -> Result<Option<DraftRecord>, StoreError> {
    let row = tx.optional("SELECT * FROM calendar_drafts WHERE no = $1", |query| query.bind(no)).await?;
    row.as_ref().map(draft).transpose()
}

/// The dates that a draft moves, by case number.
///
/// # Errors
/// [`StoreError`].
pub async fn moves(reader: &Reader, no: i64) -> Result<Option<Vec<DateMove>>, StoreError> {
    let row = reader.optional("SELECT moves FROM calendar_drafts WHERE no = $1", |query| query.bind(no)).await?;
    row.map(|row| db::document(&row, "moves")).transpose()
}

/// Adds a draft.
///
/// # Errors
/// [`StoreError`].
pub async fn insert(tx: &mut Tx, record: DraftRecord, moves: &[DateMove]) -> Result<(), StoreError> {
    let notice = serde_json::to_string(&record.notice).map_err(StoreError::corrupt)?;
    let moves = serde_json::to_string(moves).map_err(StoreError::corrupt)?;
    tx.execute(
        "INSERT INTO calendar_drafts (no, notice, replaces, base_version, looked_at, moved, moves, state, drafted_at,
            drafted_by, drafted_zh, drafted_en, decided_zh, decided_en, reason, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10, $11, '', '', '', 1)",
        |query| {
            query
                .bind(record.no)
                .bind(notice)
                .bind(i64::from(record.replaces))
                .bind(record.base_version)
                .bind(record.looked_at)
                .bind(record.moved)
                .bind(moves)
                .bind(record.drafted_at)
                .bind(record.drafted_by)
                .bind(record.drafted_zh)
                .bind(record.drafted_en)
        },
    )
    .await?;
    Ok(())
}

/// Gives an open draft the list as it is now: what the director saw is no longer true.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody else changed it since `version`.
pub async fn refresh(
    tx: &mut Tx,
    no: i64,
    version: i64,
    base_version: String,
    looked_at: i64,
    moves: &[DateMove],
) -> Result<(), StoreError> {
    let moved = i64::try_from(moves.len()).map_err(StoreError::corrupt)?;
    let moves = serde_json::to_string(moves).map_err(StoreError::corrupt)?;
    let changed = tx
        .execute(
            "UPDATE calendar_drafts SET base_version = $1, looked_at = $2, moved = $3, moves = $4, version = version + 1
             WHERE no = $5 AND version = $6 AND state = 'open'",
            |query| query.bind(base_version).bind(looked_at).bind(moved).bind(moves).bind(no).bind(version),
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

/// Signs an open draft off or rejects it.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody else changed it since `version`.
pub async fn decide(tx: &mut Tx, no: i64, version: i64, end: DraftEnd) -> Result<(), StoreError> {
    let changed = tx
        .execute(
            "UPDATE calendar_drafts SET state = $1, decided_at = $2, decided_by = $3, decided_zh = $4, decided_en = $5,
                    reason = $6, calendar_version = $7, version = version + 1
             WHERE no = $8 AND version = $9 AND state = 'open'",
            |query| {
                query
                    .bind(end.state.code())
                    .bind(end.at)
                    .bind(end.by)
                    .bind(end.zh)
                    .bind(end.en)
                    .bind(end.reason)
                    .bind(end.calendar_version)
                    .bind(no)
                    .bind(version)
            },
        )
        .await?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}
