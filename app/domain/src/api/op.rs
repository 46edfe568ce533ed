//! One operation of the public interface (docs/API-DESIGN.md).

use std::marker::PhantomData;

/// The HTTP methods that the interface uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads, changes nothing.
    Get,
    /// Creates or moves something; repeatable with an `Idempotency-Key`.
    Post,
    /// Ends something.
    Delete,
}

impl Method {
    /// The method's name on the wire, for instance `GET`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// The body of an operation that sends or answers none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoBody {}

/// An operation: method, path template (`/api/v1/cases/{number}`), the type of its body or query and of its reply.
pub struct Op<Input, Output> {
    /// The HTTP method.
    pub method: Method,
    /// The path, with `{name}` where a value goes. The same text in the router and in the OpenAPI document.
    pub path: &'static str,
    types: PhantomData<fn(Input) -> Output>,
}

impl<Input, Output> Clone for Op<Input, Output> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Input, Output> Copy for Op<Input, Output> {}

impl<Input, Output> Op<Input, Output> {
    const fn new(method: Method, path: &'static str) -> Self {
        Self { method, path, types: PhantomData }
    }

    /// A reading operation; `Input` goes into the query string.
    pub const fn get(path: &'static str) -> Self {
        Self::new(Method::Get, path)
    }

    /// A writing operation; `Input` is the body.
    pub const fn post(path: &'static str) -> Self {
        Self::new(Method::Post, path)
    }

    /// An ending operation.
    pub const fn delete(path: &'static str) -> Self {
        Self::new(Method::Delete, path)
    }

    /// The path with its `{name}` places filled in order. Values are percent-encoded, so that no value can leave its
    /// place in the path.
    pub fn path_with(&self, values: &[&str]) -> String {
        let mut path = String::with_capacity(self.path.len() + 16);
        let mut values = values.iter();
        let mut rest = self.path;
        while let Some((before, after)) = rest.split_once('{') {
            path.push_str(before);
            path.push_str(&encode_segment(values.next().copied().unwrap_or_default()));
            rest = after.split_once('}').map_or("", |(_, tail)| tail);
        }
        path.push_str(rest);
        path
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
pub fn encode_segment(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_cannot_be_left() {
        let op: Op<NoBody, NoBody> = Op::get("/api/v1/cases/{number}/events/{seq}");
        assert_eq!(op.path_with(&["1", "2"]), "/api/v1/cases/1/events/2");
        assert_eq!(op.path_with(&["../x?y", "户"]), "/api/v1/cases/..%2Fx%3Fy/events/%E6%88%B7");
    }
}
