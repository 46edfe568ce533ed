//! The lights (红绿灯, DOMAIN 3.2 R7; F37).

use super::Pause;
use crate::time::local;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// What a case shows. Pages add a word and a shape: colour is never the only signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 绿灯: within the limit.
    Green,
    /// 黄灯: on its last day, 00:00 to 24:00.
    Yellow,
    /// 红灯: over the limit and not done.
    Red,
    /// 暂停 (grey): in a special procedure.
    Paused,
    /// 上报 (blue): with the level above, the hall's own clock stands (R11).
    Upper,
    /// Completed on or before the due date (按时办结); frozen.
    OnTime,
    /// Completed after the due date (超期办结); frozen.
    Late,
}

impl Light {
    /// Every light.
    pub const ALL: [Self; 7] =
        [Self::Green, Self::Yellow, Self::Red, Self::Paused, Self::Upper, Self::OnTime, Self::Late];

    /// The code on the wire, for instance `on_time`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Paused => "paused",
            Self::Upper => "upper",
            Self::OnTime => "on_time",
            Self::Late => "late",
        }
    }

    /// The light of a code, if it is one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|light| light.code() == code)
    }
}

/// What a light is read from. Dates are Asia/Shanghai dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// Date of acceptance.
    pub accepted: NaiveDate,
    /// The due date that is in force; for an immediate item the date of acceptance.
    pub due: NaiveDate,
    /// An immediate item (即办件): yellow begins at the close of business.
    pub immediate: bool,
    /// Pauses so far and planned.
    pub pauses: &'a [Pause],
    /// Date of completion: the local date of the seal.
    pub completed: Option<NaiveDate>,
    /// Close of business on the due date, local; see [`super::OfficeHours::close_of_business`].
    pub close_of_business: NaiveTime,
}

/// The light at an instant (R7): completed is frozen, paused is grey, before the due date green, the whole due date
/// yellow, red from 00:00 local of the day after it, holiday or not. An immediate item is green until the close of
/// business of its day, yellow until 24:00, then red.
///
/// ```
/// use chrono::{DateTime, NaiveTime, Utc};
/// use domain::clock::{Light, Reading, light};
///
/// let reading = Reading {
///     accepted: "2007-09-28".parse()?,
///     due: "2007-10-10".parse()?,
///     immediate: false,
///     pauses: &[],
///     completed: None,
///     close_of_business: NaiveTime::MIN,
/// };
/// let at = |text: &str| text.parse::<DateTime<Utc>>();
/// assert_eq!(light(&reading, at("2007-10-10T15:59:59Z")?), Light::Yellow);
/// assert_eq!(light(&reading, at("2007-10-10T16:00:00Z")?), Light::Red); // midnight in Shanghai
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn light(reading: &Reading<'_>, at: DateTime<Utc>) -> Light {
    if let Some(completed) = reading.completed {
        return if completed <= reading.due { Light::OnTime } else { Light::Late };
    }
    let now = local(at);
    let today = now.date();
    if reading.pauses.iter().any(|pause| pause.excludes(today)) {
        return Light::Paused;
    }
    match today.cmp(&reading.due) {
        std::cmp::Ordering::Less => Light::Green,
        std::cmp::Ordering::Equal if reading.immediate && now.time() < reading.close_of_business => Light::Green,
        std::cmp::Ordering::Equal => Light::Yellow,
        std::cmp::Ordering::Greater => Light::Red,
    }
}
