//! The rows of a form as they are printed, with all measures: what both the PDF template and the DOCX writer set, so
//! that both look alike.

use serde::Serialize;

/// Width of the ruled area in millimetres: A4 (210) less two margins of 25.
pub(crate) const WIDTH: f64 = 160.0;

/// A form ready to be set.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Sheet {
    pub no: String,
    pub title: String,
    pub subtitle: String,
    pub large: bool,
    pub sample: bool,
    /// Filled in by a person at a screen.
    pub typed: bool,
    pub rows: Vec<Row>,
    pub notes: Vec<Note>,
}

/// A numbered hint of the sample.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Note {
    pub mark: String,
    pub label: String,
    pub text: String,
}

/// One row of the ruled table; all measures in millimetres.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "row", rename_all = "lowercase")]
pub(crate) enum Row {
    /// Heading of a section. `together`: the section is not divided between two pages; `page_break`: it begins a page.
    Section { text: String, together: bool, page_break: bool },
    /// One field over the whole width, or two side by side.
    Fields { cells: Vec<Cell>, height: f64 },
    /// A table with its label at the left (or above it, where `label_width` is 0).
    Grid { label: Label, label_width: f64, columns: Vec<Column>, rows: Vec<Vec<String>>, head: f64, height: f64 },
    /// Rows with a photograph at their right.
    Photo { rows: Vec<Row>, photo: Cell, width: f64 },
    /// Opinion boxes side by side, each with its label on top.
    Opinions { cells: Vec<Cell>, height: f64 },
}

/// A printed label with the number of its note.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Label {
    pub text: String,
    /// The text, divided where it does not fit on one line.
    pub lines: Vec<String>,
    pub mark: String,
}

/// A label and the room for the entry beside it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Cell {
    pub label: Label,
    pub label_width: f64,
    pub width: f64,
    pub entry: Entry,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Column {
    pub text: String,
    /// The text, divided where it does not fit on one line.
    pub lines: Vec<String>,
    pub width: f64,
}

/// What stands in a cell; empty texts on a blank form.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Entry {
    Line { text: String, unit: String },
    Area { text: String },
    Boxes { chars: Vec<String> },
    Money { figures: String, capital: String, unit: String },
    Date { year: String, month: String, day: String, text: String },
    Choice { options: Vec<Choice> },
    Stamp { text: String },
    Sign { text: String },
    Photo { text: String },
    Drawing,
    Printed { text: String },
}

/// A box to tick.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choice {
    pub text: String,
    pub on: bool,
}

impl Row {
    pub(crate) fn is_opinion(&self) -> bool {
        match self {
            Self::Opinions { .. } => true,
            Self::Fields { cells, .. } => cells.iter().all(|cell| matches!(cell.entry, Entry::Stamp { .. })),
            _ => false,
        }
    }

    /// Least height in millimetres.
    pub(crate) fn height(&self) -> f64 {
        match self {
            Self::Section { .. } => 7.0,
            Self::Fields { height, .. } | Self::Opinions { height, .. } => *height,
            Self::Grid { rows, head, height, .. } => head + rows.len() as f64 * height,
            Self::Photo { rows, .. } => rows.iter().map(Self::height).sum(),
        }
    }
}
