//! What only the browser can do: keep what a person typed, on that person's own device and nowhere else.
//!
//! Nothing that is kept here goes over the network by itself. What was written by another version of the page, or by
//! something else, counts as absent and is thrown away when it is read.

mod shelf;

pub use shelf::Shelf;
