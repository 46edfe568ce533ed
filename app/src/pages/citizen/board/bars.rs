//! Stacked bars, drawn here: patterns and numbers beside the colours, the table below says the same.

use crate::text::Lang;
use domain::api::board::{DepartmentLights, Lights};
use leptos::prelude::*;

/// Width of the longest bar, in the units of its picture.
const WIDTH: u64 = 480;

/// Widths of green, yellow and red on a scale of `most` cases; whatever is there shows at least 3 units.
fn widths(lights: &Lights, most: u64) -> [u64; 3] {
    [lights.green, lights.yellow, lights.red].map(|count| match count {
        0 => 0,
        count => (count * WIDTH / most.max(1)).max(3),
    })
}

fn open_cases(lights: &Lights) -> u64 {
    lights.green + lights.yellow + lights.red
}

/// One bar a department that has open cases; nothing when there is none. Names and numbers are text of the page, so that
/// they grow with it; the table below says the same.
pub(super) fn bars(lang: Lang, departments: &[DepartmentLights]) -> AnyView {
    let busy: Vec<_> = departments.iter().filter(|department| open_cases(&department.lights) > 0).collect();
    let most = busy.iter().map(|department| open_cases(&department.lights)).max().unwrap_or_default();
    if busy.is_empty() {
        return view! { <p>{lang.pick("现在没有在办的件。", "No case is open now.")}</p> }.into_any();
    }
    let rows = busy.iter().map(|department| row(lang, department, most));
    view! {
        <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect width="6" height="6" class="bar--warn"></rect>
                    <path d="M0 0V6" class="bar__hatch"></path>
                </pattern>
                <pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse">
                    <rect width="6" height="6" class="bar--bad"></rect>
                    <path d="M0 0L6 6M6 0L0 6" class="bar__cross"></path>
                </pattern>
            </defs>
        </svg>
        <ul class="bars noprint" aria-label=lang.pick("各部门在办件", "Open cases by department")>{rows.collect_view()}</ul>
    }
    .into_any()
}

fn row(lang: Lang, department: &DepartmentLights, most: u64) -> AnyView {
    let [green, yellow, red] = widths(&department.lights, most);
    let rect = |x: u64, width: u64, class: &'static str, fill: Option<&'static str>| {
        (width > 0).then(
            || view! { <rect x=x.to_string() y="0" width=width.to_string() height="20" class=class fill=fill></rect> },
        )
    };
    let name = lang.text(&department.name_zh, &department.name_en);
    view! {
        <li>
            <span>{name} " " <strong class="num">{open_cases(&department.lights)}</strong></span>
            <svg viewBox=format!("0 0 {WIDTH} 20") preserveAspectRatio="none" aria-hidden="true" focusable="false">
                {rect(0, green, "bar--ok", None)}
                {rect(green, yellow, "", Some("url(#hatch)"))}
                {rect(green + yellow, red, "", Some("url(#cross)"))}
            </svg>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_stay_visible_and_nothing_stays_nothing() {
        let lights = Lights { green: 1000, red: 1, ..Lights::default() };
        let [green, yellow, red] = widths(&lights, 1001);
        assert_eq!((yellow, red), (0, 3));
        assert!(green < WIDTH);
        assert_eq!(widths(&Lights::default(), 0), [0, 0, 0]);
    }
}
