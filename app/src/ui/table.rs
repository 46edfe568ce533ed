//! Tables.

use crate::prefs::use_lang;
use leptos::prelude::*;

/// A table in a frame that scrolls by itself, so that the page never does. The rows are `<tr>` elements; with `stack`
/// each becomes a block on phones, its cells labelled by their `data-th`.
#[component]
pub fn Table(
    /// What the table holds, for those who cannot see it.
    #[prop(into)]
    label: String,
    /// The head's cells in order; a cell that ends in `#` is aligned to the right, without the sign.
    head: Vec<String>,
    /// Becomes blocks on phones.
    #[prop(optional)]
    stack: bool,
    /// The rows.
    children: Children,
) -> impl IntoView {
    // A region of its own name: the section around it often has the same words as heading.
    let label = format!("{label}{}", use_lang().pick("（表）", " (table)"));
    let head = head.into_iter().map(|cell| match cell.strip_suffix('#') {
        Some(text) => view! { <th scope="col" class="r">{text.to_owned()}</th> }.into_any(),
        None => view! { <th scope="col">{cell}</th> }.into_any(),
    });
    view! {
        <section class="tw" tabindex="0" aria-label=label>
            <table class=if stack { "stack" } else { "" }>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </section>
    }
    .into_any()
}
