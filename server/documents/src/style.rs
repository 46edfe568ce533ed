//! How a form is to be printed.

use domain::form::{Cell, Entries, FormField};
use serde::Serialize;

/// Version of a form to print. The default is the blank form in normal type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct FormStyle {
    /// Blank, or filled in as a sample.
    pub filled: Filled,
    /// Size of the type.
    pub size: TypeSize,
}

/// What stands in the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Filled {
    /// Nothing: the form to be filled in.
    #[default]
    Blank,
    /// Invented entries, marked 范本 all over, with numbered notes (行政许可法 art. 30: a model at the office).
    Sample,
}

/// The texts of a form's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contents<'a> {
    /// None: the form is filled in by hand.
    Blank,
    /// The definition's invented entries.
    Sample,
    /// What a person typed.
    Typed(&'a Entries),
}

impl Contents<'_> {
    /// The entry of a field that is no table.
    pub(crate) fn text(self, field: &FormField) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Sample => field.sample.clone().unwrap_or_default(),
            Self::Typed(entries) => entries.text(&field.key).to_owned(),
        }
    }

    /// The rows of a table, empty ones included.
    pub(crate) fn rows(self, field: &FormField) -> Vec<Vec<String>> {
        let columns = field.columns.as_ref().map_or(0, Vec::len);
        let mut rows = vec![vec![String::new(); columns]; field.rows.unwrap_or(1) as usize];
        let sample = if self == Self::Sample { field.sample_rows() } else { Vec::new() };
        for (row, cells) in rows.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                *cell = match self {
                    Self::Typed(entries) => entries.cell(&field.key, Cell { row, column }).to_owned(),
                    _ => sample.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default().to_owned(),
                };
            }
        }
        rows
    }

    /// The longest text of a table's column; the sample's counts always, so that blank and filled-in forms look alike.
    pub(crate) fn widest(self, field: &FormField, column: usize) -> String {
        let typed = self.rows(field).into_iter().filter_map(|row| row.get(column).cloned());
        let sample = field.sample_rows().into_iter().filter_map(|row| row.get(column).map(|cell| (*cell).to_owned()));
        typed.chain(sample).max_by_key(|text| text.chars().count()).unwrap_or_default()
    }
}

impl From<Filled> for Contents<'_> {
    fn from(filled: Filled) -> Self {
        match filled {
            Filled::Blank => Self::Blank,
            Filled::Sample => Self::Sample,
        }
    }
}

/// Size of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TypeSize {
    /// Fields in 12 pt.
    #[default]
    Normal,
    /// Fields in 18 pt, for readers who need large type.
    Large,
}

impl FormStyle {
    /// The blank form in normal type.
    pub const BLANK: Self = Self { filled: Filled::Blank, size: TypeSize::Normal };
    /// The filled-in sample in normal type.
    pub const SAMPLE: Self = Self { filled: Filled::Sample, size: TypeSize::Normal };

    /// The same version in large type.
    #[must_use]
    pub const fn large(self) -> Self {
        Self { filled: self.filled, size: TypeSize::Large }
    }
}

/// Who issues the forms: printed in the footer of every page and kept in the properties of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issuer {
    /// Name of the hall; the author of the files.
    pub hall: String,
    /// Version of the forms, for example `2008年版`.
    pub version: String,
    /// The day on which this version was issued. It is also the date in the properties of every form, so that the
    /// same form always gives the same bytes.
    pub issued: Day,
}

impl Default for Issuer {
    fn default() -> Self {
        Self {
            hall: "虹桥镇行政服务中心".to_owned(),
            version: "2008年版".to_owned(),
            issued: Day { year: 2008, month: 1, day: 1 },
        }
    }
}

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Day {
    /// Year, four figures.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl std::fmt::Display for Day {
    /// Written as on forms: `2008年3月3日`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}
