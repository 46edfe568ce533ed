//! The form that asks for a number and its code: of a case, of a question.

use crate::text::Lang;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Whose number, in the words of one language.
pub(super) struct LookUp {
    /// Where the form leads.
    pub action: &'static str,
    /// Name of the number, and what it looks like.
    pub number: (&'static str, &'static str),
    /// The keyboard that a phone shows for it.
    pub keyboard: &'static str,
    /// Without the code there is no answer at all.
    pub needs_code: bool,
    /// What is said of the code.
    pub code_hint: &'static str,
    /// The button.
    pub button: &'static str,
}

impl LookUp {
    /// The form with what was typed, and what was wrong with it.
    pub(super) fn form(&self, lang: Lang, number: &str, code: &str, error: Option<String>) -> AnyView {
        let (name, hint) = self.number;
        let code_name = lang.pick("查询码", "Query code");
        // Something that is needed was left empty in a form that was sent. A case's number alone has an answer of its own.
        let sent = use_query_map().with_untracked(|query| query.get("number").is_some());
        let no_code = self.needs_code && sent && code.is_empty();
        let no_number = number.is_empty() && (sent || !code.is_empty());
        let missing = error.is_none() && (no_number || no_code);
        let wrong = error.is_some();
        let at_fault = |empty: bool| wrong || (missing && empty);
        let line = |empty: bool, id: &'static str| {
            (missing && empty).then(|| view! { <p class="err" id=id>{lang.pick("请填写", "Please fill this in")}</p> })
        };
        let invalid = |empty: bool| at_fault(empty).then_some("true");
        let described = |hint: &'static str, empty: bool| match at_fault(empty) {
            true => format!("{hint} look-up-error"),
            false => hint.to_owned(),
        };
        let one_missing = || {
            let places = u8::from(no_number) + u8::from(no_code);
            lang.pick(format!("有 {places} 处要改"), format!("{places} to change"))
        };
        let error = error.or_else(|| missing.then(one_missing));
        let link = |empty: bool, href: &'static str, text: &'static str| {
            at_fault(empty).then(|| {
                let why = missing.then(|| lang.pick("：请填写", ": please fill this in"));
                view! { <li><a class="alone" href=href rel="external">{text} {why}</a></li> }
            })
        };
        view! {
            <form method="get" action=self.action class="narrow">
                {error.map(|text| view! {
                    <div class="errsum" role="alert" id="look-up-error" tabindex="-1">
                        <p>{text}</p>
                        <ul>
                            {link(no_number, "#number", name)}
                            {link(no_code, "#code", code_name)}
                        </ul>
                    </div>
                })}
                <div class="field">
                    <label for="number">{name}</label>
                    <p class="hint" id="number-hint">{hint}</p>
                    {line(no_number, "number-error")}
                    <input
                        type="text"
                        id="number"
                        name="number"
                        class="w-number"
                        value=number.to_owned()
                        inputmode=self.keyboard
                        autocomplete="off"
                        maxlength="40"
                        aria-describedby=described("number-hint", no_number)
                        aria-invalid=invalid(no_number)
                    />
                </div>
                <div class="field">
                    <label for="code">{code_name}</label>
                    <p class="hint" id="code-hint">{self.code_hint}</p>
                    {line(no_code, "code-error")}
                    <input
                        type="text"
                        id="code"
                        name="code"
                        class="w-code"
                        value=code.to_owned()
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        maxlength="20"
                        aria-describedby=described("code-hint", no_code)
                        aria-invalid=invalid(no_code)
                    />
                </div>
                <p><button class="btn" type="submit">{self.button}</button></p>
            </form>
        }
        .into_any()
    }
}
