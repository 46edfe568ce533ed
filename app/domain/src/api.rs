//! The wire types of `/api/v1`: what the server answers and what pages and other systems send.
//!
//! Each operation is one constant of type [`Op`] that carries its method, path, body and reply types, so that the
//! server's route and the client's call cannot differ.

pub mod account;
pub mod application;
pub mod board;
pub mod calendar;
pub mod cases;
pub mod clock;
pub mod deciding;
pub mod ending;
pub mod forms;
pub mod hall;
pub mod handling;
pub mod intake;
pub mod list;
pub mod news;
pub mod op;
pub mod papers;
pub mod problem;
pub mod questions;
pub mod rows;
pub mod services;
pub mod status;

pub use list::List;
pub use op::{Method, NoBody, Op};
pub use problem::{FieldProblem, Problem};
