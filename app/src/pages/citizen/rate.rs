//! How it went (评价): stars and words, by number and query code, once. Voluntary.

use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::{Area, Check, ErrorSummary, Heading, Load, Notice, Tone, labelled, loaded};
use domain::api::cases::PublicStatus;
use domain::api::status::RATE;
use leptos::prelude::*;
use leptos_meta::Meta;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/status/{number}/rate?code=`.
pub(super) fn rate() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let number = move || params.with(|params| params.get("number")).unwrap_or_default();
    let code = move || query.with(|query| query.get("code")).unwrap_or_default();
    let form = use_form(RATE, &[&untrack(number)]);
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
    let service = lang.text(&status.service_zh, &status.service_en);
    let body = if status.rated {
        let text = lang.pick("您已经评价过，谢谢。", "You have told us already, thank you.");
        view! { <Notice tone=Tone::Good><p>{text}</p></Notice> }.into_any()
    } else {
        questions(lang, form, code, &back)
    };
    view! {
        <Meta name="robots" content="noindex"/>
        <Heading text=lang.pick("评价这次办事", "How did it go?")/>
        <p>{service}</p>
        {body}
        <p><a class="alone" href=back rel="external">{lang.pick("回到进度", "Back to the progress")}</a></p>
    }
    .into_any()
}

fn questions(lang: Lang, form: Form, code: &str, back: &str) -> AnyView {
    let stars = [
        ("5", lang.pick("非常满意", "very satisfied")),
        ("4", lang.pick("满意", "satisfied")),
        ("3", lang.pick("基本满意", "fairly satisfied")),
        ("2", lang.pick("不满意", "dissatisfied")),
        ("1", lang.pick("非常不满意", "very dissatisfied")),
    ];
    let boxes = stars.map(|(value, label)| {
        let ticked = form.value("stars") == value;
        view! { <Check kind="radio" name="stars" value ticked label/> }
    });
    let error = move || form.error("stars").map(|text| view! { <p class="err" id="stars-error">{text}</p> });
    let (legend, text) =
        (lang.pick("总的来说", "All in all"), lang.pick("想说的话（可不填）", "In your words (optional)"));
    view! {
        <p class="hint">{lang.pick(
            "评价是自愿的，不影响办理结果；窗口和中心看得到您写的内容。",
            "It is up to you and changes nothing about the result; the window sees what you say.",
        )}</p>
        <ErrorSummary form labels=labelled([("stars", legend), ("text", text)])/>
        <form method="post" novalidate class="narrow">
            {form.hidden(back)}
            <input type="hidden" name="code" value=code.to_owned()/>
            <fieldset class="field" id="stars" tabindex="-1"><legend>{legend}</legend>{error}{boxes}</fieldset>
            <Area form name="text" label=text rows=3 maxlength=500/>
            <p class="actions"><button class="btn" type="submit">{lang.pick("提交评价", "Send")}</button></p>
        </form>
    }
    .into_any()
}
