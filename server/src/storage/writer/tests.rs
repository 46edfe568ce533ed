//! What the write path promises: durable together, apart when one refuses, never half.

use crate::storage::{Store, StoreError, db};
use db_test::db_test;
use futures_util::future::join_all;

async fn value(store: &Store, scope: &'static str) -> i64 {
    let row = store.read().optional("SELECT value FROM counters WHERE scope = $1", |query| query.bind(scope)).await;
    row.unwrap().map_or(0, |row| db::number(&row, "value").unwrap())
}

#[db_test]
async fn many_writers_get_every_number_once(store: Store) {
    let writes = (0..200).map(|_| store.write(async |tx| tx.next("case").await));
    let mut numbers: Vec<i64> = join_all(writes).await.into_iter().collect::<Result<_, StoreError>>().unwrap();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=200).collect::<Vec<_>>());
}

#[db_test]
async fn one_refusal_takes_back_its_own_changes_only(store: Store) {
    let writes = (0..40).map(|i| {
        store.write(async move |tx| {
            tx.next("kept or not").await?;
            if i % 2 == 0 { Ok(()) } else { Err(StoreError::Busy) }
        })
    });
    let done = join_all(writes).await;
    assert_eq!(done.iter().filter(|result| result.is_ok()).count(), 20);
    assert_eq!(value(&store, "kept or not").await, 20);
}

#[db_test]
async fn a_panic_keeps_nothing_and_the_writer_goes_on(store: Store) {
    let broken = store
        .write(async |tx| {
            tx.next("half").await?;
            assert!(tx.next("half").await? > 99, "on purpose");
            Ok::<_, StoreError>(())
        })
        .await;
    assert!(matches!(broken, Err(StoreError::Busy)));
    assert_eq!(value(&store, "half").await, 0);
    store.write(async |tx| tx.next("half").await).await.unwrap();
    assert_eq!(value(&store, "half").await, 1);
}

#[db_test]
async fn a_broken_statement_keeps_nothing(store: Store) {
    let broken = store
        .write(async |tx| {
            tx.next("half").await?;
            tx.execute("INSERT INTO no_such_table (x) VALUES (1)", |query| query).await
        })
        .await;
    assert!(matches!(broken, Err(StoreError::Database(_))));
    assert_eq!(value(&store, "half").await, 0);
    store.write(async |tx| tx.next("after").await).await.unwrap();
}

#[db_test]
async fn what_nobody_waits_for_may_be_left_out_but_never_half_done(store: Store) {
    for _ in 0..20 {
        let write = store.write(async |tx| {
            tx.next("first").await?;
            tx.next("second").await
        });
        drop(tokio::time::timeout(std::time::Duration::ZERO, write).await);
    }
    store.write(async |tx| tx.next("last").await).await.unwrap();
    // In one look: on PostgreSQL a write that nobody waits for may still be on its way, and be done between two.
    let row = store
        .read()
        .optional(
            "SELECT CAST(COUNT(*) AS BIGINT) AS scopes, CAST(COALESCE(MAX(value) - MIN(value), 0) AS BIGINT) AS gap
             FROM counters WHERE scope IN ('first', 'second')",
            |query| query,
        )
        .await
        .unwrap()
        .unwrap();
    let (scopes, gap) = (db::number(&row, "scopes").unwrap(), db::number(&row, "gap").unwrap());
    assert!(matches!(scopes, 0 | 2) && gap == 0, "{scopes} scopes, {gap} apart");
}

#[tokio::test]
async fn everyone_who_waits_shares_a_flush() {
    let (store, _folder) = crate::storage::testing::sqlite_store().await;
    join_all((0..256).map(|_| store.write(async |tx| tx.next("x").await)))
        .await
        .into_iter()
        .collect::<Result<Vec<_>, StoreError>>()
        .unwrap();
    let (flushes, writes) = store.flushes_and_writes();
    assert_eq!(writes, 256);
    assert!(flushes < 64, "{flushes} flushes for 256 writes");
    let (queued, committing) = store.hand_offs();
    assert!(!queued.is_zero() && !committing.is_zero(), "{queued:?} for their turn, {committing:?} for the commit");
}

#[tokio::test]
async fn readers_cannot_write_on_sqlite() {
    let (store, _folder) = crate::storage::testing::sqlite_store().await;
    let tried = store.read().all("DELETE FROM counters", |query| query).await;
    assert!(matches!(tried, Err(StoreError::Database(_))));
}
