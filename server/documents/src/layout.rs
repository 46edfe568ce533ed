//! Lays a form out: which fields share a row, how wide the columns are, what is printed in each cell.

use crate::density::{Density, divide_pages, keep_together};
use crate::figures::{capital_figures, date_parts};
use crate::sheet::{Cell, Choice, Column, Entry, Label, Note, Row, Sheet, WIDTH};
use crate::style::{Contents, TypeSize};
use crate::text::{circled, divide, em_width};
use domain::form::{FieldKind, FormDefinition, FormField, FormSection};

/// Millimetres per point.
const POINT: f64 = 25.4 / 72.0;
/// Blank strip at each side of a cell, in millimetres.
const INSET: f64 = 1.6;
/// Width of the strip for a photograph (25 × 35 mm) with its frame.
const PHOTO: f64 = 31.0;
/// Least height of a row with a photograph beside it.
const PHOTO_HEIGHT: f64 = 41.0;
/// Width of the label at the left of a table.
const TABLE_LABEL: f64 = 25.0;

/// Measures that follow from the size of the type.
struct Measure<'a> {
    em: f64,
    label: f64,
    large: bool,
    contents: Contents<'a>,
    density: Density,
}

impl Sheet {
    pub(crate) fn new(form: &FormDefinition, contents: Contents<'_>, size: TypeSize, density: Density) -> Self {
        let large = size == TypeSize::Large;
        let sample = contents == Contents::Sample;
        let points = if large { 18.0 } else { 12.0 };
        let measure = Measure { em: points * POINT, label: if large { 42.0 } else { 30.0 }, large, contents, density };
        let notes = if sample { notes(form) } else { Vec::new() };
        let mut sections: Vec<Vec<Row>> =
            form.sections.iter().map(|section| measure.section(section, &notes)).collect();
        if density.divided && large {
            keep_together(&mut sections);
        } else if density.divided && form.pages() == 2 {
            divide_pages(&mut sections);
        }
        let rows = sections.into_iter().flatten().collect();
        let copies = if form.copies > 1 { format!("本表一式{}份，", form.copies) } else { String::new() };
        Self {
            no: form.no.clone(),
            title: form.zh.clone(),
            subtitle: format!("{copies}免费领取。请用黑色钢笔或签字笔填写，字迹清楚。"),
            large,
            sample,
            typed: matches!(contents, Contents::Typed(_)),
            rows,
            notes: notes.into_iter().map(|(_, note)| note).collect(),
        }
    }
}

/// The hints with their keys, numbered in printed order. Text that is printed on the form is no hint.
fn notes(form: &FormDefinition) -> Vec<(String, Note)> {
    form.fields()
        .filter(|field| !field.printed)
        .filter_map(|field| field.hint_zh.as_ref().map(|hint| (field, hint)))
        .filter(|(field, hint)| field.unit.as_ref() != Some(*hint) && hint.as_str() != "元")
        .filter(|(_, hint)| hint.chars().any(|c| c.is_alphanumeric() && !"年月日".contains(c)))
        .enumerate()
        .map(|(index, (field, hint))| {
            let mut text = hint.clone();
            if !text.ends_with(['。', '；', '！']) {
                text.push('。');
            }
            (field.key.clone(), Note { mark: circled(index + 1), label: field.label_zh.clone(), text })
        })
        .collect()
}

impl Measure<'_> {
    fn section(&self, section: &FormSection, notes: &[(String, Note)]) -> Vec<Row> {
        let fields = &section.fields;
        let only_opinions = !self.large && fields.iter().all(|f| f.kind == FieldKind::Stamp);
        let mut rows = vec![Row::Section { text: section.zh.clone(), together: only_opinions, page_break: false }];
        // The photograph stands beside the plain fields before it.
        let photo = fields.iter().position(|f| f.kind == FieldKind::Photo);
        let start = photo.map(|at| {
            let plain = |f: &FormField| !matches!(f.kind, FieldKind::Table | FieldKind::Stamp | FieldKind::Drawing);
            at - fields[..at].iter().rev().take_while(|f| plain(f)).count().min(6)
        });
        let mut at = 0;
        while at < fields.len() {
            if let (Some(photo_at), Some(from)) = (photo, start)
                && at == from
            {
                rows.push(self.photo_row(&fields[from..photo_at], &fields[photo_at], notes));
                at = photo_at + 1;
                continue;
            }
            let limit = start.filter(|&from| at < from).unwrap_or(fields.len());
            let (row, used) = self.row(&fields[at..limit], WIDTH, notes);
            rows.push(row);
            at += used;
        }
        rows
    }

    /// The next row, and how many fields it takes.
    fn row(&self, fields: &[FormField], width: f64, notes: &[(String, Note)]) -> (Row, usize) {
        let first = &fields[0];
        if first.kind == FieldKind::Table {
            return (self.grid(first, width, notes), 1);
        }
        if first.kind == FieldKind::Stamp && self.density.paired_stamps && !self.large {
            let count = fields.iter().take_while(|f| f.kind == FieldKind::Stamp).count().min(2);
            if count == 2 {
                let cells = fields[..2].iter().map(|f| self.cell(f, width / 2.0, notes)).collect();
                return (Row::Opinions { cells, height: self.density.stamp + 7.0 }, 2);
            }
        }
        let half = width / 2.0;
        if let Some(second) = fields.get(1)
            && self.fits(first, half)
            && self.fits(second, half)
        {
            let cells = vec![self.cell(first, half, notes), self.cell(second, half, notes)];
            return (Row::Fields { cells, height: self.height(first).max(self.height(second)) }, 2);
        }
        (Row::Fields { cells: vec![self.cell(first, width, notes)], height: self.height(first) }, 1)
    }

    fn photo_row(&self, beside: &[FormField], photo: &FormField, notes: &[(String, Note)]) -> Row {
        let width = WIDTH - PHOTO;
        let mut rows = Vec::new();
        let mut at = 0;
        while at < beside.len() {
            let (row, used) = self.row(&beside[at..], width, notes);
            rows.push(row);
            at += used;
        }
        let least = PHOTO_HEIGHT / rows.len().max(1) as f64;
        for row in &mut rows {
            if let Row::Fields { height, .. } = row {
                *height = height.max(least);
            }
        }
        let mut cell = self.cell(photo, PHOTO, notes);
        cell.label_width = 0.0;
        Row::Photo { rows, photo: cell, width: PHOTO }
    }

    /// Whether a field can be filled in by hand in half a row.
    fn fits(&self, field: &FormField, half: f64) -> bool {
        let label = em_width(&field.label_zh) * self.em + 2.0 * INSET;
        let room = half - self.label - 2.0 * INSET;
        let need = match field.kind {
            FieldKind::Number | FieldKind::Signature => 7.0 * self.em,
            FieldKind::Phone | FieldKind::Date => 10.0 * self.em,
            FieldKind::Text if !field.printed && field.max_len.is_some_and(|n| n <= 30) => {
                field.sample.as_deref().map_or(0.0, em_width).max(10.5) * self.em
            }
            FieldKind::Choice if field.boxes().is_some() => self.choice_width(field),
            FieldKind::Choice => 7.0 * self.em,
            _ => return false,
        };
        label <= self.label + 4.0 && need <= room
    }

    fn choice_width(&self, field: &FormField) -> f64 {
        let options = field.boxes().unwrap_or_default();
        options.iter().map(|o| (em_width(o) + 1.9) * self.em).sum()
    }

    fn height(&self, field: &FormField) -> f64 {
        let lines = divide(&field.label_zh, (self.label - 2.0 * INSET) / self.em).len();
        let row = self.density.row.max(lines as f64 * self.em * 1.4 + 1.0);
        match field.kind {
            FieldKind::Textarea => row * if field.max_len.unwrap_or(0) > 200 { 3.0 } else { 2.4 },
            FieldKind::Money => row * 1.6,
            FieldKind::Signature | FieldKind::Date => row * 1.25,
            FieldKind::Stamp => self.density.stamp,
            FieldKind::Drawing => row * 5.0,
            _ => row,
        }
    }

    fn label(&self, field: &FormField, notes: &[(String, Note)]) -> Label {
        let mark = notes.iter().find(|(key, _)| *key == field.key).map(|(_, note)| note.mark.clone());
        let room = (self.label - 2.0 * INSET) / self.em;
        let lines = if field.kind == FieldKind::Table && !self.large {
            divide(&field.label_zh, (TABLE_LABEL - 2.0 * INSET) / self.em)
        } else if field.kind == FieldKind::Table {
            vec![field.label_zh.clone()]
        } else {
            divide(&field.label_zh, room)
        };
        Label { text: field.label_zh.clone(), lines, mark: mark.unwrap_or_default() }
    }

    fn cell(&self, field: &FormField, width: f64, notes: &[(String, Note)]) -> Cell {
        Cell {
            label: self.label(field, notes),
            label_width: self.label,
            width: width - self.label,
            entry: self.entry(field),
        }
    }

    fn entry(&self, field: &FormField) -> Entry {
        let text = self.contents.text(field);
        let unit = field.unit.clone().unwrap_or_default();
        match field.kind {
            _ if field.printed_text().is_some() => {
                Entry::Printed { text: field.printed_text().unwrap_or_default().to_owned() }
            }
            FieldKind::Text | FieldKind::Number | FieldKind::Phone | FieldKind::Orgcode | FieldKind::Table => {
                Entry::Line { text, unit }
            }
            FieldKind::Textarea => Entry::Area { text },
            FieldKind::Idcard => {
                let mut chars: Vec<String> = text.chars().map(String::from).collect();
                chars.resize(chars.len().max(18), String::new());
                Entry::Boxes { chars }
            }
            FieldKind::Money => {
                let unit = if unit.is_empty() { "元".to_owned() } else { unit };
                Entry::Money { capital: capital_figures(&text).unwrap_or_default(), figures: text, unit }
            }
            FieldKind::Date => match date_parts(&text) {
                Some([year, month, day]) => {
                    Entry::Date { year: year.into(), month: month.into(), day: day.into(), text: String::new() }
                }
                None => Entry::Date { year: String::new(), month: String::new(), day: String::new(), text },
            },
            FieldKind::Choice if field.boxes().is_none() => Entry::Line { text, unit },
            FieldKind::Choice => {
                let options = field.boxes().unwrap_or_default();
                Entry::Choice { options: options.iter().map(|o| Choice { text: o.clone(), on: *o == text }).collect() }
            }
            FieldKind::Stamp => Entry::Stamp { text },
            FieldKind::Signature => Entry::Sign { text },
            FieldKind::Photo => Entry::Photo { text: field.hint_zh.clone().unwrap_or_default() },
            FieldKind::Drawing => Entry::Drawing,
        }
    }

    /// The width that a column wants: for its heading (on two lines if need be) and for its entry.
    fn column_need(&self, heading: &str, sample: &str) -> f64 {
        let long_number = sample.len() > 15 && sample.is_ascii();
        let entry = match em_width(sample) {
            // In large type a long number may be divided.
            _ if long_number && self.large => 4.7,
            width if long_number => width + 0.6,
            width => width.min(6.8) + 0.2,
        };
        let head = em_width(heading);
        let head = if head > 4.0 { (head / 2.0).ceil() } else { head };
        let least = match heading {
            _ if heading.contains("名称") => 5.5,
            _ if heading.starts_with("姓名") => 4.5,
            _ => 2.6,
        };
        entry.max(head).max(least) * self.em + 2.0 * INSET
    }

    /// A table: columns as wide as their entries need, in proportion to the room.
    fn grid(&self, field: &FormField, width: f64, notes: &[(String, Note)]) -> Row {
        let headings = field.columns.as_deref().unwrap_or_default();
        let label_width = if self.large { 0.0 } else { TABLE_LABEL };
        let needs: Vec<f64> = headings
            .iter()
            .enumerate()
            .map(|(index, heading)| self.column_need(heading, &self.contents.widest(field, index)))
            .collect();
        let room = width - label_width;
        let total: f64 = needs.iter().sum();
        let columns: Vec<Column> = headings
            .iter()
            .zip(&needs)
            .map(|(text, need)| {
                let width = need * room / total;
                Column { text: text.clone(), lines: divide(text, (width - INSET) / (self.em * 0.92)), width }
            })
            .collect();
        let lines = columns.iter().map(|column| column.lines.len()).max().unwrap_or(1);
        let head = self.density.row.max(lines as f64 * self.em * 1.15 + 1.2);
        let rows = self.contents.rows(field);
        Row::Grid { label: self.label(field, notes), label_width, columns, rows, head, height: self.density.row }
    }
}
