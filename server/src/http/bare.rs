//! The frame of pages that come without the app: when it is paused, when it failed, and without network. It needs no
//! data and no script, and looks right without the stylesheet too. Both languages stand on the page, the visitor's first;
//! size and colours are the visitor's.

use super::prefs;
use super::state::AppState;
use app::prefs::Prefs;
use app::text::Lang;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;
use std::sync::Arc;

use crate::services::HallSettings;

/// Such a page may use the hall's stylesheet and pictures and ask the hall's search, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; \
                      base-uri 'none'";

/// What such a page says of the hall, and how its visitor wants it.
#[derive(Clone)]
pub(super) struct Frame {
    css: Arc<str>,
    hall: Arc<HallSettings>,
    prefs: Prefs,
}

/// What such a page says: a heading in Chinese and English, and what follows it in either language.
pub(super) struct Said<'a> {
    pub(super) heading: (&'static str, &'static str),
    pub(super) body: &'a dyn Fn(Lang) -> AnyView,
    /// What stands there once, behind the visitor's own language.
    pub(super) ways: AnyView,
}

impl Frame {
    pub(super) fn of(state: &AppState) -> Self {
        let css = state.web.site.assets.css.as_str().into();
        Self { css, hall: Arc::new(state.hall.settings.clone()), prefs: Prefs::default() }
    }

    /// The same for the visitor who sent these headers.
    pub(super) fn seen_by(&self, headers: &HeaderMap) -> Self {
        Self { prefs: prefs::cookies(headers), ..self.clone() }
    }

    /// The phone of the enquiry desk, to be dialled.
    pub(super) fn phone(&self) -> AnyView {
        let phone = self.hall.enquiry_phone.clone();
        let dial = format!("tel:{}", app::ui::layout::dial(&phone));
        view! { <a class="mono nowrap" href=dial>{phone}</a> }.into_any()
    }

    /// Where the windows are. Whose they are stands in the page's head.
    pub(super) fn address(&self, lang: Lang) -> String {
        lang.text(&self.hall.address_zh, &self.hall.address_en)
    }

    /// A word for whoever reads either language, the visitor's first.
    pub(super) fn both(&self, zh: &'static str, en: &'static str) -> AnyView {
        let lang = self.prefs.lang;
        let (own, others) = lang.pick((zh, en), (en, zh));
        view! { {own} " " <span lang=other(lang).code()>{others}</span> }.into_any()
    }

    /// The whole page.
    pub(super) fn text(&self, said: Said) -> String {
        let Said { heading, body, ways } = said;
        let (lang, css) = (self.prefs.lang, self.css.to_string());
        let other = other(lang);
        let name = lang.text(&self.hall.name_zh, &self.hall.name_en);
        let title = lang.pick(heading.0, heading.1);
        let document = view! {
            <html lang=lang.code() data-theme=self.prefs.theme.code() data-size=self.prefs.size.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content=self.prefs.color_scheme()/>
                    <title>{format!("{title} - {name}")}</title>
                    {(!css.is_empty()).then(|| view! { <link rel="stylesheet" href=css/> })}
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                </head>
                <body>
                    <header class="hd">
                        <div class="wrap hd__in"><a class="hd__name" href="/">{name}</a></div>
                    </header>
                    <main class="wrap">
                        <h1>{title}</h1>
                        {body(lang)}
                        {ways}
                        <section lang=other.code()>
                            <h2>{other.pick(heading.0, heading.1)}</h2>
                            {body(other)}
                        </section>
                    </main>
                </body>
            </html>
        };
        // Nothing takes this page over: the framework's marks between texts are of no use.
        format!("<!DOCTYPE html>{}", document.to_html().replace("<!>", ""))
    }

    /// The page as an answer.
    pub(super) fn page(&self, said: Said) -> Response {
        let policy = (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        let vary = (header::VARY, HeaderValue::from_static("cookie"));
        ([policy, vary], Html(self.text(said))).into_response()
    }
}

fn other(lang: Lang) -> Lang {
    lang.pick(Lang::En, Lang::Zh)
}
