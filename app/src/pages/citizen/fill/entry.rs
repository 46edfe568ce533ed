//! One entry of a form: its label, what people get wrong, the sample's entry, the input.

use super::Filling;
use crate::text::Lang;
use crate::ui::field::{ErrorLine, describe, error_of};
use crate::ui::{Area, Check, Choice, Field, Select, marked};
use domain::form::{FieldKind, FormField};
use leptos::prelude::*;

/// Up to so many options are buttons side by side; more are a list.
const BUTTONS: usize = 4;

pub(super) fn view(filling: &Filling, field: &FormField) -> AnyView {
    let lang = filling.lang;
    let sample = field.sample.as_deref().filter(|sample| !sample.is_empty());
    let input = match (field.kind, &field.options) {
        (FieldKind::Choice, Some(options)) if options.len() <= BUTTONS => buttons(filling, field, options),
        (FieldKind::Choice, Some(options)) => list(filling, field, options),
        (FieldKind::Textarea, _) => {
            let (label, hint) = (label(lang, field), hint(filling, field));
            view! {
                <Area form=filling.form name=field.key.clone() label hint rows=3 maxlength=field.max_len.unwrap_or(500)/>
            }
            .into_any()
        }
        _ => line(filling, field),
    };
    view! {
        <div class="pairing">
            {input}
            {sample.map(|sample| view! {
                <p class="eg">
                    <span class="eg__mark">{lang.pick("范本", "Sample")}</span>
                    {example(lang, field, sample)}
                </p>
            })}
        </div>
    }
    .into_any()
}

/// The sample's entry: an option in the page's language, anything else as somebody would write it.
fn example(lang: Lang, field: &FormField, sample: &str) -> AnyView {
    let options = field.options.iter().flatten().zip(field.options_en.iter().flatten());
    let english = options.into_iter().find(|(option, _)| *option == sample).map(|(_, english)| english.clone());
    match english.filter(|_| lang == Lang::En) {
        Some(english) => english.into_any(),
        None => view! { <span lang="zh-CN">{sample.to_owned()}</span> }.into_any(),
    }
}

pub(super) fn label(lang: Lang, field: &FormField) -> String {
    let name = lang.text(&field.label_zh, &field.label_en);
    let unit = field.unit.as_deref().map(|unit| lang.text(unit, field.unit_en.as_deref().unwrap_or_default()));
    let unit = unit.map(|unit| lang.pick(format!("（{unit}）"), format!(" ({unit})"))).unwrap_or_default();
    let optional = match field.required || field.either.is_some() {
        true => "",
        false => lang.pick("（可不填）", " (optional)"),
    };
    format!("{name}{unit}{optional}")
}

/// What helps with a field, sentence by sentence: its own hint, the others that may be filled in instead, how to write
/// a date. Empty where nothing does.
fn hint(filling: &Filling, field: &FormField) -> String {
    let lang = filling.lang;
    let own = match lang {
        Lang::En => field.hint_en.clone(),
        Lang::Zh => field.hint_zh.clone(),
    };
    let date = (field.kind == FieldKind::Date)
        .then(|| lang.pick("如 2008-3-3 或 2008年3月3日", "For instance 2008-03-03").to_owned());
    let sentences = own.into_iter().chain(one_of(filling, field)).chain(date);
    sentences.collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// “甲”“乙”至少填一项.
fn one_of(filling: &Filling, field: &FormField) -> Option<String> {
    let lang = filling.lang;
    let group = field.either.as_deref()?;
    let members = filling.definition.fields().filter(|other| other.either.as_deref() == Some(group));
    let names = members.map(|other| {
        let name = lang.text(&other.label_zh, &other.label_en);
        lang.pick(format!("“{name}”"), name)
    });
    let names = names.collect::<Vec<_>>().join(lang.pick("", " / "));
    Some(lang.pick(format!("{names}至少填一项"), format!("At least one of: {names}")))
}

fn line(filling: &Filling, field: &FormField) -> AnyView {
    let lang = filling.lang;
    let (kind, mode, width) = match field.kind {
        FieldKind::Phone => ("tel", Some("tel"), "w-phone"),
        FieldKind::Number | FieldKind::Money => ("text", Some("decimal"), "w-code"),
        FieldKind::Idcard | FieldKind::Orgcode => ("text", None, "w-number"),
        FieldKind::Date => ("text", None, "w-phone"),
        _ if field.max_len.is_some_and(|most| most <= 12) => ("text", None, "w-phone"),
        _ => ("text", None, ""),
    };
    let longest = match field.kind {
        // Blanks between groups of figures are understood.
        FieldKind::Idcard | FieldKind::Phone | FieldKind::Orgcode | FieldKind::Date => 40,
        _ => field.max_len.unwrap_or(40),
    };
    let hint = hint(filling, field);
    view! {
        <Field form=filling.form name=field.key.clone() label=label(lang, field) hint kind inputmode=mode.unwrap_or("text") maxlength=longest width/>
    }
    .into_any()
}

/// The option's name on the page; what is sent and printed is the Chinese one.
fn option_name(lang: Lang, field: &FormField, at: usize, zh: &str) -> String {
    let english = field.options_en.as_ref().and_then(|options| options.get(at));
    lang.text(zh, english.map_or("", String::as_str))
}

fn list(filling: &Filling, field: &FormField, options: &[String]) -> AnyView {
    let lang = filling.lang;
    let nothing = Choice::new("", lang.pick("请选择", "Please choose"));
    let named = options.iter().enumerate().map(|(at, zh)| Choice::new(zh.clone(), option_name(lang, field, at, zh)));
    let choices: Vec<Choice> = std::iter::once(nothing).chain(named).collect();
    let hint = hint(filling, field);
    view! { <Select form=filling.form name=field.key.clone() label=label(lang, field) hint choices/> }.into_any()
}

fn buttons(filling: &Filling, field: &FormField, options: &[String]) -> AnyView {
    let lang = filling.lang;
    let form = filling.form;
    let name = field.key.clone();
    let error = error_of(Some(form), &name);
    let hint = Some(hint(filling, field)).filter(|hint| !hint.is_empty());
    let described = describe(&name, hint.is_some(), error);
    let boxes = options.iter().enumerate().map(|(at, zh)| {
        let ticked = form.ticked(&name, zh);
        view! { <Check kind="radio" name=name.clone() value=zh.clone() ticked label=option_name(lang, field, at, zh)/> }
    });
    view! {
        <fieldset class="field" class:field--error=move || error.with(Option::is_some) id=name.clone() tabindex="-1" aria-describedby=described>
            <legend>{label(lang, field)}</legend>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{marked(lang, &hint)}</p> })}
            <ErrorLine name=name.clone() error/>
            <div class="checks">{boxes.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
