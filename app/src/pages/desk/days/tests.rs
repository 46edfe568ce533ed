use super::*;
use domain::calendar::{CalendarData, CalendarYear};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// 2007 with the National Day holiday and its two make-up days.
fn calendar() -> Calendar {
    let off = (1..=7).map(|date| day(&format!("2007-10-0{date}"))).collect();
    let year = CalendarYear { off, work: vec![day("2007-09-29"), day("2007-09-30")], ..CalendarYear::default() };
    let data = CalendarData { version: "test".to_owned(), years: [(2007, year)].into() };
    Calendar::new(&data).unwrap()
}

fn answer(accepted: &str, workdays: u32) -> Promise {
    let term = Term { accepted: day(accepted), workdays, extension: 0, pauses: Vec::new() };
    let found = due_date(&calendar(), &term).unwrap();
    Promise { due: found.due, provisional: found.provisional, by_law: false, days: found.days }
}

#[test]
fn the_line_says_what_was_not_counted_and_why() {
    let answer = answer("2007-09-28", 10);
    assert_eq!(answer.due, day("2007-10-17"));
    assert_eq!(
        why(Lang::Zh, &answer, 10),
        "受理次日起算 10 个工作日，双休日 2 天不计，10月1日至7日放假不计，9月29日（星期六）调休上班，计入，\
         9月30日（星期日）调休上班，计入。"
    );
    assert_eq!(
        why(Lang::En, &answer, 10),
        "10 working days from the day after acceptance; 2 weekend days not counted; 1–7 October public holiday, not \
         counted; Saturday 29 September is a make-up working day, counted; Sunday 30 September is a make-up working \
         day, counted."
    );
}

#[test]
fn an_immediate_item_needs_no_count() {
    assert_eq!(why(Lang::Zh, &answer("2007-09-28", 0), 0), "即办件：当场或当天办结。");
}

#[test]
fn ranges_are_written_as_people_say_them() {
    let both = [(day("2008-04-30"), day("2008-05-02")), (day("2008-03-08"), day("2008-03-09"))];
    assert_eq!(ranges(Lang::Zh, both.into_iter()), "4月30日至5月2日、3月8日至9日");
    assert_eq!(ranges(Lang::En, both.into_iter()), "30 April – 2 May, 8–9 March");
    assert_eq!(range(Lang::Zh, day("2008-06-09"), day("2008-06-09")), "6月9日");
    assert_eq!(short(Lang::Zh, day("2008-03-24")), "2008-03-24 周一");
    assert_eq!(short(Lang::En, day("2008-03-24")), "2008-03-24 Mon");
}
