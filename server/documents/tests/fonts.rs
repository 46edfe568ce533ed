//! Missing and broken fonts.

use documents::{FontConfig, FontProblem, Typesetter};

fn only(folder: &std::path::Path) -> FontConfig {
    FontConfig { folders: vec![folder.to_owned()], system: false }
}

#[test]
fn without_a_chinese_font_the_remedy_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let problem = Typesetter::new(only(folder.path())).expect_err("no fonts");
    assert!(matches!(problem, FontProblem::NoChineseFont { .. }));
    let text = problem.to_string();
    assert!(text.contains("apt install fonts-noto-cjk") && text.contains("setting"), "{text}");
    assert!(text.contains(&folder.path().display().to_string()), "where it was looked for: {text}");
}

#[test]
fn a_wrong_font_folder_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let problem = Typesetter::new(only(&folder.path().join("nowhere"))).expect_err("no folder");
    assert!(matches!(&problem, FontProblem::Folder { folder, .. } if folder.ends_with("nowhere")));
    assert!(problem.to_string().contains("setting"), "{problem}");
}

#[test]
fn broken_font_files_are_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let files: [(&str, &[u8]); 6] = [
        ("empty.ttf", b""),
        ("text.otf", b"no font at all, but long enough for a header"),
        ("many.ttc", b"ttcf\x00\x01\x00\x00\xff\xff\xff\xff"),
        ("cut.ttc", b"ttcf\x00\x01\x00\x00\x00\x00\x00\x02\x00\x00\x00\x14"),
        ("far.otf", b"OTTO\x00\x01\x00\x00\x00\x00\x00\x00name\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff"),
        ("tables.ttf", b"\x00\x01\x00\x00\xff\xff\x00\x00\x00\x00\x00\x00"),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    assert!(matches!(Typesetter::new(only(folder.path())), Err(FontProblem::NoChineseFont { .. })));
}

#[test]
fn fonts_of_the_system_are_found() {
    let typesetter = Typesetter::new(FontConfig::default()).expect("a Chinese font is installed");
    assert!(typesetter.font_families().iter().all(|family| !family.is_empty()));
    assert!(format!("{typesetter:?}").contains(typesetter.font_families()[0]));
}

#[test]
fn what_no_font_can_print_is_known_before_it_is_printed() {
    let typesetter = Typesetter::new(FontConfig::default()).expect("a Chinese font is installed");
    for text in ["王𠮷 䶮㛃", "Zhang San, 0577-6230", "葛\u{e0101}城", "a\u{200b}b", ""] {
        assert_eq!(typesetter.unprintable(text), None, "{text:?}");
    }
    for (text, character) in [("王\u{e000}", '\u{e000}'), ("\u{f8ff}", '\u{f8ff}')] {
        assert_eq!(typesetter.unprintable(text), Some(character));
    }
}
