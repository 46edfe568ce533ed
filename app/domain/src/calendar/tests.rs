//! The official calendar of the sample, and calendars that are refused.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// The calendar of the sample data.
pub(crate) fn official() -> Calendar {
    let text = include_str!("../../../../server/sample/calendar.json");
    Calendar::new(&serde_json::from_str(text).unwrap()).unwrap()
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plain() -> Calendar {
    Calendar::new(&CalendarData { version: "plain".into(), ..CalendarData::default() }).unwrap()
}

fn year_2008(off: &[&str], work: &[&str]) -> CalendarData {
    let dates = |texts: &[&str]| texts.iter().map(|text| date(text)).collect();
    let year = CalendarYear { off: dates(off), work: dates(work), ..CalendarYear::default() };
    CalendarData { version: "test".into(), years: [(2008, year)].into() }
}

#[rstest]
#[case("2007-09-28", DayReason::Workday)]
#[case("2007-09-29", DayReason::MakeUpWorkday)]
#[case("2007-10-01", DayReason::Holiday)]
#[case("2007-10-06", DayReason::Holiday)]
#[case("2007-10-13", DayReason::Weekend)]
#[case("2008-12-31", DayReason::Workday)]
fn days_have_reasons(#[case] day: &str, #[case] reason: DayReason) {
    assert_eq!(official().day_reason(date(day)), reason);
    assert_eq!(official().is_workday(date(day)), reason.is_workday());
}

#[test]
fn years_without_a_notice_are_provisional() {
    let calendar = official();
    assert_eq!(calendar.version(), "2026-11");
    for (day, known) in [("2003-12-31", false), ("2004-01-01", true), ("2026-12-31", true), ("2027-01-01", false)] {
        assert_eq!(calendar.is_official(date(day)), known, "{day}");
    }
    assert!(calendar.is_workday(date("2027-01-01")), "a Friday, for want of a notice");
}

#[rstest]
#[case(year_2008(&["2009-01-01"], &[]), "other_year", "years.2008.off: 2009-01-01 is not a day of 2008")]
#[case(year_2008(&["2008-01-01", "2008-01-01"], &[]), "twice", "years.2008.off: 2008-01-01 stands there twice")]
#[case(year_2008(&["2008-02-02"], &["2008-02-02"]), "off_and_work", "years.2008: 2008-02-02 is both in off and in work")]
#[case(year_2008(&[], &["2008-02-04"]), "work_on_weekday", "years.2008.work: 2008-02-04 is no Saturday or Sunday")]
#[case(CalendarData::default(), "no_version", "version: is empty")]
fn wrong_calendars_are_refused_with_the_place(#[case] data: CalendarData, #[case] code: &str, #[case] text: &str) {
    let problem = Calendar::new(&data).unwrap_err();
    assert_eq!((problem.code(), problem.to_string().as_str()), (code, text));
}

#[test]
fn data_keeps_its_shape() {
    let data = year_2008(&["2008-01-01"], &["2008-02-02"]);
    let text = serde_json::to_string(&data).unwrap();
    assert_eq!(text, r#"{"version":"test","years":{"2008":{"off":["2008-01-01"],"work":["2008-02-02"]}}}"#);
    assert_eq!(serde_json::from_str::<CalendarData>(&text).unwrap(), data);
}

#[test]
fn a_limit_in_calendar_days_moves_forward_to_a_working_day() {
    let calendar = official();
    assert_eq!(calendar.add_calendar_days(date("2007-09-21"), 10), date("2007-10-08"), "1 October is a holiday");
    assert_eq!(calendar.add_calendar_days(date("2007-09-19"), 10), date("2007-09-29"), "a make-up Saturday counts");
    assert_eq!(calendar.next_workday(date("2007-09-29")), date("2007-09-29"));
}

#[test]
fn the_end_of_all_dates_is_no_abyss() {
    for calendar in [plain(), official()] {
        assert_eq!(calendar.add(date("2008-01-01"), u32::MAX), NaiveDate::MAX);
        assert_eq!(calendar.add(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(calendar.add(NaiveDate::MAX, 0), NaiveDate::MAX);
        assert_eq!(calendar.add_calendar_days(NaiveDate::MAX, 5), NaiveDate::MAX);
        assert_eq!(calendar.add_calendar_days(date("2008-01-01"), u32::MAX), NaiveDate::MAX);
        let all = calendar.workdays_in(NaiveDate::MIN, NaiveDate::MAX);
        assert!((130_000_000..140_000_000).contains(&all), "{all}");
        assert_eq!(calendar.workdays_in(NaiveDate::MAX, NaiveDate::MIN), 0);
        assert!(calendar.add(NaiveDate::MIN, 100) > NaiveDate::MIN);
    }
}

fn dates() -> impl Strategy<Value = NaiveDate> {
    (0..13_000_i64).prop_map(|days| date("1998-01-01") + chrono::TimeDelta::days(days))
}

proptest! {
    #[test]
    fn adding_is_strictly_increasing_and_ends_on_a_working_day(start in dates(), n in 0_u32..500) {
        let calendar = official();
        let (here, next) = (calendar.add(start, n), calendar.add(start, n + 1));
        prop_assert!(here < next);
        prop_assert!(calendar.is_workday(next));
        prop_assert!(n > 0 || here == start);
    }

    #[test]
    fn adding_and_counting_agree(start in dates(), n in 0_u32..500) {
        prop_assert_eq!(official().workdays_in(start, official().add(start, n)), n);
    }

    #[test]
    fn stepping_by_weeks_is_stepping_by_days(start in dates(), n in 0_u32..60) {
        let calendar = official();
        let slow = start.iter_days().skip(1).filter(|day| calendar.is_workday(*day)).take(n as usize).last();
        prop_assert_eq!(calendar.add(start, n), slow.unwrap_or(start));
        let end = start + chrono::TimeDelta::days(i64::from(n));
        let days = start.iter_days().skip(1).take(n as usize);
        prop_assert_eq!(calendar.workdays_in(start, end) as usize, days.filter(|day| calendar.is_workday(*day)).count());
    }

    #[test]
    fn the_next_working_day_is_the_first(start in dates()) {
        let calendar = official();
        let next = calendar.next_workday(start);
        prop_assert!(next >= start && calendar.is_workday(next));
        prop_assert!(start.iter_days().take_while(|day| *day < next).all(|day| !calendar.is_workday(day)));
    }
}
