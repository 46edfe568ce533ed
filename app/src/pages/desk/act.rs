//! An act on a case between acceptance and decision, on a page of its own: stop the clock and start it again, give more
//! time, give the papers back, take a withdrawal. Plain forms: the server answers with the case, or with this page again.

use super::{Staff, lamps};
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::error::NotFound;
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels};
use crate::ui::{Area, Breadcrumb, Choice, ErrorSummary, Field, Heading, Notice, Select, Tone, labelled};
use domain::api::cases::CaseView;
use domain::api::handling::{EXTEND, PAUSE, RESUME, RETURN, WITHDRAW};
use domain::case::{Action, ExtensionLevel, PauseReason, ReturnGround};
use domain::permission;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/desk/cases/{number}/{act}`.
pub(super) fn show() -> AnyView {
    let params = use_params_map();
    let part = move |name: &str| params.with(|params| params.get(name).unwrap_or_default());
    let number = untrack(move || part("number"));
    let act = untrack(move || part("act"));
    let Some((action, form)) = chosen(&act, &number) else { return view! { <NotFound/> }.into_any() };
    let staff = Staff::ask(
        Some(permission::Action::HandleCase),
        move || vec![part("number")],
        |_, key| api::cases::one(key.concat()),
    );
    staff.page(move |_, case| page(action, form, &case))
}

/// The act of an address, with its form.
fn chosen(act: &str, number: &str) -> Option<(Action, Form)> {
    match act {
        "pause" => Some((Action::Pause, use_form(PAUSE, &[number]))),
        "resume" => Some((Action::Resume, use_form(RESUME, &[number]))),
        "extend" => Some((Action::Extend, use_form(EXTEND, &[number]))),
        "return" => Some((Action::Return, use_form(RETURN, &[number]))),
        "withdraw" => Some((Action::Withdraw, use_form(WITHDRAW, &[number]))),
        _ => None,
    }
}

fn page(action: Action, form: Form, case: &CaseView) -> AnyView {
    let lang = use_lang();
    let row = &case.row;
    let home = format!("/desk/cases/{}", row.number);
    let title = labels::action(lang, action);
    let due = date::date_with_weekday(lang, row.due);
    let body = if case.actions.contains(&action) {
        let problem = form.problem().filter(|problem| problem.status == 409);
        let look = problem.map(|_| {
            view! { <p><a class="btn btn--2" href=home.clone() rel="external">{lang.pick("看最新情况", "Show it as it now stands")}</a></p> }
        });
        let danger = matches!(action, Action::Return | Action::Withdraw);
        view! {
            <ErrorSummary form labels=names(lang, action)/>
            {look}
            <form method="post" novalidate class="narrow">
                {form.hidden(&home)}
                <input type="hidden" name="version" value=case.version.to_string()/>
                {fields(lang, action, form, case)}
                <p class="actions">
                    <button class="btn" class:btn--bad=danger type="submit">{title}</button>
                    <a class="btn btn--2" href=home.clone() rel="external">{lang.pick("不办，回到办件", "Back to the case")}</a>
                </p>
            </form>
        }
        .into_any()
    } else {
        view! {
            <Notice tone=Tone::Info><p>{lang.pick("这件办件现在的状态不能这样操作。", "The case does not stand where this can be done.")}</p></Notice>
            <p><a class="btn btn--2" href=home.clone() rel="external">{lang.pick("回到办件", "Back to the case")}</a></p>
        }
        .into_any()
    };
    let service = lang.text(&row.service_zh, &row.service_en);
    let number = lamps::grouped(&row.number);
    view! {
        <Breadcrumb trail=vec![(home, number)]/>
        <Heading text=title/>
        <p>{service} " · " {lang.pick("承诺办结日期 ", "promised date ")} <strong>{due}</strong></p>
        <p class="hint">{rule(lang, action)}</p>
        {body}
    }
    .into_any()
}

/// What the rules say of it, in a sentence.
fn rule(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::Pause => lang.pick(
            "从今天起停止计时，不能倒填日期；到恢复那天自动重新计时，承诺日期顺延。超过承诺日期就不能再暂停。",
            "The clock stops from today, never from an earlier day; on the day you name it runs again by itself and the promised date moves with it. After the promised date it cannot be stopped.",
        ),
        Action::Resume => lang.pick("今天起重新计时，今天算一天。", "The clock runs again from today; today counts."),
        Action::Extend => lang.pick(
            "每件只能延期一次，要在承诺日期当天或以前批准，并把理由告诉申请人。红灯以后不能延期。",
            "Once only, approved on or before the promised date, and the applicant is told why. Never after red.",
        ),
        Action::Return => lang.pick(
            "书面退回，写明依据和理由；申请人可以请中心复核。退回的件不算办结。",
            "In writing, with basis and reason; the applicant may have the centre look at it again. A return is no completion.",
        ),
        _ => lang.pick("决定以前，申请人可以撤回申请。", "Before the decision the applicant may take the application back."),
    }
}

fn fields(lang: Lang, action: Action, form: Form, case: &CaseView) -> AnyView {
    match action {
        Action::Pause => {
            let open = PauseReason::ALL.into_iter().filter(|reason| reason.is_open_to(&case.department));
            let reasons = open.map(|reason| Choice::new(code(&reason), pause_reason(lang, reason)));
            view! {
                <Select form name="reason" label=label(lang, "reason", action) choices=with_none(lang, reasons)/>
                <Field form name="basis" label=label(lang, "basis", action) maxlength=200/>
                <Field form name="planned" kind="date" label=label(lang, "planned", action) width="w-phone"/>
                <Field form name="approved_by" label=label(lang, "approved_by", action) maxlength=60/>
            }
            .into_any()
        }
        Action::Extend => {
            let levels = [ExtensionLevel::Internal, ExtensionLevel::Statutory, ExtensionLevel::Joint];
            let levels = levels.into_iter().map(|level| Choice::new(code(&level), extension_level(lang, level)));
            view! {
                <Select form name="level" label=label(lang, "level", action) choices=with_none(lang, levels)/>
                <Field form name="days" label=label(lang, "days", action) inputmode="numeric" maxlength=2 width="w-code"/>
                <Area form name="reason" label=label(lang, "reason", action) rows=3 maxlength=1000/>
                <Field form name="approved_by" label=label(lang, "approved_by", action) maxlength=60/>
            }
            .into_any()
        }
        Action::Return => {
            let grounds =
                [ReturnGround::ConditionsNotMet, ReturnGround::OutstandingMaterial, ReturnGround::MatterLapsed];
            let grounds = grounds.into_iter().map(|ground| Choice::new(code(&ground), return_ground(lang, ground)));
            view! {
                <Select form name="ground" label=label(lang, "ground", action) choices=with_none(lang, grounds)/>
                <Area form name="reason" label=label(lang, "reason", action) rows=4 maxlength=1000/>
            }
            .into_any()
        }
        Action::Withdraw => {
            view! { <Area form name="reason" label=label(lang, "reason", action) rows=3 maxlength=1000/> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// The code of a value on the wire.
fn code(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn with_none(lang: Lang, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", lang.pick("请选择", "Please choose"))).chain(choices).collect()
}

fn label(lang: Lang, field: &str, action: Action) -> &'static str {
    match (field, action) {
        ("reason", Action::Pause) => lang.pick("特别程序", "Special procedure"),
        ("reason", Action::Withdraw) => lang.pick("申请人的说明（可不填）", "What the applicant said (may be empty)"),
        ("reason", _) => lang.pick("理由和依据", "Reason and basis"),
        ("basis", _) => lang.pick("依据", "Law or rule"),
        ("planned", _) => lang.pick("哪天恢复计时", "The clock runs again on"),
        ("level", _) => lang.pick("由谁批准", "Approved at the level of"),
        ("days", _) => lang.pick("延长几个工作日", "Working days more"),
        ("ground", _) => lang.pick("退回的情形", "Ground"),
        _ => lang.pick("批准人", "Approved by"),
    }
}

fn names(lang: Lang, action: Action) -> Vec<(String, String)> {
    let fields = ["reason", "basis", "planned", "level", "days", "ground", "approved_by"];
    labelled(fields.map(|field| (field, label(lang, field, action))))
}

fn pause_reason(lang: Lang, reason: PauseReason) -> &'static str {
    match reason {
        PauseReason::Hearing => lang.pick("听证", "hearing"),
        PauseReason::Tender => lang.pick("招标", "tender"),
        PauseReason::Auction => lang.pick("拍卖", "auction"),
        PauseReason::Inspection => lang.pick("检验", "inspection"),
        PauseReason::Testing => lang.pick("检测", "testing"),
        PauseReason::Quarantine => lang.pick("检疫", "quarantine"),
        PauseReason::Appraisal => lang.pick("鉴定", "appraisal"),
        PauseReason::ExpertReview => lang.pick("专家评审", "expert review"),
        PauseReason::PublicNotice => lang.pick("公示", "public notice"),
        PauseReason::Payment => lang.pick("等待缴费", "payment awaited"),
        PauseReason::Contract => lang.pick("签订合同", "contract to be signed"),
        PauseReason::CustomerWorks => lang.pick("用户自建工程", "works by the customer"),
    }
}

fn extension_level(lang: Lang, level: ExtensionLevel) -> &'static str {
    match level {
        ExtensionLevel::Internal => {
            lang.pick("部门负责人（不超过法定时限）", "Head of the department (within the limit in law)")
        }
        ExtensionLevel::Statutory => {
            lang.pick("机关负责人（最多 10 个工作日）", "Head of the agency (10 working days at most)")
        }
        ExtensionLevel::Joint => {
            lang.pick("政府负责人，联办件（最多 15 个工作日）", "Head of the government, joint cases (15 at most)")
        }
    }
}

fn return_ground(lang: Lang, ground: ReturnGround) -> &'static str {
    match ground {
        ReturnGround::ConditionsNotMet => lang.pick("经审查不符合条件", "The conditions are not met"),
        ReturnGround::OutstandingMaterial => lang.pick("逾期没有补齐材料", "Papers that were to follow did not come"),
        ReturnGround::MatterLapsed => lang.pick("事项已不存在", "There is nothing left to decide"),
    }
}
