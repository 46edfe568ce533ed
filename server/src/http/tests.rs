//! The whole router, driven as other systems and browsers drive it.

mod accept;
mod apply;
mod bare;
mod board;
mod calendar;
mod cases;
mod clock;
mod correcting;
mod course;
mod forms;
mod handling;
mod intake;
mod logging;
mod malformed;
mod news;
mod openapi;
mod pages;
mod paused;
mod permissions;
mod questions;
mod queues;
mod replay;
mod services;
mod session;
mod status;
mod visitor;
