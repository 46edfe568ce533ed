//! One handler an operation: who asks, one call of a use case, the reply.

mod act;
pub(super) mod applications;
pub(super) mod board;
pub(super) mod calendar;
pub(super) mod cases;
pub(super) mod clock;
pub(super) mod ending;
pub(super) mod forms;
pub(super) mod hall;
pub(super) mod handling;
pub(super) mod intake;
pub(super) mod news;
pub(super) mod questions;
pub(super) mod services;
pub(super) mod session;
pub(super) mod status;
