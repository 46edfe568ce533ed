//! The public board: lights by department. No names, no numbers of cases.

mod bars;

use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::{Heading, Lamp, LampKind, Load, Table, loaded};
use domain::api::board::{Board, DepartmentLights, Lights as Counts};
use domain::clock::NamedRule;
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
        {loaded(board, page)}
    }
    .into_any()
}

fn page(board: Board) -> AnyView {
    let lang = use_lang();
    view! {
        <p>{meaning(lang, board.rule)}</p>
        <p class="hint">
            {lang.pick("数据时间：", "As of ")}
            <time datetime=date::instant_iso(board.at)>{date::instant(lang, board.at)}</time>
            " " <a href="/board" rel="external" class="noprint">{lang.pick("刷新", "refresh")}</a>
        </p>
        {tiles(lang, board.rule, &board.total)}
        <h2>{lang.pick("各部门", "By department")}</h2>
        {bars::bars(lang, &board.departments)}
        {table(lang, &board)}
    }
    .into_any()
}

/// What the lights mean.
fn meaning(lang: Lang, rule: NamedRule) -> String {
    let lights = match rule {
        NamedRule::Town => lang.pick(
            "绿灯：在承诺时限内。黄灯：最后一天。红灯：超过时限还没有办结。",
            "Green: within the promised limit. Yellow: on the last day. Red: over the limit and not done.",
        ),
        NamedRule::Province => lang.pick(
            "绿灯：在承诺时限内。黄灯：超过承诺时限。红灯：超过法定时限还没有办结。",
            "Green: within the promised limit. Yellow: over the promised limit. Red: over the limit in law and not done.",
        ),
    };
    let parts = lang.pick(
        "会办最急：联办件里协办部门最急的灯，不改变整件的灯。",
        " Worst part: the most urgent light among a joint case's departments; it does not change the light of the case.",
    );
    format!("{lights}{parts}")
}

fn tiles(lang: Lang, rule: NamedRule, total: &Counts) -> AnyView {
    let yellow = match rule {
        NamedRule::Town => lang.pick("黄灯 · 今日到期", "Yellow · due today"),
        NamedRule::Province => lang.pick("黄灯 · 过了承诺期", "Yellow · over the promise"),
    };
    let tile = |class, kind, words: &'static str, count: u64| {
        view! { <li class=class><Lamp kind words/><strong>{count}</strong></li> }
    };
    view! {
        <ul class="tiles tiles--figures">
            {tile("tile--bad", LampKind::Bad, lang.pick("红灯 · 超期", "Red · overdue"), total.red)}
            {tile("tile--warn", LampKind::Warn, yellow, total.yellow)}
            {tile("tile--ok", LampKind::Ok, lang.pick("绿灯 · 时限内", "Green · on time"), total.green)}
            {tile("", LampKind::Hold, lang.pick("暂停 · 特别程序", "Clock stopped"), total.paused)}
            {tile("", LampKind::Upper, lang.pick("上报 · 上级办理", "With the level above"), total.upper)}
            {tile("tile--done", LampKind::Done, lang.pick("今日办结", "Completed today"), total.completed_today)}
            <li><span class="hint">{lang.pick("今日受理", "Accepted today")}</span><strong>{total.accepted_today}</strong></li>
        </ul>
    }
    .into_any()
}

/// The worst light among the parts of joint cases that wait for an opinion, and how many cases have it; a part never turns
/// the light of the case itself (R10).
fn worst_part(lang: Lang, counts: &Counts) -> AnyView {
    let (kind, words) = match (counts.parts_red, counts.parts_yellow) {
        (0, 0) => return ().into_any(),
        (0, yellow) => (LampKind::Warn, lang.pick(format!("今日到期 {yellow}"), format!("due today: {yellow}"))),
        (red, _) => (LampKind::Bad, lang.pick(format!("超期 {red}"), format!("overdue: {red}"))),
    };
    view! { <Lamp kind words/> }.into_any()
}

fn table(lang: Lang, board: &Board) -> AnyView {
    let head = [
        ("部门", "Department"),
        ("绿灯#", "Green#"),
        ("黄灯#", "Yellow#"),
        ("红灯#", "Red#"),
        ("暂停#", "Stopped#"),
        ("上报#", "Sent up#"),
        ("会办最急", "Worst part"),
        ("今日受理#", "Accepted today#"),
        ("今日办结#", "Completed today#"),
    ]
    .map(|(zh, en)| lang.pick(zh, en).to_owned());
    let row = |name: String, counts: &Counts| {
        let number = |count: u64| view! { <td class="r">{count}</td> };
        let open = [counts.green, counts.yellow, counts.red, counts.paused, counts.upper].map(number);
        let today = [counts.accepted_today, counts.completed_today].map(number);
        view! { <tr><th scope="row">{name}</th>{open}<td>{worst_part(lang, counts)}</td>{today}</tr> }
    };
    let rows = board.departments.iter().map(|department: &DepartmentLights| {
        row(lang.text(&department.name_zh, &department.name_en), &department.lights)
    });
    let rows = rows.collect_view();
    let total = row(lang.pick("合计", "Total").to_owned(), &board.total);
    view! { <Table label=lang.pick("各部门的灯", "Lights by department") head=head.to_vec()>{rows}{total}</Table> }
        .into_any()
}
