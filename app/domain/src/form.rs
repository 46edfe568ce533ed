//! The forms of the hall (表格), field by field: what is printed, what is filled in, and by whom (DOMAIN section 8).
//!
//! A form is data, not code. From one definition come the blank form, the filled-in sample (范本), the version in large
//! type, and the form that is filled in on a screen, with the checks of [`FormDefinition::check_entries`].

mod entries;
#[cfg(test)]
mod tests;

pub use entries::{Cell, Entries, LONGEST_CELL, date, printed_date};

use serde::{Deserialize, Serialize};
use std::fmt;

/// One form with all its sections, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormDefinition {
    /// Form number, for example `HQ-TD-01`; printed top right.
    pub no: String,
    /// Chinese title.
    pub zh: String,
    /// English title (used in the document's properties only).
    pub en: String,
    /// Code of the service that the form belongs to.
    pub service: String,
    /// Codes of further services that use the same form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Paper and number of pages in words, for example `A4 portrait, 2 pages`.
    pub paper: String,
    /// How many copies the applicant hands in.
    pub copies: u32,
    /// The sections in printed order.
    pub sections: Vec<FormSection>,
}

/// A titled group of fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormSection {
    /// Chinese heading with its number, for example `一、申请人`.
    pub zh: String,
    /// The same in English, for screens; empty where a form has none yet.
    #[serde(default)]
    pub en: String,
    /// The fields in printed order.
    pub fields: Vec<FormField>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Name of the field, unique in its form.
    pub key: String,
    /// Printed Chinese label.
    pub label_zh: String,
    /// English label, for screens.
    pub label_en: String,
    /// What is filled in here.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// Who writes it, where the type does not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<FilledBy>,
    /// Longest entry in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_len: Option<u32>,
    /// Whether the field must be filled in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Smallest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Most decimal places of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// Hint for filling in; printed as a numbered note on the sample.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint_zh: Option<String>,
    /// The same in English, for screens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint_en: Option<String>,
    /// Invented entry for the sample. For a table: cells separated by ` / `, rows by line ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
    /// Unit printed behind a number or an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The same in English, for screens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_en: Option<String>,
    /// What a choice offers: boxes on paper. A choice without them is a line to write on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<String>>,
    /// The same in English, for screens, in the same order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options_en: Option<Vec<String>>,
    /// On paper a line to write on, not boxes: for options that are too many to print.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written: bool,
    /// Number of empty rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// Column headings of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
    /// The same in English, for screens, in the same order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns_en: Option<Vec<String>>,
    /// What is filled into the columns; text where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column_types: Option<Vec<FieldKind>>,
    /// Who fills in an opinion box: `village`, `station`, `co` or `department`. The applicant where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A group of which at least one field must be filled in, for instance ID number or code of the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub either: Option<String>,
    /// Whether the text of the hint (behind `印制：`) is printed on the form itself, as a declaration is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub printed: bool,
}

/// Who writes a field that is not the applicant's to type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum FilledBy {
    /// The applicant, by hand on the printed form, as the date beside a signature.
    Hand,
    /// The office.
    Office,
}

/// What is filled into a field. A type that is not listed here is an error, never a plain text field by accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    Textarea,
    /// A number, with its unit printed behind it.
    Number,
    /// An amount, also in capital figures.
    Money,
    /// Citizen's identity number in 18 boxes.
    Idcard,
    /// Telephone number.
    Phone,
    /// Unified social credit code, organisation code or trade registration number.
    Orgcode,
    /// Date as `2008年3月3日`.
    Date,
    /// Boxes to tick, or a line where the options are not listed.
    Choice,
    /// Table with column headings.
    Table,
    /// Opinion box with room for a seal.
    Stamp,
    /// Signature.
    Signature,
    /// Photograph.
    Photo,
    /// Sketch.
    Drawing,
}

/// Why a form definition is not usable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormProblem {
    /// The text is not of the expected shape.
    #[error("the form definitions cannot be read: {0}")]
    Shape(String),
    /// A definition contradicts itself.
    #[error("form {form}, field {field}: {what}")]
    Field {
        /// Form number.
        form: String,
        /// Key of the field, or the heading of the section.
        field: String,
        /// What is wrong.
        what: String,
    },
}

impl FormProblem {
    /// A contradiction in a field, or in a section named by its heading.
    pub fn field(form: &str, field: &str, what: impl fmt::Display) -> Self {
        Self::Field { form: form.to_owned(), field: field.to_owned(), what: what.to_string() }
    }
}

impl FormDefinition {
    /// Checks what the types alone cannot say: unique keys, no empty list of options, columns for every table.
    ///
    /// # Errors
    /// [`FormProblem::Field`] for the first contradiction.
    pub fn check(&self) -> Result<(), FormProblem> {
        let mut keys = std::collections::HashSet::new();
        for field in self.fields() {
            let wrong = |what: &str| Err(FormProblem::field(&self.no, &field.key, what));
            if !keys.insert(field.key.as_str()) {
                return wrong("this key is used twice");
            }
            if field.key == "size" || field.key.starts_with('_') {
                return wrong("this key is reserved");
            }
            let columns = field.columns.as_deref().unwrap_or_default();
            match field.kind {
                FieldKind::Choice if field.options.as_ref().is_some_and(Vec::is_empty) => {
                    return wrong("`options` must not be empty");
                }
                FieldKind::Table if columns.is_empty() || field.rows.unwrap_or(0) == 0 => {
                    return wrong("a table needs `columns` and `rows`");
                }
                FieldKind::Table if field.sample_rows().iter().any(|row| row.len() > columns.len()) => {
                    return wrong("the sample has more cells than the table has columns");
                }
                _ => {}
            }
        }
        if self.sections.is_empty() {
            return Err(FormProblem::field(&self.no, "sections", "a form needs at least one section"));
        }
        Ok(())
    }

    /// All fields in printed order.
    pub fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.sections.iter().flat_map(|s| s.fields.iter())
    }

    /// The number of pages that [`FormDefinition::paper`] promises for the blank form in normal type (1 if it does
    /// not say).
    pub fn pages(&self) -> usize {
        let words: Vec<&str> = self.paper.split_whitespace().collect();
        words
            .windows(2)
            .find(|pair| pair[1].starts_with("page"))
            .and_then(|pair| pair[0].parse().ok())
            .filter(|&n| n > 0)
            .unwrap_or(1)
    }
}

impl FormField {
    /// The rows of a table's sample with their cells.
    pub fn sample_rows(&self) -> Vec<Vec<&str>> {
        self.sample.iter().flat_map(|text| text.lines()).map(|row| row.split(" / ").map(str::trim).collect()).collect()
    }

    /// The options that are boxes on paper.
    pub fn boxes(&self) -> Option<&[String]> {
        self.options.as_deref().filter(|_| !self.written)
    }

    /// The text printed on the form itself, for a field that is a declaration rather than an entry.
    pub fn printed_text(&self) -> Option<&str> {
        let hint = self.hint_zh.as_deref().filter(|_| self.printed)?;
        Some(hint.strip_prefix("印制：").unwrap_or(hint))
    }
}
