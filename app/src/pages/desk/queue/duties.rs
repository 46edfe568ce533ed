//! People whose post has no cases: what they can do here instead.

use crate::prefs::use_lang;
use crate::text::labels;
use crate::ui::Heading;
use domain::api::account::Me;
use domain::permission::{Action, may};
use leptos::prelude::*;

/// The page of a post without cases.
pub(super) fn page(me: &Me) -> AnyView {
    let lang = use_lang();
    let why = if may(Some(me.role), Action::ReadAdministration) {
        lang.pick(
            "系统管理员管理账号和设置，不看申请人的资料，所以这里没有办件。",
            "An administrator keeps the accounts and settings and sees no applicant's data, so there are no cases here.",
        )
    } else {
        lang.pick(
            "咨询台解答问题、引导群众，不受理办件，所以这里没有办件。",
            "The enquiry desk gives advice and shows people the way. It accepts nothing, so there are no cases here.",
        )
    };
    let mut links = vec![
        ("/services", lang.pick("办事须知：条件、材料、时限、收费", "Guides: conditions, materials, limits, fees")),
        ("/forms", lang.pick("空白表格和样表", "Blank forms and samples")),
        ("/status", lang.pick("凭编号和查询码查进度", "Progress by number and query code")),
        ("/board", lang.pick("红黄绿灯公示", "The public board of lights")),
    ];
    if may(Some(me.role), Action::ReadAdministration) {
        links.insert(0, ("/admin", lang.pick("中心管理：部门、事项", "Administration: departments, services")));
    }
    let links = links.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
    view! {
        <Heading text=lang.pick("我的岗位", "My post")/>
        <p>{labels::role(lang, me.role)} {lang.pick("：", ": ")} {why}</p>
        <h2>{lang.pick("您可以", "What you can do")}</h2>
        <ul class="ways">{links.collect_view()}</ul>
    }
    .into_any()
}
