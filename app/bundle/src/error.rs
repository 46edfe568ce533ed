//! What can go wrong, always with its place and a remedy.

use std::{fmt, path::Path};

/// A failure that stops the bundler: where, what, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub(crate) struct Problem {
    place: String,
    what: String,
    remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}\n  remedy: {}", self.place, self.what, self.remedy)
    }
}

impl Problem {
    /// A problem at `place` (a file, a file and line, or a step), with what to do about it.
    pub(crate) fn new(place: impl fmt::Display, what: impl fmt::Display, remedy: impl fmt::Display) -> Self {
        Self { place: place.to_string(), what: what.to_string(), remedy: remedy.to_string() }
    }
}

/// The result of every step of the bundler.
pub(crate) type Outcome<T> = Result<T, Problem>;

/// Names the file in an input/output error.
pub(crate) trait At<T> {
    /// Turns the error into a [`Problem`] at `path`.
    fn at(self, path: &Path, remedy: &str) -> Outcome<T>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, path: &Path, remedy: &str) -> Outcome<T> {
        self.map_err(|error| Problem::new(path.display(), error, remedy))
    }
}

/// The remedy for a file of the site that cannot be written.
pub(crate) const WRITABLE: &str = "check that the folder may be written and that the disk is not full";
