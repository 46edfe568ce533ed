//! When a light changes, as data (DOMAIN 3.1): the town's rule, and the one of a provincial platform.

use super::{Light, Reading, light};
use crate::calendar::Calendar;
use crate::time::local;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How many working days before or after which date a light changes. The limits promised and in law are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WarningRule {
    /// A word of warning while still green, so many working days before the promised date; none where absent.
    pub warn_before: Option<u32>,
    /// Yellow begins with this day.
    pub yellow: Threshold,
    /// Red begins with this day.
    pub red: Threshold,
}

/// A day counted from a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// So many working days before the promised date; 0 is the promised date itself.
    BeforePromised(u32),
    /// The calendar day after the promised date.
    DayAfterPromised,
    /// So many working days after the promised date.
    AfterPromised(u32),
    /// So many working days after the limit in law; after the promised date where the law sets none.
    AfterStatutory(u32),
}

impl Default for WarningRule {
    /// The town's: yellow on the last day, red from the calendar day after it (R7).
    fn default() -> Self {
        Self { warn_before: None, yellow: Threshold::BeforePromised(0), red: Threshold::DayAfterPromised }
    }
}

/// The rules that a hall chooses from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NamedRule {
    /// The town's: yellow on the last day, red from the day after it.
    #[default]
    Town,
    /// The provincial platform's: see [`WarningRule::PROVINCIAL`].
    Province,
}

impl NamedRule {
    /// The rule.
    pub fn rule(self) -> WarningRule {
        match self {
            Self::Town => WarningRule::default(),
            Self::Province => WarningRule::PROVINCIAL,
        }
    }
}

impl WarningRule {
    /// The rule of a provincial platform: a warning two working days before, yellow one after the promised date, red one
    /// after the limit in law.
    pub const PROVINCIAL: Self =
        Self { warn_before: Some(2), yellow: Threshold::AfterPromised(1), red: Threshold::AfterStatutory(1) };
}

/// The limits of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The promised date in force.
    pub promised: NaiveDate,
    /// The last day that the law allows, where it sets a limit. One before the promised date, which an extension was allowed
    /// to pass, counts as the promised date.
    pub statutory: Option<NaiveDate>,
}

/// What a rule says of an open case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The light.
    pub light: Light,
    /// Still green, but soon no longer.
    pub warned: bool,
}

/// The light under a rule. With the town's rule it is [`light()`] itself; completed and paused cases look alike under every
/// rule.
pub fn judge(
    calendar: &Calendar,
    rule: &WarningRule,
    reading: &Reading<'_>,
    limits: Limits,
    at: DateTime<Utc>,
) -> Judged {
    let plain = light(reading, at);
    let open = matches!(plain, Light::Green | Light::Yellow | Light::Red);
    if *rule == WarningRule::default() || !open || reading.immediate {
        return Judged { light: plain, warned: false };
    }
    let today = local(at).date();
    let day = |threshold| first_day(calendar, threshold, limits);
    let shown = if today >= day(rule.red) {
        Light::Red
    } else if today >= day(rule.yellow) {
        Light::Yellow
    } else {
        Light::Green
    };
    let warned =
        shown == Light::Green && rule.warn_before.is_some_and(|before| today >= day(Threshold::BeforePromised(before)));
    Judged { light: shown, warned }
}

fn first_day(calendar: &Calendar, threshold: Threshold, limits: Limits) -> NaiveDate {
    match threshold {
        Threshold::BeforePromised(days) => back(calendar, limits.promised, days),
        Threshold::DayAfterPromised => limits.promised.succ_opt().unwrap_or(limits.promised),
        Threshold::AfterPromised(days) => calendar.add(limits.promised, days),
        Threshold::AfterStatutory(days) => {
            calendar.add(limits.statutory.map_or(limits.promised, |law| law.max(limits.promised)), days)
        }
    }
}

/// `n` working days before `date`.
fn back(calendar: &Calendar, date: NaiveDate, n: u32) -> NaiveDate {
    let mut days = date.iter_days().rev();
    let mut last = date;
    let mut left = n;
    days.next();
    while left > 0 {
        let Some(day) = days.next() else { break };
        last = day;
        left -= u32::from(calendar.is_workday(day));
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::{date, official};
    use crate::time::start_of;
    use chrono::NaiveTime;
    use rstest::rstest;

    /// Accepted on 3 March 2008, promised for Monday the 24th, in law Monday the 31st.
    fn judged(rule: &WarningRule, day: &str, completed: Option<&str>) -> (Light, bool) {
        let reading = Reading {
            accepted: date("2008-03-03"),
            due: date("2008-03-24"),
            immediate: false,
            pauses: &[],
            completed: completed.map(date),
            close_of_business: NaiveTime::MIN,
        };
        let limits = Limits { promised: reading.due, statutory: Some(date("2008-03-31")) };
        let judged = judge(&official(), rule, &reading, limits, start_of(date(day)));
        (judged.light, judged.warned)
    }

    #[rstest]
    #[case::green("2008-03-23", Light::Green)]
    #[case::last_day("2008-03-24", Light::Yellow)]
    #[case::day_after("2008-03-25", Light::Red)]
    fn the_towns_rule_is_the_light_itself(#[case] day: &str, #[case] light: Light) {
        assert_eq!(judged(&WarningRule::default(), day, None), (light, false));
    }

    #[rstest]
    #[case::early("2008-03-19", Light::Green, false)]
    #[case::two_working_days_before("2008-03-20", Light::Green, true)]
    #[case::the_promised_date("2008-03-24", Light::Green, true)]
    #[case::a_working_day_after("2008-03-25", Light::Yellow, false)]
    #[case::the_limit_in_law("2008-03-31", Light::Yellow, false)]
    #[case::a_working_day_after_the_law("2008-04-01", Light::Red, false)]
    fn the_provinces_rule_keeps_promise_and_law_apart(#[case] day: &str, #[case] light: Light, #[case] warned: bool) {
        assert_eq!(judged(&WarningRule::PROVINCIAL, day, None), (light, warned));
    }

    #[test]
    fn a_promise_that_was_allowed_beyond_the_law_is_not_red_before_it_is_over() {
        let reading = Reading {
            accepted: date("2008-03-03"),
            due: date("2008-04-08"),
            immediate: false,
            pauses: &[],
            completed: None,
            close_of_business: NaiveTime::MIN,
        };
        let limits = Limits { promised: reading.due, statutory: Some(date("2008-03-31")) };
        let light = |day| judge(&official(), &WarningRule::PROVINCIAL, &reading, limits, start_of(date(day))).light;
        assert_eq!((light("2008-04-08"), light("2008-04-09")), (Light::Green, Light::Red));
    }

    #[test]
    fn what_is_completed_looks_alike_under_every_rule() {
        for rule in [WarningRule::default(), WarningRule::PROVINCIAL] {
            assert_eq!(judged(&rule, "2008-06-01", Some("2008-03-24")), (Light::OnTime, false));
            assert_eq!(judged(&rule, "2008-06-01", Some("2008-03-25")), (Light::Late, false));
        }
    }

    #[test]
    fn a_hall_names_its_rule() {
        let named = |text: &str| serde_json::from_str::<NamedRule>(text).map(NamedRule::rule);
        assert_eq!(named("\"town\"").unwrap(), WarningRule::default());
        assert_eq!(named("\"province\"").unwrap(), WarningRule::PROVINCIAL);
        assert!(named("\"city\"").is_err());
    }

    #[test]
    fn a_rule_is_data() {
        for rule in [WarningRule::default(), WarningRule::PROVINCIAL] {
            let text = serde_json::to_string(&rule).unwrap();
            assert_eq!(serde_json::from_str::<WarningRule>(&text).unwrap(), rule, "{text}");
        }
        assert!(serde_json::from_str::<WarningRule>(r#"{"yellow":"tomorrow","red":"day_after_promised"}"#).is_err());
    }
}
