//! The departments with their stations, windows and services.

use super::trail;
use crate::api;
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::labels;
use crate::ui::loaded::Key;
use crate::ui::{Breadcrumb, Heading, Table, marked};
use domain::api::Problem;
use domain::api::services::{ServiceQuery, ServiceSummary};
use domain::catalogue::{Department, Window};
use domain::permission::Action;
use futures_util::future::join3;
use leptos::prelude::*;

/// Departments, windows and services.
type Data = (Vec<Department>, Vec<Window>, Vec<ServiceSummary>);

/// The departments' page.
pub(super) fn show() -> AnyView {
    let staff: Staff<Data> = Staff::ask(Some(Action::ReadAdministration), Key::new, |_, _| load());
    staff.page(|_, (departments, windows, services)| page(departments, &windows, &services))
}

async fn load() -> Result<Data, Problem> {
    let answers = join3(api::hall::departments(), api::hall::windows(), api::services::all(ServiceQuery::default()));
    let (departments, windows, services) = answers.await;
    Ok((departments?.items, windows?.items, services?.items))
}

fn page(departments: Vec<Department>, windows: &[Window], services: &[ServiceSummary]) -> AnyView {
    let lang = use_lang();
    let columns = [
        lang.pick("代码", "Code"),
        lang.pick("部门", "Department"),
        lang.pick("状态", "Status"),
        lang.pick("站所", "Station in the town"),
        lang.pick("主管部门", "Parent in Yueqing"),
        lang.pick("窗口", "Windows"),
        lang.pick("事项", "Services"),
    ];
    let rows = departments.into_iter().map(|department| {
        let own = windows.iter().filter(|window| window.department == department.code);
        let own: Vec<String> = own.map(|window| window.no.to_string()).collect();
        let count = services.iter().filter(|service| service.department == department.code).count();
        let href = format!("/admin/services?department={}", department.code);
        view! {
            <tr>
                <td data-th=columns[0] class="mono">{department.code.clone()}</td>
                <td data-th=columns[1]>{lang.text(&department.name_zh, &department.name_en)}</td>
                <td data-th=columns[2]>{labels::batch(lang, department.batch)}</td>
                <td data-th=columns[3]>{marked(lang, &lang.text(&department.station_zh, &department.station_en))}</td>
                <td data-th=columns[4]>{marked(lang, &lang.text(&department.parent_zh, &department.parent_en))}</td>
                <td data-th=columns[5] class="num">{if own.is_empty() { "–".to_owned() } else { own.join(", ") }}</td>
                <td data-th=columns[6] class="num"><a href=href>{lang.pick(format!("{count} 项"), format!("{count}"))}</a></td>
            </tr>
        }
    }).collect_view();
    view! {
        <Breadcrumb trail=trail(lang)/>
        <Heading text=lang.pick("部门", "Departments")/>
        <Table label=lang.pick("部门", "Departments") head=columns.map(str::to_owned).to_vec() stack=true>
            {rows}
        </Table>
    }
    .into_any()
}
