//! The centre at a glance, and what its administration shows.

use crate::api;
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use crate::ui::loaded::Key;
use crate::ui::{Fact, Heading, Pairs};
use domain::api::Problem;
use domain::api::account::Me;
use domain::api::services::ServiceQuery;
use domain::catalogue::Batch;
use domain::permission::{Action, may};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the overview counts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Figures {
    /// Departments by status, then services, in the order of [`BATCHES`].
    departments: [usize; 3],
    services: [usize; 3],
    windows: usize,
    calendar: String,
    years: Vec<i32>,
}

const BATCHES: [Batch; 3] = [Batch::First, Batch::Second, Batch::Outside];

/// The overview's page.
pub(super) fn show() -> AnyView {
    let staff = Staff::ask(Some(Action::ReadAdministration), Key::new, |_, _| figures());
    staff.page(|me, figures| page(&me, &figures))
}

async fn figures() -> Result<Figures, Problem> {
    let (departments, services, windows, calendar) = futures_util::future::join4(
        api::hall::departments(),
        api::services::all(ServiceQuery::default()),
        api::hall::windows(),
        api::clock::calendar(),
    )
    .await;
    let (departments, services, calendar) = (departments?.items, services?.items, calendar?);
    Ok(Figures {
        departments: BATCHES.map(|batch| departments.iter().filter(|one| one.batch == batch).count()),
        services: BATCHES.map(|batch| services.iter().filter(|one| one.batch == batch).count()),
        windows: windows?.items.len(),
        years: calendar.years.keys().copied().collect(),
        calendar: calendar.version,
    })
}

fn page(me: &Me, figures: &Figures) -> AnyView {
    let lang = use_lang();
    let sum = |counts: [usize; 3]| counts.iter().sum::<usize>().to_string();
    let tiles = [
        tile(
            "/admin/departments",
            lang.pick("部门", "Departments"),
            sum(figures.departments),
            counts(lang, figures.departments),
        ),
        tile("/admin/services", lang.pick("事项", "Services"), sum(figures.services), counts(lang, figures.services)),
        tile(
            "/admin/departments",
            lang.pick("窗口", "Windows"),
            figures.windows.to_string(),
            lang.pick("含 1 号咨询台", "window 1 is the enquiry desk").to_owned(),
        ),
    ];
    let mut links = vec![
        ("/admin/forms", lang.pick("表格和下载次数", "Forms and how often they are taken")),
        ("/admin/calendar", lang.pick("工作日历和放假通知", "The calendar and holiday notices")),
        ("/board", lang.pick("红黄绿灯公示", "The public board of lights")),
    ];
    if may(Some(me.role), Action::ReadAllCases) {
        links.insert(0, ("/desk", lang.pick("全部办件", "All cases")));
    }
    if may(Some(me.role), Action::Announce) {
        links.push(("/admin/news", lang.pick("发布公告", "News")));
    }
    let links = links.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
    view! {
        <Heading text=lang.pick("中心管理", "Administration")/>
        <ul class="tiles">{tiles}</ul>
        <Pairs items=vec![Fact::text(lang.pick("工作日历", "Calendar"), calendar(lang, figures))]/>
        <ul class="ways">{links.collect_view()}</ul>
    }
    .into_any()
}

fn tile(href: &'static str, name: &'static str, figure: String, detail: String) -> AnyView {
    view! { <li><a href=href>{name}</a> <strong>{figure}</strong> <span class="hint">{detail}</span></li> }.into_any()
}

/// 大厅可办 7 · 即将进驻 3 · 不在大厅办 2.
fn counts(lang: Lang, counts: [usize; 3]) -> String {
    let parts = BATCHES.into_iter().zip(counts).map(|(batch, count)| format!("{} {count}", labels::batch(lang, batch)));
    parts.collect::<Vec<_>>().join(" · ")
}

/// 2026-11（2007–2027 年有正式放假安排）.
fn calendar(lang: Lang, figures: &Figures) -> String {
    match (figures.years.first(), figures.years.last()) {
        (Some(first), Some(last)) => {
            let version = &figures.calendar;
            lang.pick(format!("{version}（正式 {first}–{last} 年）"), format!("{version} (official {first}–{last})"))
        }
        _ => lang.pick("没有正式日历，全部按周一至周五推算", "none: every date is Monday to Friday").to_owned(),
    }
}
