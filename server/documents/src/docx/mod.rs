//! Forms as DOCX: the same rows as in the PDF, as ordinary Word tables that can be edited.

mod cells;
mod parts;
mod table;

use std::io::Cursor;

use docx_rs::{AlignmentType, Docx, LineSpacing, PageMargin, Paragraph, Run, RunFonts, Tab, TabValueType, TableBorder};

use crate::DocumentError;
use crate::density::{Density, large_groups, normal_groups};
use crate::sheet::{Row, Sheet, WIDTH};
use crate::style::{FormStyle, Issuer, TypeSize};
use domain::form::FormDefinition;

/// Twentieths of a point per millimetre, the unit of length in DOCX.
const TWIPS: f64 = 1440.0 / 25.4;
/// Colour of marks and note numbers.
const RED: &str = "B3261E";
/// Colour of the entries of a sample.
const INK: &str = "1D3F91";
/// Height of the rows that one page holds below the title, in millimetres.
const PAGE: f64 = 222.0;

/// A form as DOCX, A4 portrait. The same input gives the same bytes.
///
/// Fonts are named, not embedded: Song for the text, Hei for headings, Kai for the entries of a sample.
///
/// # Errors
/// [`DocumentError::Docx`] if the file cannot be put together.
pub fn form_docx(form: &FormDefinition, style: FormStyle, issuer: &Issuer) -> Result<Vec<u8>, DocumentError> {
    let sheet = Sheet::new(form, style.filled.into(), style.size, density(form, style));
    let type_size = TypeSizes::new(sheet.large);
    let mut writer = Writer { sizes: type_size, next_id: 0 };

    let title = writer.paragraph(vec![hei(Run::new().add_text(clean(&sheet.title)).size(type_size.title)).bold()]);
    let subtitle = writer.paragraph(vec![song(Run::new().add_text(clean(&sheet.subtitle)).size(type_size.small))]);
    let mut docx = Docx::new()
        .default_fonts(fonts("宋体"))
        .default_size(type_size.body)
        .page_size(twips_u32(210.0), twips_u32(297.0))
        .page_margin(PageMargin {
            top: twips_i32(25.0),
            bottom: twips_i32(25.0),
            left: twips_i32(25.0),
            right: twips_i32(25.0),
            header: twips_i32(15.0),
            footer: twips_i32(15.0),
            gutter: 0,
        })
        .header(parts::header(&mut writer, &sheet))
        .footer(parts::footer(&mut writer, issuer))
        .add_paragraph(title.align(AlignmentType::Center).line_spacing(LineSpacing::new().before(60).after(100)))
        .add_paragraph(subtitle.line_spacing(LineSpacing::new().after(60)));

    // One table per page of the form: Word cannot break a page inside a table at a given row.
    let mut rest = sheet.rows.as_slice();
    while !rest.is_empty() {
        let breaks = |row: &Row| matches!(row, Row::Section { page_break: true, .. });
        let end = rest.iter().skip(1).position(breaks).map_or(rest.len(), |at| at + 1);
        let (part, following) = rest.split_at(end);
        docx = docx.add_table(table::table(&mut writer, part));
        // A paragraph must part two tables and end the document; it is made as low as possible.
        let gap = writer.paragraph(vec![Run::new().size(2)]).line_spacing(LineSpacing::new().line(20));
        docx = docx.add_paragraph(if following.is_empty() { gap } else { gap.page_break_before(true) });
        rest = following;
    }
    for paragraph in parts::notes(&mut writer, &sheet) {
        docx = docx.add_paragraph(paragraph);
    }

    let mut package = docx.build();
    package.doc_props.core = parts::core_properties(&sheet, issuer).into_bytes();
    if sheet.sample
        && let Some(header) = package.headers.first_mut()
    {
        *header = parts::with_watermark(header);
    }
    let mut bytes = Cursor::new(Vec::new());
    package.pack(&mut bytes).map_err(|e| DocumentError::Docx(e.to_string()))?;
    Ok(bytes.into_inner())
}

/// The roomiest layout that keeps the promised number of pages by estimate; the office program sets the pages.
fn density(form: &FormDefinition, style: FormStyle) -> Density {
    let groups = if style.size == TypeSize::Large { large_groups() } else { normal_groups() };
    let mut all: Vec<Density> = groups.into_iter().flatten().collect();
    // Height of the rows on the fullest page, page breaks between sections given.
    let fits = |density: &Density| {
        let rows = Sheet::new(form, style.filled.into(), style.size, *density).rows;
        let mut pages = vec![0.0];
        for row in &rows {
            if matches!(row, Row::Section { page_break: true, .. }) {
                pages.push(0.0);
            }
            if let Some(page) = pages.last_mut() {
                *page += row.height();
            }
        }
        let room = if pages.len() > 1 { PAGE } else { PAGE * form.pages() as f64 };
        pages.iter().all(|height| *height <= room)
    };
    let closest = all.pop().unwrap_or_default();
    all.into_iter().find(|density| style.size == TypeSize::Normal && fits(density)).unwrap_or(closest)
}

/// Sizes of the type in half points.
#[derive(Debug, Clone, Copy)]
struct TypeSizes {
    title: usize,
    body: usize,
    small: usize,
}

impl TypeSizes {
    fn new(large: bool) -> Self {
        if large { Self { title: 52, body: 36, small: 26 } } else { Self { title: 36, body: 24, small: 18 } }
    }
}

/// Makes paragraphs with identifiers that count from one in every document.
struct Writer {
    sizes: TypeSizes,
    next_id: u32,
}

impl Writer {
    fn paragraph(&mut self, runs: Vec<Run>) -> Paragraph {
        self.next_id += 1;
        let paragraph = Paragraph::new().id(format!("{:08X}", self.next_id)).snap_to_grid(false);
        runs.into_iter().fold(paragraph, Paragraph::add_run)
    }
}

/// A run of printed text.
fn print(text: &str) -> Run {
    song(Run::new().add_text(clean(text)))
}

/// A run of an entry of a sample.
fn write(text: &str) -> Run {
    Run::new().add_text(clean(text)).fonts(fonts("楷体")).color(INK)
}

fn song(run: Run) -> Run {
    run.fonts(fonts("宋体"))
}

fn hei(run: Run) -> Run {
    run.fonts(fonts("黑体"))
}

fn fonts(chinese: &str) -> RunFonts {
    RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia(chinese).cs("Times New Roman")
}

/// Text without the control characters that XML does not allow.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

fn twips(millimetres: f64) -> usize {
    (millimetres * TWIPS).round().max(0.0) as usize
}

fn twips_u32(millimetres: f64) -> u32 {
    (millimetres * TWIPS).round() as u32
}

fn twips_i32(millimetres: f64) -> i32 {
    (millimetres * TWIPS).round() as i32
}

/// A tab at the right end of a line of this width in millimetres.
fn right_tab(width: f64) -> Tab {
    Tab::new().val(TabValueType::Right).pos(twips(width))
}

/// A thin black line.
fn thin(border: TableBorder) -> TableBorder {
    border.size(4).color("000000")
}

/// Width of the text area in twips.
fn full_width() -> usize {
    twips(WIDTH)
}
