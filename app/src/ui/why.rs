//! Why a limit ends on its day.

use crate::text::{Lang, ledger};
use domain::clock::Day;
use leptos::prelude::*;

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
