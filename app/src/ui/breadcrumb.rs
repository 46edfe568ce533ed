//! Where one is.

use crate::prefs::use_lang;
use leptos::prelude::*;

/// The way from the home page: pairs of address and name. The page itself is its heading and is not repeated.
#[component]
pub fn Breadcrumb(
    /// The pages above this one, after the home page.
    #[prop(default = Vec::new())]
    trail: Vec<(String, String)>,
) -> impl IntoView {
    let lang = use_lang();
    let home = ("/".to_owned(), lang.pick("首页", "Home").to_owned());
    let links = std::iter::once(home).chain(trail).map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
    view! {
        <nav class="crumbs" aria-label=lang.pick("您在这里", "You are here")>
            <ol>{links.collect_view()}</ol>
        </nav>
    }
    .into_any()
}
