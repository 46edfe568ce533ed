//! SQLite: everyone who waits shares one durable commit.

use super::Counts;
use super::job::Job;
use crate::storage::StoreError;
use crate::storage::db::{self, Connected, DatabaseUrl, Tx};
use sqlx::AnyConnection;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::mpsc;

/// At most this many writes share a commit.
const GROUP: usize = 256;
/// While others are at work, wait this long for them before committing; alone, nobody waits.
const GATHER: Duration = Duration::from_micros(600);

pub(super) async fn serve(
    url: &DatabaseUrl,
    connection: AnyConnection,
    mut waiting: mpsc::Receiver<Job>,
    counts: &Arc<Counts>,
) {
    let mut tx = Tx::new(Connected::Own(connection));
    let mut last_group = 1;
    while let Some(first) = waiting.recv().await {
        let done = group(&mut tx, first, &mut waiting, last_group).await;
        last_group = done.jobs.len();
        match done.committed {
            Ok(()) => {
                counts.flushes.fetch_add(1, Ordering::Relaxed);
                counts.writes.fetch_add(done.kept, Ordering::Relaxed);
                done.jobs.into_iter().for_each(|job| {
                    counts.waited(&job);
                    job.answer();
                });
            }
            Err(error) => {
                done.jobs.into_iter().for_each(|job| job.fail(error()));
                counts.broken.store(true, Ordering::Relaxed);
                let Some(fresh) = reconnect(url, &mut waiting).await else { return };
                tx = Tx::new(Connected::Own(fresh));
                counts.broken.store(false, Ordering::Relaxed);
            }
        }
    }
}

struct Done {
    jobs: Vec<Job>,
    kept: u64,
    /// Why nothing, or perhaps nothing, was stored: `Lost` when the commit's answer is not known.
    committed: Result<(), fn() -> StoreError>,
}

async fn group(tx: &mut Tx, first: Job, waiting: &mut mpsc::Receiver<Job>, last_group: usize) -> Done {
    let mut done = Done { jobs: Vec::new(), kept: 0, committed: Err(|| StoreError::Busy) };
    if tx.command("BEGIN IMMEDIATE").await.is_err() {
        done.jobs.push(first);
        return done;
    }
    let gather_until = tokio::time::Instant::now() + GATHER;
    let mut next = Some(first);
    while let Some(mut job) = next.take() {
        if !job.is_abandoned() {
            match in_savepoint(tx, &mut job).await {
                Ok(kept) => done.kept += u64::from(kept),
                Err(_) => tx.poisoned = true,
            }
        }
        done.jobs.push(job);
        if tx.poisoned {
            let _ = tx.command("ROLLBACK").await;
            return done;
        }
        if done.jobs.len() < GROUP {
            next = match waiting.try_recv() {
                Ok(job) => Some(job),
                Err(_) if done.jobs.len() < last_group => {
                    tokio::time::timeout_at(gather_until, waiting.recv()).await.ok().flatten()
                }
                Err(_) => None,
            };
        }
    }
    done.committed = tx.command("COMMIT").await.map_err(|error| {
        tracing::error!(%error, "commit");
        failed_commit(error)
    });
    done
}

/// What a failed commit means for those who wait: a full disk stored nothing; of anything else it is not known.
pub(super) fn failed_commit(error: sqlx::Error) -> fn() -> StoreError {
    match StoreError::from(error) {
        StoreError::Full => || StoreError::Full,
        _ => || StoreError::Lost,
    }
}

async fn in_savepoint(tx: &mut Tx, job: &mut Job) -> Result<bool, sqlx::Error> {
    tx.command("SAVEPOINT one").await?;
    let keep = job.run(tx).await;
    if !keep && !tx.poisoned {
        tx.command("ROLLBACK TO one").await?;
    }
    if !tx.poisoned {
        tx.command("RELEASE one").await?;
    }
    Ok(keep)
}

/// A fresh connection after a failed group; tries until it works. Whoever asks meanwhile hears `Busy`. None when
/// nobody can ask any more.
async fn reconnect(url: &DatabaseUrl, waiting: &mut mpsc::Receiver<Job>) -> Option<AnyConnection> {
    loop {
        match db::connect(url).await {
            Ok(connection) => return Some(connection),
            Err(error) => tracing::error!(%error, "the writer cannot connect again, and goes on trying"),
        }
        let next_try = tokio::time::Instant::now() + Duration::from_millis(500);
        while let Ok(job) = tokio::time::timeout_at(next_try, waiting.recv()).await {
            job?.fail(StoreError::Busy);
        }
    }
}
