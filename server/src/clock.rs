//! The only place that reads the system's clock. Everything else takes the instant as a parameter.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Tells the instant.
pub trait Clock: Send + Sync + 'static {
    /// Now, to the millisecond.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    fn now(&self) -> DateTime<Utc> {
        DateTime::<Utc>::from(std::time::SystemTime::now()).trunc_subsecs(3)
    }
}

/// The machine's clock, set to another time and running on from there: for training, demonstrations and tests.
#[derive(Clone, Copy, Debug)]
pub struct SetClock {
    ahead: TimeDelta,
}

impl SetClock {
    /// A clock that now shows `start`.
    pub fn to(start: DateTime<Utc>) -> Self {
        Self { ahead: start - SystemClock.now() }
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.ahead
    }
}
