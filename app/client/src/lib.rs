//! The browser's entry: wakes the server-rendered pages up. Everything else is in `app`.

/// Called by the page's module script once this part is there. Waits for the lazy part of a staff page before it
/// wakes the page up, so that what the server rendered never disappears.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    app::wake();
}
