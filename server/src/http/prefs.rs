//! `POST /prefs`: language, colours, size. A plain form; the answer goes back to where the visitor was.

use super::input::Input;
use super::reply::Failure;
use super::state::AppState;
use app::prefs::Prefs;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;

#[derive(Deserialize)]
struct Wish {
    lang: Option<String>,
    theme: Option<String>,
    size: Option<String>,
    density: Option<String>,
    #[serde(rename = "_back")]
    back: Option<String>,
}

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/prefs", post(set))
}

async fn set(State(state): State<AppState>, headers: HeaderMap, Input(wish): Input<Wish>) -> Result<Response, Failure> {
    let now = cookies(&headers);
    let parts = [
        wish.lang.as_deref().unwrap_or(now.lang.code()),
        wish.theme.as_deref().unwrap_or(now.theme.code()),
        wish.size.as_deref().unwrap_or(now.size.code()),
        wish.density.as_deref().unwrap_or(now.density.code()),
    ];
    // Read and written again, so that nothing of the visitor's own goes into the cookie.
    let value = Prefs::parse(&parts.join(".")).cookie_value();
    let secure = if state.web.https { "; Secure" } else { "" };
    let cookie = format!("prefs={value}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    let back = wish.back.as_deref().filter(|path| is_local(path)).unwrap_or("/");
    // A page that was asked for in one language is shown in the one that is wished for now.
    let back = if wish.lang.is_some() { without_language(back) } else { back.to_owned() };
    let mut response = StatusCode::SEE_OTHER.into_response();
    let location = HeaderValue::from_str(&back).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, location);
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// A path without `lang` in its query.
fn without_language(path: &str) -> String {
    let (address, anchor) = path.split_once('#').unwrap_or((path, ""));
    let (page, query) = address.split_once('?').unwrap_or((address, ""));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let mark = |sign: &str, text: &str| if text.is_empty() { String::new() } else { format!("{sign}{text}") };
    format!("{page}{}{}", mark("?", &kept.join("&")), mark("#", anchor))
}

/// The preferences in a request's cookies.
pub(super) fn cookies(headers: &HeaderMap) -> Prefs {
    let texts = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    texts.filter(|text| text.contains("prefs=")).map(Prefs::from_cookies).next().unwrap_or_default()
}

/// A path of this site: one slash, then no second and no back slash.
pub(super) fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::{is_local, without_language};

    #[test]
    fn the_language_goes_out_of_an_address() {
        for (path, left) in [
            ("/services/TD-04?lang=en#fee", "/services/TD-04#fee"),
            ("/search?q=a&lang=en&x=1", "/search?q=a&x=1"),
            ("/", "/"),
            ("/?slang=en", "/?slang=en"),
        ] {
            assert_eq!(without_language(path), left, "{path}");
        }
    }

    #[test]
    fn only_paths_of_this_site_are_local() {
        for path in ["/", "/services/GA-04?x=1#y"] {
            assert!(is_local(path), "{path}");
        }
        for path in ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "javascript:x"] {
            assert!(!is_local(path), "{path}");
        }
    }
}
