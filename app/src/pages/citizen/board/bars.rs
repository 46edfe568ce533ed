//! Stacked bars, drawn here: patterns and numbers beside the colours, the table below says the same.

use crate::text::Lang;
use domain::api::board::{DepartmentLights, Lights};
use leptos::prelude::*;

const LABEL: u64 = 150;
const WIDTH: u64 = 470;
const ROW: u64 = 30;

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

/// One bar a department that has open cases; nothing when there is none.
pub(super) fn bars(lang: Lang, departments: &[DepartmentLights]) -> AnyView {
    let busy: Vec<_> = departments.iter().filter(|department| open_cases(&department.lights) > 0).collect();
    let most = busy.iter().map(|department| open_cases(&department.lights)).max().unwrap_or_default();
    if busy.is_empty() {
        return view! { <p>{lang.pick("现在没有在办的件。", "No case is open now.")}</p> }.into_any();
    }
    let view_box = format!("0 0 {} {}", LABEL + WIDTH + 60, busy.len() as u64 * ROW + 4);
    let rows = busy.iter().zip(0_u64..).map(|(department, index)| bar(lang, department, index * ROW + 4, most));
    view! {
        <figure class="noprint">
            <svg class="bars" viewBox=view_box role="img" aria-labelledby="bars-title">
                <title id="bars-title">{lang.pick("各部门在办件按灯色堆叠，数据见下表", "Open cases of each department by light; the table below says the same")}</title>
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
                {rows.collect_view()}
            </svg>
        </figure>
    }
    .into_any()
}

fn bar(lang: Lang, department: &DepartmentLights, y: u64, most: u64) -> AnyView {
    let [green, yellow, red] = widths(&department.lights, most);
    let rect = |x: u64, width: u64, class: &'static str, fill: Option<&'static str>| {
        (width > 0).then(|| view! { <rect x=x.to_string() y=y.to_string() width=width.to_string() height="20" class=class fill=fill></rect> })
    };
    let name: String = lang.text(&department.name_zh, &department.name_en).chars().take(18).collect();
    view! {
        <text x=(LABEL - 8).to_string() y=(y + 15).to_string() text-anchor="end">{name}</text>
        {rect(LABEL, green, "bar--ok", None)}
        {rect(LABEL + green, yellow, "", Some("url(#hatch)"))}
        {rect(LABEL + green + yellow, red, "", Some("url(#cross)"))}
        <text x=(LABEL + green + yellow + red + 8).to_string() y=(y + 15).to_string()>{open_cases(&department.lights)}</text>
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
