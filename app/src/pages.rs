//! The pages, by who uses them.

pub mod admin;
pub mod citizen;
pub mod desk;
pub mod error;
mod part;
