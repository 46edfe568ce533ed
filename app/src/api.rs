//! The typed client of the public interface: one function per operation.
//!
//! The same call works while the server renders and in the browser; only [`door`] differs by target. Every future is
//! `Send`, so pages write `Resource::new(id, api::services::one)`.

pub mod account;
pub mod board;
pub mod calendar;
pub mod cases;
pub mod clock;
pub mod door;
pub mod forms;
pub mod hall;
pub mod news;
pub mod query;
pub mod questions;
pub mod services;

#[cfg(feature = "ssr")]
pub use door::{ApiRouter, ClientAddress};
