//! The small file by which the server learns this build's file names.

use std::{collections::BTreeMap, fs, path::Path};

use serde::{Deserialize, Serialize};

use crate::{
    browser::{BrowserPart, STEM},
    error::{At, Outcome, Problem},
};

/// Its name in the site's folder.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The same facts in the form that Leptos' own components read (`LeptosOptions::hash_file`).
pub(crate) const LEPTOS: &str = "hash.txt";
/// The folder of hashed files.
pub(crate) const PKG: &str = "pkg";

/// The addresses of the browser part, each beginning with `/`.
#[derive(Deserialize, Serialize)]
pub(crate) struct Manifest {
    /// The script to import first.
    pub(crate) js: String,
    /// The WebAssembly file to hand to it.
    pub(crate) wasm: String,
    /// The stylesheet.
    pub(crate) css: String,
    /// The script that loads lazy chunks; `js` imports it.
    pub(crate) loader: Option<String>,
    /// For each lazy function the chunks that it needs.
    pub(crate) lazy: BTreeMap<String, Vec<String>>,
}

fn address(name: &str) -> String {
    format!("/{PKG}/{name}")
}

impl Manifest {
    /// The addresses of these files.
    pub(crate) fn of(part: &BrowserPart, css: &str) -> Self {
        let chunks = |names: &Vec<String>| names.iter().map(|name| address(name)).collect();
        Self {
            js: address(&part.js),
            wasm: address(&part.wasm),
            css: address(css),
            loader: part.loader.as_deref().map(address),
            lazy: part.lazy.iter().map(|(name, needs)| (name.clone(), chunks(needs))).collect(),
        }
    }

    /// Reads it from a finished site.
    pub(crate) fn read(site: &Path) -> Outcome<Self> {
        let path = site.join(MANIFEST);
        let text = fs::read_to_string(&path).at(&path, "bundle first: make build")?;
        serde_json::from_str(&text).map_err(|error| Problem::new(path.display(), error, "bundle again: make build"))
    }

    /// As a file.
    pub(crate) fn to_json(&self) -> Outcome<Vec<u8>> {
        to_json(self)
    }
}

fn to_json(value: &impl Serialize) -> Outcome<Vec<u8>> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| (text + "\n").into_bytes()).map_err(|error| Problem::new(MANIFEST, error, "run the bundler again"))
}

/// Leptos' own list of chunks: names without `.wasm`, as its `HydrationScripts` expects them.
pub(crate) fn leptos_chunks(part: &BrowserPart) -> Outcome<Vec<u8>> {
    let stems = |names: &Vec<String>| -> Vec<String> {
        names.iter().map(|name| name.strip_suffix(".wasm").unwrap_or(name).to_owned()).collect()
    };
    to_json(&part.lazy.iter().map(|(name, needs)| (name.clone(), stems(needs))).collect::<BTreeMap<_, _>>())
}

/// The text of [`LEPTOS`]: one hash a line. `chunks` is the hash in the name of the file of [`leptos_chunks`].
pub(crate) fn leptos_hashes(part: &BrowserPart, css: &str, chunks: Option<&str>) -> String {
    let hash = |name: &str| name.rsplit('.').nth(1).unwrap_or_default().to_owned();
    let mut text = format!("js: {}\nwasm: {}\ncss: {}\n", hash(&part.js), hash(&part.wasm), hash(css));
    if let (Some(loader), Some(chunks)) = (&part.loader, chunks) {
        text.push_str(&format!("manifest: {chunks}\nsplit: {}\n", hash(loader)));
    }
    debug_assert!(part.js.starts_with(STEM));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part() -> BrowserPart {
        BrowserPart {
            js: "hall.aa.js".into(),
            wasm: "hall.bb.wasm".into(),
            loader: Some("__wasm_split.aa.js".into()),
            lazy: BTreeMap::from([("desk_1".into(), vec!["chunk_0.cc.wasm".into()])]),
            ..BrowserPart::default()
        }
    }

    #[test]
    fn the_server_gets_addresses() {
        let dir = tempfile::tempdir().unwrap();
        let written = Manifest::of(&part(), "hall.dd.css").to_json().unwrap();
        fs::write(dir.path().join(MANIFEST), written).unwrap();
        let read = Manifest::read(dir.path()).unwrap();
        assert_eq!((read.js.as_str(), read.css.as_str()), ("/pkg/hall.aa.js", "/pkg/hall.dd.css"));
        assert_eq!(read.lazy["desk_1"], ["/pkg/chunk_0.cc.wasm"]);
    }

    #[test]
    fn leptos_gets_hashes() {
        let text = leptos_hashes(&part(), "hall.dd.css", Some("ee"));
        assert_eq!(text, "js: aa\nwasm: bb\ncss: dd\nmanifest: ee\nsplit: aa\n");
        assert!(String::from_utf8(leptos_chunks(&part()).unwrap()).unwrap().contains("\"chunk_0.cc\""));
    }

    #[test]
    fn a_damaged_manifest_is_named() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(MANIFEST), "{").unwrap();
        assert!(Manifest::read(dir.path()).err().unwrap().to_string().contains("make build"));
    }
}
