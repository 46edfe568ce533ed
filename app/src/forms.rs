//! Forms that work without script: they post to their own page with hidden `_op`, `_next` and `_key`; a refused form
//! comes back with everything that was typed and what is wrong with it.

use crate::prefs::use_lang;
use crate::text::problems;
use domain::api::{FieldProblem, Op, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A refused form on its way back to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refill {
    /// The operation that refused, for instance `POST /api/v1/cases`.
    pub op: String,
    /// What was typed, by field name; a list repeats its name (`materials[]`). Passwords are left out.
    pub values: Vec<(String, String)>,
    /// Why it was refused.
    pub problem: Problem,
    /// The idempotency key that it was sent with.
    #[serde(default)]
    pub key: String,
}

/// Makes idempotency keys while the server renders; the server puts it into the context.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct FormKeys(pub std::sync::Arc<dyn Fn() -> String + Send + Sync>);

/// One form of a page. The same in the browser as on the server, so that hydration finds what was rendered.
#[derive(Clone, Copy)]
pub struct Form {
    op: StoredValue<String>,
    key: StoredValue<String>,
    refill: RwSignal<Option<Refill>>,
}

/// The form for an operation, refilled if it has just been refused. Call it once per form, unconditionally.
pub fn use_form<I, O>(op: Op<I, O>, places: &[&str]) -> Form {
    let name = format!("{} {}", op.method.name(), op.path_with(places));
    let refill = SharedValue::new(server_refill).into_inner().filter(|refill| refill.op == name);
    // After an answer that leaves open what became of the form, pressing again must not do it twice.
    let open = refill.as_ref().filter(|refill| refill.problem.status >= 500).map(|refill| refill.key.clone());
    let key = SharedValue::new(new_key).into_inner();
    let key = open.filter(|sent| !sent.is_empty()).unwrap_or(key);
    Form { op: StoredValue::new(name), key: StoredValue::new(key), refill: RwSignal::new(refill) }
}

/// A form of which the page's own address tells what was wrong with it, and what had been chosen.
pub fn told_form(problem: Option<Problem>, values: Vec<(String, String)>) -> Form {
    let refill = problem.map(|problem| Refill { op: String::new(), values, problem, key: String::new() });
    Form { op: StoredValue::default(), key: StoredValue::default(), refill: RwSignal::new(refill) }
}

/// Whether the page answers a form other than `op`'s that was refused: then what was sent is lost with it. The same in the
/// browser as on the server.
pub fn another_form_was_sent<I, O>(op: Op<I, O>) -> bool {
    let own = format!("{} {}", op.method.name(), op.path);
    SharedValue::new(move || server_refill().is_some_and(|refill| refill.op != own)).into_inner()
}

impl Form {
    /// What was typed into a field, else an empty text.
    pub fn value(&self, name: &str) -> String {
        self.value_or(name, "")
    }

    /// What was typed into a field, else the given start.
    pub fn value_or(&self, name: &str, start: &str) -> String {
        self.refill.with_untracked(|refill| {
            let values = refill.as_ref().map(|refill| refill.values.as_slice()).unwrap_or_default();
            values.iter().find(|(field, _)| field == name).map_or_else(|| start.to_owned(), |(_, value)| value.clone())
        })
    }

    /// Whether the page answers this form when it was refused, with what was sent.
    pub fn was_sent(&self) -> bool {
        self.refill.with_untracked(|refill| refill.as_ref().is_some_and(|refill| !refill.values.is_empty()))
    }

    /// Whether a box of a list (`materials[]`) was ticked.
    pub fn ticked(&self, name: &str, value: &str) -> bool {
        self.refill.with_untracked(|refill| {
            let values = refill.as_ref().map(|refill| refill.values.as_slice()).unwrap_or_default();
            values.iter().any(|(field, given)| field == name && given == value)
        })
    }

    /// What is wrong with a field, as a sentence. Reactive.
    pub fn error(&self, name: &str) -> Option<String> {
        let lang = use_lang();
        self.refill.with(|refill| {
            // Of a list (`off[3]`) the first place at fault.
            let own = |field: &&FieldProblem| field.field.split('[').next() == Some(name);
            let field = refill.as_ref()?.problem.fields.iter().find(own)?;
            Some(problems::field(lang, &field.code))
        })
    }

    /// Why the form was refused. Reactive.
    pub fn problem(&self) -> Option<Problem> {
        self.refill.with(|refill| refill.as_ref().map(|refill| refill.problem.clone()))
    }

    /// Shows a refusal that a call of the browser got; the fields keep what they hold.
    pub fn refuse(&self, problem: Problem) {
        let op = self.op.get_value();
        self.refill.set(Some(Refill { op, values: Vec::new(), problem, key: self.key() }));
    }

    /// Forgets the last refusal.
    pub fn clear(&self) {
        self.refill.set(None);
    }

    /// The path of the operation.
    pub fn path(&self) -> String {
        self.op.with_value(|op| op.split_once(' ').map_or_else(String::new, |(_, path)| path.to_owned()))
    }

    /// The idempotency key of this form.
    pub fn key(&self) -> String {
        self.key.get_value()
    }

    /// A fresh key: what was sent with the last one is done.
    pub fn renew(&self) -> String {
        let key = new_key();
        self.key.set_value(key.clone());
        key
    }

    /// The hidden fields; `next` is the local address to go to on success.
    pub fn hidden(&self, next: &str) -> impl IntoView + use<> {
        view! {
            <input type="hidden" name="_op" value=self.op.get_value()/>
            <input type="hidden" name="_next" value=next.to_owned()/>
            <input type="hidden" name="_key" value=self.key()/>
        }
    }
}

#[cfg(feature = "ssr")]
fn server_refill() -> Option<Refill> {
    use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<Refill>().cloned())
}

#[cfg(not(feature = "ssr"))]
fn server_refill() -> Option<Refill> {
    None
}

/// A fresh idempotency key.
#[cfg(feature = "ssr")]
pub fn new_key() -> String {
    use_context::<FormKeys>().map(|keys| keys.0()).unwrap_or_default()
}

/// A fresh idempotency key.
#[cfg(not(feature = "ssr"))]
pub fn new_key() -> String {
    let mut bytes = [0_u8; 16];
    // Without a source of randomness the key stays empty and the server treats the call as a new one.
    match window().crypto().map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Ok(Ok(_)) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        _ => String::new(),
    }
}
