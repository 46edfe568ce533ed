//! Every form in every version.

#![allow(clippy::expect_used)]

mod common;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use common::{Pdf, TYPESETTER, form, squeeze};
use documents::{Filled, FormStyle, Issuer, TypeSize, form_docx};
use domain::form::{Entries, FieldKind, FormDefinition};
use rstest::rstest;

const STYLES: [FormStyle; 4] =
    [FormStyle::BLANK, FormStyle::BLANK.large(), FormStyle::SAMPLE, FormStyle::SAMPLE.large()];

#[rstest]
#[case("HQ-TD-01")]
#[case("HQ-GA-03")]
#[case("HQ-JS-01")]
#[case("HQ-FG-01")]
#[case("HQ-SH-01")]
#[case("HQ-GS-01")]
fn pdf_of_every_version(#[case] no: &str) {
    let form = form(no);
    for style in STYLES {
        let bytes = TYPESETTER.form_pdf(&form, style).expect("typeset");
        let pdf = Pdf::new(&bytes);
        let pages = pdf.pages();
        let sample = style.filled == Filled::Sample;
        match (style.size, style.filled) {
            (TypeSize::Normal, Filled::Blank) => assert_eq!(pages.len(), form.pages(), "{no} {style:?}"),
            (TypeSize::Normal, Filled::Sample) => {
                assert!((form.pages()..=form.pages() + 1).contains(&pages.len()), "{no} {style:?}: {}", pages.len());
            }
            (TypeSize::Large, _) => {
                assert!((form.pages()..=form.pages() + 2).contains(&pages.len()), "{no} {style:?}: {}", pages.len());
            }
        }
        let text = pages.concat();
        assert!(text.contains(&squeeze(&form.zh)), "title of {no}");
        for (index, page) in pages.iter().enumerate() {
            assert!(page.contains(no), "number on page {} of {no}", index + 1);
            let footer = format!("第{}页共{}页", index + 1, pages.len());
            assert!(page.contains(&footer) && page.contains("2008年版"), "footer {footer} of {no}");
            assert_eq!(page.contains("范本"), sample, "mark on page {} of {no}", index + 1);
            assert!(page.chars().count() > 60, "page {} of {no} looks lost", index + 1);
        }
        for label in labels(&form) {
            assert!(text.contains(&squeeze(label)), "{label} in {no} {style:?}");
        }
        for field in form.fields() {
            let entry = squeeze(&field.sample.clone().unwrap_or_default());
            let plain = matches!(field.kind, FieldKind::Text | FieldKind::Textarea | FieldKind::Idcard);
            if plain && entry.chars().count() > 3 {
                assert_eq!(text.contains(&entry), sample, "{entry} in {no} {style:?}");
            }
            if sample && let Some(hint) = field.hint_zh.as_deref().filter(|h| h.chars().count() > 5) {
                assert!(text.contains(&squeeze(hint.trim_start_matches("印制："))), "{hint} in {no}");
            }
        }
        assert_eq!(pdf.info("Page size"), "595.276 x 841.89 pts (A4)");
        assert!(pdf.info("Title").contains(&form.zh));
        assert_eq!(pdf.info("Author"), "虹桥镇行政服务中心");
        for font in pdf.fonts() {
            assert!(font.contains("yes yes yes"), "embedded, subset, with Unicode: {font}");
        }
        assert_eq!(pdf.language(), "zh-CN", "language of the document");
        assert_eq!(TYPESETTER.form_pdf(&form, style).expect("again"), bytes, "same bytes for {no} {style:?}");
    }
}

#[rstest]
#[case("HQ-TD-01")]
#[case("HQ-GA-03")]
#[case("HQ-JS-01")]
#[case("HQ-FG-01")]
#[case("HQ-SH-01")]
#[case("HQ-GS-01")]
fn docx_of_every_version(#[case] no: &str) {
    let form = form(no);
    for style in STYLES {
        let bytes = TYPESETTER.form_docx(&form, style).expect("written");
        let document = part(&bytes, "word/document.xml");
        let text = text_of(&document);
        assert!(text.contains(&squeeze(&form.zh)), "title");
        let mut at = 0;
        for section in &form.sections {
            assert!(text.contains(&squeeze(&section.zh)), "{}", section.zh);
            for field in &section.fields {
                let label = squeeze(&field.label_zh);
                if field.kind == FieldKind::Photo {
                    assert!(text.contains(&label), "{label}");
                    continue;
                }
                let found = text[at..].find(&label);
                at += found.unwrap_or_else(|| panic!("{label} in its place in {no} {style:?}"));
            }
        }
        for column in form.fields().filter_map(|f| f.columns.as_ref()).flatten() {
            assert!(text.contains(&squeeze(column)), "{column}");
        }
        let sample = style.filled == Filled::Sample;
        let header = part(&bytes, "word/header1.xml");
        assert!(text_of(&header).contains(no));
        assert_eq!(header.contains("范本"), sample, "mark in the header");
        assert_eq!(header.contains("<v:textpath"), sample, "watermark");
        let footer = part(&bytes, "word/footer1.xml");
        assert!(footer.contains("PAGE") && footer.contains("NUMPAGES") && text_of(&footer).contains("2008年版"));
        assert!(document.contains("w:w=\"11906\" w:h=\"16838\""), "A4");
        assert!(text_of(&part(&bytes, "docProps/core.xml")).contains(&squeeze(&form.zh)));
        assert_eq!(document.matches("<w:tbl>").count(), document.matches("</w:tbl>").count());
        assert_eq!(TYPESETTER.form_docx(&form, style).expect("again"), bytes, "same bytes for {no} {style:?}");
        for name in names(&bytes).iter().filter(|n| n.ends_with(".xml") || n.ends_with(".rels")) {
            text_of(&part(&bytes, name));
        }
    }
}

#[test]
fn rows_of_the_word_table_fill_its_grid() {
    let bytes = form_docx(&form("HQ-TD-01"), FormStyle::BLANK, &Issuer::default()).expect("written");
    let document = part(&bytes, "word/document.xml");
    for table in document.split("<w:tbl>").skip(1) {
        let columns = table.matches("<w:gridCol ").count();
        for row in table.split("<w:tr>").skip(1).chain(table.split("<w:tr ").skip(1)) {
            let spans: usize = row
                .split("<w:tc>")
                .skip(1)
                .map(|cell| {
                    let span = cell.split_once("<w:gridSpan w:val=\"").and_then(|(_, rest)| rest.split_once('"'));
                    span.map_or(1, |(number, _)| number.parse().expect("a number"))
                })
                .sum();
            assert_eq!(spans, columns);
        }
    }
}

#[test]
fn amounts_stand_in_capital_figures_too() {
    let pdf = Pdf::new(&TYPESETTER.form_pdf(&form("HQ-FG-01"), FormStyle::SAMPLE).expect("typeset"));
    assert!(pdf.text().contains("（大写）人民币叁拾万元整"));
    assert!(pdf.text().contains("300000.00"));
}

#[test]
fn texts_of_a_definition_are_never_markup() {
    let mut form = form("HQ-SH-01");
    let wild = "#panic(\"x\") $x$ ] *b* <a> @ref // \\ & 𠮷䶮㛃";
    form.zh = "样表 #panic()".into();
    form.sections[0].fields[0].sample = Some(wild.into());
    form.sections[0].fields[0].hint_zh = Some(wild.into());
    form.sections[0].fields[2].label_zh = "电话]#x $y$".into();
    let text = Pdf::new(&TYPESETTER.form_pdf(&form, FormStyle::SAMPLE).expect("typeset")).text();
    assert!(text.contains("样表#panic()") && text.contains(&squeeze(wild)), "{text}");
    let docx = TYPESETTER.form_docx(&form, FormStyle::SAMPLE).expect("written");
    assert!(text_of(&part(&docx, "word/document.xml")).contains(&squeeze(wild)));
}

#[test]
fn very_long_entries_stay_inside_the_form() {
    let mut form = form("HQ-GA-03");
    for field in form.sections.iter_mut().flat_map(|s| s.fields.iter_mut()) {
        if matches!(field.kind, FieldKind::Text | FieldKind::Textarea) {
            field.sample = Some("阿卜杜热西提·买买提艾力".repeat(7));
        }
    }
    let pdf = Pdf::new(&TYPESETTER.form_pdf(&form, FormStyle::SAMPLE).expect("typeset"));
    assert!(pdf.text().contains(&"阿卜杜热西提·买买提艾力".repeat(7)));
    assert!(pdf.pages().len() <= 3);
}

/// What a person typed at a screen, rare characters included, is printed where it belongs, without the sample's marks.
#[test]
fn typed_entries_are_printed() {
    let form = form("HQ-TD-01");
    let typed = [
        ("head_name", "𠮷㛃䶮"),
        ("head_id", "11010519491231002X"),
        ("build_type", "拆建"),
        ("land_area", "90.5"),
        ("reason", "第一行理由\n第二行理由"),
        ("household_members-0-0", "样例乙"),
        ("household_members-7-4", "最末格"),
    ];
    let entries = Entries(typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect());
    for size in [TypeSize::Normal, TypeSize::Large] {
        let bytes = TYPESETTER.filled_pdf(&form, &entries, size).expect("typeset");
        let pdf = Pdf::new(&bytes);
        let text = pdf.text();
        for (_, entry) in typed {
            assert!(text.contains(&squeeze(entry)), "{entry} in {text}");
        }
        assert!(!text.contains("范本") && !text.contains("填写说明"));
        let sample = form.fields().find(|field| field.key == "location").and_then(|field| field.sample.clone());
        assert!(!text.contains(&squeeze(&sample.expect("a sample"))), "nothing of the sample");
        if size == TypeSize::Normal {
            assert_eq!(pdf.pages().len(), form.pages());
        }
        let (drawn, missing) = pdf.glyphs();
        assert!(drawn > 300 && missing == 0, "{missing} of {drawn} glyphs are missing");
        assert_eq!(TYPESETTER.filled_pdf(&form, &entries, size).expect("again"), bytes);
    }
}

/// Every character of every form, on one paper.
#[test]
fn no_form_lacks_a_glyph() {
    let mut characters = BTreeSet::new();
    for entry in std::fs::read_dir(common::forms_folder()).expect("the sample's forms") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a text");
        characters.extend(text.chars().filter(|letter| !letter.is_control()));
    }
    let count = characters.len();
    assert!(count > 1000, "{count} characters");
    let entries = Entries([("reason".to_owned(), characters.into_iter().collect())].into());
    for size in [TypeSize::Normal, TypeSize::Large] {
        let paper = TYPESETTER.filled_pdf(&form("HQ-TD-01"), &entries, size).expect("typeset");
        let (drawn, missing) = Pdf::new(&paper).glyphs();
        assert!(drawn > count && missing == 0, "{missing} of {drawn} glyphs are missing");
    }
}

/// A character that no font has is found by the count above.
#[test]
fn a_missing_glyph_is_counted() {
    let entries = Entries([("head_name".to_owned(), "\u{10fffd}".to_owned())].into());
    let pdf = Pdf::new(&TYPESETTER.filled_pdf(&form("HQ-TD-01"), &entries, TypeSize::Normal).expect("typeset"));
    assert_eq!(pdf.glyphs().1, 1);
}

#[test]
fn entries_without_measure_take_more_pages_and_lose_nothing() {
    let form = form("HQ-GA-03");
    let long = "阿卜杜热西提·买买提艾力".repeat(7);
    let entries = form
        .fields()
        .filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Textarea))
        .map(|field| (field.key.clone(), long.clone()));
    let entries = Entries(entries.collect());
    let pdf = Pdf::new(&TYPESETTER.filled_pdf(&form, &entries, TypeSize::Normal).expect("typeset"));
    assert_eq!(pdf.text().matches(&long).count(), entries.0.len());
}

/// Names and addresses in Latin letters have no place to break of their own.
#[test]
fn a_long_piece_without_blanks_stays_in_its_cell() {
    let form = form("HQ-TD-04");
    let long = ["W".repeat(40), "Wolfeschlegelsteinhausen".to_owned()];
    let names = ["applicant_name", "agent_name"].map(str::to_owned);
    let entries = Entries(names.into_iter().zip(long.clone()).collect());
    let text = Pdf::new(&TYPESETTER.filled_pdf(&form, &entries, TypeSize::Normal).expect("typeset")).text();
    for piece in long {
        assert!(text.contains(&piece), "{piece} in {text}");
    }
}

#[test]
fn threads_share_a_typesetter() {
    let form = form("HQ-SH-01");
    let expected = TYPESETTER.form_pdf(&form, FormStyle::BLANK).expect("typeset");
    std::thread::scope(|scope| {
        let others: Vec<_> =
            (0..3).map(|_| scope.spawn(|| TYPESETTER.clone().form_pdf(&form, FormStyle::BLANK))).collect();
        for other in others {
            assert!(other.join().expect("no panic").expect("typeset") == expected);
        }
    });
}

fn labels(form: &FormDefinition) -> impl Iterator<Item = &str> {
    let fields = form.fields().map(|f| f.label_zh.as_str());
    let columns = form.fields().filter_map(|f| f.columns.as_ref()).flatten().map(String::as_str);
    let options = form.fields().filter_map(|f| f.boxes()).flatten().map(String::as_str);
    form.sections.iter().map(|s| s.zh.as_str()).chain(fields).chain(columns).chain(options)
}

fn names(docx: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip archive");
    archive.file_names().map(str::to_owned).collect()
}

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// The text of an XML part without blanks; fails if the part is not well-formed.
fn text_of(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut text = String::new();
    let mut depth = 0i32;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Text(part) => text.push_str(&part.decode().expect("UTF-8")),
            quick_xml::events::Event::GeneralRef(name) => text.push_str(match &*name.decode().expect("UTF-8") {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("unexpected reference {other}"),
            }),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    squeeze(&text)
}
