//! From the one WebAssembly file of the linker to the files that a browser loads.
//!
//! Areas marked `#[lazy]` are first cut out into chunks, then wasm-bindgen writes the JavaScript that joins the first
//! file with the browser. The two JavaScript files name each other, so both carry one hash over both.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;

use crate::{
    error::{At, Outcome, Problem},
    hash::{content_hash, hashed_name},
    sections::without_custom_sections,
};

/// The stem of the first script, first WebAssembly file and stylesheet.
pub(crate) const STEM: &str = "hall";
/// The loader of lazy chunks, as the linker step names it before hashing.
const LOADER: &str = "__wasm_split.js";

/// The browser part: hashed file names (below `pkg/`) with their content, and who is who among them.
#[derive(Default)]
pub(crate) struct BrowserPart {
    /// Every file by its name below `pkg/`.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The script to import first.
    pub(crate) js: String,
    /// The WebAssembly file to hand to that script.
    pub(crate) wasm: String,
    /// The script that loads chunks, when there are any.
    pub(crate) loader: Option<String>,
    /// For each lazy function the chunk files that it needs.
    pub(crate) lazy: BTreeMap<String, Vec<String>>,
}

/// How to treat the file.
#[derive(Clone, Copy)]
pub(crate) struct Choices {
    /// Keep function names, for readable stack traces while developing.
    pub(crate) keep_names: bool,
}

/// What the cutting step leaves behind.
struct Cut {
    /// The file that wasm-bindgen takes.
    first: PathBuf,
    chunks: Vec<PathBuf>,
    needs: BTreeMap<String, Vec<String>>,
}

/// Cuts, binds, names. `wasm` is what `cargo build --target wasm32-unknown-unknown` wrote.
pub(crate) fn browser_part(wasm: &Path, choices: Choices) -> Outcome<BrowserPart> {
    let work = tempfile::tempdir().at(&std::env::temp_dir(), "the folder for temporary files must be writable")?;
    let cut = cut(wasm, work.path())?;
    bind(&cut, work.path(), choices)?;
    assemble(&cut, work.path(), choices)
}

fn cut(wasm: &Path, work: &Path) -> Outcome<Cut> {
    let input = fs::read(wasm).at(wasm, "build the browser part first: make build")?;
    let first = work.join("first.wasm");
    let (main_module, link_name) = (format!("./{STEM}.js"), format!("./{LOADER}"));
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &first;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = wasm_split_cli_support::transform(options).map_err(|error| {
        let remedy = "the linker must keep relocations and names: app/client/build.rs and strip = \"none\" see to it";
        Problem::new(wasm.display(), format!("cannot be cut into chunks: {error:#}"), remedy)
    })?;
    let none = split.split_modules.is_empty() && split.prefetch_map.is_empty();
    Ok(Cut {
        first: if none { wasm.to_path_buf() } else { first },
        chunks: split.split_modules,
        needs: split.prefetch_map.into_iter().collect(),
    })
}

fn bind(cut: &Cut, work: &Path, choices: Choices) -> Outcome<()> {
    let lazy = !cut.needs.is_empty();
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&cut.first)
        .out_name(STEM)
        .keep_lld_exports(lazy)
        .demangle(!lazy)
        .remove_name_section(!choices.keep_names)
        .remove_producers_section(true);
    let result = bindgen.web(true).and_then(|bindgen| bindgen.generate(work));
    result.map_err(|error| {
        let remedy = "wasm-bindgen in Cargo.toml and wasm-bindgen-cli-support in app/bundle/Cargo.toml must be of the \
                      same version; then make clean and build again";
        Problem::new("wasm-bindgen", format!("{error:#}"), remedy)
    })
}

/// Reads what the two steps wrote and gives every file its final name.
fn assemble(cut: &Cut, work: &Path, choices: Choices) -> Outcome<BrowserPart> {
    let mut part = BrowserPart::default();
    let first = load_wasm(&work.join(format!("{STEM}_bg.wasm")), choices)?;
    part.wasm = format!("{STEM}.{}.wasm", content_hash([first.as_slice()]));
    part.files.insert(part.wasm.clone(), first);

    let mut renamed = Vec::new();
    for path in &cut.chunks {
        let chunk = load_wasm(path, choices)?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = hashed_name(&format!("{stem}.wasm"), &content_hash([chunk.as_slice()]));
        part.files.insert(name.clone(), chunk);
        renamed.push((stem, name));
    }
    let final_name = |stem: &String| renamed.iter().find(|(old, _)| old == stem).map(|(_, name)| name.clone());
    part.lazy = cut.needs.iter().map(|(k, v)| (k.clone(), v.iter().filter_map(final_name).collect())).collect();

    let mut glue = read_text(&work.join(format!("{STEM}.js")))?;
    for (name, text) in snippets(&work.join("snippets"))? {
        let hashed = hashed_name(&name, &content_hash([text.as_bytes()]));
        glue = import_renamed(&glue, &name, &hashed);
        part.files.insert(hashed, text.into_bytes());
    }
    let mut loader = String::new();
    if !cut.needs.is_empty() {
        loader = read_text(&work.join(LOADER))?;
        for (stem, name) in &renamed {
            loader = loader.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{name}\""));
        }
    }
    let hash = content_hash([glue.as_bytes(), loader.as_bytes()]);
    part.js = format!("{STEM}.{hash}.js");
    if !loader.is_empty() {
        let name = hashed_name(LOADER, &hash);
        glue = import_renamed(&glue, LOADER, &name);
        loader = import_renamed(&loader, &format!("{STEM}.js"), &part.js);
        part.files.insert(name.clone(), loader.into_bytes());
        part.loader = Some(name);
    }
    part.files.insert(part.js.clone(), glue.into_bytes());
    Ok(part)
}

/// Renames a module where it is imported. The same text elsewhere is a key that the WebAssembly file looks up: it stays.
fn import_renamed(script: &str, from: &str, to: &str) -> String {
    let renamed = script.replace(&format!("from \"./{from}\""), &format!("from \"./{to}\""));
    renamed.replace(&format!("from './{from}'"), &format!("from './{to}'"))
}

fn load_wasm(path: &Path, choices: Choices) -> Outcome<Vec<u8>> {
    let wasm = fs::read(path).at(path, "run the bundler again")?;
    if choices.keep_names {
        return Ok(wasm);
    }
    without_custom_sections(&wasm)
        .ok_or_else(|| Problem::new(path.display(), "is no well-formed WebAssembly file", "make clean and build again"))
}

fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).at(path, "run the bundler again")
}

/// JavaScript that libraries bring with them, by its name below `pkg/`.
fn snippets(folder: &Path) -> Outcome<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    if folder.is_dir() {
        for path in crate::site::files_below(folder)? {
            let name = format!("snippets/{}", crate::site::relative(folder, &path));
            found.insert(name, read_text(&path)?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_imports_are_renamed() {
        let script =
            "import * as a from './x.js';\nimport b from \"./x.js\";\nreturn { './x.js': a, \"./x.js\": b };\n";
        let renamed = import_renamed(script, "x.js", "x.1f.js");
        assert_eq!(renamed.matches("x.1f.js").count(), 2);
        assert!(renamed.contains("{ './x.js': a, \"./x.js\": b }"));
    }

    #[test]
    fn a_missing_file_is_named_with_a_remedy() {
        let text = browser_part(Path::new("no/such.wasm"), Choices { keep_names: false }).err().unwrap().to_string();
        assert!(text.contains("no/such.wasm") && text.contains("make build"), "{text}");
    }
}
