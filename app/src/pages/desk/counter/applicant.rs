//! Who applies. The ID number is judged while typing only once it is complete.

use super::draft;
use super::intake::{Intake, only_kind};
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels, problems};
use crate::ui::{Check, Choice, Field, Select};
use chrono::NaiveDate;
use domain::case::ApplicantKind;
use domain::identity::{IdNumber, OrganisationId};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a complete number says: something to show, or what is wrong.
type Note = Option<Result<String, String>>;

/// The fields of the applicant.
pub(super) fn view(intake: Intake) -> AnyView {
    let lang = use_lang();
    let form = intake.form;
    let towns = intake.towns.with_value(|towns| {
        let towns = towns.iter().map(|town| Choice::new(town.code.clone(), lang.text(&town.name_zh, &town.name_en)));
        towns.chain([Choice::new("other", lang.pick("其他地方", "Elsewhere"))]).collect::<Vec<_>>()
    });
    view! {
        {kinds(intake)}
        <div class="row">
            <Field
                form
                name="applicant_name"
                label=lang.pick("姓名或单位名称", "Name")
                maxlength=120
            />
            {number(intake)}
            <Field form name="phone" label=lang.pick("手机或电话", "Phone") kind="tel" inputmode="tel" maxlength=40/>
            <Select form name="town" label=lang.pick("所在乡镇", "Town") choices=towns/>
        </div>
    }
    .into_any()
}

/// Person or organisation, where the service takes both.
fn kinds(intake: Intake) -> AnyView {
    let lang = use_lang();
    let error = move || intake.form.error("applicant_kind").map(|text| view! { <p class="err">{text}</p> });
    let boxes = move || {
        let only = intake.picked.with(|service| only_kind(service.as_ref()));
        let chosen = only.unwrap_or_else(|| intake.kind.get_untracked());
        let kinds = match only {
            Some(kind) => vec![kind],
            None => vec![ApplicantKind::Person, ApplicantKind::Organisation],
        };
        let kinds = kinds.into_iter().map(|kind| {
            view! {
                <Check
                    kind="radio"
                    name="applicant_kind"
                    value=kind.code()
                    ticked=kind == chosen
                    label=labels::applicant_kind(lang, kind)
                />
            }
        });
        kinds.collect_view()
    };
    let changed = move |event| {
        let organisation = event_target_value(&event) == ApplicantKind::Organisation.code();
        intake.kind.set(if organisation { ApplicantKind::Organisation } else { ApplicantKind::Person });
    };
    view! {
        <fieldset class="inline" id="applicant_kind" tabindex="-1" on:change=changed>
            <legend>{lang.pick("申请人", "Applicant")}</legend>
            {error}
            {boxes}
        </fieldset>
    }
    .into_any()
}

/// The number of the person or organisation.
fn number(intake: Intake) -> AnyView {
    let lang = use_lang();
    let form = intake.form;
    let typed = RwSignal::new(String::new());
    let note = move || {
        let kind = intake.kind.get();
        typed.with(|text| judge(lang, text, kind, intake.today.get()))
    };
    let known = RwSignal::new(false);
    let again = move || {
        known.get().then(|| lang.pick("以前来过，空着的已填入", "Has been here before: what was empty is filled in"))
    };
    let refused = move || form.error("id_number");
    let wrong = move || refused().or_else(|| note().and_then(Result::err));
    let label = move || match intake.kind.get() {
        ApplicantKind::Person => lang.pick("公民身份号码", "Citizen ID number"),
        ApplicantKind::Organisation => lang.pick("信用代码、机构代码或注册号", "Credit, organisation or trade code"),
    };
    view! {
        <div class="field" class:field--error=move || wrong().is_some()>
            <label for="id_number">{label}</label>
            <input
                type="text"
                id="id_number"
                name="id_number"
                class="mono"
                value=form.value("id_number")
                inputmode="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="30"
                aria-describedby="id_number-error"
                aria-invalid=move || wrong().map(|_| "true")
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    if note().is_some_and(|note| note.is_ok()) {
                        fill_in(typed.get_untracked(), known);
                    }
                }
            />
            <div id="id_number-error" aria-live="polite">
                {move || wrong().map(|text| view! { <p class="err">{text}</p> })}
                {move || note().and_then(Result::ok).map(|text| view! { <p class="hint">{text} " " {again}</p> })}
            </div>
        </div>
    }
    .into_any()
}

/// Somebody who has been here before need not tell everything again: what is still empty is filled in.
fn fill_in(id_number: String, known: RwSignal<bool>) {
    spawn_local(async move {
        let answer = api::cases::known_applicant(id_number).await;
        // Nobody known, or no answer: then it is typed.
        known.set(answer.is_ok_and(|applicant| draft::fill_empty(&applicant)));
    });
}

/// Judges a number that is complete; others say nothing yet.
fn judge(lang: Lang, text: &str, kind: ApplicantKind, today: NaiveDate) -> Note {
    let length = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').count();
    match kind {
        ApplicantKind::Person if length == 18 => Some(match IdNumber::parse(text, today) {
            Ok(number) => {
                let born = date::date(lang, number.birth_date());
                let sex = if number.is_male() { lang.pick("男", "male") } else { lang.pick("女", "female") };
                Ok(lang.pick(format!("{born}出生，{sex}"), format!("born {born}, {sex}")))
            }
            Err(problem) => Err(problems::field(lang, problem.code())),
        }),
        ApplicantKind::Organisation if length == 18 => {
            let checked = OrganisationId::parse(text).map(|_| lang.pick("校验无误", "The check fits").to_owned());
            Some(checked.map_err(|problem| problems::field(lang, problem.code())))
        }
        ApplicantKind::Person | ApplicantKind::Organisation => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_judged_when_it_is_complete_and_not_before() {
        let today = "2008-03-03".parse().unwrap();
        let person = |text| judge(Lang::Zh, text, ApplicantKind::Person, today);
        assert_eq!(person("11010519491231002"), None);
        assert_eq!(person("110105 19491231 002x"), Some(Ok("1949年12月31日出生，女".to_owned())));
        assert!(person("110105194912310021").is_some_and(|note| note.is_err()));
        let organisation = |text| judge(Lang::En, text, ApplicantKind::Organisation, today);
        assert_eq!(organisation("91350100M000100Y43"), Some(Ok("The check fits".to_owned())));
        assert_eq!(organisation("D2143569-X"), None);
    }
}
