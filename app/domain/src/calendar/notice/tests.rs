//! Notices that are taken in, and mistakes with their places.

use super::*;
use crate::calendar::Calendar;
use crate::calendar::tests::{date, official};
use rstest::rstest;
use serde_json::json;

/// The notice for 2008 as it was printed on 2007-12-18: it begins in December 2007.
fn notice_2008() -> WrittenNotice {
    let text = include_str!("../../../../../server/sample/calendar.json");
    let data: CalendarData = serde_json::from_str(text).unwrap();
    let texts = |days: &[NaiveDate]| days.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut off = texts(&data.years[&2008].off);
    off.extend(["2007-12-30".into(), "2007-12-31".into()]);
    let mut work = texts(&data.years[&2008].work);
    work.insert(0, "2007-12-29".into());
    WrittenNotice { year: Some(2008), off, work, source: "国办发明电".into(), published: Some(date("2007-12-18")) }
}

/// The calendar as it was known before that day.
fn before() -> CalendarData {
    let text = include_str!("../../../../../server/sample/calendar.json");
    let mut data: CalendarData = serde_json::from_str(text).unwrap();
    data.version = "before".into();
    data.years.retain(|year, _| *year < 2008);
    let year = data.years.get_mut(&2007).unwrap();
    year.off.retain(|day| *day < date("2007-12-01"));
    year.work.retain(|day| *day < date("2007-12-01"));
    data
}

fn checked(written: &WrittenNotice) -> HolidayNotice {
    written.check(date("2007-12-18")).unwrap()
}

#[test]
fn a_notice_gives_the_next_calendar() {
    let notice = checked(&notice_2008());
    let next = before().with_notice(&notice, "next").unwrap();
    assert_eq!((next.version.as_str(), next.years[&2008].source.as_str()), ("next", "国办发明电"));
    let calendar = Calendar::new(&next).unwrap();
    let (mut day, end) = (date("2007-01-01"), date("2008-12-31"));
    while day <= end {
        assert_eq!(calendar.is_workday(day), official().is_workday(day), "{day}");
        day = day.succ_opt().unwrap();
    }
    assert!(calendar.is_official(end) && !calendar.is_official(date("2009-01-01")));
    // V24: eleven working days after 14 December.
    let due = |calendar: &Calendar| calendar.add(date("2007-12-14"), 11);
    assert_eq!(due(&Calendar::new(&before()).unwrap()), date("2007-12-31"));
    assert_eq!(due(&calendar), date("2007-12-29"));
    assert_eq!(next.with_notice(&notice, "again"), Err(NoticeRefusal::NothingNew));
}

#[test]
fn a_notice_may_correct_its_year_but_not_make_up_the_one_before() {
    let mut written = notice_2008();
    written.off.pop();
    let next = before().with_notice(&checked(&notice_2008()), "next").unwrap();
    // What a later notice no longer names of the year before stays: it is that year's.
    assert_eq!(next.with_notice(&checked(&written), "later"), Err(NoticeRefusal::NothingNew));
    written.off.retain(|day| day != "2008-10-05");
    assert!(next.with_notice(&checked(&written), "later").is_ok());
    let none = CalendarData::provisional();
    assert_eq!(none.with_notice(&checked(&notice_2008()), "x"), Err(NoticeRefusal::YearBefore));
}

fn problems(change: impl FnOnce(&mut WrittenNotice)) -> Vec<String> {
    let mut written = WrittenNotice { off: vec!["2008-01-01".into(), "2008-02-07".into()], ..notice_2008() };
    written.work = vec!["2008-02-02".into()];
    change(&mut written);
    match written.check(date("2007-12-18")) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[rstest]
#[case(|notice: &mut WrittenNotice| notice.off.push("2009-01-01".into()), &["off[2]: other_year"])]
#[case(|notice: &mut WrittenNotice| notice.off.push("2007-12-23".into()), &["off[2]: other_year"])]
#[case(|notice: &mut WrittenNotice| notice.off.push("2007-12-24".into()), &[])]
#[case(|notice: &mut WrittenNotice| notice.off.push("2008-02-07".into()), &["off[2]: twice"])]
#[case(|notice: &mut WrittenNotice| notice.work.push("2008-02-02".into()), &["work[1]: twice"])]
#[case(|notice: &mut WrittenNotice| notice.off.push("2008-02-30".into()), &["off[2]: date"])]
#[case(|notice: &mut WrittenNotice| notice.off.push("2008-2-8".into()), &["off[2]: date"])]
#[case(|notice: &mut WrittenNotice| notice.off.push("<b>".into()), &["off[2]: date"])]
#[case(|notice: &mut WrittenNotice| notice.off.push("2008-02-02".into()), &["work[0]: off_and_work"])]
#[case(|notice: &mut WrittenNotice| notice.work.push("2008-02-04".into()), &["work[1]: work_on_weekday"])]
#[case(|notice: &mut WrittenNotice| notice.off.clear(), &["off: required"])]
#[case(|notice: &mut WrittenNotice| notice.off = vec!["2008-01-01".into(); 61], &["off: too_many"])]
#[case(|notice: &mut WrittenNotice| notice.work = vec!["2008-02-02".into(); 31], &["work: too_many"])]
#[case(|notice: &mut WrittenNotice| notice.year = None, &["year: required"])]
#[case(|notice: &mut WrittenNotice| notice.year = Some(2027), &["year: range"])]
#[case(|notice: &mut WrittenNotice| notice.source = " ".into(), &["source: required"])]
#[case(|notice: &mut WrittenNotice| notice.source = "字".repeat(101), &["source: too_long"])]
#[case(|notice: &mut WrittenNotice| notice.published = None, &["published: required"])]
#[case(|notice: &mut WrittenNotice| notice.published = Some(date("2007-12-19")), &["published: future"])]
#[case(|notice: &mut WrittenNotice| notice.published = Some(date("2006-12-18")), &["published: range"])]
fn mistakes_are_named_with_their_place(#[case] change: fn(&mut WrittenNotice), #[case] expected: &[&str]) {
    assert_eq!(problems(change), expected);
}

#[test]
fn every_mistake_is_named_at_once() {
    let all = WrittenNotice { off: vec!["x".into()], work: vec!["y".into()], ..WrittenNotice::default() };
    let all = all.check(date("2007-12-18")).unwrap_err();
    let all: Vec<_> = all.iter().map(ToString::to_string).collect();
    assert_eq!(all, ["year: required", "off[0]: date", "work[0]: date", "source: required", "published: required"]);
}

#[test]
fn dates_come_as_a_list_or_as_a_text() {
    let list = json!({"off": ["2008-01-01", "2008-01-02"], "work": "2008-02-02，2008-02-03\n 2008-05-04"});
    let written: WrittenNotice = serde_json::from_value(list).unwrap();
    assert_eq!(written.off, ["2008-01-01", "2008-01-02"]);
    assert_eq!(written.work, ["2008-02-02", "2008-02-03", "2008-05-04"]);
    assert!(serde_json::from_value::<WrittenNotice>(json!({"off": [20080101]})).is_err());
    assert!(serde_json::from_value::<WrittenNotice>(json!({"off": {"a": 1}})).is_err());
}
