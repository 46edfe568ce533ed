//! The whole router, driven as other systems and browsers drive it.

mod accept;
mod bare;
mod board;
mod calendar;
mod cases;
mod clock;
mod course;
mod forms;
mod handling;
mod intake;
mod malformed;
mod news;
mod openapi;
mod pages;
mod papers;
mod paused;
mod permissions;
mod prints;
mod questions;
mod services;
mod session;
mod status;
mod visitor;
