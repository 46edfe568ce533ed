//! What a visitor's line has to carry, held against fixed limits.

use std::{fs, path::Path};

use crate::{
    compress::brotli,
    error::{At, Outcome, Problem},
    manifest::Manifest,
};

/// Bytes of the stylesheet after Brotli.
const CSS: u64 = 10_000;
/// Bytes of all JavaScript that a first visit loads.
const JS: u64 = 25_000;
/// Bytes of the first WebAssembly file.
const WASM: u64 = 250_000;
/// Bytes of each lazily loaded chunk.
const CHUNK: u64 = 150_000;
/// Files that one lazy function needs: what two of them share becomes a file of its own, so their number explodes with
/// the number of lazy functions: six have at most thirty-two sets of sharers each.
const FILES: u64 = 32;
/// Chunks below this size are checked but not listed.
const LISTED: u64 = 2_000;

/// One line of the table.
struct Line {
    what: String,
    amount: u64,
    limit: u64,
}

/// Prints the table; a line above its limit is a [`Problem`].
pub(crate) fn check(site: &Path) -> Outcome<()> {
    let lines = measure(site)?;
    println!("{:<58} {:>9} {:>9}", "bytes after Brotli", "is", "may be");
    for line in lines.iter().filter(|line| line.amount >= LISTED || line.limit != CHUNK) {
        let mark = if line.amount > line.limit { "  TOO LARGE" } else { "" };
        println!("{:<58} {:>9} {:>9}{mark}", line.what, line.amount, line.limit);
    }
    match lines.iter().find(|line| line.amount > line.limit) {
        None => Ok(()),
        Some(line) => {
            let what = format!("{} is above the budget of {}", line.amount, line.limit);
            Err(Problem::new(&line.what, what, "see docs/BROWSER-PART.md, Size: what to look at first"))
        }
    }
}

fn measure(site: &Path) -> Outcome<Vec<Line>> {
    let manifest = Manifest::read(site)?;
    let line = |address: &String, limit| Ok(Line { what: address.clone(), amount: wire_size(site, address)?, limit });
    let mut lines = vec![line(&manifest.css, CSS)?];
    let mut js = line(&manifest.js, JS)?;
    if let Some(loader) = &manifest.loader {
        js.amount += wire_size(site, loader)?;
        js.what.push_str(" and the loader");
    }
    lines.push(js);
    lines.push(line(&manifest.wasm, WASM)?);
    let mut chunks: Vec<_> = manifest.lazy.values().flatten().collect();
    chunks.sort();
    chunks.dedup();
    for chunk in chunks {
        lines.push(line(chunk, CHUNK)?);
    }
    for (name, needs) in &manifest.lazy {
        let what = format!("number of files for {}", name.trim_start_matches('_'));
        lines.push(Line { what, amount: needs.len() as u64, limit: FILES });
    }
    Ok(lines)
}

/// The size of the Brotli sibling; a file without one (small, or bundled with `--quick`) is compressed here.
fn wire_size(site: &Path, address: &str) -> Outcome<u64> {
    let path = site.join(address.trim_start_matches('/'));
    let sibling = path.with_file_name(format!("{}.br", path.file_name().unwrap_or_default().to_string_lossy()));
    if let Ok(meta) = fs::metadata(&sibling) {
        return Ok(meta.len());
    }
    let content = fs::read(&path).at(&path, "bundle again: make build")?;
    let packed = brotli(address, &content).at(&path, "bundle again: make build")?;
    Ok(packed.len().min(content.len()) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    /// A site whose stylesheet has `css` bytes that do not compress.
    fn site(css: usize) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("pkg")).unwrap();
        let noise: Vec<u8> = (0u64..).flat_map(|n| Sha256::digest(n.to_le_bytes())).take(css).collect();
        for (name, content) in
            [("hall.js", b"1".as_slice()), ("hall.wasm", b"2"), ("c.wasm", b"3"), ("hall.css", &noise)]
        {
            fs::write(dir.path().join("pkg").join(name), content).unwrap();
        }
        let manifest =
            r#"{"js":"/pkg/hall.js","wasm":"/pkg/hall.wasm","css":"/pkg/hall.css","lazy":{"a":["/pkg/c.wasm"]}}"#;
        fs::write(dir.path().join("manifest.json"), manifest).unwrap();
        dir
    }

    #[test]
    fn small_passes_and_large_fails_by_name() {
        check(site(100).path()).unwrap();
        let text = check(site(20_000).path()).unwrap_err().to_string();
        assert!(text.contains("/pkg/hall.css") && text.contains("budget"), "{text}");
    }

    #[test]
    fn too_many_small_files_fail() {
        let dir = site(100);
        let chunks = vec!["/pkg/c.wasm"; 33].join("\",\"");
        let manifest = fs::read_to_string(dir.path().join("manifest.json")).unwrap().replace("/pkg/c.wasm", &chunks);
        fs::write(dir.path().join("manifest.json"), manifest).unwrap();
        assert!(check(dir.path()).unwrap_err().to_string().contains("number of files for a: 33"));
    }

    #[test]
    fn the_sibling_counts_when_it_is_there() {
        let dir = site(20_000);
        fs::write(dir.path().join("pkg/hall.css.br"), b"small").unwrap();
        check(dir.path()).unwrap();
    }
}
