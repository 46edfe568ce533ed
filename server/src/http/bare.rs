//! The frame of pages that come without the app: when it is paused, when it failed, and without network. It needs no
//! data and no script, and looks right without the stylesheet too. Both languages stand on the page.

use super::state::AppState;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;
use std::sync::Arc;

use crate::services::HallSettings;

/// Such a page may use the hall's stylesheet and pictures and ask the hall's search, nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; \
                      base-uri 'none'";

/// What such a page says of the hall.
#[derive(Clone)]
pub(super) struct Frame {
    css: Arc<str>,
    hall: Arc<HallSettings>,
}

impl Frame {
    pub(super) fn of(state: &AppState) -> Self {
        Self { css: state.web.site.assets.css.as_str().into(), hall: Arc::new(state.hall.settings.clone()) }
    }

    /// The phone of the enquiry desk, to be dialled.
    pub(super) fn phone(&self) -> AnyView {
        let phone = self.hall.enquiry_phone.clone();
        let dial = format!("tel:{}", app::ui::layout::dial(&phone));
        view! { <a class="mono nowrap" href=dial>{phone}</a> }.into_any()
    }

    /// Where the windows are.
    pub(super) fn address(&self, english: bool) -> String {
        let hall = &self.hall;
        if english {
            format!("{}, {}", hall.name_en, hall.address_en)
        } else {
            format!("{} {}", hall.address_zh, hall.name_zh)
        }
    }

    /// The whole page.
    pub(super) fn text(&self, heading: &str, main: AnyView) -> String {
        let (name, css) = (self.hall.name_zh.clone(), self.css.to_string());
        let document = view! {
            <html lang="zh-CN">
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{format!("{heading} - {name}")}</title>
                    {(!css.is_empty()).then(|| view! { <link rel="stylesheet" href=css/> })}
                    <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                </head>
                <body>
                    <header class="hd">
                        <div class="wrap hd__in"><a class="hd__name" href="/">{name}</a></div>
                    </header>
                    <main class="wrap"><h1>{heading.to_owned()}</h1>{main}</main>
                </body>
            </html>
        };
        // Nothing takes this page over: the framework's marks between texts are of no use.
        format!("<!DOCTYPE html>{}", document.to_html().replace("<!>", ""))
    }

    /// The page as an answer.
    pub(super) fn page(&self, heading: &str, main: AnyView) -> Response {
        let policy = (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        ([policy], Html(self.text(heading, main))).into_response()
    }
}
