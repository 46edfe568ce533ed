//! The service that is being accepted: what it promises, and why that day.

use super::intake::Intake;
use crate::pages::desk::days::{self, Promise};
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels, numbers};
use crate::ui::{Notice, Tone};
use domain::catalogue::{ItemKind, Service};
use leptos::prelude::*;

/// The chosen service, or nothing.
pub(super) fn view(intake: Intake) -> AnyView {
    let lang = use_lang();
    let strange = move || {
        intake.strange.get().then(|| {
            let text = lang.pick(
                "这件事项不归您的窗口受理，请引导申请人到相应窗口。下面是本窗口的事项。",
                "Your window does not accept that service; please show the applicant the right window. Below are the \
                 services of this one.",
            );
            view! { <Notice tone=Tone::Warn><p>{text}</p></Notice> }
        })
    };
    let chosen = move || intake.picked.get().map(|service| card(lang, intake, &service, intake.promise()));
    view! {
        {strange}
        <div aria-live="polite">{chosen}</div>
    }
    .into_any()
}

fn card(lang: Lang, intake: Intake, service: &Service, promise: Option<Promise>) -> AnyView {
    let put_down = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        intake.put_down();
        crate::pages::desk::keys::focus("service");
    };
    view! {
        <div class="chosen">
            <p class="chosen__name">
                <strong>{lang.text(&service.name_zh, &service.name_en)}</strong>
                " "
                <span class="mono">{service.id.clone()}</span>
                " "
                <span>{terms(lang, service)}</span>
                " "
                <a href="/desk/counter" on:click=put_down>{lang.pick("换一项", "Change")}</a>
            </p>
            {promise.map(|promise| due(lang, service, &promise))}
            {(service.kind == ItemKind::Immediate).then(|| immediate(lang))}
        </div>
    }
    .into_any()
}

/// 承诺件 · 承诺 15 个工作日 · 法定 20 个工作日 · 不收费.
fn terms(lang: Lang, service: &Service) -> String {
    let promised = numbers::promised(lang, service.promised_workdays);
    let statutory = labels::statutory(lang, &service.statutory);
    let terms = [
        labels::kind(lang, service.kind).to_owned(),
        lang.pick(format!("承诺 {promised}"), format!("promised {promised}")),
        lang.pick(format!("法定 {statutory}"), format!("in law {statutory}")),
        lang.text(&service.fee.text_zh, &service.fee.text_en),
    ];
    terms.join(" · ")
}

fn due(lang: Lang, service: &Service, promise: &Promise) -> AnyView {
    let provisional = promise.provisional.then(|| {
        lang.pick(
            "按周一至周五推算，待国务院公布放假安排后可能调整。",
            "Counted Monday to Friday; it may change once the State Council announces the holidays.",
        )
    });
    let by_law = promise.by_law.then(|| {
        lang.pick("法定期限先到，以法定期限为准。", "The limit in law ends first and is the one that counts.")
    });
    view! {
        <p class="chosen__due">
            {lang.pick("应于 ", "Due by ")}
            <strong><time datetime=date::iso(promise.due)>{date::date_with_weekday(lang, promise.due)}</time></strong>
            {lang.pick(" 前办结", "")}
        </p>
        <p class="hint">{days::why(lang, promise, service.promised_workdays)} {by_law}</p>
        {provisional.map(|text| view! { <p class="chosen__mark">{text}</p> })}
    }
    .into_any()
}

fn immediate(lang: Lang) -> AnyView {
    let text = lang.pick(
        "即办件：一次提交，受理、办结、送达同时完成。",
        "An immediate item: accepted, completed and handed over in one.",
    );
    view! { <p class="hint">{text}</p> }.into_any()
}
