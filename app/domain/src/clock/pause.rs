//! Pauses: special procedures that stop the clock (特别程序, DOMAIN 3.2 R5).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A pause. The day on which it starts no longer counts, the day of resumption does: `from ≤ d < until` is excluded.
///
/// Written `2008-03-10..2008-03-24`:
///
/// ```
/// use domain::clock::Pause;
///
/// let pause: Pause = "2008-03-10..2008-03-24".parse()?;
/// assert!(pause.excludes(pause.from) && !pause.excludes(pause.until));
/// assert_eq!(pause.to_string(), "2008-03-10..2008-03-24");
/// # Ok::<(), domain::clock::PauseProblem>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pause {
    /// First day that no longer counts.
    pub from: NaiveDate,
    /// Day of resumption, which counts again; later than `from`.
    pub until: NaiveDate,
}

impl Pause {
    /// Whether `date` is not counted because of this pause.
    pub fn excludes(&self, date: NaiveDate) -> bool {
        self.from <= date && date < self.until
    }
}

impl std::fmt::Display for Pause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.from, self.until)
    }
}

/// What is wrong with a written pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PauseProblem {
    /// It is not two dates with `..` between.
    #[error("a pause is written 2008-03-10..2008-03-24")]
    Shape,
    /// It ends before it starts or on the same day.
    #[error("a pause ends after the day on which it starts")]
    Order,
}

impl PauseProblem {
    /// Stable code: `pause_shape`, `pause_order`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Shape => "pause_shape",
            Self::Order => "pause_order",
        }
    }
}

impl std::str::FromStr for Pause {
    type Err = PauseProblem;

    fn from_str(text: &str) -> Result<Self, PauseProblem> {
        let (from, until) = text.split_once("..").ok_or(PauseProblem::Shape)?;
        let date = |text: &str| text.trim().parse::<NaiveDate>().map_err(|_| PauseProblem::Shape);
        let pause = Self { from: date(from)?, until: date(until)? };
        if pause.from < pause.until { Ok(pause) } else { Err(PauseProblem::Order) }
    }
}
