//! PostgreSQL: ordinary concurrent transactions.

use super::Counts;
use super::batch::failed_commit;
use super::job::Job;
use crate::storage::StoreError;
use crate::storage::db::{Connected, Tx};
use sqlx::AnyPool;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::mpsc;

pub(super) async fn serve(pool: AnyPool, mut waiting: mpsc::Receiver<Job>, counts: &Arc<Counts>) {
    while let Some(job) = waiting.recv().await {
        if job.is_abandoned() {
            continue;
        }
        match pool.acquire().await {
            Ok(connection) => {
                let counts = Arc::clone(counts);
                tokio::task::spawn_local(async move {
                    transaction(Tx::new(Connected::Pooled(connection)), job, &counts).await;
                });
            }
            Err(error) => {
                tracing::error!(%error, "no connection for a write");
                job.fail(StoreError::Busy);
            }
        }
    }
}

async fn transaction(mut tx: Tx, mut job: Job, counts: &Counts) {
    if let Err(error) = tx.command("BEGIN").await {
        tracing::error!(%error, "begin");
        return job.fail(StoreError::Busy);
    }
    if !job.run(&mut tx).await || tx.poisoned {
        let _ = tx.command("ROLLBACK").await;
        return job.fail(StoreError::Busy);
    }
    match tx.command("COMMIT").await {
        Ok(()) => {
            counts.flushes.fetch_add(1, Ordering::Relaxed);
            counts.writes.fetch_add(1, Ordering::Relaxed);
            counts.waited(&job);
            job.answer();
        }
        Err(error) => {
            tracing::error!(%error, "commit");
            job.fail(failed_commit(error)());
        }
    }
}
