//! The form that asks for a number and its code: of a case, of a question.

use crate::text::Lang;
use leptos::prelude::*;

/// Whose number, in the words of one language.
pub(super) struct LookUp {
    /// Where the form leads.
    pub action: &'static str,
    /// Name of the number, and what it looks like.
    pub number: (&'static str, &'static str),
    /// The keyboard that a phone shows for it.
    pub keyboard: &'static str,
    /// What is said of the code.
    pub code_hint: &'static str,
    /// The button.
    pub button: &'static str,
}

impl LookUp {
    /// The form with what was typed, and what was wrong with it.
    pub(super) fn form(&self, lang: Lang, number: &str, code: &str, error: Option<String>) -> AnyView {
        let wrong = error.is_some();
        let invalid = wrong.then_some("true");
        let described = |hint: &'static str| if wrong { format!("{hint} look-up-error") } else { hint.to_owned() };
        let (name, hint) = self.number;
        let code_name = lang.pick("查询码", "Query code");
        view! {
            <form method="get" action=self.action class="narrow">
                {error.map(|text| view! {
                    <div class="errsum" role="alert" id="look-up-error" tabindex="-1">
                        <p>{text}</p>
                        <ul>
                            <li><a class="alone" href="#number" rel="external">{name}</a></li>
                            <li><a class="alone" href="#code" rel="external">{code_name}</a></li>
                        </ul>
                    </div>
                })}
                <div class="field">
                    <label for="number">{name}</label>
                    <p class="hint" id="number-hint">{hint}</p>
                    <input
                        type="text"
                        id="number"
                        name="number"
                        class="w-number"
                        value=number.to_owned()
                        inputmode=self.keyboard
                        autocomplete="off"
                        maxlength="40"
                        aria-describedby=described("number-hint")
                        aria-invalid=invalid
                    />
                </div>
                <div class="field">
                    <label for="code">{code_name}</label>
                    <p class="hint" id="code-hint">{self.code_hint}</p>
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
                        aria-describedby=described("code-hint")
                        aria-invalid=invalid
                    />
                </div>
                <p><button class="btn" type="submit">{self.button}</button></p>
            </form>
        }
        .into_any()
    }
}
