//! HTTP: the public interface under `/api/v1`, the pages, files to download, probes.
//!
//! From the outside in: request log, security headers, address of the visitor, panics, time, compression, cross-site
//! protection, size limit, the form adapter; then the routes. The interface's own router is also what pages call in
//! process while the server renders.

mod address;
mod api;
mod bare;
mod canonical;
mod cookie;
mod downloads;
mod feed;
mod form_adapter;
mod input;
mod limits;
mod offline;
mod openapi;
mod outer;
mod pages;
mod paused;
mod person;
mod plain;
mod prefs;
mod probes;
mod reply;
mod site;
mod state;
mod uploads;

#[cfg(test)]
mod tests;

pub use limits::{Limits, Tries};
pub use openapi::document as openapi_document;
pub use site::{Site, SiteProblem};
pub use state::{AppState, Web};

use axum::Router;
use axum::middleware;
use axum::routing::get;

/// Everything that the hall answers.
pub fn router(state: AppState) -> Router {
    let api = api_router(&state);
    let pages = pages::router(&state, api.clone());
    let visitors = Router::new()
        .merge(api)
        .merge(downloads::router().with_state(state.clone()))
        .merge(uploads::router().with_state(state.clone()))
        .merge(feed::router().with_state(state.clone()))
        .merge(offline::router().with_state(state.clone()))
        .merge(prefs::router().with_state(state.clone()))
        .merge(site::router(&state.web.site))
        .fallback_service(
            form_adapter::layer(&state, pages)
                .layer(middleware::from_fn_with_state(state.clone(), canonical::service_addresses)),
        );
    let probes = outer::with_headers(probes::router().with_state(state.clone()), &state);
    outer::protect(visitors, &state).merge(probes)
}

/// The public interface alone: routes, errors as problem JSON, its OpenAPI document.
fn api_router(state: &AppState) -> Router {
    let (routes, _) = openapi::routes().split_for_parts();
    routes
        .route("/api/openapi.json", get(openapi::show))
        .route("/api/{*rest}", axum::routing::any(reply::nothing_here))
        .layer(middleware::from_fn(reply::problems))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(reply::panicked))
        .with_state(state.clone())
}
