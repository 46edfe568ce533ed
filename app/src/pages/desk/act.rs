//! An act on a case on a page of its own: everything but deciding and handing over, which the case's own page offers. One
//! form for all of them; without script the server answers with the case, or with this page again.

mod checklist;
mod fields;
mod words;

use super::submit::{Sender, fields as fields_of};
use super::{Staff, days, lamps};
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::error::NotFound;
use crate::prefs::use_lang;
use crate::text::{date, labels};
use crate::ui::{Breadcrumb, ErrorSummary, Heading, Notice, Tone};
use domain::api::cases::CaseView;
use domain::api::{ending, handling, intake};
use domain::case::{Action, StageName};
use domain::permission::{self, Role};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};
use web_sys::{HtmlFormElement, SubmitEvent};

/// `/desk/cases/{number}/{act}`.
pub(super) fn show() -> AnyView {
    let params = use_params_map();
    let part = move |name: &str| params.with(|params| params.get(name).unwrap_or_default());
    let number = untrack(move || part("number"));
    let act = untrack(move || part("act"));
    let Some((action, form)) = chosen(&act, &number) else { return view! { <NotFound/> }.into_any() };
    let staff = Staff::ask(
        Some(permission::Action::ReadCases),
        move || vec![part("number")],
        |_, key| api::cases::one(key.concat()),
    );
    staff.page(move |me, case| page(action, form, &case, me.role == Role::Director))
}

/// The act of an address, with its form.
fn chosen(act: &str, number: &str) -> Option<(Action, Form)> {
    let action = Action::parse(act)?;
    let place = [number];
    let form = match action {
        Action::Accept => use_form(intake::ACCEPT_RECEIVED, &place),
        Action::Notice => use_form(intake::NOTICE, &place),
        Action::Supplement => use_form(intake::SUPPLEMENT, &place),
        Action::Correct => use_form(intake::CORRECT, &place),
        Action::NotAccept => use_form(intake::NOT_ACCEPT, &place),
        Action::Lapse => use_form(intake::LAPSE, &place),
        Action::CloseGap => use_form(intake::CLOSE_GAP, &place),
        Action::Step => use_form(handling::STEP, &place),
        Action::Pause => use_form(handling::PAUSE, &place),
        Action::Renew => use_form(handling::RENEW, &place),
        Action::Resume => use_form(handling::RESUME, &place),
        Action::Extend => use_form(handling::EXTEND, &place),
        Action::Forward => use_form(handling::FORWARD, &place),
        Action::Chase => use_form(handling::CHASE, &place),
        Action::Reply => use_form(handling::REPLY, &place),
        Action::Opinion => use_form(handling::OPINION, &place),
        Action::Meeting => use_form(handling::MEETING, &place),
        Action::Convert => use_form(handling::CONVERT, &place),
        Action::Return => use_form(handling::RETURN, &place),
        Action::Withdraw => use_form(handling::WITHDRAW, &place),
        Action::Archive => use_form(ending::ARCHIVE, &place),
        Action::Reexamine => use_form(ending::REEXAMINE, &place),
        Action::Undo => use_form(ending::UNDO, &place),
        Action::Note => use_form(ending::NOTE, &place),
        Action::Decide | Action::Deliver | Action::ReprintReceipt => return None,
    };
    Some((action, form))
}

fn page(action: Action, form: Form, case: &CaseView, director: bool) -> AnyView {
    let lang = use_lang();
    let row = &case.row;
    let home = format!("/desk/cases/{}", row.number);
    // An acceptance goes on to its receipt.
    let next = if action == Action::Accept { format!("{home}/receipt") } else { home.clone() };
    let title = labels::action(lang, action);
    let body = if case.actions.contains(&action) {
        let again = home.clone();
        let look = move || {
            let again = again.clone();
            form.problem().filter(|problem| problem.status == 409).map(|_| {
                view! { <p><a class="btn btn--2" href=again rel="external">{lang.pick("看最新情况", "Show it as it now stands")}</a></p> }
            })
        };
        let danger =
            matches!(action, Action::Return | Action::Withdraw | Action::NotAccept | Action::Lapse | Action::Undo);
        let sender = Sender::new(form);
        let navigate = use_navigate();
        let onward = next.clone();
        let submit = move |event: SubmitEvent| {
            let (navigate, onward) = (navigate.clone(), onward.clone());
            let call =
                move |element: &HtmlFormElement, key: String| api::cases::act(form.path(), fields_of(element), &key);
            sender.send(&event, call, move |_: CaseView| navigate(&onward, Default::default()), |_| ());
        };
        view! {
            <ErrorSummary form labels=words::names(lang, action)/>
            {sender.notice()}
            {look}
            <form method="post" novalidate class="narrow" on:submit=submit>
                {form.hidden(&next)}
                <input type="hidden" name="version" value=case.version.to_string()/>
                {fields::view(lang, action, form, case, director)}
                <p class="actions">
                    <button class="btn" class:btn--bad=danger type="submit" disabled=move || sender.busy()>{title}</button>
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
    let clock = match row.stage {
        StageName::Received => lang.pick("最迟答复 ", "answer by "),
        StageName::AwaitingSupplement => lang.pick("补正截止 ", "papers by "),
        _ if row.due.is_none() => lang.pick("时钟停到 ", "clock stands still until "),
        _ => lang.pick("承诺办结日期 ", "promised date "),
    };
    let day = row.due.or(row.resumes).map(|day| date::date_with_weekday(lang, day));
    let law =
        row.by_law.then(|| view! { " " <span class="tag">{lang.pick("法定期限先到", "limit in law binds")}</span> });
    let provisional = row.provisional.then(|| days::provisional(lang));
    view! {
        <Breadcrumb trail=vec![(home, number)]/>
        <Heading text=title/>
        <p>{service} " · " {clock} <strong>{day}</strong> {provisional} {law}</p>
        <p class="hint">{words::rule(lang, action)}</p>
        {body}
    }
    .into_any()
}
