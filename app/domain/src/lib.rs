//! The rules of the service hall (行政服务中心): calendar, clock, catalogue, cases, numbers, permissions and the
//! wire types of the public interface. No clock, no input or output, no user interface: every instant and every
//! random number is a parameter, so server and browser compute the same answer.

pub mod api;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod clock;
pub mod form;
pub mod identity;
pub mod number;
pub mod paper;
pub mod permission;
pub mod query_code;
pub mod question;
pub mod text;
pub mod time;
