//! Papers that the hall prints: which print is the original, which a reprint (补打).

use chrono::{DateTime, TimeDelta, Utc};

/// How long whoever printed a paper first gets the original again, seconds: a page that is loaded twice is no reprint.
pub const SAME_PRINT_SECONDS: i64 = 60;

/// Whether a print by `who` at `at` is a reprint, for a paper that was first printed at an instant by somebody. What staff
/// print first is the original; everything later is a reprint, however soon and whoever prints it, except by the same
/// person within the same minute.
///
/// ```
/// # use domain::paper::is_reprint;
/// let first = "2008-03-03T01:12:00Z".parse().unwrap();
/// assert!(!is_reprint((first, "w5a"), "2008-03-03T01:12:59Z".parse().unwrap(), "w5a"));
/// assert!(is_reprint((first, "w5a"), "2008-03-03T01:12:59Z".parse().unwrap(), "w5b"));
/// assert!(is_reprint((first, "w5a"), "2008-03-03T01:13:00Z".parse().unwrap(), "w5a"));
/// ```
pub fn is_reprint((first_at, first_by): (DateTime<Utc>, &str), at: DateTime<Utc>, who: &str) -> bool {
    first_by != who || at - first_at >= TimeDelta::seconds(SAME_PRINT_SECONDS)
}
