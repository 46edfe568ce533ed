//! Limits on tries, so that nobody guesses passwords or query codes.

use super::reply::Failure;
use super::state::AppState;
use app::api::door::ClientAddress;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::api::Problem;
use domain::number::{CaseNumber, QuestionNumber};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroU32;

type Limiter = DefaultKeyedRateLimiter<String>;

/// Limits of one kind of try: by address, by what is tried from an address, and by what is tried from anywhere.
struct Kind {
    address: Limiter,
    own: Limiter,
    target: Limiter,
}

/// The hall's limits.
pub struct Limits {
    sign_in: Kind,
    status: Kind,
    papers: Limiter,
    questions: Limiter,
    answers: Kind,
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
    /// A counter's worth of mistakes goes through, a guesser does not: an address has 10 tries at one name or number at
    /// once and 10 a minute, and 60 and 60 in all (a whole hall may sit behind one line). From everywhere together one
    /// name or number is tried six times as often, so that no single address can shut its owner out.
    fn default() -> Self {
        let limits = Self::new(Tries { burst: 60, per_minute: 60 }, Tries { burst: 10, per_minute: 10 });
        // A whole village may ask behind one line, but not all day long.
        Self { questions: limiter(Tries { burst: 30, per_minute: 2 }), ..limits }
    }
}

impl Limits {
    /// Limits of an address in all, and of an address at one sign-in name or case number.
    pub fn new(by_address: Tries, by_target: Tries) -> Self {
        let kind = || Kind::new(by_address, by_target);
        Self {
            sign_in: kind(),
            status: kind(),
            papers: limiter(by_address),
            questions: limiter(by_target),
            answers: kind(),
        }
    }

    /// One try to sign in.
    pub(super) fn sign_in(&self, caller: Caller, name: &str) -> Result<(), Failure> {
        let name: String = name.trim().to_lowercase().chars().take(60).collect();
        self.sign_in.one(caller, Some(&name))
    }

    /// One try at a query code. However the number is written, it counts as one; what is no number counts for the
    /// address alone.
    pub(super) fn status(&self, caller: Caller, number: &str) -> Result<(), Failure> {
        let number = CaseNumber::parse(number).ok();
        self.status.one(caller, number.as_ref().map(CaseNumber::as_str))
    }

    /// One paper with a person's own entries: each is typeset anew.
    pub(super) fn paper(&self, caller: Caller) -> Result<(), Failure> {
        one_more(&self.papers, caller.key())
    }

    /// One question.
    pub(super) fn question(&self, caller: Caller) -> Result<(), Failure> {
        one_more(&self.questions, caller.key())
    }

    /// One try at the code of a question. However the number is written, it counts as one.
    pub(super) fn answer(&self, caller: Caller, number: &str) -> Result<(), Failure> {
        let number = QuestionNumber::parse(number).ok();
        self.answers.one(caller, number.as_ref().map(QuestionNumber::as_str))
    }

    /// Forgets those who have long been quiet.
    pub fn sweep(&self) {
        let tries = [&self.sign_in, &self.status, &self.answers]
            .into_iter()
            .flat_map(|kind| [&kind.address, &kind.own, &kind.target]);
        for limiter in tries.chain([&self.papers, &self.questions]) {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

impl Kind {
    fn new(by_address: Tries, by_target: Tries) -> Self {
        let together =
            Tries { burst: by_target.burst.saturating_mul(6), per_minute: by_target.per_minute.saturating_mul(6) };
        Self { address: limiter(by_address), own: limiter(by_target), target: limiter(together) }
    }

    /// Counts one try; refused when any of the three limits is reached.
    fn one(&self, caller: Caller, target: Option<&str>) -> Result<(), Failure> {
        let address = caller.key();
        one_more(&self.address, address.clone())?;
        if let Some(target) = target {
            one_more(&self.own, format!("{address} {target}"))?;
            one_more(&self.target, target.to_owned())?;
        }
        Ok(())
    }
}

fn one_more(limiter: &Limiter, key: String) -> Result<(), Failure> {
    let refused = |_| Failure(Problem::new(429, "too_many", "Too many tries").with_detail("wait a minute"));
    limiter.check_key(&key).map_err(refused)
}

/// The caller's address.
#[derive(Clone, Copy, Debug)]
pub struct Caller(IpAddr);

impl Caller {
    /// What counts as one address: of IPv6 the network of 64 bits that one line is given.
    fn key(self) -> String {
        match self.0.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}")
            }
        }
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Failure> {
        let address = parts.extensions.get::<ClientAddress>().map(|address| address.0);
        Ok(Self(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}
