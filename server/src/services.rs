//! The use cases of the hall: who may do this, load, let the domain decide, save in one transaction.

pub mod accounts;
pub mod board;
pub mod calendar;
pub mod cases;
pub mod catalogue;
pub mod clock;
mod error;
pub mod forms;
pub mod hall;
mod heavy;
pub mod news;
mod once;
pub mod passwords;
pub mod questions;
pub mod sample;
mod secrets;

pub use error::ServiceError;
pub use hall::{Hall, HallSettings};
pub use secrets::{new_idempotency_key, sha256};

use chrono::{DateTime, Utc};
use domain::api::account::Me;
use domain::permission::{Action, may};

/// Who asks, and when.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The person signed in; none for the public.
    pub person: Option<Me>,
    /// The instant of the request.
    pub at: DateTime<Utc>,
}

impl Asked {
    /// The person, if their role may do this.
    ///
    /// # Errors
    /// `SignIn` when nobody is signed in, `Forbidden` when the role may not.
    pub fn may(&self, action: Action) -> Result<&Me, ServiceError> {
        let person = self.person.as_ref().ok_or(ServiceError::SignIn)?;
        if may(Some(person.role), action) { Ok(person) } else { Err(ServiceError::Forbidden) }
    }
}
