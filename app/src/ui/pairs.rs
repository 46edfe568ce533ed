//! Names and values, one a line: where the strip of facts would be too loud.

use super::Fact;
use leptos::prelude::*;

/// The list.
#[component]
pub fn Pairs(
    /// The facts in order.
    items: Vec<Fact>,
) -> impl IntoView {
    let items = items.into_iter().map(|fact| view! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> });
    view! { <dl class="pairs">{items.collect_view()}</dl> }.into_any()
}
