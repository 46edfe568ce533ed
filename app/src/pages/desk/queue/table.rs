//! The list itself, and moving through it by keys.

use crate::pages::desk::{days, lamps};
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels};
use crate::ui::Table;
use domain::api::cases::CaseRow;
use domain::case::StageName;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The rows with everything that a clerk decides by.
pub(super) fn full(rows: Vec<CaseRow>) -> AnyView {
    let lang = use_lang();
    let columns = [
        lang.pick("剩余工作日", "Working days"),
        lang.pick("编号", "Number"),
        lang.pick("事项", "Service"),
        lang.pick("申请人", "Applicant"),
        lang.pick("状态", "State"),
        lang.pick("受理", "Accepted"),
        lang.pick("期限", "Due"),
    ];
    let rows = rows
        .into_iter()
        .enumerate()
        .map(move |(place, row)| {
            let until = due(lang, &row);
            view! {
                <tr>
                    <td data-th=columns[0]>{lamps::row_lamp(&row)}</td>
                    <td data-th=columns[1] class="mono">{link(&row, place)}</td>
                    <td data-th=columns[2]>{lang.text(&row.service_zh, &row.service_en)}</td>
                    <td data-th=columns[3]>{row.applicant}</td>
                    <td data-th=columns[4]>{labels::stage(lang, row.stage)}</td>
                    <td data-th=columns[5] class="num">{row.accepted.map(date::iso)}</td>
                    <td data-th=columns[6] class="num">
                        {until} {row.chase.then(|| chase(lang))} {row.provisional.then(|| days::provisional(lang))}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table label=lang.pick("办件", "Cases") head=columns.map(str::to_owned).to_vec() stack=true>
            {rows}
        </Table>
    }
    .into_any()
}

/// The last day of the clock by which the row is judged; while the clock stands still until when (R5).
fn due(lang: Lang, row: &CaseRow) -> AnyView {
    let delivery = row.delivery.filter(|_| row.stage == StageName::Decided);
    if let Some(clock) = row.part.or(delivery) {
        return days::short(lang, clock.due).into_any();
    }
    let law = row.by_law.then(|| {
        let why = lang.pick("法定期限比承诺日期先到", "The limit in law ends before the promised date");
        view! { " " <abbr class="tag" title=why>{lang.pick("法定", "by law")}</abbr> }
    });
    match (row.due, row.resumes) {
        (Some(day), _) => view! { {days::short(lang, day)} {law} }.into_any(),
        (None, Some(day)) => {
            let day = days::short(lang, day);
            lang.pick(format!("时钟停到 {day}"), format!("clock stands still until {day}")).into_any()
        }
        (None, None) => ().into_any(),
    }
}

/// The first rows in short, beside the counter.
pub(super) fn brief(rows: Vec<CaseRow>) -> AnyView {
    let lang = use_lang();
    let columns = [lang.pick("剩余", "Left"), lang.pick("编号", "Number"), lang.pick("事项", "Service")];
    let rows = rows.into_iter().enumerate().map(move |(place, row)| {
        view! {
            <tr>
                <td data-th=columns[0]>{lamps::row_lamp(&row)}</td>
                <td data-th=columns[1] class="mono">{link(&row, place)}</td>
                <td data-th=columns[2]>
                    <span>{lang.text(&row.service_zh, &row.service_en)} " " <span class="hint nowrap">{row.applicant}</span></span>
                </td>
            </tr>
        }
    }).collect_view();
    view! {
        <Table label=lang.pick("办件", "Cases") head=columns.map(str::to_owned).to_vec() stack=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn link(row: &CaseRow, place: usize) -> AnyView {
    let href = format!("/desk/cases/{}", row.number);
    view! { <a href=href data-row=place.to_string()>{lamps::grouped(&row.number)}</a> }.into_any()
}

fn chase(lang: Lang) -> AnyView {
    view! { <span class="tag">{lang.pick("今日催办", "remind today")}</span> }.into_any()
}

/// Moves the focus so many rows on; from outside the list to its first row.
pub(super) fn step(by: i64) {
    let now = document().active_element().and_then(|element| element.get_attribute("data-row"));
    let now: Option<i64> = now.and_then(|place| place.parse().ok());
    let wanted = now.map_or(0, |place| place + by);
    let found = document().query_selector(&format!("a[data-row='{wanted}']")).ok().flatten();
    if let Some(link) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A link that cannot take the focus leaves it where it was.
        let _ = link.focus();
    }
}
