//! Inputs with label, hint and error. Values stand in the `value` attribute, never in a binding: what a visitor types
//! before the page is awake must not be lost.

use super::chinese::marked;
use crate::forms::Form;
use crate::prefs::use_lang;
use leptos::prelude::*;

/// A label above, a hint below it, the error, then the input.
#[component]
pub fn Field(
    /// The form that may have been refused.
    #[prop(optional)]
    form: Option<Form>,
    /// Field name as in the operation's body; also the element's id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// A hint below the label; none when empty.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The value to begin with.
    #[prop(optional, into)]
    value: String,
    /// `text`, `search`, `tel`, `password`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard that a phone shows: `numeric`, `tel`, `text`.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// What the browser may fill in; `off` by default.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The longest text the browser lets in.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Width: `w-code`, `w-number`, `w-phone`; else the full measure.
    #[prop(default = "")]
    width: &'static str,
    /// A node reference for code that reads or focuses the input.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    let start = match form {
        Some(form) => form.value_or(&name, &value),
        None => value,
    };
    let error = error_of(form, &name);
    let hint = hint.filter(|hint| !hint.is_empty());
    let described = describe(&name, hint.is_some(), error);
    let (invalid, faulty) = (error, error);
    view! {
        <div class="field" class:field--error=move || faulty.with(Option::is_some)>
            <label for=name.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{marked(use_lang(), &hint)}</p> })}
            <ErrorLine name=name.clone() error/>
            <input
                type=kind
                id=name.clone()
                name=name
                class=width
                value=start
                inputmode=inputmode
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                maxlength=maxlength.map(room)
                aria-describedby=described
                aria-invalid=move || invalid.with(|error| error.is_some().then_some("true"))
                node_ref=node_ref
            />
        </div>
    }
    .into_any()
}

/// What a browser lets in: more than is allowed, for it cuts what is pasted without a word, and the check has words for it.
pub(crate) fn room(longest: u32) -> u32 {
    longest.saturating_mul(4)
}

/// What is wrong with a field of a form, as a sentence.
pub(crate) fn error_of(form: Option<Form>, name: &str) -> Signal<Option<String>> {
    let name = name.to_owned();
    Signal::derive(move || form.and_then(|form| form.error(&name)))
}

/// The ids that describe an input, for `aria-describedby`.
pub(crate) fn describe(
    name: &str,
    hint: bool,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Send + Sync + 'static {
    let name = name.to_owned();
    move || match (hint, error.with(Option::is_some)) {
        (true, true) => Some(format!("{name}-hint {name}-error")),
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (false, false) => None,
    }
}

/// The error line of an input.
#[component]
pub(crate) fn ErrorLine(
    /// The input's name.
    name: String,
    /// What is wrong with it.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || error.get().map(|text| view! { <p class="err" id=format!("{name}-error")>{text}</p> })
}

/// One entry of a list of choices.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A drop-down list.
#[component]
pub fn Select(
    /// The form that may have been refused.
    #[prop(optional)]
    form: Option<Form>,
    /// Field name; also the element's id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// A hint below the label; none when empty.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The value chosen to begin with.
    #[prop(optional, into)]
    value: String,
    /// What can be chosen.
    choices: Vec<Choice>,
) -> impl IntoView {
    let chosen = match form {
        Some(form) => form.value_or(&name, &value),
        None => value,
    };
    let error = error_of(form, &name);
    let hint = hint.filter(|hint| !hint.is_empty());
    let described = describe(&name, hint.is_some(), error);
    let (invalid, faulty) = (error, error);
    let options = choices.into_iter().map(|choice| {
        let selected = choice.value == chosen;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    view! {
        <div class="field" class:field--error=move || faulty.with(Option::is_some)>
            <label for=name.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{marked(use_lang(), &hint)}</p> })}
            <ErrorLine name=name.clone() error/>
            <select
                id=name.clone()
                name=name
                aria-describedby=described
                aria-invalid=move || invalid.with(|error| error.is_some().then_some("true"))
            >
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// A check box or radio button with its label.
#[component]
pub fn Check(
    /// `checkbox` or `radio`.
    #[prop(default = "checkbox")]
    kind: &'static str,
    /// Field name; `materials[]` for a list.
    #[prop(into)]
    name: String,
    /// The value that is sent when ticked; also part of the id.
    #[prop(into)]
    value: String,
    /// Ticked to begin with.
    #[prop(optional)]
    ticked: bool,
    /// The label.
    #[prop(into)]
    label: String,
    /// A hint after the label.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let id = format!("{}-{value}", name.trim_end_matches("[]"));
    view! {
        <div class="check">
            <input type=kind id=id.clone() name=name value=value checked=ticked/>
            <label for=id>
                {label}
                {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            </label>
        </div>
    }
    .into_any()
}
