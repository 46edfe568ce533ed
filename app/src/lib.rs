//! The pages of the service hall: rendered on the server, then live in the browser.
//!
//! [`App`] is the whole interface, [`shell()`] the HTML document around it. Pages (`pages`) are made of components
//! (`ui`) and of answers of the public interface (`api`); they know nothing else of the server.

#![recursion_limit = "256"]

pub mod api;
pub mod forms;
pub mod pages;
pub mod prefs;
pub mod routes;
pub mod shell;
pub mod text;
pub mod ui;

pub use routes::App;
pub use shell::shell;

/// Wakes the server-rendered page up in the browser.
#[cfg(feature = "hydrate")]
pub fn wake() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_lazy(App);
}
