//! The service's checklist in the acts that take papers in or ask for them.

use super::words;
use crate::forms::Form;
use crate::text::{Lang, labels};
use crate::ui::Check;
use domain::api::cases::{CaseView, MaterialLine};
use domain::case::{Action, Fault};
use domain::catalogue::Requirement;
use leptos::prelude::*;

fn name(lang: Lang, line: &MaterialLine) -> String {
    format!("{}. {}", line.no, lang.text(&line.name_zh, &line.name_en))
}

fn framed(lang: Lang, form: Form, field: &'static str, legend: &'static str, inner: AnyView) -> AnyView {
    let error = move || form.error(field).map(|text| view! { <p class="err" id=format!("{field}-error")>{text}</p> });
    let _ = lang;
    view! {
        <div class="field" class:field--error=move || form.error(field).is_some() id=field tabindex="-1">
            {error}
            <fieldset class="checklist"><legend>{legend}</legend>{inner}</fieldset>
        </div>
    }
    .into_any()
}

fn boxes(lang: Lang, form: Form, lines: Vec<&MaterialLine>, ticked: impl Fn(&MaterialLine) -> bool) -> AnyView {
    let sent = form.was_sent();
    let item = |line: &MaterialLine| {
        let value = line.no.to_string();
        let on = if sent { form.ticked("materials[]", &value) } else { ticked(line) };
        let hint = labels::requirement(lang, line.requirement);
        view! { <Check name="materials[]" value ticked=on label=name(lang, line) hint=format!(" {hint}")/> }
    };
    lines.into_iter().map(item).collect_view().into_any()
}

/// Every material: what is there now.
pub(super) fn given(lang: Lang, form: Form, case: &CaseView) -> AnyView {
    let inner = boxes(lang, form, case.materials.iter().collect(), |line| line.given);
    framed(lang, form, "materials", lang.pick("现在已收到的材料", "Materials that are there now"), inner)
}

/// Only what was asked for, or is to follow.
pub(super) fn missing(lang: Lang, form: Form, case: &CaseView) -> AnyView {
    let wanted = |line: &&MaterialLine| {
        case.missing.asked.iter().any(|asked| asked.material == line.no) || case.missing.to_follow.contains(&line.no)
    };
    let inner = boxes(lang, form, case.materials.iter().filter(wanted).collect(), |_| false);
    framed(lang, form, "materials", lang.pick("这次收到的材料", "Materials that came in"), inner)
}

/// The undertaking for what may follow, where the list has such lines.
pub(super) fn undertaking(lang: Lang, form: Form, case: &CaseView) -> Option<AnyView> {
    let tolerable = case.materials.iter().any(|line| line.requirement == Requirement::Tolerable);
    tolerable.then(|| super::super::undertaking::view(lang, form))
}

/// What exactly is required of one material, and by which rule; folded up while nothing is written.
fn own_words(lang: Lang, form: Form, line: &MaterialLine) -> AnyView {
    let input = |list: &'static str, longest: u32| {
        let (id, name_) = (format!("{list}-{}", line.no), format!("{list}[{}]", line.no));
        let value = form.value(&name_);
        let empty = value.is_empty();
        let view = view! {
            <label for=id.clone()>{words::label(lang, list, Action::Notice)} <span class="vh">{name(lang, line)}</span></label>
            <input type="text" id=id name=name_ value=value autocomplete="off" maxlength=(longest * 4).to_string()/>
        };
        (view, empty)
    };
    let ((remark, no_remark), (basis, no_basis)) = (input("remarks", 300), input("bases", 200));
    view! {
        <details open=!(no_remark && no_basis)>
            <summary>
                {lang.pick("写明这一项的要求、依据", "Requirement and basis of this line")}
                " "
                <span class="vh">{name(lang, line)}</span>
            </summary>
            {remark}
            {basis}
        </details>
    }
    .into_any()
}

/// Every material with what is wrong with it: one notice names everything at once. A further one repeats what is open; only
/// the director may add to it.
pub(super) fn faults(lang: Lang, form: Form, case: &CaseView, director: bool) -> AnyView {
    let sent = form.was_sent();
    let item = |line: &MaterialLine| {
        let id = format!("line-{}", line.no);
        let asked = case.missing.asked.iter().any(|asked| asked.material == line.no);
        let needed = line.requirement == Requirement::Required && !line.given;
        let start = if case.missing.notices > 0 { asked } else { needed };
        let options = Fault::ALL.into_iter().map(|fault| {
            let value = format!("{}:{}", line.no, fault.code());
            let selected = if sent { form.ticked("lines[]", &value) } else { start && fault == Fault::NotHandedIn };
            view! { <option value=value selected=selected>{words::fault(lang, fault)}</option> }
        });
        view! {
            <div class="fault">
                <label for=id.clone()>{name(lang, line)}</label>
                <select id=id name="lines[]">
                    <option value="">{lang.pick("没有问题", "nothing wrong")}</option>
                    {options.collect_view()}
                </select>
                {own_words(lang, form, line)}
            </div>
        }
    };
    let open = |line: &&MaterialLine| {
        director || case.missing.notices == 0 || case.missing.asked.iter().any(|asked| asked.material == line.no)
    };
    let inner = case.materials.iter().filter(open).map(item).collect_view().into_any();
    framed(
        lang,
        form,
        "lines",
        lang.pick("哪些材料要补正（一次说清）", "What is to be brought (all of it, once)"),
        inner,
    )
}
