//! Instants and dates (DOMAIN 3.2). Instants are UTC; a date is an Asia/Shanghai date (UTC+08:00, no summer time since
//! 1992).

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// Shanghai's distance from UTC.
const OFFSET: TimeDelta = TimeDelta::hours(8);

/// The local date and time in Shanghai of an instant; at most [`NaiveDateTime::MAX`].
pub fn local(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.naive_utc().checked_add_signed(OFFSET).unwrap_or(NaiveDateTime::MAX)
}

/// The Shanghai date of an instant.
pub fn local_date(instant: DateTime<Utc>) -> NaiveDate {
    local(instant).date()
}

/// The instant at which it is `time` on `date` in Shanghai; at least [`NaiveDateTime::MIN`].
pub fn instant(date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    date.and_time(time).checked_sub_signed(OFFSET).unwrap_or(NaiveDateTime::MIN).and_utc()
}

/// Midnight at the beginning of `date` in Shanghai.
pub fn start_of(date: NaiveDate) -> DateTime<Utc> {
    instant(date, NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lights_change_at_local_midnight_which_is_sixteen_hundred_utc() {
        let date = NaiveDate::from_ymd_opt(2007, 10, 11).unwrap();
        assert_eq!(start_of(date).to_rfc3339(), "2007-10-10T16:00:00+00:00");
        assert_eq!(local_date(start_of(date)), date);
        assert_eq!(local_date(start_of(date) - TimeDelta::milliseconds(1)), date.pred_opt().unwrap());
    }

    #[test]
    fn the_ends_of_time_do_no_harm() {
        assert_eq!(local(DateTime::<Utc>::MAX_UTC), NaiveDateTime::MAX);
        assert_eq!(start_of(NaiveDate::MIN).naive_utc(), NaiveDateTime::MIN);
    }
}
