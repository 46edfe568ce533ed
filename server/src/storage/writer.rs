//! The write path. One thread of its own, fed through a bounded queue.
//!
//! SQLite: it owns the one write connection, opens `BEGIN IMMEDIATE`, runs every waiting closure in a savepoint,
//! commits once, and only then answers everyone. PostgreSQL: each closure is a transaction on a pool of connections.

mod batch;
mod concurrent;
mod job;

use super::StoreError;
use super::db::{self, DatabaseUrl, Tx};
use job::{Job, Queued};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Writes that may wait; more answer `Busy` after [`QUEUE_WAIT`].
const QUEUE: usize = 2048;
/// How long a write waits for a place in the queue.
const QUEUE_WAIT: Duration = Duration::from_secs(5);
/// How long one closure may take.
const CLOSURE_LIMIT: Duration = Duration::from_secs(10);

#[derive(Default)]
struct Counts {
    flushes: AtomicU64,
    writes: AtomicU64,
    /// Microseconds that acknowledged writes waited for their turn, and for the commit after it.
    queued: AtomicU64,
    committing: AtomicU64,
    /// The writer has lost its connection and is looking for another.
    broken: AtomicBool,
}

impl Counts {
    /// Counts what an acknowledged write waited.
    fn waited(&self, job: &Job) {
        let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let (queued, committing) = job.hand_offs();
        self.queued.fetch_add(micros(queued), Ordering::Relaxed);
        self.committing.fetch_add(micros(committing), Ordering::Relaxed);
    }
}

/// The writer's end of the queue.
pub(super) struct Writer {
    queue: mpsc::Sender<Job>,
    counts: Arc<Counts>,
}

impl Writer {
    /// Starts the writer's thread and waits until it is connected.
    pub(super) async fn start(url: &DatabaseUrl) -> Result<Self, StoreError> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let (ready, started) = oneshot::channel();
        let counts = Arc::new(Counts::default());
        let (url, thread_counts) = (url.clone(), Arc::clone(&counts));
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(&url, waiting, ready, &thread_counts))
            .map_err(|error| StoreError::Open(format!("the writer's thread cannot be started: {error}")))?;
        started.await.map_err(|_| StoreError::Open("the writer's thread stopped".to_owned()))??;
        Ok(Self { queue, counts })
    }

    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(Queued::new(work, answer));
        match self.queue.send_timeout(job, QUEUE_WAIT).await {
            Ok(()) => answered.await.unwrap_or_else(|_| Err(StoreError::Lost.into())),
            Err(_) => Err(StoreError::Busy.into()),
        }
    }

    /// Whether writes are taken at the moment.
    pub(super) fn is_at_work(&self) -> bool {
        !self.queue.is_closed() && !self.counts.broken.load(Ordering::Relaxed)
    }

    pub(super) fn hand_offs(&self) -> (Duration, Duration) {
        let micros = |count: &AtomicU64| Duration::from_micros(count.load(Ordering::Relaxed));
        (micros(&self.counts.queued), micros(&self.counts.committing))
    }

    pub(super) fn counts(&self) -> (u64, u64) {
        (self.counts.flushes.load(Ordering::Relaxed), self.counts.writes.load(Ordering::Relaxed))
    }
}

fn run(
    url: &DatabaseUrl,
    waiting: mpsc::Receiver<Job>,
    ready: oneshot::Sender<Result<(), StoreError>>,
    counts: &Arc<Counts>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = ready.send(Err(StoreError::Open(format!("the writer's runtime cannot be started: {error}"))));
            return;
        }
    };
    tokio::task::LocalSet::new().block_on(&runtime, async {
        if url.is_sqlite() {
            match db::connect(url).await {
                Ok(connection) => {
                    let _ = ready.send(Ok(()));
                    batch::serve(url, connection, waiting, counts).await;
                }
                Err(error) => drop(ready.send(Err(error))),
            }
        } else {
            match db::write_pool(url).await {
                Ok(pool) => {
                    let _ = ready.send(Ok(()));
                    concurrent::serve(pool, waiting, counts).await;
                }
                Err(error) => drop(ready.send(Err(error))),
            }
        }
    });
}

#[cfg(test)]
mod tests;
