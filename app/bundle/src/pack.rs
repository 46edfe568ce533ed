//! One run: nothing when nothing changed, otherwise the whole site.

use std::{fs, path::Path, time::Instant};

use crate::{
    Pack,
    browser::{Choices, STEM, browser_part},
    error::{At, Outcome, Problem},
    hash::content_hash,
    manifest::{LEPTOS, MANIFEST, Manifest, PKG, leptos_chunks, leptos_hashes},
    site::{Files, Stamp, files_below, refuse_foreign, relative, write},
    style::stylesheet,
};

/// Bundles, unless the last run was made from the same input and is still whole.
pub(crate) fn pack(args: &Pack) -> Outcome<()> {
    let start = Instant::now();
    refuse_foreign(&args.site)?;
    let public = public_files(&args.public)?;
    let inputs = fingerprint(args, &public)?;
    if Stamp::read(&args.site).is_some_and(|stamp| stamp.inputs == inputs && stamp.is_intact(&args.site)) {
        println!("bundle: {} is up to date", args.site.display());
        return Ok(());
    }

    let css = stylesheet(&args.style)?.into_bytes();
    let css_name = format!("{STEM}.{}.css", content_hash([css.as_slice()]));
    let part = browser_part(&args.wasm, Choices { keep_names: args.quick })?;

    let mut last = Files::from([(MANIFEST.to_owned(), Manifest::of(&part, &css_name).to_json()?)]);
    let mut files = public;
    let mut chunks_hash = None;
    if part.loader.is_some() {
        let list = leptos_chunks(&part)?;
        let hash = content_hash([list.as_slice()]);
        files.insert(format!("{PKG}/__wasm_split_manifest.{hash}.json"), list);
        chunks_hash = Some(hash);
    }
    last.insert(LEPTOS.to_owned(), leptos_hashes(&part, &css_name, chunks_hash.as_deref()).into_bytes());
    files.insert(format!("{PKG}/{css_name}"), css);
    files.extend(part.files.into_iter().map(|(name, content)| (format!("{PKG}/{name}"), content)));

    let count = files.len();
    write(&args.site, inputs, &files, &last, !args.quick)?;
    println!("bundle: {count} files in {} ({:.1} s)", args.site.display(), start.elapsed().as_secs_f32());
    Ok(())
}

/// The files to serve as they are. Names that the bundler itself writes are refused.
fn public_files(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    for path in files_below(folder)? {
        let name = relative(folder, &path);
        if name == MANIFEST || name == LEPTOS || name.starts_with(&format!("{PKG}/")) {
            return Err(Problem::new(path.display(), "is a name that the bundler writes itself", "rename the file"));
        }
        files.insert(name, fs::read(&path).at(&path, "check that the file may be read")?);
    }
    Ok(files)
}

/// A hash over everything that decides what is written, this program included.
fn fingerprint(args: &Pack, public: &Files) -> Outcome<String> {
    let wasm = fs::read(&args.wasm).at(&args.wasm, "build the browser part first: make build")?;
    let mut parts = vec![("bundler".to_owned(), own_version().into_bytes()), ("wasm".to_owned(), wasm)];
    parts.push(("quick".to_owned(), vec![u8::from(args.quick)]));
    for path in files_below(&args.style)? {
        let content = fs::read(&path).at(&path, "check that the file may be read")?;
        parts.push((format!("style/{}", relative(&args.style, &path)), content));
    }
    let own = parts.iter().map(|(name, content)| (name, content));
    let all = own.chain(public).flat_map(|(name, content)| [name.as_bytes(), content.as_slice()]);
    Ok(content_hash(all))
}

/// Changes whenever this program was built anew.
fn own_version() -> String {
    let meta = std::env::current_exe().and_then(fs::metadata);
    let built = meta.and_then(|meta| Ok((meta.len(), meta.modified()?)));
    format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
}
