//! Pages, rendered on the server: every page waits for its data, so that its status is right and it works without
//! script.

use super::state::AppState;
use crate::services::{HallSettings, new_idempotency_key};
use app::api::door::ApiRouter;
use app::forms::FormKeys;
use app::ui::layout::HallCard;
use axum::Router;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::routing::get;
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;
use std::sync::Arc;

pub(super) fn router(state: &AppState, api: Router) -> Router {
    // Walking the routes once also starts the executor that rendering needs.
    let paths = leptos_axum::generate_route_list(app::App);
    tracing::debug!(pages = paths.len(), "pages");
    let assets = state.web.site.assets.clone();
    let card = card(&state.hall.settings, &state.hall.public_url);
    let context = move || {
        provide_context(ApiRouter(api.clone()));
        provide_context(FormKeys(Arc::new(new_idempotency_key)));
        provide_context(card.clone());
        policy();
    };
    let render = leptos_axum::render_app_async_with_context(context, move || app::shell(assets.clone()));
    Router::new().fallback(get(render))
}

/// What header and footer of every page say.
fn card(settings: &HallSettings, url: &str) -> HallCard {
    HallCard {
        name_zh: settings.name_zh.clone(),
        name_en: settings.name_en.clone(),
        enquiry_phone: settings.enquiry_phone.clone(),
        supervision_phone: settings.supervision_phone.clone(),
        address_zh: settings.address_zh.clone(),
        address_en: settings.address_en.clone(),
        service_line: settings.service_line.clone(),
        filing_number: settings.filing_number.clone(),
        url: url.to_owned(),
    }
}

/// The content security policy of a page: its own scripts by nonce, WASM, nothing else.
fn policy() {
    let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         manifest-src 'self'; worker-src 'self'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    // Pages differ by cookie; shared caches keep none of them. What may show a person is kept nowhere: a counter's machine
    // has many users.
    let path = use_context::<Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let personal = ["/desk", "/admin", "/status", "/ask/"].iter().any(|area| path.starts_with(area));
    let caching = if personal { "no-store" } else { "private, no-cache" };
    options.insert_header(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    options.insert_header(header::VARY, HeaderValue::from_static("cookie, accept-encoding"));
}
