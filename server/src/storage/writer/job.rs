//! A waiting write: the closure, what it answered, and who waits for it.

use crate::storage::{StoreError, Tx};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// A write whose types are forgotten.
pub(super) type Job = Box<dyn Work>;

/// What the writer does with a job.
pub(super) trait Work: Send {
    /// Nobody waits for the answer any more.
    fn is_abandoned(&self) -> bool;
    /// Runs the closure; `true` when its changes are to be kept.
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> LocalBoxFuture<'a, bool>;
    /// How long it waited for its turn, and how long ago its turn was over; nothing before it was.
    fn hand_offs(&self) -> (Duration, Duration);
    /// Answers with what the closure answered.
    fn answer(self: Box<Self>);
    /// Answers with an error of the writer.
    fn fail(self: Box<Self>, error: StoreError);
}

pub(super) struct Queued<T, E, F> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    waiting: oneshot::Sender<Result<T, E>>,
    since: Instant,
    /// When its turn began and was over.
    turn: Option<(Instant, Instant)>,
}

impl<T, E, F> Queued<T, E, F> {
    pub(super) fn new(work: F, waiting: oneshot::Sender<Result<T, E>>) -> Self {
        Self { work: Some(work), result: None, waiting, since: Instant::now(), turn: None }
    }
}

impl<T, E, F> Work for Queued<T, E, F>
where
    F: AsyncFnOnce(&mut Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn is_abandoned(&self) -> bool {
        self.waiting.is_closed()
    }

    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> LocalBoxFuture<'a, bool> {
        async move {
            let Some(work) = self.work.take() else { return false };
            let begun = Instant::now();
            let limited = tokio::time::timeout(super::CLOSURE_LIMIT, AssertUnwindSafe(work(tx)).catch_unwind());
            let result = match limited.await {
                Ok(Ok(result)) => result,
                Ok(Err(_)) | Err(_) => {
                    tracing::error!("a write panicked or took too long; nothing of it is kept");
                    tx.poisoned = true;
                    Err(StoreError::Busy.into())
                }
            };
            self.turn = Some((begun, Instant::now()));
            let keep = result.is_ok();
            self.result = Some(result);
            keep
        }
        .boxed_local()
    }

    fn hand_offs(&self) -> (Duration, Duration) {
        self.turn.map_or_else(Default::default, |(begun, over)| (begun.duration_since(self.since), over.elapsed()))
    }

    fn answer(self: Box<Self>) {
        let result = self.result.unwrap_or_else(|| Err(StoreError::Busy.into()));
        let _ = self.waiting.send(result);
    }

    fn fail(self: Box<Self>, error: StoreError) {
        // What the closure refused stays its own answer; only what it thought was done is taken back.
        let result = match self.result {
            Some(Err(refused)) => Err(refused),
            _ => Err(error.into()),
        };
        let _ = self.waiting.send(result);
    }
}
