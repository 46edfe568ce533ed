//! The form that asks.

use super::AskData;
use crate::forms::Form;
use crate::pages::citizen::parts::unautomated;
use crate::text::{Lang, numbers};
use crate::ui::{Area, ErrorSummary, Field, labelled};
use domain::question::LONGEST_QUESTION;
use leptos::prelude::*;

pub(super) fn view(lang: Lang, form: Form, data: &AskData) -> AnyView {
    let about = data.service.as_ref().map(|service| {
        let name = lang.text(&service.name_zh, &service.name_en);
        let href = format!("/services/{}", service.id);
        view! {
            <p>
                {lang.pick("关于：", "About: ")}
                <strong><a class="alone" href=href>{name}</a></strong>
                " "
                <a class="alone" href="/ask">{lang.pick("问别的", "Ask something else")}</a>
            </p>
        }
    });
    let service = data.service.as_ref().map(|service| service.id.clone()).unwrap_or_default();
    let (text, name, phone) = (
        lang.pick("想问什么？", "What would you like to know?"),
        lang.pick("怎么称呼您（可不填）", "How may we address you (optional)"),
        lang.pick("联系电话（可不填）", "Phone (optional)"),
    );
    let days = numbers::workdays(lang, data.hall.reply_workdays);
    view! {
        <ErrorSummary form labels=labelled([("text", text), ("name", name), ("phone", phone)])/>
        <form method="post" novalidate class="narrow">
            {form.hidden("/ask/{number}?code={code}")}
            <input type="hidden" name="lang" value=lang.code()/>
            <input type="hidden" name="service" value=service/>
            {about}
            <Area
                form
                name="text"
                label=text
                hint=lang.pick(
                    format!("最多 {LONGEST_QUESTION} 字。请不要写身份证号码。"),
                    format!("At most {LONGEST_QUESTION} characters. Please do not give identity numbers."),
                )
                rows=6
                maxlength=u32::try_from(LONGEST_QUESTION).unwrap_or(1000)
            />
            <Field form name="name" label=name autocomplete="name" maxlength=40 width="w-phone"/>
            <Field
                form
                name="phone"
                label=phone
                hint=lang.pick("说不清楚时，窗口会打电话问您", "Should something be unclear, the window will phone you")
                kind="tel"
                inputmode="tel"
                autocomplete="tel"
                maxlength=40
                width="w-phone"
            />
            {unautomated(lang, form, &data.pass)}
            <p class="actions">
                <button class="btn" type="submit">{lang.pick("提交咨询", "Send the question")}</button>
            </p>
            <p class="hint">{lang.pick(
                format!("提交后给您一个编号和查询码，{days}内答复。"),
                format!("You get a number and a code, and an answer within {days}."),
            )}</p>
        </form>
    }
    .into_any()
}
