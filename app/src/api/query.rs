//! Query strings.

use domain::api::op::encode_segment;
use serde::Serialize;
use serde_json::Value;

/// The query string of an input, `?` included; empty when nothing is set. Lists are repeated as `name[]=…`.
pub fn query_string<T: Serialize>(input: &T) -> String {
    serde_json::to_value(input).map(|value| from_value(&value)).unwrap_or_default()
}

fn from_value(value: &Value) -> String {
    let mut query = String::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        match value {
            Value::Array(items) => items.iter().for_each(|item| push(&mut query, &format!("{name}[]"), item)),
            single => push(&mut query, name, single),
        }
    }
    query
}

fn push(query: &mut String, name: &str, value: &Value) {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return,
    };
    query.push(if query.is_empty() { '?' } else { '&' });
    query.push_str(name);
    query.push('=');
    query.push_str(&encode_segment(&text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::services::ServiceQuery;

    #[test]
    fn only_what_is_set_is_sent() {
        assert_eq!(query_string(&ServiceQuery::default()), "");
        let query = ServiceQuery { q: Some("户口 &x".to_owned()), limit: Some(5), ..ServiceQuery::default() };
        assert_eq!(query_string(&query), "?limit=5&q=%E6%88%B7%E5%8F%A3%20%26x");
    }

    #[test]
    fn lists_are_repeated() {
        assert_eq!(query_string(&serde_json::json!({ "pause": ["a", "b"], "none": null })), "?pause[]=a&pause[]=b");
    }
}
