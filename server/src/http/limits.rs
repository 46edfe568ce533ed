//! Limits on tries, so that nobody guesses passwords or query codes.

use super::reply::Failure;
use super::state::AppState;
use app::api::door::ClientAddress;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::api::Problem;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;

type Limiter = DefaultKeyedRateLimiter<String>;

/// The hall's limits.
pub struct Limits {
    sign_in_by_address: Limiter,
    sign_in_by_name: Limiter,
    status_by_address: Limiter,
    status_by_number: Limiter,
}

/// How many tries: a burst, and how many come back a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    /// At once.
    pub burst: u32,
    /// Coming back a minute.
    pub per_minute: u32,
}

fn limiter(tries: Tries) -> Limiter {
    let number = |value| NonZeroU32::new(value).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_minute(number(tries.per_minute)).allow_burst(number(tries.burst)))
}

impl Default for Limits {
    /// A counter's worth of mistakes goes through, a guesser does not: a person has 10 tries at once and 10 a minute,
    /// an address (a whole hall behind one line) 60 and 60.
    fn default() -> Self {
        Self::new(Tries { burst: 60, per_minute: 60 }, Tries { burst: 10, per_minute: 10 })
    }
}

impl Limits {
    /// Limits by address, and by sign-in name or case number.
    pub fn new(by_address: Tries, by_target: Tries) -> Self {
        Self {
            sign_in_by_address: limiter(by_address),
            sign_in_by_name: limiter(by_target),
            status_by_address: limiter(by_address),
            status_by_number: limiter(by_target),
        }
    }

    /// One try to sign in.
    pub(super) fn sign_in(&self, caller: Caller, name: &str) -> Result<(), Failure> {
        try_both(&self.sign_in_by_address, &self.sign_in_by_name, caller, name)
    }

    /// One try at a query code.
    pub(super) fn status(&self, caller: Caller, number: &str) -> Result<(), Failure> {
        try_both(&self.status_by_address, &self.status_by_number, caller, number)
    }

    /// Forgets those who have long been quiet.
    pub fn sweep(&self) {
        for limiter in
            [&self.sign_in_by_address, &self.sign_in_by_name, &self.status_by_address, &self.status_by_number]
        {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

fn try_both(by_address: &Limiter, by_target: &Limiter, caller: Caller, target: &str) -> Result<(), Failure> {
    let target: String = target.trim().to_lowercase().chars().take(60).collect();
    if by_address.check_key(&caller.0.to_string()).is_err() || by_target.check_key(&target).is_err() {
        return Err(Failure(Problem::new(429, "too_many", "Too many tries").with_detail("wait a minute")));
    }
    Ok(())
}

/// The caller's address.
#[derive(Clone, Copy, Debug)]
pub struct Caller(IpAddr);

impl FromRequestParts<AppState> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Failure> {
        let address = parts.extensions.get::<ClientAddress>().map(|address| address.0);
        Ok(Self(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}
