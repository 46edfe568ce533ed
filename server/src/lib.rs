//! The service hall's server. `http` and `cli` ask `services`, `services` decide with `domain` and save through
//! `storage`; nothing points back.

#![recursion_limit = "256"]

pub mod cli;
pub mod clock;
pub mod config;
pub mod http;
pub mod jobs;
pub mod services;
pub mod storage;
