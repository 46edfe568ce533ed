//! Steps of a procedure and what happened to a case.

use crate::prefs::use_lang;
use crate::text::{date, labels};
use domain::api::cases::TimelineEntry;
use leptos::prelude::*;

/// One line of a list of steps.
pub struct StepLine {
    /// `is-done`, `is-now` or nothing.
    pub class: &'static str,
    /// What.
    pub head: String,
    /// Who and how long, or when.
    pub detail: Option<AnyView>,
}

/// A numbered procedure.
#[component]
pub fn Steps(
    /// The steps in order.
    items: Vec<StepLine>,
) -> impl IntoView {
    let items = items.into_iter().map(|step| {
        view! {
            <li class=step.class>
                <span class="steps__head">{step.head}</span>
                {step.detail.map(|detail| view! { <span class="steps__detail">{detail}</span> })}
            </li>
        }
    });
    view! { <ol class="steps">{items.collect_view()}</ol> }.into_any()
}

/// What happened to a case.
#[component]
pub fn Timeline(
    /// The entries, oldest first.
    entries: Vec<TimelineEntry>,
    /// The case is open: the last entry is where it stands.
    #[prop(optional)]
    open: bool,
    /// The last entry stands first: for people who look for what is new.
    #[prop(optional)]
    newest_first: bool,
) -> impl IntoView {
    let lang = use_lang();
    let last = entries.len().saturating_sub(1);
    let mut entries: Vec<_> = entries.into_iter().enumerate().collect();
    if newest_first {
        entries.reverse();
    }
    let items = entries.into_iter().map(|(index, entry)| {
        let actor = lang.text(&entry.actor_zh, &entry.actor_en);
        let class = if open && index == last { "is-now" } else { "is-done" };
        view! {
            <li class=class>
                <span class="steps__head">{labels::event(lang, &entry.event)}</span>
                <span class="steps__detail">
                    <time datetime=date::instant_iso(entry.at)>{date::instant(lang, entry.at)}</time>
                    {(!actor.is_empty()).then(|| view! { <span>{actor}</span> })}
                    {(!entry.note.is_empty()).then(|| view! { <span>{entry.note}</span> })}
                </span>
            </li>
        }
    });
    view! { <ol class="steps" reversed=newest_first>{items.collect_view()}</ol> }.into_any()
}
