//! One service as the centre keeps it: the whole record of the published version.

use super::{gate, record, trail};
use crate::api;
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels, numbers};
use crate::ui::loaded::Key;
use crate::ui::{Breadcrumb, Fact, Facts, Heading};
use domain::catalogue::Service;
use domain::permission::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The service's page.
pub(super) fn show() -> AnyView {
    let params = use_params_map();
    let id = move || vec![params.with(|params| params.get("id").unwrap_or_default())];
    let ask = |_, id: Key| api::services::one(id.concat());
    Staff::ask(Some(Action::ReadAdministration), id, ask).page(|_, service| page(&service))
}

fn page(service: &Service) -> AnyView {
    let lang = use_lang();
    let list = ("/admin/services".to_owned(), lang.pick("事项", "Services").to_owned());
    let trail = trail(lang).into_iter().chain([list]).collect();
    view! {
        <Breadcrumb trail/>
        <Heading text=lang.text(&service.name_zh, &service.name_en)/>
        <p class="mono">{service.id.clone()}</p>
        {gate::view(service)}
        <Facts items=facts(lang, service)/>
        <p><a class="alone" href=format!("/services/{}", service.id)>{lang.pick("群众看到的办事须知", "The guide that the public sees")}</a></p>
        {record::view(lang, service)}
    }
    .into_any()
}

/// What the centre asks of a service first: who decides, how long, under which version.
fn facts(lang: Lang, service: &Service) -> Vec<Fact> {
    let version = match service.valid_from {
        Some(day) => lang.pick(
            format!("第 {} 版，{}起", service.version, date::date(lang, day)),
            format!("no. {}, from {}", service.version, date::date(lang, day)),
        ),
        None => lang.pick(format!("第 {} 版", service.version), format!("no. {}", service.version)),
    };
    let windows: Vec<String> = service.windows.iter().map(u8::to_string).collect();
    let windows = if windows.is_empty() { lang.pick("无", "none").to_owned() } else { windows.join(", ") };
    vec![
        Fact::text(lang.pick("版本", "Version"), version),
        Fact::text(lang.pick("部门", "Department"), lang.text(&service.department_zh, &service.department_en)),
        Fact::text(lang.pick("状态", "Status"), labels::batch(lang, service.batch)),
        Fact::text(lang.pick("窗口", "Windows"), windows),
        Fact::text(lang.pick("谁决定", "Who decides"), labels::authorisation(lang, service.authorisation)),
        Fact::text(lang.pick("件类", "Kind"), labels::kind(lang, service.kind)),
        Fact::text(lang.pick("办理方式", "Handling"), labels::handling(lang, service.handling)),
        Fact::text(lang.pick("承诺时限", "Promised limit"), numbers::promised(lang, service.promised_workdays)),
        Fact::text(lang.pick("法定时限", "Limit in law"), labels::statutory(lang, &service.statutory)),
    ]
}
