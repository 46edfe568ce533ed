//! An input of several lines.

use super::chinese::marked;
use super::field::{ErrorLine, describe, error_of, room};
use crate::forms::Form;
use crate::prefs::use_lang;
use crate::text::language_of;
use leptos::prelude::*;

/// A label above, a hint below it, the error, then a text of several lines.
#[component]
pub fn Area(
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
    /// The text to begin with.
    #[prop(optional, into)]
    value: String,
    /// Lines that show.
    #[prop(default = 4)]
    rows: u32,
    /// The longest text the browser lets in.
    #[prop(optional)]
    maxlength: Option<u32>,
) -> impl IntoView {
    let start = match form {
        Some(form) => form.value_or(&name, &value),
        None => value,
    };
    let language = (!start.is_empty()).then(|| language_of(&start));
    let start = escaped(&start);
    let error = error_of(form, &name);
    let hint = hint.filter(|hint| !hint.is_empty());
    let described = describe(&name, hint.is_some(), error);
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <label for=name.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{marked(use_lang(), &hint)}</p> })}
            <ErrorLine name=name.clone() error/>
            <textarea
                id=name.clone()
                name=name
                rows=rows.to_string()
                maxlength=maxlength.map(room)
                lang=language
                aria-describedby=described
                aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                inner_html=start
            ></textarea>
        </div>
    }
    .into_any()
}

/// A text as the content of an element: an empty one stays empty, which a text node would not.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_was_typed_stays_text() {
        assert_eq!(escaped("a & b </textarea><script>"), "a &amp; b &lt;/textarea>&lt;script>");
        assert_eq!(escaped(""), "");
    }
}
