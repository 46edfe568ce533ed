//! A boxed message.

use leptos::prelude::*;

/// How loud a message is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    #[default]
    Info,
    /// Something went well.
    Good,
    /// Something needs attention.
    Warn,
    /// Something is wrong.
    Bad,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Good => "notice notice--good",
            Self::Warn => "notice notice--warn",
            Self::Bad => "notice notice--bad",
        }
    }
}

/// A boxed message; its first words say what it is.
#[component]
pub fn Notice(
    /// How loud.
    #[prop(optional)]
    tone: Tone,
    /// The message.
    children: Children,
) -> impl IntoView {
    view! { <div class=tone.class()>{children()}</div> }.into_any()
}
