//! The parts of the document around its table.

use docx_rs::{
    AlignmentType, FieldCharType, Footer, Header, InstrNUMPAGES, InstrPAGE, InstrText, LineSpacing, Paragraph, Run,
    Tab, TabValueType,
};

use super::{RED, Writer, clean, hei, print, right_tab, song, twips};
use crate::sheet::{Sheet, WIDTH};
use crate::style::Issuer;

/// Form number at the right; on a sample the mark at the left.
pub(super) fn header(writer: &mut Writer, sheet: &Sheet) -> Header {
    let size = writer.sizes.small;
    let mut runs = Vec::new();
    if sheet.sample {
        runs.push(hei(Run::new().add_text("范本　样例数据").color(RED).size(size)).bold());
    }
    runs.push(song(Run::new().add_tab().add_text(clean(&format!("表号：{}", sheet.no))).size(size)));
    Header::new().add_paragraph(writer.paragraph(runs).add_tab(right_tab(WIDTH)))
}

/// Version and day of issue, page of pages, name of the hall.
pub(super) fn footer(writer: &mut Writer, issuer: &Issuer) -> Footer {
    let small = |text: &str| print(text).size(18);
    let first = print(&format!("{}　{}印发", issuer.version, issuer.issued)).size(18).add_tab();
    let page = field(InstrText::PAGE(InstrPAGE::new()));
    let pages = field(InstrText::NUMPAGES(InstrNUMPAGES::new()));
    let last = small("页").add_tab().add_text(clean(&issuer.hall));
    let runs = [first, small("第")].into_iter().chain(page).chain([small("页　共")]).chain(pages).chain([last]);
    let paragraph = writer
        .paragraph(runs.collect())
        .add_tab(Tab::new().val(TabValueType::Center).pos(twips(WIDTH / 2.0)))
        .add_tab(right_tab(WIDTH));
    Footer::new().add_paragraph(paragraph)
}

/// A number that the office program works out: its parts must be runs of their own to keep their size.
fn field(instruction: InstrText) -> [Run; 5] {
    let run = || song(Run::new().size(18));
    [
        run().add_field_char(FieldCharType::Begin, false),
        run().add_instr_text(instruction),
        run().add_field_char(FieldCharType::Separate, false),
        run().add_text("1"),
        run().add_field_char(FieldCharType::End, false),
    ]
}

/// The numbered hints of a sample.
pub(super) fn notes(writer: &mut Writer, sheet: &Sheet) -> Vec<Paragraph> {
    if !sheet.sample {
        return Vec::new();
    }
    let size = if sheet.large { 30 } else { 20 };
    let mut paragraphs = vec![
        writer
            .paragraph(vec![hei(Run::new().add_text("填写说明").size(size + 4)).bold()])
            .keep_next(true)
            .line_spacing(LineSpacing::new().before(160).after(60)),
    ];
    for note in &sheet.notes {
        let runs = vec![
            print(&note.mark).color(RED).size(size),
            hei(Run::new().add_text(clean(&format!("{}：", note.label)))).size(size),
            print(&note.text).size(size),
        ];
        paragraphs.push(writer.paragraph(runs).keep_lines(true));
    }
    let warning = "本表为范本：所填姓名、号码、地址等全部虚构，只供填写时对照，不得作为申请材料。";
    paragraphs.push(writer.paragraph(vec![print(warning).color(RED).size(size)]).align(AlignmentType::Left));
    paragraphs
}

/// The properties of the file: title, author, language and the day of issue.
pub(super) fn core_properties(sheet: &Sheet, issuer: &Issuer) -> String {
    let mark = if sheet.sample { "，范本" } else { "" };
    let title = escape(&format!("{}（{}{mark}）", sheet.title, sheet.no));
    let hall = escape(&issuer.hall);
    let day = issuer.issued;
    let date = format!("{:04}-{:02}-{:02}T00:00:00Z", day.year, day.month, day.day);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator>{hall}</dc:creator><dc:language>zh-CN</dc:language>\
         <cp:lastModifiedBy>{hall}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified></cp:coreProperties>"
    )
}

fn escape(text: &str) -> String {
    clean(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Adds the red diagonal watermark 范本 behind the text to the header part (the writer of DOCX files has no call for it).
pub(super) fn with_watermark(header: &[u8]) -> Vec<u8> {
    let xml = String::from_utf8_lossy(header);
    let Some((before, after)) = xml.rsplit_once("</w:hdr>") else { return header.to_vec() };
    format!("{before}{WATERMARK}</w:hdr>{after}").into_bytes()
}

const WATERMARK: &str = "<w:p w14:paraId=\"0F000001\"><w:pPr><w:spacing w:line=\"20\"/></w:pPr><w:r><w:pict>\
<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\">\
<v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/>\
<v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/>\
<v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/><v:f eqn=\"mid @8 @5\"/>\
<v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>\
<v:path textpathok=\"t\" o:connecttype=\"custom\" \
o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" o:connectangles=\"270,180,90,0\"/>\
<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>\
<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
id=\"Watermark\" o:spid=\"_x0000_s2049\" type=\"#_x0000_t136\" style=\"position:absolute;margin-left:0;margin-top:0;\
width:420pt;height:200pt;rotation:310;z-index:-251658752;mso-position-horizontal:center;\
mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin\" \
fillcolor=\"#b3261e\" stroked=\"f\"><v:fill opacity=\".12\"/><v:textpath \
style=\"font-family:&quot;黑体&quot;;font-size:1pt;font-weight:bold\" string=\"范本\"/></v:shape></w:pict></w:r></w:p>";
