//! The form that accepts a case.

use super::intake::Intake;
use super::{applicant, chosen, draft, materials, picker, shortcuts};
use crate::api;
use crate::pages::desk::receipt::print_once;
use crate::pages::desk::submit::is_open_question;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::{ErrorSummary, Notice, labelled};
use domain::api::cases::Receipt;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use std::time::Duration;

/// Service, applicant, materials, and the button.
pub(super) fn view(intake: Intake) -> AnyView {
    let lang = use_lang();
    Effect::new(move || {
        if untrack(|| intake.form.problem().is_none()) {
            intake.restore();
        }
        // The page begins where the work begins, unless a refused form shows what is wrong.
        set_timeout(move || shortcuts::begin(intake), Duration::from_millis(50));
    });
    view! {
        <ErrorSummary form=intake.form labels=names(lang)/>
        {intake.sender.notice()}
        {restored(lang, intake)}
        {picker::view(intake)}
        {chosen::view(intake)}
        {form(lang, intake)}
    }
    .into_any()
}

/// The fields in the order of the form, for the summary of errors.
fn names(lang: Lang) -> Vec<(String, String)> {
    labelled([
        ("service", lang.pick("事项", "Service")),
        ("applicant_kind", lang.pick("申请人", "Applicant")),
        ("applicant_name", lang.pick("姓名或名称", "Name")),
        ("id_number", lang.pick("证件号码", "ID number")),
        ("phone", lang.pick("电话", "Phone")),
        ("town", lang.pick("乡镇", "Town")),
        ("materials", lang.pick("材料", "Materials")),
    ])
}

fn form(lang: Lang, intake: Intake) -> AnyView {
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        let navigate = navigate.clone();
        intake.restored.set(false);
        intake.sender.send(
            &event,
            |element, key| {
                let entry = draft::read(element);
                draft::keep(&entry, &key);
                api::cases::accept(entry, key)
            },
            move |receipt: Receipt| {
                draft::clear();
                print_once(&receipt.number);
                navigate(&format!("/desk/cases/{}/receipt", receipt.number), Default::default());
            },
            move |problem| {
                if !is_open_question(problem) {
                    draft::clear();
                }
                intake.refused(problem);
            },
        );
    };
    let due = move || intake.promise().map(|promise| date::iso(promise.due));
    let button = move || {
        if intake.sender.busy() {
            lang.pick("正在受理…", "Accepting…")
        } else {
            lang.pick("受理并打印回执", "Accept and print the receipt")
        }
    };
    view! {
        <form method="post" id="accept" novalidate on:submit=submit on:keydown=shortcuts::in_form>
            {intake.form.hidden("/desk/cases/{number}/receipt")}
            <input type="hidden" name="service" value=move || intake.service_id()/>
            {move || due().map(|due| view! { <input type="hidden" name="expected_due" value=due/> })}
            {applicant::view(intake)}
            {materials::view(intake)}
            <p class="actions">
                <button class="btn" type="submit" id="accept-button" aria-disabled=move || intake.sender.busy().then_some("true")>
                    {button} " " <kbd>"Ctrl ⏎"</kbd>
                </button>
            </p>
        </form>
    }
    .into_any()
}

/// An earlier form came back: say so, since it may be another person's.
fn restored(lang: Lang, intake: Intake) -> AnyView {
    let empty = move |_| {
        draft::clear();
        draft::empty_fields();
        intake.put_down();
        intake.sender.resume(crate::forms::new_key());
        intake.restored.set(false);
    };
    let notice = move || {
        intake.restored.get().then(|| {
            view! {
                <Notice>
                    <p>{lang.pick(
                        "上次没有收到答复的内容已放回表单。再按一次“受理”，不会重复受理。",
                        "The form whose answer was lost is back. Pressing “Accept” again cannot accept it twice.",
                    )}</p>
                    <p>
                        <button class="btn btn--2 btn--s" type="button" on:click=empty>
                            {lang.pick("清空，接待下一位", "Empty it for the next person")}
                        </button>
                    </p>
                </Notice>
            }
        })
    };
    view! { <div aria-live="polite">{notice}</div> }.into_any()
}
