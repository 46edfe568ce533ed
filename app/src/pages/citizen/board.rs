//! The public board: lights by department. No names, no numbers of cases.

mod bars;

use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::{Heading, Lamp, LampKind, Load, Table, loaded};
use domain::api::board::{Board, DepartmentLights, Lights as Counts};
use leptos::prelude::*;
use std::time::Duration;

/// The page.
pub(super) fn lights() -> AnyView {
    let board = Load::once(api::board::board);
    // A board on a wall shows new figures by itself. Without script there is the link beside the time.
    Effect::new(move || {
        let again = set_interval_with_handle(move || board.refetch(), Duration::from_secs(60));
        on_cleanup(move || {
            if let Ok(again) = again {
                again.clear();
            }
        });
    });
    let lang = use_lang();
    // Outside what is fetched anew: a new heading would take the reader's place away every minute.
    view! {
        <Heading text=lang.pick("红黄绿灯", "The lights")/>
        <p>{lang.pick(
            "绿灯：在承诺时限内。黄灯：最后一天。红灯：超过时限还没有办结。",
            "Green: within the promised limit. Yellow: on the last day. Red: over the limit and not done.",
        )}</p>
        {loaded(board, page)}
    }
    .into_any()
}

fn page(board: Board) -> AnyView {
    let lang = use_lang();
    view! {
        <p class="hint">
            {lang.pick("数据时间：", "As of ")}
            <time datetime=date::instant_iso(board.at)>{date::instant(lang, board.at)}</time>
            " " <a href="/board" rel="external" class="noprint">{lang.pick("刷新", "refresh")}</a>
        </p>
        {tiles(lang, &board.total)}
        <h2>{lang.pick("各部门", "By department")}</h2>
        {bars::bars(lang, &board.departments)}
        {table(lang, &board)}
    }
    .into_any()
}

fn tiles(lang: Lang, total: &Counts) -> AnyView {
    let tile = |class, kind, words: &'static str, count: u64| {
        view! { <li class=class><Lamp kind words/><strong>{count}</strong></li> }
    };
    view! {
        <ul class="tiles tiles--figures">
            {tile("tile--bad", LampKind::Bad, lang.pick("红灯 · 超期", "Red · overdue"), total.red)}
            {tile("tile--warn", LampKind::Warn, lang.pick("黄灯 · 今日到期", "Yellow · due today"), total.yellow)}
            {tile("tile--ok", LampKind::Ok, lang.pick("绿灯 · 时限内", "Green · on time"), total.green)}
            {tile("tile--done", LampKind::Done, lang.pick("今日办结", "Completed today"), total.completed_today)}
            <li><span class="hint">{lang.pick("今日受理", "Accepted today")}</span><strong>{total.accepted_today}</strong></li>
        </ul>
    }
    .into_any()
}

fn table(lang: Lang, board: &Board) -> AnyView {
    let head = [
        ("部门", "Department"),
        ("绿灯#", "Green#"),
        ("黄灯#", "Yellow#"),
        ("红灯#", "Red#"),
        ("今日受理#", "Accepted today#"),
        ("今日办结#", "Completed today#"),
    ]
    .map(|(zh, en)| lang.pick(zh, en).to_owned());
    let row = |name: String, counts: &Counts| {
        let cells = [counts.green, counts.yellow, counts.red, counts.accepted_today, counts.completed_today];
        view! { <tr><th scope="row">{name}</th>{cells.map(|count| view! { <td class="r">{count}</td> })}</tr> }
    };
    let rows = board.departments.iter().map(|department: &DepartmentLights| {
        row(lang.text(&department.name_zh, &department.name_en), &department.lights)
    });
    let rows = rows.collect_view();
    let total = row(lang.pick("合计", "Total").to_owned(), &board.total);
    view! { <Table label=lang.pick("各部门的灯", "Lights by department") head=head.to_vec()>{rows}{total}</Table> }
        .into_any()
}
