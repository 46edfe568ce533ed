//! Whatever the program can refuse with has words on the pages, in both languages.

use app::text::problems::is_known;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where a refusal is made, and which of its arguments is the code.
const MADE: [(&str, usize); 9] = [
    ("Problem::new(", 1),
    ("Self::new(4", 1),
    ("Self::new(5", 1),
    ("Conflict(", 0),
    ("ServiceError::field(", 1),
    ("FieldProblem::new(", 1),
    ("wrong(", 1),
    ("problems.add(", 1),
    ("problems.at(", 2),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a call that begins at `call`, if it is written there as it is.
fn code(call: &str, argument: usize) -> Option<&str> {
    let inside = call.split(')').next()?;
    let code = inside.split(',').nth(argument)?.trim().strip_prefix('"')?.split('"').next()?;
    let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_code.then_some(code)
}

#[test]
fn every_code_in_the_program_has_words() {
    let mut files = Vec::new();
    for folder in ["src", "../app/domain/src", "../app/src"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    }
    let mut codes = BTreeMap::new();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_test = |file: &Path| file.strip_prefix(home).unwrap_or(file).to_string_lossy().contains("tests");
    for file in files.iter().filter(|file| !is_test(file.as_path())) {
        let text = std::fs::read_to_string(file).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (begin, argument) in MADE {
            for (at, _) in text.match_indices(begin) {
                if let Some(code) = code(&text[at + begin.len()..], argument) {
                    codes.insert(code.to_owned(), file.clone());
                }
            }
        }
        for (at, _) in text.match_indices("Err(\"") {
            if let Some(code) = code(&text[at + 4..], 0) {
                codes.insert(code.to_owned(), file.clone());
            }
        }
    }
    assert!(codes.len() > 60, "the search finds them: {codes:?}");
    for known in ["pass_expired", "own_draft", "storage_full", "work_on_weekday", "one_of"] {
        assert!(codes.contains_key(known), "{known} is not found any more");
    }
    let without: Vec<_> = codes.iter().filter(|(code, _)| !is_known(code)).collect();
    assert!(without.is_empty(), "no words in app/src/text/problems for {without:?}");
}
