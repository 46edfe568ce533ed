//! Files of the browser part: hashed names, kept for ever; compressed once, when they were made.

use app::shell::AssetNames;
use axum::Router;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::routing::MethodRouter;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use tower::ServiceBuilder;
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// The files and their names.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    /// Addresses of the bundler's files.
    pub assets: AssetNames,
}

/// Why there is no browser part to serve.
#[derive(Debug, thiserror::Error)]
pub enum SiteProblem {
    /// The manifest cannot be read.
    #[error("{file} cannot be read: {error}; build the browser part (`make build`) or name its folder with --site")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        error: String,
    },
}

#[derive(Deserialize)]
struct Manifest {
    js: String,
    wasm: String,
    css: String,
}

impl Site {
    /// Reads the manifest of a site folder.
    ///
    /// # Errors
    /// [`SiteProblem`] with what to do.
    pub fn read(folder: &Path) -> Result<Self, SiteProblem> {
        let file = folder.join("manifest.json");
        let problem = |error: String| SiteProblem::Unreadable { file: file.display().to_string(), error };
        let text = std::fs::read_to_string(&file).map_err(|error| problem(error.to_string()))?;
        let Manifest { js, wasm, css } = serde_json::from_str(&text).map_err(|error| problem(error.to_string()))?;
        Ok(Self { folder: folder.to_owned(), assets: AssetNames { js, wasm, css } })
    }

    /// No browser part: pages work without script, and without looks.
    pub fn none() -> Self {
        Self { folder: PathBuf::new(), assets: AssetNames::default() }
    }
}

pub(super) fn router(site: &Site) -> Router {
    if site.folder.as_os_str().is_empty() {
        return Router::new();
    }
    let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let hashed = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, kept(for_ever)))
        .layer(SetResponseHeaderLayer::overriding(header::VARY, HeaderValue::from_static("accept-encoding")))
        .service(ServeDir::new(site.folder.join("pkg")).precompressed_br().precompressed_gzip());
    let mut router = Router::new().nest_service("/pkg", hashed);
    for name in ["favicon.svg", "icon-192.png", "icon-512.png", "manifest.webmanifest", "robots.txt"] {
        router = router.route(&format!("/{name}"), file(site.folder.join(name)));
    }
    router.route("/sw.js", worker(site.folder.join("sw.js")))
}

/// How long a file is kept. What is not there is not kept: during an upgrade it may be there a moment later.
fn kept(long: HeaderValue) -> impl Fn(&Response<ServeFileSystemResponseBody>) -> Option<HeaderValue> + Clone {
    move |response| {
        let there = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
        Some(if there { long.clone() } else { HeaderValue::from_static("no-store") })
    }
}

/// The part that keeps pages for reading without network. What it may fetch is said by its own policy; browsers ask for it
/// anew each time.
fn worker(path: PathBuf) -> MethodRouter {
    let policy = HeaderValue::from_static("default-src 'none'; connect-src 'self'");
    let service = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, policy))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache")))
        .service(ServeFile::new(path));
    axum::routing::get_service(service)
}

fn file(path: PathBuf) -> MethodRouter {
    let a_day = HeaderValue::from_static("public, max-age=86400");
    let service = ServiceBuilder::new()
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, kept(a_day)))
        .service(ServeFile::new(path));
    axum::routing::get_service(service)
}
