//! The session cookie.

use axum::http::{HeaderMap, HeaderValue, header};

/// The cookie's name: with `__Host-` browsers keep it to this host and HTTPS.
fn name(https: bool) -> &'static str {
    if https { "__Host-session" } else { "session" }
}

/// The session's token, if the visitor sent one that can be one.
pub(super) fn token(headers: &HeaderMap, https: bool) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name(https))
        .map(|(_, value)| value.to_owned())
        .filter(|value| value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Sets the session, or with an empty token ends it.
pub(super) fn set(token: &str, https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    HeaderValue::from_str(&format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", name(https))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_token_of_the_right_cookie_counts() {
        let token_text = "ab".repeat(32);
        let headers = |text: &str| HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(text).unwrap())]);
        assert_eq!(token(&headers(&format!("prefs=x; session={token_text}")), false), Some(token_text.clone()));
        assert_eq!(token(&headers(&format!("session={token_text}")), true), None);
        assert_eq!(token(&headers(&format!("__Host-session={token_text}")), true), Some(token_text));
        assert_eq!(token(&headers("session=short"), false), None);
    }

    #[test]
    fn the_cookie_is_closed_to_scripts_and_other_sites() {
        let value = set("00", true).unwrap();
        assert_eq!(value, "__Host-session=00; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert!(set("", false).unwrap().to_str().unwrap().ends_with("Max-Age=0"));
    }
}
