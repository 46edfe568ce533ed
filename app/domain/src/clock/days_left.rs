//! Working days left or over (DOMAIN 3.2 R9).

use crate::calendar::Calendar;
use chrono::NaiveDate;

/// Working days left: those after `today` up to and including `due`; on the due date 0; afterwards negative, the
/// working days after `due` up to and including `today`.
///
/// 0 is said on the due date and on no other day: before it the answer is at least 1, after it at most -1, even when
/// no working day lies between (the Saturday after a Friday's due date is red and says -1). The sign therefore always
/// agrees with the light: positive green, 0 yellow, negative red. Reports count with [`Calendar::workdays_in`], which
/// says 0 there (R9).
pub fn days_left(calendar: &Calendar, due: NaiveDate, today: NaiveDate) -> i64 {
    let between = |from, to| i64::from(calendar.workdays_in(from, to)).max(1);
    match today.cmp(&due) {
        std::cmp::Ordering::Less => between(today, due),
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => -between(due, today),
    }
}
