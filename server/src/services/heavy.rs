//! Work that keeps a processor busy: passwords and papers. Bounded, so that many who ask at once wait for each other
//! instead of taking the machine down; off the async threads.

use super::ServiceError;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long somebody waits for their turn.
const WAIT: Duration = Duration::from_secs(8);

/// A bound on work of one kind.
pub struct Heavy(Arc<Semaphore>);

impl Heavy {
    /// As many at once as the machine has processors, and at least two.
    pub fn by_processors() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
        Self(Arc::new(Semaphore::new(processors.max(2))))
    }

    /// Runs `work` on a thread that may block, when it is its turn.
    ///
    /// # Errors
    /// `Busy` when the turn does not come within eight seconds, `Document` when the work panicked.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, ServiceError> {
        let turn = tokio::time::timeout(WAIT, Arc::clone(&self.0).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(ServiceError::Busy) };
        // The turn ends with the work, not with the one who asked: they may have gone away.
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|error| {
            // Not what it said: that may quote what was worked on.
            tracing::error!(panicked = error.is_panic(), "a piece of work did not end well");
            ServiceError::Document
        })
    }
}
