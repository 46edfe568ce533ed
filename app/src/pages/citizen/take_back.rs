//! The applicant takes an application back (撤回), by number, query code and the number of the applicant's card.

use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::ui::{Area, ErrorSummary, Field, Heading, Load, Notice, labelled, loaded};
use domain::api::application::TAKE_BACK;
use domain::api::cases::PublicStatus;
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/status/{number}/withdraw?code=`.
pub(super) fn take_back() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let number = move || params.with(|params| params.get("number")).unwrap_or_default();
    let code = move || query.with(|query| query.get("code")).unwrap_or_default();
    let form = use_form(TAKE_BACK, &[&untrack(number)]);
    let sent = untrack(code);
    let asked = Load::new(
        move || vec![number(), code()],
        |key| async move {
            let mut parts = key.into_iter();
            let (number, code) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            api::cases::status(number, code).await
        },
    );
    loaded(asked, move |status| page(form, &sent, &status))
}

fn page(form: Form, code: &str, status: &PublicStatus) -> AnyView {
    let lang = use_lang();
    let encode = domain::api::op::encode_segment;
    let back = format!("/status/{}?code={}", encode(&status.number), encode(code));
    let (number, reason) = (
        lang.pick("申请时填的身份号码或单位代码", "The ID number or code given with the application"),
        lang.pick("原因（可不填）", "Why (optional)"),
    );
    let body = match status.may_withdraw {
        false => {
            let text = lang.pick("这件已经办结或结束，不能撤回。", "This case is over and cannot be taken back.");
            view! { <Notice><p>{text}</p></Notice> }.into_any()
        }
        true => view! {
            <Notice><p>{lang.pick(
                "撤回以后，这件不再办理；以后要办，须重新申请。交来的材料会退给您。",
                "Once taken back nothing more happens; to have it done later you apply anew. Your papers are given back.",
            )}</p></Notice>
            <ErrorSummary form labels=labelled([("id_number", number), ("reason", reason)])/>
            <form method="post" novalidate class="narrow">
                {form.hidden(&back)}
                <input type="hidden" name="code" value=code.to_owned()/>
                <Field form name="id_number" label=number maxlength=30 width="w-number"/>
                <Area form name="reason" label=reason rows=3 maxlength=500/>
                <p class="actions">
                    <button class="btn" type="submit">{lang.pick("撤回申请", "Take it back")}</button>
                </p>
            </form>
        }
        .into_any(),
    };
    view! {
        <Meta name="robots" content="noindex"/>
        <Heading text=lang.pick("撤回申请", "Take the application back")/>
        <p>{lang.text(&status.service_zh, &status.service_en)}</p>
        {body}
        <p><a class="alone" href=back rel="external">{lang.pick("回到进度", "Back to the progress")}</a></p>
    }
    .into_any()
}
