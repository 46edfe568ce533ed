//! Lamps of lists: short words, and how many of each a page shows.

use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use crate::ui::{Lamp, LampKind};
use domain::api::cases::{CaseRow, SideClock};
use domain::case::StageName;
use domain::clock::Light;
use domain::number::CaseNumber;
use leptos::prelude::*;

/// The light by which a row is judged, with its working days: a co-department's own part, the result that waits to be
/// collected, else the case.
pub(super) fn shown(row: &CaseRow) -> (Light, i64) {
    let delivery = row.delivery.filter(|_| row.stage == StageName::Decided);
    row.part.or(delivery).map_or((row.light, row.days_left), |clock| (clock.light, clock.days_left))
}

/// The lamp of a row: 剩 11 日, 今日到期, 超 2 日, 按时办结. Days are working days; the column's head says so. A joint case
/// has the lamp of its most urgent part beside it.
pub(super) fn row_lamp(row: &CaseRow) -> AnyView {
    let lang = use_lang();
    let (light, days_left) = shown(row);
    let words = words(lang, light, days_left);
    let warned = row.warned.then(|| view! { " " <span class="tag">{lang.pick("将到期", "due soon")}</span> });
    let worst = row.worst_part.filter(|_| row.part.is_none()).map(|part| {
        let words = self::words(lang, part.light, part.days_left);
        let words = lang.pick(format!("会办 {words}"), format!("part: {words}"));
        view! { " " <Lamp kind=LampKind::of(part.light) words/> }
    });
    view! { <Lamp kind=LampKind::of(light) words/> {warned} {worst} }.into_any()
}

/// The lamp of a clock beside the case's own.
pub(super) fn side_lamp(lang: Lang, clock: SideClock) -> AnyView {
    let words = words(lang, clock.light, clock.days_left);
    view! { <Lamp kind=LampKind::of(clock.light) words/> }.into_any()
}

fn words(lang: Lang, light: Light, days_left: i64) -> String {
    let days = days_left.unsigned_abs();
    match light {
        // By some rules a case is green or yellow on some days after its date.
        Light::Red | Light::Yellow | Light::Green if days_left < 0 => {
            lang.pick(format!("超 {days} 日"), format!("{days} over"))
        }
        Light::Green if days_left > 0 => lang.pick(format!("剩 {days} 日"), format!("{days} left")),
        Light::Green => lang.pick("今天内办", "by closing time").to_owned(),
        Light::Yellow => lang.pick("今日到期", "due today").to_owned(),
        Light::Red => lang.pick("超期", "overdue").to_owned(),
        Light::Paused | Light::Upper | Light::OnTime | Light::Late => labels::light(lang, light).to_owned(),
    }
}

/// How many rows show which lamp, the urgent ones first; lamps that no row shows are left out.
pub(super) fn counts(rows: &[CaseRow]) -> AnyView {
    let lang = use_lang();
    let kinds = [Light::Red, Light::Yellow, Light::Green, Light::Paused, Light::Upper, Light::OnTime, Light::Late];
    let lamps = kinds.into_iter().filter_map(|light| {
        let count = rows.iter().filter(|row| shown(row).0 == light).count();
        let words = format!("{} {count}", labels::light(lang, light));
        (count > 0).then(|| view! { <li><Lamp kind=LampKind::of(light) words/></li> })
    });
    let lamps = lamps.collect_view();
    if lamps.is_empty() {
        return ().into_any();
    }
    view! { <ul class="lamps" aria-label=lang.pick("本页的灯", "Lights on this page")>{lamps}</ul> }.into_any()
}

/// The number as people read it, in groups; a number that is none stays as it is.
pub(super) fn grouped(number: &str) -> String {
    CaseNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.grouped())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_keep_the_number() {
        assert_eq!(words(Lang::Zh, Light::Green, 11), "剩 11 日");
        assert_eq!(words(Lang::En, Light::Red, -2), "2 over");
        assert_eq!(words(Lang::Zh, Light::Green, 0), "今天内办");
        assert_eq!(words(Lang::Zh, Light::Yellow, -1), "超 1 日", "by the province's rule");
        assert_eq!(words(Lang::Zh, Light::Late, -2), "超期办结");
    }

    #[test]
    fn numbers_are_grouped_where_they_are_numbers() {
        assert_eq!(grouped("0803030500120"), "080303-05-0012-0");
        assert_eq!(grouped("x"), "x");
    }
}
