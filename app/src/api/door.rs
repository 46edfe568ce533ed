//! The one door to the public interface. In the browser a call goes over the network; while the server renders, it
//! goes to the same router in process, with the visitor's cookie and language.

#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "ssr")]
mod server;

#[cfg(not(feature = "ssr"))]
use browser::carry;
#[cfg(feature = "ssr")]
use server::carry;
#[cfg(feature = "ssr")]
pub use server::{ApiRouter, ClientAddress};

use super::query::query_string;
use domain::api::{Method, Op, Problem};
use serde::{Serialize, de::DeserializeOwned};

/// A call on its way out.
#[derive(Debug)]
struct Call {
    method: Method,
    /// Path and query.
    target: String,
    /// JSON, or a form's fields; none for reading and ending operations.
    body: Option<String>,
    /// The body is a form's fields, as a browser sends them.
    form: bool,
    /// The idempotency key of a write.
    key: Option<String>,
}

impl Call {
    fn content_type(&self) -> Option<&'static str> {
        let kind = if self.form { "application/x-www-form-urlencoded" } else { "application/json" };
        self.body.as_ref().map(|_| kind)
    }
}

/// A reply as it came in. Text, as everywhere else in the browser: the code that reads it is there once.
struct Reply {
    status: u16,
    body: String,
}

/// Asks a reading operation.
pub fn ask<I: Serialize, O: DeserializeOwned>(
    op: Op<I, O>,
    places: &[&str],
    input: &I,
) -> impl Future<Output = Result<O, Problem>> + Send + use<I, O> {
    let target = op.path_with(places) + &query_string(input);
    exchange(Ok(Call { method: op.method, target, body: None, form: false, key: None }))
}

/// Sends a writing or ending operation. `key` is the form's idempotency key: the same key twice has one effect.
pub fn send<I: Serialize, O: DeserializeOwned>(
    op: Op<I, O>,
    places: &[&str],
    input: &I,
    key: &str,
) -> impl Future<Output = Result<O, Problem>> + Send + use<I, O> {
    let key = if key.is_empty() { crate::forms::new_key() } else { key.to_owned() };
    let call = serde_json::to_string(input)
        .map(|body| Call {
            method: op.method,
            target: op.path_with(places),
            body: Some(body),
            form: false,
            key: Some(key),
        })
        .map_err(|_| Problem::new(400, "invalid", "The input cannot be sent"));
    exchange(call)
}

/// Sends the fields of a form, as they stand on the page, to the operation that they are meant for.
pub fn send_fields<O: DeserializeOwned>(
    path: String,
    fields: String,
    key: &str,
) -> impl Future<Output = Result<O, Problem>> + Send + use<O> {
    let key = Some(key.to_owned()).filter(|key| !key.is_empty());
    exchange(Ok(Call { method: Method::Post, target: path, body: Some(fields), form: true, key }))
}

fn exchange<O: DeserializeOwned>(call: Result<Call, Problem>) -> impl Future<Output = Result<O, Problem>> + Send {
    let carried = call.map(carry);
    async move { read(&carried?.await?) }
}

/// The reply's meaning: the value, or the problem that it tells.
fn read<O: DeserializeOwned>(reply: &Reply) -> Result<O, Problem> {
    if !(200..300).contains(&reply.status) {
        return Err(problem_of(reply));
    }
    let body = if reply.body.is_empty() { "{}" } else { &reply.body };
    serde_json::from_str(body).map_err(|_| Problem::new(502, "unreadable", "The server's answer cannot be read"))
}

fn problem_of(reply: &Reply) -> Problem {
    let problem: Option<Problem> = serde_json::from_str(&reply.body).ok();
    problem.unwrap_or_else(|| match reply.status {
        404 => Problem::not_found(),
        401 => Problem::sign_in(),
        403 => Problem::forbidden(),
        429 => Problem::new(429, "too_many", "Too many tries"),
        500..=599 => Problem::unreachable(),
        status => Problem::new(status, "refused", "The server refused"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::NoBody;

    #[test]
    fn replies_are_read_whatever_their_shape() {
        let reply = |status, body: &str| Reply { status, body: body.to_owned() };
        assert_eq!(read::<NoBody>(&reply(204, "")), Ok(NoBody {}));
        assert_eq!(read::<NoBody>(&reply(404, "<html>")), Err(Problem::not_found()));
        assert_eq!(read::<NoBody>(&reply(200, "nonsense")).unwrap_err().status, 502);
        let problem = Problem::new(409, "due_moved", "The date has moved");
        let body = serde_json::to_string(&problem).unwrap();
        assert_eq!(read::<NoBody>(&reply(409, &body)), Err(problem));
    }
}
