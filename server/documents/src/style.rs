//! How a form is to be printed.

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
