//! The cells of a form's rows.

use docx_rs::{AlignmentType, BreakType, LineSpacing, Paragraph, Run, VAlignType};

use super::table::WordRow;
use super::{RED, Writer, clean, hei, print, right_tab, song, twips_u32, write};
use crate::sheet::{Cell, Entry, Label, Row, WIDTH};

/// Where the seal goes.
const SEAL: &str = "（盖章）　　　　年　　月　　日";

/// A cell's content.
pub(super) struct WordCell {
    pub paragraphs: Vec<Paragraph>,
    pub shaded: bool,
    pub vertical: VAlignType,
    /// `Some(true)`: begins a cell over several rows, `Some(false)`: goes on with it.
    pub merge: Option<bool>,
}

impl WordCell {
    fn new(paragraphs: Vec<Paragraph>) -> Self {
        Self { paragraphs, shaded: false, vertical: VAlignType::Center, merge: None }
    }

    fn shaded(self) -> Self {
        Self { shaded: true, ..self }
    }

    fn top(self) -> Self {
        Self { vertical: VAlignType::Top, ..self }
    }

    fn merged(self, begins: bool) -> Self {
        Self { merge: Some(begins), ..self }
    }
}

/// The table rows of one row of the form.
pub(super) fn rows(writer: &mut Writer, row: &Row) -> Vec<WordRow> {
    match row {
        Row::Section { text, .. } => {
            let heading = hei(Run::new().add_text(clean(text))).bold();
            let cell = WordCell::new(vec![writer.paragraph(vec![heading]).keep_next(true)]).shaded();
            vec![WordRow { height: 7.0, cells: vec![(WIDTH, cell)] }]
        }
        Row::Fields { cells, height } => {
            let cells = cells.iter().flat_map(|cell| field(writer, cell)).collect();
            vec![WordRow { height: *height, cells }]
        }
        Row::Opinions { cells, height } => {
            let cells = cells.iter().map(|cell| (cell.label_width + cell.width, opinion(writer, cell, *height)));
            vec![WordRow { height: *height, cells: cells.collect() }]
        }
        Row::Photo { rows: inner, photo, width } => {
            let mut built: Vec<WordRow> = inner.iter().flat_map(|row| rows(writer, row)).collect();
            let last = built.len().saturating_sub(1);
            for (index, row) in built.iter_mut().enumerate() {
                let mut runs = Vec::new();
                if index == 0 {
                    runs.extend(label_runs(&photo.label));
                }
                let mut paragraphs = vec![writer.paragraph(runs).align(AlignmentType::Center)];
                if let (0, Entry::Photo { text }) = (index, &photo.entry) {
                    let hint = print(text).size(writer.sizes.small).color("666666");
                    paragraphs.push(writer.paragraph(vec![hint]).align(AlignmentType::Center));
                }
                row.cells.push((*width, WordCell::new(paragraphs).merged(index == 0)));
                // The photograph is not divided between two pages.
                for (_, cell) in row.cells.iter_mut().filter(|_| index < last) {
                    cell.paragraphs = cell.paragraphs.drain(..).map(|paragraph| paragraph.keep_next(true)).collect();
                }
            }
            built
        }
        Row::Grid { .. } => grid(writer, row),
    }
}

fn grid(writer: &mut Writer, row: &Row) -> Vec<WordRow> {
    let Row::Grid { label: title, label_width, columns, rows, head, height } = row else { return Vec::new() };
    let beside = *label_width > 0.0;
    let mut built = Vec::new();
    if !beside {
        built.push(WordRow { height: *height, cells: vec![(WIDTH, label(writer, title))] });
    }
    for index in 0..=rows.len() {
        let mut cells = Vec::new();
        if beside {
            let cell = if index == 0 { label(writer, title) } else { WordCell::new(vec![writer.paragraph(vec![])]) };
            cells.push((*label_width, cell.shaded().merged(index == 0)));
        }
        for (number, column) in columns.iter().enumerate() {
            let runs = match index.checked_sub(1).and_then(|row| rows.get(row)) {
                Some(texts) => vec![write(texts.get(number).map_or("", String::as_str))],
                None => lines(&column.lines).map(|run| run.size(writer.sizes.body - 2)).collect(),
            };
            let cell = WordCell::new(vec![writer.paragraph(runs).align(AlignmentType::Center)]);
            cells.push((column.width, if index == 0 { cell.shaded() } else { cell }));
        }
        built.push(WordRow { height: if index == 0 { *head } else { *height }, cells });
    }
    built
}

/// The number of the note before the label, the label divided as in the PDF.
fn label_runs(label: &Label) -> Vec<Run> {
    let mut runs = Vec::new();
    if !label.mark.is_empty() {
        runs.push(print(&label.mark).color(RED).size(16));
    }
    runs.extend(lines(&label.lines));
    runs
}

/// A text on several lines.
fn lines(lines: &[String]) -> impl Iterator<Item = Run> {
    lines.iter().enumerate().map(|(index, line)| {
        let run = if index > 0 { Run::new().add_break(BreakType::TextWrapping) } else { Run::new() };
        song(run.add_text(clean(line)))
    })
}

fn label(writer: &mut Writer, label: &Label) -> WordCell {
    WordCell::new(vec![writer.paragraph(label_runs(label)).align(AlignmentType::Center)]).shaded()
}

/// An opinion box with its label on top and the place of the seal at the bottom.
fn opinion(writer: &mut Writer, cell: &Cell, height: f64) -> WordCell {
    let mut runs = vec![print(&format!("{}：", cell.label.text))];
    if !cell.label.mark.is_empty() {
        runs.push(print(&cell.label.mark).color(RED).size(16));
    }
    let room = LineSpacing::new().before(twips_u32((height - 14.0).max(0.0)));
    let seal = writer.paragraph(vec![print(SEAL)]).align(AlignmentType::Right).line_spacing(room);
    WordCell::new(vec![writer.paragraph(runs), seal]).top()
}

/// The label of a field and its entry: two cells, or nineteen for an identity number.
fn field(writer: &mut Writer, cell: &Cell) -> Vec<(f64, WordCell)> {
    let mut cells = vec![(cell.label_width, label(writer, &cell.label))];
    if let Entry::Boxes { chars } = &cell.entry {
        let width = cell.width / chars.len().max(1) as f64;
        for text in chars {
            // The boxes are narrower than the margins of other cells allow.
            let paragraph = writer.paragraph(vec![write(text)]).align(AlignmentType::Center);
            let paragraph = paragraph.indent(Some(-70), None, Some(-70), None);
            cells.push((width, WordCell::new(vec![paragraph])));
        }
    } else {
        cells.push((cell.width, entry(writer, &cell.entry, cell.width)));
    }
    cells
}

fn entry(writer: &mut Writer, entry: &Entry, width: f64) -> WordCell {
    match entry {
        Entry::Line { text, unit } => {
            let mut runs = vec![write(text)];
            if !unit.is_empty() {
                runs.push(Run::new().add_tab());
                runs.push(print(unit));
            }
            WordCell::new(vec![writer.paragraph(runs).add_tab(right_tab(width - 3.0))])
        }
        Entry::Area { text } => WordCell::new(vec![writer.paragraph(vec![write(text)])]).top(),
        Entry::Money { figures, capital, unit } => {
            let first = vec![print("（小写）￥"), write(figures), Run::new().add_tab(), print(unit)];
            let second = vec![print("（大写）人民币"), write(capital)];
            let first = writer.paragraph(first).add_tab(right_tab(width - 3.0));
            WordCell::new(vec![first, writer.paragraph(second)])
        }
        Entry::Date { year, month, day, text } if text.is_empty() => {
            let part = |text: &str, blank: &str| if text.is_empty() { print(blank) } else { write(text) };
            let runs =
                vec![part(year, "　　"), print("年"), part(month, "　　"), print("月"), part(day, "　　"), print("日")];
            WordCell::new(vec![writer.paragraph(runs).align(AlignmentType::Center)])
        }
        Entry::Date { text, .. } | Entry::Sign { text } => {
            WordCell::new(vec![writer.paragraph(vec![write(text)]).align(AlignmentType::Center)])
        }
        Entry::Choice { options } => {
            let runs = options
                .iter()
                .flat_map(|option| {
                    let tick = if option.on { write("☑") } else { print("□") };
                    [tick, print(&option.text), print("　")]
                })
                .collect();
            WordCell::new(vec![writer.paragraph(runs)])
        }
        Entry::Stamp { text } => {
            let mut paragraphs = Vec::new();
            if !text.is_empty() {
                paragraphs.push(writer.paragraph(vec![write(text)]));
            }
            paragraphs.push(writer.paragraph(vec![print(SEAL)]).align(AlignmentType::Right));
            WordCell { vertical: VAlignType::Bottom, ..WordCell::new(paragraphs) }
        }
        Entry::Printed { text } => WordCell::new(vec![writer.paragraph(vec![print(text)])]),
        Entry::Boxes { .. } | Entry::Photo { .. } | Entry::Drawing => WordCell::new(vec![writer.paragraph(Vec::new())]),
    }
}
