//! The strip of three to six facts at the top of a page.

use leptos::prelude::*;

/// One fact: its name and what it is.
pub struct Fact {
    pub(super) name: String,
    pub(super) value: AnyView,
}

impl Fact {
    /// A fact that is a plain text.
    pub fn text(name: &str, value: impl Into<String>) -> Self {
        Self::view(name, value.into())
    }

    /// A fact that is a piece of a page.
    pub fn view(name: &str, value: impl IntoView + 'static) -> Self {
        Self { name: name.to_owned(), value: value.into_any() }
    }
}

/// The strip.
#[component]
pub fn Facts(
    /// The facts in order.
    items: Vec<Fact>,
) -> impl IntoView {
    let items = items.into_iter().map(|fact| view! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> });
    view! { <dl class="facts">{items.collect_view()}</dl> }.into_any()
}
