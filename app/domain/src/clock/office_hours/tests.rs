//! Hours by season, and settings that are refused.

use super::*;
use crate::calendar::tests::{date, official};
use crate::time::instant;
use rstest::rstest;

fn clock(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

#[rstest]
#[case("2008-05-31", "13:30", "17:00")]
#[case("2008-06-01", "14:30", "17:30")]
#[case("2008-09-30", "14:30", "17:30")]
#[case("2008-10-01", "13:30", "17:00")]
fn afternoons_follow_the_season(#[case] day: &str, #[case] from: &str, #[case] to: &str) {
    let hours = OfficeHours::default();
    assert_eq!(hours.hours_on(date(day)), [(clock("08:30"), clock("12:00")), (clock(from), clock(to))]);
    assert_eq!(hours.close_of_business(date(day)), clock(to));
}

#[rstest]
#[case::before("2007-10-08", "08:29", false, "2007-10-08")]
#[case::opening("2007-10-08", "08:30", true, "2007-10-08")]
#[case::noon("2007-10-08", "12:00", false, "2007-10-08")]
#[case::closing("2007-10-08", "17:00", false, "2007-10-09")]
#[case::make_up_saturday("2007-09-29", "09:00", true, "2007-09-29")]
#[case::holiday("2007-10-01", "09:00", false, "2007-10-08")]
#[case::last_evening_before_the_holiday("2007-09-30", "19:00", false, "2007-10-08")]
fn open_in_office_hours_of_working_days(#[case] day: &str, #[case] time: &str, #[case] open: bool, #[case] next: &str) {
    let (hours, calendar) = (OfficeHours::default(), official());
    let at = instant(date(day), clock(time));
    assert_eq!(hours.open_at(&calendar, at), open);
    assert_eq!(hours.next_open(&calendar, at), date(next));
}

#[test]
fn settings_read_back_and_absent_entries_keep_the_default() {
    let hours = OfficeHours::default();
    let text = serde_json::to_string(&hours).unwrap();
    assert!(text.contains(r#""normal":["08:30-12:00","13:30-17:00"]"#) && text.contains(r#""summer_from":"06-01""#));
    assert_eq!(serde_json::from_str::<OfficeHours>(&text).unwrap(), hours);
    assert_eq!(serde_json::from_str::<OfficeHours>("{}").unwrap(), hours);
}

#[test]
fn a_season_may_span_the_new_year() {
    let text = r#"{ "summer": ["09:00-16:00"], "summer_from": "12-01", "summer_until": "02-29" }"#;
    let hours: OfficeHours = serde_json::from_str(text).unwrap();
    for (day, close) in
        [("2007-12-01", "16:00"), ("2008-02-29", "16:00"), ("2008-03-01", "17:00"), ("2008-11-30", "17:00")]
    {
        assert_eq!(hours.close_of_business(date(day)), clock(close), "{day}");
    }
}

#[rstest]
#[case(r#"{ "normal": [] }"#, "normal: names no hours")]
#[case(r#"{ "normal": ["8 to 12"] }"#, "normal: `8 to 12` is not written 08:30-12:00")]
#[case(r#"{ "summer": ["08:30-24:30"] }"#, "summer: `08:30-24:30` is not written 08:30-12:00")]
#[case(r#"{ "normal": ["12:00-08:30"] }"#, "normal: `12:00-08:30` does not follow in order")]
#[case(r#"{ "normal": ["08:30-12:00", "11:00-17:00"] }"#, "normal: `11:00-17:00` does not follow in order")]
#[case(r#"{ "summer_from": "02-30" }"#, "summer_from: `02-30` is not written 06-01")]
#[case(r#"{ "summer_until": "+9-30" }"#, "summer_until: `+9-30` is not written 06-01")]
#[case(r#"{ "winter": [] }"#, "unknown field `winter`")]
fn wrong_settings_are_refused_with_the_place(#[case] text: &str, #[case] message: &str) {
    let problem = serde_json::from_str::<OfficeHours>(text).unwrap_err().to_string();
    assert!(problem.contains(message), "{problem}");
}
