//! The form that accepts a case.

use super::intake::Intake;
use super::{applicant, chosen, draft, materials, picker, shortcuts};
use crate::api;
use crate::pages::desk::receipt::print_once;
use crate::pages::desk::submit::is_open_question;
use crate::prefs::use_lang;
use crate::text::{Lang, date};
use crate::ui::{ErrorSummary, Notice, labelled};
use domain::api::Problem;
use domain::api::cases::NewCase;
use domain::catalogue::{Authorisation, ItemKind, Service};
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

/// The operation and the next page of the button that only receives.
const RECEIVE_INSTEAD: &str = "POST /api/v1/cases/receive /desk/cases/{number}/notice";

/// Which button sent the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Accept,
    Complete,
    Receive,
}

impl Way {
    fn of(event: &leptos::ev::SubmitEvent) -> Self {
        let button = event.submitter();
        let part = |name: &str| button.as_ref().and_then(|button| button.get_attribute(name)).unwrap_or_default();
        match (part("name").as_str(), part("value").as_str()) {
            ("_instead", _) => Self::Receive,
            ("complete", "true") => Self::Complete,
            _ => Self::Accept,
        }
    }
}

/// Sends the papers in; answers the case's number.
async fn taken_in(entry: NewCase, key: String, way: Way) -> Result<String, Problem> {
    if way == Way::Receive {
        return api::cases::receive(entry, key).await.map(|case| case.row.number);
    }
    api::cases::accept(entry, key).await.map(|receipt| receipt.number)
}

/// An immediate item that the window decides itself.
fn is_on_the_spot(service: &Service) -> bool {
    service.kind == ItemKind::Immediate && service.authorisation == Authorisation::W
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
        ("undertaking", lang.pick("补齐承诺", "Undertaking")),
    ])
}

fn form(lang: Lang, intake: Intake) -> AnyView {
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        let navigate = navigate.clone();
        intake.restored.set(false);
        let way = Way::of(&event);
        intake.sender.send(
            &event,
            move |element, key| {
                let entry = NewCase { complete: way == Way::Complete, ..draft::read(element) };
                draft::keep(&entry, &key);
                taken_in(entry, key, way)
            },
            move |number: String| {
                draft::clear();
                if way == Way::Receive {
                    navigate(&format!("/desk/cases/{number}/notice"), Default::default());
                    return;
                }
                print_once(&number);
                navigate(&format!("/desk/cases/{number}/receipt"), Default::default());
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
    let on_the_spot = move || intake.picked.with(|service| service.as_ref().is_some_and(is_on_the_spot));
    let button = move || {
        if intake.sender.busy() {
            lang.pick("正在受理…", "Accepting…")
        } else if on_the_spot() {
            lang.pick("受理并当场办结", "Accept and complete on the spot")
        } else {
            lang.pick("受理并打印回执", "Accept and print the receipt")
        }
    };
    let later = move || {
        on_the_spot().then(|| {
            let text = lang.pick("只受理，稍后办结", "Accept only, complete later");
            view! { <button class="btn btn--2" type="submit" name="complete" value="false">{text}</button> }
        })
    };
    // The first of a name counts where a button overrides the form.
    let main = move || on_the_spot().then_some("complete");
    view! {
        <form method="post" id="accept" novalidate on:submit=submit on:keydown=shortcuts::in_form>
            {intake.form.hidden("/desk/cases/{number}/receipt")}
            <input type="hidden" name="service" value=move || intake.service_id()/>
            {move || due().map(|due| view! { <input type="hidden" name="expected_due" value=due/> })}
            {applicant::view(intake)}
            {materials::view(intake)}
            <p class="actions">
                <button class="btn" type="submit" id="accept-button" name=main value="true" aria-disabled=move || intake.sender.busy().then_some("true")>
                    {button} " " <kbd>"Ctrl ⏎"</kbd>
                </button>
                {later}
                <button class="btn btn--2" type="submit" name="_instead" value=RECEIVE_INSTEAD>
                    {lang.pick("只收件，一次性告知", "Receive only, say what is missing")}
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
                        "上次没有办成的内容已放回表单。再按一次“受理”，不会重复受理。",
                        "The form that was not done with is back. Pressing “Accept” again cannot accept it twice.",
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
