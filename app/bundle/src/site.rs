//! The folder that the hall serves: writes what changed, compresses it, removes what is no longer part of it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use serde::{Deserialize, Serialize};

use crate::{
    compress::{compress, is_compressible},
    error::{At, Outcome, Problem, WRITABLE},
};

/// Remembers what the last run was made from and what it wrote.
const STAMP: &str = ".bundle.json";

/// What the last complete run left.
#[derive(Default, Deserialize, Serialize)]
pub(crate) struct Stamp {
    /// A hash over everything that went in.
    pub(crate) inputs: String,
    /// Every written file with its size, compressed siblings included.
    outputs: BTreeMap<String, u64>,
}

/// Files of a site by their path below its folder.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

impl Stamp {
    /// The stamp of the last complete run; none when there was no such run.
    pub(crate) fn read(site: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(site.join(STAMP)).ok()?).ok()
    }

    /// Whether every file of the last run is still there in its size.
    pub(crate) fn is_intact(&self, site: &Path) -> bool {
        self.outputs.keys().all(|name| self.still_has(site, name))
    }

    fn still_has(&self, site: &Path, name: &str) -> bool {
        let size = fs::metadata(site.join(name)).map(|meta| meta.len()).ok();
        size.is_some() && size == self.outputs.get(name).copied()
    }
}

/// Refuses to tidy up a folder that this program did not make.
pub(crate) fn refuse_foreign(site: &Path) -> Outcome<()> {
    let empty = fs::read_dir(site).map_or(true, |mut entries| entries.next().is_none());
    if empty || site.join(STAMP).exists() {
        return Ok(());
    }
    let what = "holds files that the bundler did not write, and it removes whatever is not part of the site";
    Err(Problem::new(site.display(), what, "name another folder with --site, or delete this one"))
}

/// Writes the files, `last` after all others, with compressed siblings if wanted; then removes what is left over.
pub(crate) fn write(site: &Path, inputs: String, files: &Files, last: &Files, squeeze: bool) -> Outcome<()> {
    fs::create_dir_all(site).at(site, WRITABLE)?;
    let before = Stamp::read(site).unwrap_or_default();
    // From here until the new stamp stands the folder is in between: a run that breaks off starts anew.
    save(&site.join(STAMP), b"{}")?;
    let mut outputs = write_all(site, &before, files, squeeze)?;
    for (name, content) in last {
        save(&site.join(name), content)?;
        outputs.insert(name.clone(), content.len() as u64);
    }
    remove_stale(site, &outputs)?;
    let stamp = serde_json::to_vec(&Stamp { inputs, outputs })
        .map_err(|error| Problem::new(STAMP, error, "run the bundler again"))?;
    save(&site.join(STAMP), &stamp)
}

/// Writes in parallel, the largest file first; gives all names with sizes.
fn write_all(site: &Path, before: &Stamp, files: &Files, squeeze: bool) -> Outcome<BTreeMap<String, u64>> {
    let mut queue: Vec<_> = files.iter().collect();
    queue.sort_by_key(|(_, content)| std::cmp::Reverse(content.len()));
    let next = AtomicUsize::new(0);
    let outputs = Mutex::new(Ok(BTreeMap::new()));
    let worker = || {
        while let Some((name, content)) = queue.get(next.fetch_add(1, Ordering::Relaxed)) {
            let written = write_one(site, before, name, content, squeeze);
            let Ok(mut outputs) = outputs.lock() else { return };
            match (written, outputs.as_mut()) {
                (Ok(written), Ok(outputs)) => outputs.extend(written),
                (Err(problem), Ok(_)) => *outputs = Err(problem),
                (_, Err(_)) => return,
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(worker);
        }
    });
    outputs.into_inner().unwrap_or_else(|_| Err(Problem::new("compression", "broke off", "run the bundler again")))
}

fn write_one(site: &Path, before: &Stamp, name: &str, content: &[u8], squeeze: bool) -> Outcome<Vec<(String, u64)>> {
    let path = site.join(name);
    let mut written = vec![(name.to_owned(), content.len() as u64)];
    let same = before.still_has(site, name) && fs::read(&path).is_ok_and(|old| old == content);
    if !same {
        save(&path, content)?;
    }
    if !squeeze || !is_compressible(name) {
        return Ok(written);
    }
    let siblings = [format!("{name}.br"), format!("{name}.gz")];
    let known: Vec<_> = siblings.iter().filter(|sibling| before.still_has(site, sibling)).collect();
    if same && !known.is_empty() {
        written.extend(known.into_iter().map(|sibling| (sibling.clone(), before.outputs[sibling])));
        return Ok(written);
    }
    let packed = compress(name, content).at(&path, "run the bundler again")?;
    for (sibling, bytes) in siblings.into_iter().zip([packed.br, packed.gz]) {
        if let Some(bytes) = bytes {
            save(&site.join(&sibling), &bytes)?;
            written.push((sibling, bytes.len() as u64));
        }
    }
    Ok(written)
}

/// Puts the whole file in place at once, so that a running server never sends half of it.
fn save(path: &Path, content: &[u8]) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).at(folder, WRITABLE)?;
    }
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".new");
    let fresh = PathBuf::from(fresh);
    fs::write(&fresh, content).at(&fresh, WRITABLE)?;
    fs::rename(&fresh, path).at(path, WRITABLE)
}

fn remove_stale(site: &Path, outputs: &BTreeMap<String, u64>) -> Outcome<()> {
    for path in files_below(site)? {
        let name = relative(site, &path);
        if name != STAMP && !outputs.contains_key(&name) {
            fs::remove_file(&path).at(&path, WRITABLE)?;
        }
    }
    Ok(())
}

/// All files below a folder in a fixed order; none when there is no such folder.
pub(crate) fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(&folder).at(&folder, "check that the folder may be read")? {
            let path = entry.at(&folder, "check that the folder may be read")?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The path below `base`, with `/` on every system.
pub(crate) fn relative(base: &Path, path: &Path) -> String {
    let below = path.strip_prefix(base).unwrap_or(path);
    below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), text.repeat(50).into_bytes())).collect()
    }

    #[test]
    fn a_second_run_keeps_removes_and_adds() {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("site");
        let last = files(&[("manifest.json", "{}")]);
        write(&site, "1".into(), &files(&[("pkg/a.1.js", "let a;"), ("b.svg", "<svg/>")]), &last, true).unwrap();
        assert!(Stamp::read(&site).unwrap().is_intact(&site));
        let kept = fs::metadata(site.join("b.svg.br")).unwrap().modified().unwrap();

        write(&site, "2".into(), &files(&[("pkg/a.2.js", "let b;"), ("b.svg", "<svg/>")]), &last, true).unwrap();
        let names: Vec<_> = files_below(&site).unwrap().iter().map(|path| relative(&site, path)).collect();
        let expected = [STAMP, "b.svg", "b.svg.br", "b.svg.gz", "manifest.json"];
        assert_eq!(names[..5], expected);
        assert_eq!(names[5..], ["pkg/a.2.js", "pkg/a.2.js.br", "pkg/a.2.js.gz"]);
        assert_eq!(fs::metadata(site.join("b.svg.br")).unwrap().modified().unwrap(), kept);
        assert_eq!(Stamp::read(&site).unwrap().inputs, "2");
    }

    #[test]
    fn a_lost_file_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "1".into(), &files(&[("a.css", "a{}")]), &Files::new(), true).unwrap();
        fs::remove_file(dir.path().join("a.css.br")).unwrap();
        assert!(!Stamp::read(dir.path()).unwrap().is_intact(dir.path()));
    }

    #[test]
    fn a_foreign_folder_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        refuse_foreign(dir.path()).unwrap();
        fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
        assert!(refuse_foreign(dir.path()).unwrap_err().to_string().contains("--site"));
    }
}
