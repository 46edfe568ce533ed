//! One small stylesheet out of the folder `style/`.
//!
//! `style/main.css` states the order with `@import "name.css";` lines, its own rules follow. The result is lowered to
//! the browsers of [`targets`] and minified. Anything that is not understood is refused with file and line: a
//! stylesheet that browsers would drop silently must not get as far as a browser.

use std::{collections::BTreeSet, fs, path::Path};

use lightningcss::{
    rules::{CssRule, CssRuleList, Location},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet},
    targets::{Browsers, Targets},
};

use crate::error::{At, Outcome, Problem};

/// The file that states the order.
const MAIN: &str = "main.css";

/// The oldest browsers that are served in full; the same list stands in the root `Cargo.toml` for cargo-leptos.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Targets::from(Browsers {
        chrome: version(86, 0),
        edge: version(86, 0),
        firefox: version(78, 0),
        safari: version(13, 1),
        ios_saf: version(13, 4),
        ..Browsers::default()
    })
}

/// Reads the folder and gives the minified stylesheet.
pub(crate) fn stylesheet(folder: &Path) -> Outcome<String> {
    let main = folder.join(MAIN);
    let text = fs::read_to_string(&main).at(&main, "this file names the stylesheets in their order; create it")?;
    let (imports, own) = split_imports(&text);
    let mut whole = String::new();
    let mut listed = BTreeSet::from([MAIN.to_owned()]);
    for (line, name) in imports {
        let place = format!("{}:{line}", main.display());
        if !listed.insert(name.to_owned()) {
            return Err(Problem::new(place, format!("{name} is listed twice"), "remove one of the two lines"));
        }
        let path = folder.join(name);
        let part = fs::read_to_string(&path)
            .map_err(|error| Problem::new(place, format!("{name}: {error}"), "correct the name or add the file"))?;
        parse(&path, &part)?;
        whole.push_str(&part);
        whole.push('\n');
    }
    refuse_unlisted(folder, &listed)?;
    parse(&main, &text)?;
    whole.push_str(&own);
    minify(&main, &whole)
}

/// The `@import "name.css";` lines with their numbers, and the text without them.
fn split_imports(text: &str) -> (Vec<(usize, &str)>, String) {
    let mut imports = Vec::new();
    let mut own = String::new();
    for (index, line) in text.lines().enumerate() {
        let name = line.trim().strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
        match name.filter(|name| !name.contains('"')) {
            Some(name) => imports.push((index + 1, name)),
            None => {
                own.push_str(line);
                own.push('\n');
            }
        }
    }
    (imports, own)
}

fn refuse_unlisted(folder: &Path, listed: &BTreeSet<String>) -> Outcome<()> {
    for entry in fs::read_dir(folder).at(folder, "the folder of the stylesheets must exist")? {
        let name = entry.at(folder, "check the folder")?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") && !listed.contains(&name) {
            let remedy = format!("add the line  @import \"{name}\";  to {MAIN} where it belongs in the order");
            return Err(Problem::new(folder.join(&name).display(), "is not part of the stylesheet", remedy));
        }
    }
    Ok(())
}

fn parse<'i>(path: &Path, text: &'i str) -> Outcome<StyleSheet<'i>> {
    let options = ParserOptions { filename: path.display().to_string(), ..ParserOptions::default() };
    let sheet = StyleSheet::parse(text, options).map_err(|error| {
        let line = error.loc.map_or(1, |loc| loc.line + 1);
        Problem::new(format!("{}:{line}", path.display()), error.kind, "correct the stylesheet at this line")
    })?;
    refuse_unsupported(path, &sheet.rules)?;
    Ok(sheet)
}

/// Refuses rules that the older target browsers throw away with everything inside them, and misspelt ones.
fn refuse_unsupported(path: &Path, rules: &CssRuleList<'_>) -> Outcome<()> {
    let refuse = |loc: &Location, what: String, remedy: &str| {
        Err(Problem::new(format!("{}:{}", path.display(), loc.line + 1), what, remedy))
    };
    for rule in &rules.0 {
        match rule {
            CssRule::LayerBlock(rule) => refuse(&rule.loc, "@layer is dropped whole by Chrome 86".into(), UNLAYER)?,
            CssRule::LayerStatement(rule) => refuse(&rule.loc, "@layer is unknown to Chrome 86".into(), UNLAYER)?,
            CssRule::Unknown(rule) => {
                refuse(&rule.loc, format!("@{} is not a CSS rule", rule.name), "correct its name")?
            }
            CssRule::Media(rule) => refuse_unsupported(path, &rule.rules)?,
            CssRule::Supports(rule) => refuse_unsupported(path, &rule.rules)?,
            CssRule::Container(rule) => refuse_unsupported(path, &rule.rules)?,
            CssRule::Style(rule) => refuse_unsupported(path, &rule.rules)?,
            _ => {}
        }
    }
    Ok(())
}

const UNLAYER: &str = "order the rules by the lines of main.css instead of by layers";

fn minify(place: &Path, text: &str) -> Outcome<String> {
    let targets = targets();
    let mut sheet = parse(place, text)?;
    if let Some(CssRule::Import(import)) = sheet.rules.0.iter().find(|rule| matches!(rule, CssRule::Import(_))) {
        let what = format!("@import of {:?} is not resolved", import.url.as_ref());
        return Err(Problem::new(
            place.display(),
            what,
            "write  @import \"name.css\";  on a line of its own in main.css",
        ));
    }
    let place = place.display();
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| Problem::new(&place, error.kind, "rewrite the rule"))?;
    let printed = sheet
        .to_css(PrinterOptions { targets, minify: true, ..PrinterOptions::default() })
        .map_err(|error| Problem::new(&place, error.kind, "rewrite the rule"))?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    fn refusal(files: &[(&str, &str)]) -> String {
        stylesheet(folder(files).path()).unwrap_err().to_string()
    }

    #[test]
    fn files_come_in_the_stated_order_and_small() {
        let main = "/* order */\n@import \"b.css\";\n@import \"a.css\";\np { margin: 0px }\n";
        let dir = folder(&[("main.css", main), ("a.css", "a { color: red; }"), ("b.css", "b { inset: 0 }")]);
        let css = stylesheet(dir.path()).unwrap();
        assert_eq!(css, "b{top:0;bottom:0;left:0;right:0}a{color:red}p{margin:0}");
    }

    #[test]
    fn a_mistake_is_named_with_file_and_line() {
        let text = refusal(&[("main.css", "@import \"a.css\";\n"), ("a.css", "a { color: red }\n\nb { color red }\n")]);
        assert!(text.contains("a.css:3"), "{text}");
    }

    #[test]
    fn a_missing_a_doubled_and_a_forgotten_file_are_named() {
        assert!(refusal(&[("main.css", "\n@import \"gone.css\";\n")]).contains("main.css:2"));
        assert!(refusal(&[("main.css", "@import \"a.css\";\n@import \"a.css\";\n"), ("a.css", "")]).contains("twice"));
        assert!(refusal(&[("main.css", ""), ("lost.css", "a{}")]).contains("lost.css"));
    }

    #[test]
    fn what_old_browsers_drop_is_refused() {
        assert!(refusal(&[("main.css", "@media print {\n @layer base { a { color: red } } }")]).contains("main.css:2"));
        assert!(refusal(&[("main.css", "@meda print { a { color: red } }")]).contains("@meda"));
        assert!(refusal(&[("main.css", "@import url(far.css) screen;")]).contains("not resolved"));
    }
}
