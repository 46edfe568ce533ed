//! Refusals on the wire (docs/API-DESIGN.md): problem details, RFC 9457 (`application/problem+json`).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Why an operation did not do what was asked. `code` is stable and made for programs; people read the sentence that
/// the page makes from it. Never carries database text or personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[error("{status} {code}: {title}")]
pub struct Problem {
    /// Always `about:blank` or an address that explains the code.
    #[serde(rename = "type", default = "about_blank")]
    pub kind: String,
    /// The code in words, English.
    pub title: String,
    /// The HTTP status, 400–599.
    pub status: u16,
    /// Stable machine code, for instance `not_found`, `invalid`, `not_your_window`.
    pub code: String,
    /// What to do about it, English; may be absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The inputs at fault, in the order of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// With `changed_meanwhile`: what somebody else did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Box<Changed>>,
}

/// What somebody else did meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Changed {
    /// When.
    pub at: DateTime<Utc>,
    /// The event's name, as in the timeline.
    pub event: String,
    /// The post that did it, Chinese.
    pub actor_zh: String,
    /// The post that did it, English.
    pub actor_en: String,
}

/// One input at fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The input's name in the body or query, for instance `id_number`.
    pub field: String,
    /// Stable machine code, for instance `required`, `checksum`, `too_long`.
    pub code: String,
}

fn about_blank() -> String {
    "about:blank".to_owned()
}

impl Problem {
    /// A problem without fields.
    pub fn new(status: u16, code: &str, title: &str) -> Self {
        Self {
            kind: about_blank(),
            title: title.to_owned(),
            status,
            code: code.to_owned(),
            detail: None,
            fields: Vec::new(),
            changed: None,
        }
    }

    /// Some inputs are wrong (422).
    pub fn invalid(fields: Vec<FieldProblem>) -> Self {
        Self { fields, ..Self::new(422, "invalid", "Some inputs are wrong") }
    }

    /// Nothing is there, or the caller may not know of it (404).
    pub fn not_found() -> Self {
        Self::new(404, "not_found", "There is nothing here")
    }

    /// Nobody is signed in (401).
    pub fn sign_in() -> Self {
        Self::new(401, "sign_in", "Sign in first")
    }

    /// The person's role may not do this (403).
    pub fn forbidden() -> Self {
        Self::new(403, "forbidden", "Your role may not do this")
    }

    /// The other side could not be reached or gave no proper answer (503).
    pub fn unreachable() -> Self {
        Self::new(503, "unreachable", "The server could not be reached")
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    /// The code at fault for one input, if it is.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|problem| problem.field == name).map(|problem| problem.code.as_str())
    }
}

impl FieldProblem {
    /// A wrong input with its code.
    pub fn new(field: &str, code: &str) -> Self {
        Self { field: field.to_owned(), code: code.to_owned() }
    }
}
