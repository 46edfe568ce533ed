//! Why a limit ends on its day.

use crate::text::{Lang, ledger};
use domain::clock::Day;
use leptos::prelude::*;

/// Why no days are listed: something else than the count of working days has set the date.
pub fn why_not(lang: Lang, by_law: bool) -> AnyView {
    let text = if by_law {
        lang.pick(
            "为什么是这一天：法定期限比承诺的工作日先到，按法定期限的最后一天办结。",
            "Why this day: the limit in law ends before the promised working days, so its last day binds.",
        )
    } else {
        lang.pick(
            "为什么是这一天：日期由办理中的决定（复核、上级批复、新的放假安排）确定，不能逐日列出。",
            "Why this day: a decision on the way (a re-examination, the answer of the level above, a new calendar) set it; \
             it cannot be shown day by day.",
        )
    };
    view! { <p class="hint">{text}</p> }.into_any()
}

/// The days that led to a date, folded; nothing where there is nothing to explain.
pub fn why_this_day(lang: Lang, days: &[Day]) -> Option<AnyView> {
    let folds = ledger::fold(days);
    if folds.len() < 2 {
        return None;
    }
    let line = |fold: &ledger::Fold| {
        let class = if fold.count.is_some() { "" } else { "off" };
        view! { <li class=class><span class="days">{fold.dates(lang)}</span><span>{fold.meaning(lang)}</span></li> }
    };
    let lines = folds.iter().map(line).collect_view();
    let view = view! {
        <details>
            <summary>{lang.pick("为什么是这一天", "Why this day")}</summary>
            <ul class="ledger">{lines}</ul>
        </details>
    };
    Some(view.into_any())
}
