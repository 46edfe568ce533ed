//! Inputs: queries, and bodies as JSON or as a form. Empty fields of a form count as absent; lists are `name[]`,
//! and what belongs to an entry of a list by its number is `name[3]`.

use super::reply::Failure;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use domain::api::{FieldProblem, Problem};
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// More pairs than any form or query of the hall has.
const MOST_PAIRS: usize = 200;
/// So many names are tried when the one at fault is looked for.
const MOST_NAMES: usize = 32;

/// The values of the query.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        form(parts.uri.query().unwrap_or_default().as_bytes()).map(Self)
    }
}

/// The body.
pub struct Input<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Input<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let kind = kind(request.headers());
        let bytes = Bytes::from_request(request, state).await.map_err(|refusal| {
            if refusal.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { broken_off() }
        })?;
        match kind {
            Some(Kind::Json) => json(&bytes).map(Self),
            Some(Kind::Form) => form(&bytes).map(Self),
            None => Err(Failure(
                Problem::new(415, "media_type", "Unsupported Media Type")
                    .with_detail("send application/json or application/x-www-form-urlencoded"),
            )),
        }
    }
}

enum Kind {
    Json,
    Form,
}

fn kind(headers: &HeaderMap) -> Option<Kind> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    match value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "application/json" => Some(Kind::Json),
        "application/x-www-form-urlencoded" => Some(Kind::Form),
        _ => None,
    }
}

fn too_large() -> Failure {
    Failure(Problem::new(413, "too_large", "The body is too large"))
}

fn broken_off() -> Failure {
    Failure(Problem::new(400, "malformed", "The body broke off or cannot be read"))
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let first = error.path().iter().next().map(ToString::to_string);
        (first, error.into_inner())
    });
    read.and_then(|value| reader.end().map(|()| value).map_err(|error| (None, error))).map_err(|(first, error)| {
        let place = format!("line {}, column {}", error.line(), error.column());
        match error.classify() {
            serde_json::error::Category::Data => {
                let wrong = || first.filter(|name| name != "?").map(|name| FieldProblem::new(&name, "format"));
                let field = field_of(&error.to_string()).or_else(wrong);
                Failure(
                    Problem::invalid(field.into_iter().collect())
                        .with_detail(format!("{place}: a value is missing or of the wrong type")),
                )
            }
            _ => Failure(Problem::new(400, "malformed", "The body is not JSON").with_detail(place)),
        }
    })
}

/// Fields of a form or query. Empty values are left out, so that an empty input means an absent one.
fn form<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let malformed = || Failure(Problem::new(400, "malformed", "Not a form"));
    if bytes.iter().filter(|byte| **byte == b'&').count() >= MOST_PAIRS {
        return Err(malformed());
    }
    let pairs: Vec<(String, String)> = serde_html_form::from_bytes(bytes).map_err(|_| malformed())?;
    let pairs: Vec<(&str, Cow<'_, str>)> =
        pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| entry(name, value)).collect();
    let given: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_ref())).collect();
    let text = serde_html_form::to_string(&given).unwrap_or_default();
    serde_html_form::from_str(&text).map_err(|error| {
        let words = error.to_string();
        let field = field_of(&words).or_else(|| wrong_field::<T>(&given));
        Failure(Problem::invalid(field.into_iter().collect()).with_detail("a value is missing or of the wrong type"))
    })
}

/// An entry of a list: `name[]` as it is, `name[3]` as `3:value`.
fn entry<'a>(name: &'a str, value: &'a str) -> (&'a str, Cow<'a, str>) {
    match name.strip_suffix(']').and_then(|name| name.split_once('[')) {
        Some((list, "")) => (list, value.into()),
        Some((list, place)) => (list, format!("{place}:{value}").into()),
        None => (name, value.into()),
    }
}

/// The field that serde names between back quotes.
fn field_of(words: &str) -> Option<FieldProblem> {
    let missing = words.split_once("missing field `")?.1.split_once('`')?.0;
    Some(FieldProblem::new(missing, "required"))
}

/// The first field without which the rest can be read further: the one at fault.
fn wrong_field<T: DeserializeOwned>(given: &[(&str, &str)]) -> Option<FieldProblem> {
    let mut names: Vec<&str> = given.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().take(MOST_NAMES).find_map(|name| {
        let rest: Vec<_> = given.iter().filter(|(other, _)| *other != name).collect();
        let text = serde_html_form::to_string(&rest).ok()?;
        match serde_html_form::from_str::<T>(&text) {
            Ok(_) => Some(FieldProblem::new(name, "format")),
            Err(error) => error.to_string().contains(&format!("`{name}`")).then(|| FieldProblem::new(name, "format")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::cases::NewCase;
    use domain::api::clock::DueQuery;

    #[test]
    fn lists_come_with_or_without_brackets_and_empty_means_absent() {
        let new: NewCase = form(b"service=TD-04&materials[]=1&materials[]=2&expected_due=").unwrap();
        assert_eq!((new.materials, new.expected_due), (vec![1, 2], None));
        let query: DueQuery =
            form(b"accepted=2008-03-03&workdays=15&pause=2008-03-10..2008-03-24&pause=2008-04-01..2008-04-02").unwrap();
        assert_eq!(query.pause.len(), 2);
    }

    #[test]
    fn what_belongs_to_an_entry_comes_with_its_number() {
        let form_of = b"lines[]=3:expired&remarks[3]=%E5%8E%9F%E4%BB%B6&remarks[4]=&version=1";
        let notice: domain::api::intake::AskSupplement = form(form_of).unwrap();
        assert_eq!((notice.lines, notice.remarks), (vec!["3:expired".to_owned()], vec!["3:原件".to_owned()]));
    }

    #[test]
    fn the_field_at_fault_is_named_in_json_too() {
        for (body, field) in [
            (r#"{"service": 5}"#, "service"),
            (r#"{"service": "x", "materials": [1, -1]}"#, "materials"),
            (r#"{"expected_due": "2026-13-01"}"#, "expected_due"),
            (r#"{"applicant_kind": "org"}"#, "applicant_kind"),
        ] {
            let refused = json::<NewCase>(body.as_bytes()).err().unwrap().0;
            assert_eq!(refused.field(field), Some("format"), "{body}");
        }
        assert_eq!(json::<NewCase>(b"{} x").err().unwrap().0.status, 400);
    }

    #[test]
    fn the_field_at_fault_is_named() {
        let refused = |bytes: &[u8]| form::<DueQuery>(bytes).err().unwrap().0;
        assert_eq!(refused(b"workdays=5").field("accepted"), Some("required"));
        assert_eq!(refused(b"accepted=2008-02-30&workdays=5").field("accepted"), Some("format"));
        assert_eq!(refused(b"accepted=2008-02-03&workdays=-5").field("workdays"), Some("format"));
    }
}
