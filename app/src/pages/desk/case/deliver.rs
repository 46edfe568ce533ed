//! Handing the result over (送达).

use super::{Moves, look_again};
use crate::api;
use crate::pages::desk::submit::{Sender, typed};
use crate::prefs::use_lang;
use crate::text::labels;
use crate::ui::{ErrorSummary, Field, labelled};
use domain::api::cases::{CaseView, Deliver};
use domain::case::Action;
use leptos::prelude::*;
use web_sys::HtmlFormElement;

/// The form of the delivery.
pub(super) fn view(moves: Moves, sender: Sender, case: &CaseView) -> AnyView {
    let lang = use_lang();
    let form = moves.deliver;
    let number = case.row.number.clone();
    let send_to = number.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        let number = send_to.clone();
        let call = |element: &HtmlFormElement, key| {
            let input = Deliver {
                received_by: typed(element, "received_by"),
                version: typed(element, "version").parse().unwrap_or_default(),
            };
            api::cases::deliver(number, input, key)
        };
        sender.send(&event, call, move |_: CaseView| moves.done(Action::Deliver), |_| ());
    };
    let recipient = lang.pick("领取人", "Taken by");
    view! {
        <section class="panel" aria-labelledby="deliver-h">
            <h2 id="deliver-h">{labels::action(lang, Action::Deliver)}</h2>
            <ErrorSummary form labels=labelled([("received_by", recipient)])/>
            {look_again(lang, form, number.clone())}
            {sender.notice()}
            <form method="post" novalidate on:submit=submit>
                {form.hidden(&format!("/desk/cases/{number}"))}
                <input type="hidden" name="version" value=case.version.to_string()/>
                <Field
                    form
                    name="received_by"
                    label=recipient
                    hint=lang.pick("本人、代理人或邮寄单号", "The applicant, an agent, or the number of the parcel")
                    value=case.applicant_name.clone()
                    maxlength=60
                />
                <p class="actions">
                    <button class="btn" type="submit" aria-disabled=move || sender.busy().then_some("true")>
                        {move || if sender.busy() { lang.pick("正在提交…", "Sending…") } else { lang.pick("确认送达", "Confirm the delivery") }}
                    </button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
