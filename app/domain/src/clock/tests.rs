//! Due dates, ledgers and lights beyond the worked examples.

use super::*;
use crate::calendar::tests::{date, official};
use crate::catalogue::{Statutory, StatutoryUnit};
use crate::time::{instant, start_of};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use proptest::prelude::*;
use rstest::rstest;

fn term(accepted: &str, workdays: u32) -> Term {
    Term { accepted: date(accepted), workdays, extension: 0, pauses: Vec::new() }
}

fn pause(text: &str) -> Pause {
    text.parse().unwrap()
}

fn statutory(value: u32, unit: StatutoryUnit) -> Statutory {
    Statutory { value: Some(value), unit, basis_zh: None, verified: false }
}

#[test]
fn the_ledger_explains_every_day() {
    let answer = due_date(&official(), &term("2007-09-28", 3)).unwrap();
    let days: Vec<_> = answer.days.iter().map(|day| (day.counted, day.reason)).collect();
    let mut expected =
        vec![(false, DayReason::StartDay), (true, DayReason::MakeUpWorkday), (true, DayReason::MakeUpWorkday)];
    expected.extend([(false, DayReason::Holiday); 7]);
    expected.push((true, DayReason::Workday));
    assert_eq!(days, expected);
    assert_eq!(skipped(&answer.days), [(date("2007-10-01"), date("2007-10-07"))]);
    assert_eq!(skipped(&[]), []);
}

#[test]
fn a_pause_takes_out_whatever_kind_of_day() {
    let mut paused = term("2008-03-03", 5);
    paused.pauses = vec![pause("2008-03-06..2008-03-10"), pause("2008-03-07..2008-03-11")];
    let answer = due_date(&official(), &paused).unwrap();
    assert_eq!(answer.due, date("2008-03-13"), "overlapping pauses count once");
    assert_eq!(skipped(&answer.days), [(date("2008-03-06"), date("2008-03-10"))]);
    assert!(answer.days.iter().all(|day| day.reason != DayReason::Weekend));
}

#[test]
fn results_that_rest_on_no_notice_are_provisional() {
    let calendar = official();
    let provisional = |accepted: &str, n| due_date(&calendar, &term(accepted, n)).unwrap().provisional;
    assert!(!provisional("2026-12-28", 3));
    assert!(provisional("2026-12-28", 4), "the fourth is 2027-01-01");
    assert!(!provisional("2003-12-31", 1), "the day of acceptance itself is never counted");
    assert!(!provisional("2027-05-01", 0));
}

#[rstest]
#[case("workdays", Term { workdays: MAX_WORKDAYS + 1, ..term("2008-03-03", 0) })]
#[case("workdays", Term { workdays: u32::MAX, extension: u32::MAX, ..term("2008-03-03", 0) })]
#[case("extension", Term { extension: MAX_EXTENSION + 1, ..term("2008-03-03", 0) })]
#[case("accepted", term("1999-12-31", 1))]
#[case("accepted", term("2101-01-01", 1))]
#[case("too_many_pauses", Term { pauses: vec![pause("2008-03-04..2008-03-05"); MAX_PAUSES + 1], ..term("2008-03-03", 1) })]
#[case("pause_date", Term { pauses: vec![pause("1999-12-31..2008-03-05")], ..term("2008-03-03", 1) })]
#[case("pause_date", Term { pauses: vec![pause("2008-03-05..2101-01-01")], ..term("2008-03-03", 1) })]
#[case("pause_order", Term { pauses: vec![Pause { from: date("2008-03-05"), until: date("2008-03-05") }], ..term("2008-03-03", 1) })]
#[case("too_long", Term { pauses: vec![pause("2008-03-04..2020-01-01")], ..term("2008-03-03", 1) })]
fn inputs_out_of_bounds_are_refused(#[case] code: &str, #[case] term: Term) {
    assert_eq!(due_date(&official(), &term).unwrap_err().code(), code);
}

#[test]
fn the_bounds_themselves_are_allowed() {
    let widest = Term { workdays: MAX_WORKDAYS, extension: MAX_EXTENSION, ..term("2100-12-31", 0) };
    assert_eq!(due_date(&official(), &widest).unwrap().days.iter().filter(|day| day.counted).count(), 460);
}

#[rstest]
#[case("2008-03-10", "pause_shape")]
#[case("2008-03-10..", "pause_shape")]
#[case("2008-02-30..2008-03-24", "pause_shape")]
#[case("2008-03-10..2008-03-24..", "pause_shape")]
#[case("2008-03-24..2008-03-10", "pause_order")]
#[case("2008-03-24..2008-03-24", "pause_order")]
fn wrong_pauses_are_refused(#[case] text: &str, #[case] code: &str) {
    assert_eq!(text.parse::<Pause>().unwrap_err().code(), code);
}

#[rstest]
#[case::working_days(20, StatutoryUnit::Workday, 0, "", Some("2008-07-01"))]
#[case::extended(20, StatutoryUnit::Workday, 10, "", Some("2008-07-15"))]
#[case::calendar_days(60, StatutoryUnit::CalendarDay, 0, "", Some("2008-08-01"))]
#[case::calendar_days_forward(6, StatutoryUnit::CalendarDay, 0, "", Some("2008-06-10"))]
#[case::calendar_days_extended(6, StatutoryUnit::CalendarDay, 2, "", Some("2008-06-12"))]
#[case::calendar_days_paused(10, StatutoryUnit::CalendarDay, 0, "2008-06-05..2008-06-09", Some("2008-06-16"))]
#[case::forward_over_a_pause(6, StatutoryUnit::CalendarDay, 0, "2008-06-10..2008-06-12", Some("2008-06-12"))]
#[case::on_the_spot(0, StatutoryUnit::OnTheSpot, 0, "", Some("2008-06-02"))]
#[case::none(0, StatutoryUnit::None, 0, "", None)]
#[case::out_of_bounds(401, StatutoryUnit::Workday, 0, "", None)]
fn the_limit_in_law(
    #[case] value: u32,
    #[case] unit: StatutoryUnit,
    #[case] extension: u32,
    #[case] paused: &str,
    #[case] due: Option<&str>,
) {
    let pauses: Vec<Pause> = paused.parse().into_iter().collect();
    let answer = statutory_due(&official(), date("2008-06-02"), &statutory(value, unit), extension, &pauses);
    assert_eq!(answer, due.map(date));
}

#[test]
fn a_limit_in_law_without_its_number_is_none() {
    for unit in [StatutoryUnit::Workday, StatutoryUnit::CalendarDay] {
        let nothing = Statutory { value: None, ..statutory(0, unit) };
        assert_eq!(statutory_due(&official(), date("2008-06-02"), &nothing, 0, &[]), None);
    }
}

#[test]
fn the_earlier_date_binds_where_units_differ() {
    let calendar = official();
    let promised = due_date(&calendar, &term("2008-01-28", 20)).unwrap().due;
    let law = statutory_due(&calendar, date("2008-01-28"), &statutory(30, StatutoryUnit::CalendarDay), 0, &[]);
    assert_eq!((promised, law), (date("2008-02-28"), Some(date("2008-02-27"))), "Spring Festival lies between");
    assert_eq!(binding_due(promised, law), (date("2008-02-27"), true));
    assert_eq!(binding_due(promised, None), (promised, false));
    assert_eq!(binding_due(promised, Some(promised)), (promised, false));
}

fn reading(due: &str) -> Reading<'static> {
    Reading {
        accepted: date("2008-03-03"),
        due: date(due),
        immediate: false,
        pauses: &[],
        completed: None,
        close_of_business: NaiveTime::from_hms_opt(17, 0, 0).unwrap(),
    }
}

#[test]
fn a_completed_case_is_frozen() {
    let late = start_of(date("2026-01-01"));
    for (completed, expected) in
        [("2008-03-03", Light::OnTime), ("2008-03-10", Light::OnTime), ("2008-03-11", Light::Late)]
    {
        let reading = Reading { completed: Some(date(completed)), ..reading("2008-03-10") };
        assert_eq!(light(&reading, late), expected);
    }
}

#[test]
fn a_pause_is_grey_even_after_the_due_date_but_not_once_completed() {
    let pauses = [pause("2008-03-05..2008-03-20")];
    let paused = Reading { pauses: &pauses, ..reading("2008-03-10") };
    assert_eq!(light(&paused, start_of(date("2008-03-12"))), Light::Paused);
    assert_eq!(light(&paused, start_of(date("2008-03-20"))), Light::Red);
    let done = Reading { completed: Some(date("2008-03-06")), ..paused };
    assert_eq!(light(&done, start_of(date("2008-03-12"))), Light::OnTime);
}

#[test]
fn lights_have_codes() {
    for light in Light::ALL {
        assert_eq!(serde_json::to_value(light).unwrap(), light.code());
        assert_eq!(Light::parse(light.code()), Some(light));
    }
    assert_eq!(Light::parse("blue"), None);
    assert_eq!(serde_json::to_value(DayReason::MakeUpWorkday).unwrap(), DayReason::MakeUpWorkday.code());
}

#[rstest]
#[case("2008-03-14", "2008-03-10", 4)]
#[case("2008-03-14", "2008-03-08", 5)]
#[case("2008-03-14", "2008-03-14", 0)]
#[case::saturday_after("2008-03-14", "2008-03-15", -1)]
#[case::sunday_after("2008-03-14", "2008-03-16", -1)]
#[case::monday_after("2008-03-14", "2008-03-17", -1)]
#[case::tuesday_after("2008-03-14", "2008-03-18", -2)]
#[case::whole_holiday("2008-02-05", "2008-02-12", -1)]
#[case::due_on_a_holiday("2008-02-07", "2008-02-06", 1)]
fn days_left_says_0_on_the_due_date_only(#[case] due: &str, #[case] today: &str, #[case] left: i64) {
    assert_eq!(days_left(&official(), date(due), date(today)), left);
}

fn terms() -> impl Strategy<Value = Term> {
    let pauses = proptest::collection::vec((0_i64..120, 1_i64..40), 0..4);
    (0_i64..7_300, 0_u32..120, 0_u32..30, pauses).prop_map(|(day, workdays, extension, pauses)| {
        let accepted = date("2005-01-01") + TimeDelta::days(day);
        let pause = |(from, length)| {
            let from = accepted + TimeDelta::days(from);
            Pause { from, until: from + TimeDelta::days(length) }
        };
        Term { accepted, workdays, extension, pauses: pauses.into_iter().map(pause).collect() }
    })
}

fn rank(light: Light) -> u8 {
    match light {
        Light::Green => 0,
        Light::Yellow => 1,
        Light::Red => 2,
        Light::Paused | Light::Upper | Light::OnTime | Light::Late => 3,
    }
}

proptest! {
    #[test]
    fn the_ledger_counts_what_was_promised(term in terms()) {
        let calendar = official();
        let answer = due_date(&calendar, &term).unwrap();
        let counted = answer.days.iter().filter(|day| day.counted).count();
        prop_assert_eq!(counted, (term.workdays + term.extension) as usize);
        prop_assert_eq!(answer.days.first().map(|day| (day.date, day.reason)), Some((term.accepted, DayReason::StartDay)));
        prop_assert_eq!(answer.days.last().map(|day| day.date), Some(answer.due));
        prop_assert!(answer.days.windows(2).all(|two| two[0].date.succ_opt() == Some(two[1].date)));
        prop_assert!(answer.days.iter().skip(1).all(|day| day.counted == day.reason.is_workday()));
        if counted > 0 {
            prop_assert!(calendar.is_workday(answer.due));
            prop_assert!(term.pauses.iter().all(|pause| !pause.excludes(answer.due)));
        } else {
            prop_assert_eq!(answer.due, term.accepted);
        }
        let uncounted: i64 = skipped(&answer.days).iter().map(|(from, to)| (*to - *from).num_days() + 1).sum();
        prop_assert_eq!(uncounted as usize, answer.days.len() - 1 - counted);
    }

    #[test]
    fn without_pauses_the_ledger_is_the_calendar(term in terms()) {
        let term = Term { pauses: Vec::new(), ..term };
        let due = due_date(&official(), &term).unwrap().due;
        prop_assert_eq!(due, official().add(term.accepted, term.workdays + term.extension));
    }

    #[test]
    fn a_pause_never_brings_the_due_date_forward(term in terms()) {
        let without = due_date(&official(), &Term { pauses: Vec::new(), ..term.clone() }).unwrap();
        prop_assert!(due_date(&official(), &term).unwrap().due >= without.due);
    }

    #[test]
    fn a_light_only_moves_on(term in terms(), minutes in proptest::collection::vec(0_i64..400_000, 2..20)) {
        let calendar = official();
        let due = due_date(&calendar, &Term { pauses: Vec::new(), ..term.clone() }).unwrap().due;
        let close_of_business = OfficeHours::default().close_of_business(due);
        let immediate = due == term.accepted;
        let reading = Reading { accepted: term.accepted, due, immediate, pauses: &[], completed: None, close_of_business };
        let mut minutes = minutes;
        minutes.sort_unstable();
        let lights = minutes.into_iter().map(|minutes| {
            let at = start_of(term.accepted) + TimeDelta::minutes(minutes);
            let light = light(&reading, at);
            (rank(light), days_left(&calendar, due, crate::time::local_date(at)).signum())
        });
        let lights: Vec<_> = lights.collect();
        prop_assert!(lights.is_sorted_by_key(|(rank, _)| *rank));
        for (rank, sign) in lights {
            let expected: &[i64] = match rank { 0 if immediate => &[0], 0 => &[1], 1 => &[0], _ => &[-1] };
            prop_assert!(expected.contains(&sign), "rank {rank}, days left {sign}");
        }
    }

    #[test]
    fn the_last_day_is_yellow_from_midnight_to_midnight(term in terms()) {
        let term = Term { pauses: Vec::new(), workdays: term.workdays + 1, ..term };
        let due = due_date(&official(), &term).unwrap().due;
        let reading = Reading { accepted: term.accepted, ..reading(&due.to_string()) };
        let next: NaiveDate = due.succ_opt().unwrap();
        prop_assert_eq!(light(&reading, start_of(due) - TimeDelta::milliseconds(1)), Light::Green);
        prop_assert_eq!(light(&reading, start_of(due)), Light::Yellow);
        prop_assert_eq!(light(&reading, start_of(next) - TimeDelta::milliseconds(1)), Light::Yellow);
        prop_assert_eq!(light(&reading, start_of(next)), Light::Red);
        prop_assert_eq!(light(&reading, instant(next, NaiveTime::MIN)), Light::Red);
    }

    #[test]
    fn a_written_pause_reads_back(term in terms()) {
        for pause in term.pauses {
            prop_assert_eq!(pause.to_string().parse(), Ok(pause));
        }
    }
}
