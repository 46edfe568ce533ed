//! How wide and dense a page is: staff pages use the whole window, pages to read keep a measure.

use leptos::prelude::*;
use leptos_meta::Body;
use leptos_router::hooks::use_location;

/// Marks the body of staff pages, `staff compact`.
#[component]
pub fn Width() -> impl IntoView {
    let path = use_location().pathname;
    let staff = Memo::new(move |_| path.with(|path| is_staff(path)));
    view! { <Body {..} class=move || if staff.get() { "staff compact" } else { "" }/> }
}

fn is_staff(path: &str) -> bool {
    ["/desk", "/admin"]
        .into_iter()
        .any(|area| path.strip_prefix(area).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::is_staff;

    #[test]
    fn staff_areas_are_whole_segments() {
        assert!(is_staff("/desk") && is_staff("/desk/counter") && is_staff("/admin/services"));
        assert!(!is_staff("/") && !is_staff("/desks") && !is_staff("/services/desk"));
    }
}
