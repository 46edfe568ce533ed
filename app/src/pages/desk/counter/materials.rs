//! The checklist of the service's materials: what was handed in. Nothing begins ticked.

use super::intake::Intake;
use crate::pages::desk::undertaking;
use crate::prefs::use_lang;
use crate::text::{Lang, labels, numbers};
use crate::ui::zh;
use domain::catalogue::{Material, Requirement, Service};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The checklist of the chosen service.
pub(super) fn view(intake: Intake) -> AnyView {
    let lang = use_lang();
    let error = move || {
        let text = intake.form.error("materials");
        text.map(|text| view! { <p class="err" id="materials-error">{text}</p> })
    };
    let list = move || intake.picked.get().map(|service| checklist(lang, intake, service));
    let tolerable = move || {
        let has = |service: &Service| service.materials.iter().any(|m| m.requirement == Requirement::Tolerable);
        intake.picked.with(|service| service.as_ref().is_some_and(has)).then(|| undertaking::view(lang, intake.form))
    };
    view! {
        <div
            class="field"
            class:field--error=move || intake.form.error("materials").is_some()
            id="materials"
            tabindex="-1"
        >
            {error}
            {list}
        </div>
        {tolerable}
    }
    .into_any()
}

fn checklist(lang: Lang, intake: Intake, service: Service) -> AnyView {
    let begin = intake.ticked.get_value();
    let given = RwSignal::new(begin.clone());
    let numbers: Vec<u32> = service.materials.iter().map(|material| material.no).collect();
    let count = numbers.len();
    let read = move || given.set(numbers.iter().copied().filter(|no| is_ticked(*no)).collect());
    // Boxes that were ticked before the page woke up count too.
    Effect::new({
        let read = read.clone();
        move || read()
    });
    let needed = service.materials.iter().filter(|material| material.requirement.needed_to_accept());
    let required: Vec<u32> = needed.map(|material| material.no).collect();
    let missing = move || given.with(|given| required.iter().filter(|no| !given.contains(no)).count());
    let items = service.materials.into_iter().map(|material| item(lang, &material, begin.contains(&material.no)));
    view! {
        <fieldset class="checklist" on:change=move |_| read()>
            <legend>
                {lang.pick("材料 ", "Materials ")}
                <span class="num">{move || given.with(Vec::len)} "/" {count}</span>
                " "
                <span class="hint"><kbd>{lang.pick("空格", "Space")}</kbd> {lang.pick(" 勾选 ", " ticks ")} <kbd>"Alt A"</kbd> {lang.pick(" 全选", " ticks all")}</span>
            </legend>
            {items.collect_view()}
            <p class="hint">{move || rest(lang, missing())}</p>
        </fieldset>
    }
    .into_any()
}

fn rest(lang: Lang, missing: usize) -> String {
    match missing {
        0 => lang.pick("必要材料已齐。", "All required materials are there.").to_owned(),
        missing => lang.pick(
            format!("必要材料还差 {missing} 项；不齐不能受理：按“只收件，一次性告知”，把缺的一次说清。"),
            format!(
                "Required and missing: {missing}. Without them it cannot be accepted: receive the papers and tell the applicant everything at once."
            ),
        ),
    }
}

fn item(lang: Lang, material: &Material, ticked: bool) -> AnyView {
    let id = format!("materials-{}", material.no);
    view! {
        <div class="check">
            <input type="checkbox" id=id.clone() name="materials[]" value=material.no.to_string() checked=ticked/>
            <label for=id>
                {lang.text(&material.name_zh, &material.name_en)}
                " "
                <span class="checklist__terms">{terms(lang, material)}</span>
            </label>
        </div>
    }
    .into_any()
}

/// 必要 · 原件 1 份、复印件 1 份 · 应税时.
fn terms(lang: Lang, material: &Material) -> AnyView {
    let mut terms = vec![labels::requirement(lang, material.requirement).to_owned()];
    let copies = numbers::copies(lang, material.originals, material.copies);
    terms.push(if copies.is_empty() { labels::material_form(lang, material.form).to_owned() } else { copies });
    let chinese = [&material.condition_zh, &material.note].into_iter().flatten().filter(|text| !text.is_empty());
    let chinese = chinese.map(|text| view! { " · " {zh(lang, text)} }).collect_view();
    view! { {terms.join(" · ")} {chinese} }.into_any()
}

fn input(no: u32) -> Option<HtmlInputElement> {
    document().get_element_by_id(&format!("materials-{no}"))?.dyn_into().ok()
}

fn is_ticked(no: u32) -> bool {
    input(no).is_some_and(|input| input.checked())
}

/// Ticks every material of the service, or, when all are ticked, none.
pub(super) fn tick_all(service: &Service) {
    let all = service.materials.iter().all(|material| is_ticked(material.no));
    for box_ in service.materials.iter().filter_map(|material| input(material.no)) {
        box_.set_checked(!all);
        if let Ok(event) = web_sys::Event::new_with_event_init_dict("change", &bubbling()) {
            // Nobody cancels a change.
            let _ = box_.dispatch_event(&event);
        }
    }
}

fn bubbling() -> web_sys::EventInit {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init
}
