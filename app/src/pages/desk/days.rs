//! Dates of a limit in the words of the hall: what was counted, what was not, and why.

use crate::text::{Lang, date, numbers};
use chrono::{Datelike, NaiveDate};
use domain::calendar::Calendar;
use domain::catalogue::Service;
use domain::clock::{Day, DayReason, Term, binding_due, due_date, skipped, statutory_due};
use leptos::prelude::*;

/// The promised date of a service that is accepted today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Promise {
    /// The date that the receipt will promise.
    pub(super) due: NaiveDate,
    /// It rests on a year without an official calendar.
    pub(super) provisional: bool,
    /// The limit in law ends before the promised one and binds.
    pub(super) by_law: bool,
    /// Day by day to the promised date.
    pub(super) days: Vec<Day>,
}

/// The promised date, by the rules that the server uses when it accepts.
pub(super) fn promise(calendar: &Calendar, today: NaiveDate, service: &Service) -> Option<Promise> {
    let term = Term { accepted: today, workdays: service.promised_workdays, extension: 0, pauses: Vec::new() };
    let promised = due_date(calendar, &term).ok()?;
    let statutory = statutory_due(calendar, today, &service.statutory, 0, &[]);
    let (due, by_law) = binding_due(promised.due, statutory);
    Some(Promise { due, provisional: promised.provisional, by_law, days: promised.days })
}

/// Why this day, in one line.
pub(super) fn why(lang: Lang, promise: &Promise, workdays: u32) -> String {
    if workdays == 0 {
        return lang.pick("即办件：当场或当天办结。", "Immediate: done on the spot or the same day.").to_owned();
    }
    let mut line = lang.pick(
        format!("受理次日起算 {}", numbers::workdays(lang, workdays)),
        format!("{} from the day after acceptance", numbers::workdays(lang, workdays)),
    );
    let weekend_days = weekend_days(&promise.days);
    if weekend_days > 0 {
        line += &lang.pick(
            format!("，双休日 {weekend_days} 天不计"),
            format!("; {} not counted", numbers::plural(weekend_days as u64, "weekend day", "weekend days")),
        );
    }
    for (from, to) in holidays(&promise.days) {
        let days = range(lang, from, to);
        line += &lang.pick(format!("，{days}放假不计"), format!("; {days} public holiday, not counted"));
    }
    for day in promise.days.iter().filter(|day| day.reason == DayReason::MakeUpWorkday) {
        let name = date::day_and_month(lang, day.date);
        let weekday = date::weekday(lang, day.date);
        line += &lang.pick(
            format!("，{name}（{weekday}）调休上班，计入"),
            format!("; {weekday} {name} is a make-up working day, counted"),
        );
    }
    line + lang.pick("。", ".")
}

/// Ranges of days off that hold a public holiday.
fn holidays(days: &[Day]) -> Vec<(NaiveDate, NaiveDate)> {
    let is_holiday = |date: NaiveDate| days.iter().any(|day| day.date == date && day.reason == DayReason::Holiday);
    let holds = |(from, to): &(NaiveDate, NaiveDate)| from.iter_days().take_while(|day| day <= to).any(is_holiday);
    skipped(days).into_iter().filter(holds).collect()
}

/// Weekend days outside those ranges.
fn weekend_days(days: &[Day]) -> usize {
    let holidays = holidays(days);
    let free = |day: &&Day| !holidays.iter().any(|(from, to)| (*from..=*to).contains(&day.date));
    days.iter().filter(|day| day.reason == DayReason::Weekend).filter(free).count()
}

/// 3月8日至9日, 4月30日至5月2日, 10月1日; 8–9 March, 30 April – 2 May, 1 October.
pub(super) fn range(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let (first, last) = (date::day_and_month(lang, from), date::day_and_month(lang, to));
    match (lang, from == to, from.month() == to.month()) {
        (_, true, _) => first,
        (Lang::Zh, false, true) => format!("{first}至{}日", to.day()),
        (Lang::Zh, false, false) => format!("{first}至{last}"),
        (Lang::En, false, true) => format!("{}–{last}", from.day()),
        (Lang::En, false, false) => format!("{first} – {last}"),
    }
}

/// The same for a list of ranges.
pub(super) fn ranges(lang: Lang, ranges: impl Iterator<Item = (NaiveDate, NaiveDate)>) -> String {
    let ranges: Vec<String> = ranges.map(|(from, to)| range(lang, from, to)).collect();
    ranges.join(lang.pick("、", ", "))
}

/// 2008-03-24 周一; 2008-03-24 Mon. For tables.
pub(super) fn short(lang: Lang, day: NaiveDate) -> String {
    let weekday = date::weekday(lang, day);
    let short: String = match lang {
        Lang::Zh => format!("周{}", weekday.chars().last().unwrap_or_default()),
        Lang::En => weekday.chars().take(3).collect(),
    };
    format!("{} {short}", date::iso(day))
}

/// The mark of a date that rests on a year without an official calendar.
pub(super) fn provisional(lang: Lang) -> AnyView {
    let why = lang.pick("国务院尚未公布该年放假安排", "The holidays of that year are not announced yet");
    view! { " " <abbr class="tag" title=why>{lang.pick("推算", "provisional")}</abbr> }.into_any()
}

#[cfg(test)]
mod tests;
