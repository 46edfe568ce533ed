//! Dates and times as people read them: 2008年3月24日（星期一）, 24 March 2008 (Monday).

use super::Lang;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

const WEEKDAYS_ZH: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_en(date: NaiveDate) -> &'static str {
    MONTHS_EN.get(date.month0() as usize).copied().unwrap_or_default()
}

/// 2008年3月24日; 24 March 2008.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => format!("{} {} {}", date.day(), month_en(date), date.year()),
    }
}

/// 3月24日; 24 March. For lists where the year is plain.
pub fn day_and_month(lang: Lang, date: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), month_en(date)),
    }
}

/// 星期一; Monday.
pub fn weekday(lang: Lang, date: NaiveDate) -> String {
    let index = date.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Zh => format!("星期{}", WEEKDAYS_ZH.get(index).copied().unwrap_or_default()),
        Lang::En => WEEKDAYS_EN.get(index).copied().unwrap_or_default().to_owned(),
    }
}

/// 2008年3月24日（星期一）; 24 March 2008 (Monday).
pub fn date_with_weekday(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}（{}）", date(lang, day), weekday(lang, day)),
        Lang::En => format!("{} ({})", date(lang, day), weekday(lang, day)),
    }
}

/// 2008-03-24, for the `datetime` attribute.
pub fn iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// 08:30.
pub fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// 2008年3月24日 09:12 in Shanghai; 24 March 2008, 09:12.
pub fn instant(lang: Lang, instant: DateTime<Utc>) -> String {
    let local = domain::time::local(instant);
    let day = date(lang, local.date());
    lang.pick(format!("{day} {}", time(local.time())), format!("{day}, {}", time(local.time())))
}

/// The instant for the `datetime` attribute: 2008-03-24T09:12+08:00.
pub fn instant_iso(instant: DateTime<Utc>) -> String {
    let local = domain::time::local(instant);
    format!("{}T{}+08:00", iso(local.date()), time(local.time()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2008, 3, 24).unwrap()
    }

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(date_with_weekday(Lang::Zh, day()), "2008年3月24日（星期一）");
        assert_eq!(date_with_weekday(Lang::En, day()), "24 March 2008 (Monday)");
        assert_eq!(day_and_month(Lang::Zh, day()), "3月24日");
        assert_eq!(iso(day()), "2008-03-24");
        assert_eq!(weekday(Lang::Zh, day().pred_opt().unwrap()), "星期日");
    }

    #[test]
    fn instants_are_shown_in_shanghai() {
        let late = DateTime::from_timestamp(1_206_288_720, 0).unwrap();
        assert_eq!(instant(Lang::Zh, late), "2008年3月24日 00:12");
        assert_eq!(instant_iso(late), "2008-03-24T00:12+08:00");
    }
}
