//! The ledger of a limit, folded: days of the same kind in a row become one line.

use super::{Lang, date, labels};
use chrono::NaiveDate;
use domain::clock::{Day, DayReason};

/// Some days in a row of the same kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Why they count or not.
    pub reason: DayReason,
    /// The numbers that their days have in the count, first and last; none where they do not count.
    pub count: Option<(u32, u32)>,
}

/// Folds the ledger.
pub fn fold(days: &[Day]) -> Vec<Fold> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut counted = 0;
    for day in days {
        counted += u32::from(day.counted);
        match folds.last_mut().filter(|fold| fold.reason == day.reason && fold.to.succ_opt() == Some(day.date)) {
            Some(fold) => {
                fold.to = day.date;
                fold.count = fold.count.map(|(first, _)| (first, counted));
            }
            None => folds.push(Fold {
                from: day.date,
                to: day.date,
                reason: day.reason,
                count: day.counted.then_some((counted, counted)),
            }),
        }
    }
    folds
}

impl Fold {
    /// 3月17日至3月21日; 17 March – 21 March.
    pub fn dates(&self, lang: Lang) -> String {
        let from = date::day_and_month(lang, self.from);
        if self.from == self.to {
            return from;
        }
        let to = date::day_and_month(lang, self.to);
        lang.pick(format!("{from}至{to}"), format!("{from} – {to}"))
    }

    /// 工作日：第 1 至 5 天; 双休日，不计.
    pub fn meaning(&self, lang: Lang) -> String {
        let reason = labels::day_reason(lang, self.reason);
        match self.count {
            None => reason.to_owned(),
            Some((first, last)) if first == last => {
                lang.pick(format!("{reason}：第 {first} 天"), format!("{reason}: day {first}"))
            }
            Some((first, last)) => {
                lang.pick(format!("{reason}：第 {first} 至 {last} 天"), format!("{reason}s: days {first} to {last}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32, reason: DayReason) -> Day {
        Day { date: NaiveDate::from_ymd_opt(2008, 3, day).unwrap(), counted: reason.is_workday(), reason }
    }

    #[test]
    fn days_of_one_kind_become_one_line() {
        let days = [
            day(14, DayReason::StartDay),
            day(15, DayReason::Weekend),
            day(16, DayReason::Weekend),
            day(17, DayReason::Workday),
            day(18, DayReason::Workday),
        ];
        let folds = fold(&days);
        assert_eq!(folds.len(), 3);
        assert_eq!(folds[1].dates(Lang::Zh), "3月15日至3月16日");
        assert_eq!(folds[1].meaning(Lang::Zh), "双休日，不计");
        assert_eq!(folds[2].meaning(Lang::Zh), "工作日：第 1 至 2 天");
        assert_eq!(folds[0].dates(Lang::En), "14 March");
        assert_eq!(folds[2].meaning(Lang::En), "working days: days 1 to 2");
    }
}
