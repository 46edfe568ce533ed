//! Passes: proof that a form was shown to somebody before it was sent, without puzzles.
//!
//! A pass is the instant at which it was made, with a keyed hash (HMAC-SHA-256) under a key that only this process knows.
//! It is good for one question or application, from two seconds to six hours after that: a program that only posts has none, and one
//! that fetches passes is held up by the limits on questions. After a restart older passes are void; then the form comes
//! back with everything that was typed and a fresh one.

use crate::services::once::Request;
use crate::services::secrets::{hex, random};
use crate::services::{Asked, Hall, ServiceError};
use chrono::{DateTime, TimeDelta, Utc};
use domain::api::questions::Pass;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Nobody reads a form, thinks and types in less.
const SOONEST: TimeDelta = TimeDelta::seconds(2);
/// A form that has been open longer is out of date.
const LATEST: TimeDelta = TimeDelta::hours(6);

/// In whose name passes are remembered.
const PUBLIC: &str = "(public)";

/// What makes and checks passes.
pub struct Passes([u8; 32]);

impl Passes {
    /// With a fresh key. Without a source of randomness nobody gets a pass.
    pub fn new() -> Option<Self> {
        random().map(Self)
    }

    fn mac(&self, instant: &str) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(instant.as_bytes());
        Some(mac)
    }

    fn make(&self, at: DateTime<Utc>) -> Option<String> {
        // The random part lets two people who ask in the same millisecond have passes of their own.
        let instant = format!("{}-{}", at.timestamp_millis(), hex(&random::<6>()?));
        let mac = self.mac(&instant)?.finalize().into_bytes();
        Some(format!("{instant}.{}", hex(&mac)))
    }

    /// Whether a pass is this process's own, neither too fresh nor too old.
    fn check(&self, pass: &str, at: DateTime<Utc>) -> Result<(), &'static str> {
        let (instant, sign) = pass.split_once('.').ok_or("pass_expired")?;
        let sign = unhex(sign).ok_or("pass_expired")?;
        let mac = self.mac(instant).ok_or("pass_expired")?;
        mac.verify_slice(&sign).map_err(|_| "pass_expired")?;
        let made = instant.split_once('-').and_then(|(made, _)| made.parse().ok());
        let made = made.and_then(DateTime::from_timestamp_millis).ok_or("pass_expired")?;
        match at - made {
            age if age < SOONEST => Err("too_fast"),
            age if age > LATEST => Err("pass_expired"),
            _ => Ok(()),
        }
    }
}

/// Lets in what a person sent with a form that was shown to them: the trap is empty, the pass is good.
///
/// # Errors
/// `Conflict` `not_a_person`, `too_fast` or `pass_expired`.
pub(in crate::services) fn admit(
    hall: &Hall,
    website: &str,
    pass: &str,
    at: DateTime<Utc>,
) -> Result<(), ServiceError> {
    if !website.is_empty() {
        return Err(ServiceError::Conflict("not_a_person", "leave the field website empty".to_owned()));
    }
    let good = hall.passes.as_ref().map_or(Err("pass_expired"), |passes| passes.check(pass, at));
    good.map_err(|code| ServiceError::Conflict(code, "fetch a pass with the form and send it back".to_owned()))
}

/// The request that a pass stands for: the same pass twice has one effect, with something else it is refused.
pub(in crate::services) fn request(pass: String, hash: String, at: DateTime<Utc>) -> Request {
    Request { actor: PUBLIC.to_owned(), key: Some(pass), hash, at: at.timestamp_millis() }
}

/// A pass that was used for something else, as its sender is told.
pub(in crate::services) fn used(error: ServiceError) -> ServiceError {
    match error {
        ServiceError::Conflict("key_reused", _) => {
            ServiceError::Conflict("pass_used", "a pass is good for one thing sent".to_owned())
        }
        other => other,
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    // Spelt one way only: the pass as it stands is what one question is known by.
    let digits = text.len() == 64 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    let byte = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    if digits { (0..text.len()).step_by(2).map(byte).collect() } else { None }
}

/// A pass for one question.
///
/// # Errors
/// `Busy` when the machine gives no random bytes.
pub fn new_pass(hall: &Hall, asked: &Asked) -> Result<Pass, ServiceError> {
    let pass = hall.passes.as_ref().and_then(|passes| passes.make(asked.at));
    pass.map(|pass| Pass { pass }).ok_or(ServiceError::Busy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_good_for_a_while_and_cannot_be_made_by_others() {
        let passes = Passes::new().unwrap();
        let start: DateTime<Utc> = "2008-03-03T01:12:00Z".parse().unwrap();
        let pass = passes.make(start).unwrap();
        let after = |seconds| passes.check(&pass, start + TimeDelta::seconds(seconds));
        assert_eq!(after(1), Err("too_fast"));
        assert_eq!(after(2), Ok(()));
        assert_eq!(after(6 * 3600), Ok(()));
        assert_eq!(after(6 * 3600 + 1), Err("pass_expired"));
        assert_eq!(after(-60), Err("too_fast"));
        let later = start + TimeDelta::seconds(10);
        let other = Passes::new().unwrap().make(start).unwrap();
        let moved = pass.replacen("12", "13", 1);
        let (instant, sign) = pass.split_once('.').unwrap();
        assert_eq!(passes.check(&format!("{instant}.{}", sign.to_uppercase()), later), Err("pass_expired"));
        for wrong in ["", "x", ".", "1.2", &other, &moved, &pass[..pass.len() - 1], &format!("{pass}0")] {
            assert_eq!(passes.check(wrong, later), Err("pass_expired"), "{wrong}");
        }
        assert_ne!(passes.make(start), passes.make(start));
    }
}
