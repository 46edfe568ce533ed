//! The forms of the hall, field by field.
//!
//! A form is data, not code: the definitions come from a JSON file, the typesetter makes a blank form, a filled-in
//! sample and a large-type version from the same definition. The hall has to show a model of every form at the
//! office (行政许可法 art. 30) and may not charge for forms (art. 58).

use std::fmt;

use serde::{Deserialize, Serialize};

/// One form with all its sections, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct FormSection {
    /// Chinese heading with its number, for example `一、申请人`.
    pub zh: String,
    /// The fields in printed order.
    pub fields: Vec<FormField>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Longest entry in characters.
    pub max_len: Option<u32>,
    /// Whether the field must be filled in.
    pub required: bool,
    /// Hint for filling in; printed as a numbered note on the sample.
    pub hint_zh: Option<String>,
    /// Invented entry for the sample. For a table: the cells of the first row, separated by ` / `.
    pub sample: Option<String>,
    /// Unit printed behind a number or an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The boxes of a choice. A choice without them (from a list that is too long to print) is a line to write on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<String>>,
    /// Number of empty rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// Column headings of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
    /// Who fills in an opinion box: `village`, `station`, `co` or `department`. The applicant where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whether the text of the hint (behind `印制：`) is printed on the form itself, as a declaration is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub printed: bool,
}

/// What is filled into a field. A type that is not listed here is an error, never a plain text field by accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// The text is not JSON of the expected shape.
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

/// The part of the forms file that is read here; other parts belong to others.
#[derive(Deserialize)]
struct FormsFile {
    forms: Vec<serde_json::Value>,
}

/// Reads the `forms` list of a forms file (other top-level members are passed over).
///
/// # Errors
/// [`FormProblem::Shape`] names the form and what is wrong in it; [`FormProblem::Field`] the field.
pub fn parse_forms(json: &str) -> Result<Vec<FormDefinition>, FormProblem> {
    let file: FormsFile = serde_json::from_str(json).map_err(|e| FormProblem::Shape(e.to_string()))?;
    let mut forms: Vec<FormDefinition> = Vec::with_capacity(file.forms.len());
    for (index, value) in file.forms.into_iter().enumerate() {
        let name = value.get("no").and_then(|v| v.as_str()).map_or_else(|| format!("no. {}", index + 1), str::to_owned);
        let form = read_form(value, &name)?;
        if forms.iter().any(|f| f.no == form.no) {
            return Err(problem(&name, "no", "this form number is used twice"));
        }
        forms.push(form);
    }
    Ok(forms)
}

/// Reads one form definition.
///
/// # Errors
/// As [`parse_forms`].
pub fn parse_form(json: &str) -> Result<FormDefinition, FormProblem> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|e| FormProblem::Shape(e.to_string()))?;
    let name = value.get("no").and_then(|v| v.as_str()).unwrap_or("without a number").to_owned();
    read_form(value, &name)
}

/// Reads a form step by step, so that an error can name the section and the field.
fn read_form(mut value: serde_json::Value, name: &str) -> Result<FormDefinition, FormProblem> {
    let sections = value.get_mut("sections").map(serde_json::Value::take).unwrap_or_default();
    let serde_json::Value::Array(sections) = sections else {
        return Err(FormProblem::Shape(format!("form {name}: `sections` must be a list")));
    };
    if let Some(object) = value.as_object_mut() {
        object.insert("sections".into(), serde_json::Value::Array(Vec::new()));
    }
    let mut form: FormDefinition =
        serde_json::from_value(value).map_err(|e| FormProblem::Shape(format!("form {name}: {e}")))?;
    for (index, mut section) in sections.into_iter().enumerate() {
        let place = section.get("zh").and_then(|v| v.as_str()).map_or_else(|| (index + 1).to_string(), str::to_owned);
        let fields = section.get_mut("fields").map(serde_json::Value::take).unwrap_or_default();
        let serde_json::Value::Array(fields) = fields else {
            return Err(problem(name, &place, "`fields` must be a list"));
        };
        if let Some(object) = section.as_object_mut() {
            object.insert("fields".into(), serde_json::Value::Array(Vec::new()));
        }
        let mut read: FormSection = serde_json::from_value(section).map_err(|e| problem(name, &place, e))?;
        for (number, field) in fields.into_iter().enumerate() {
            let key = field
                .get("key")
                .and_then(|v| v.as_str())
                .map_or_else(|| format!("no. {} of “{place}”", number + 1), str::to_owned);
            read.fields.push(serde_json::from_value(field).map_err(|e| problem(name, &key, e))?);
        }
        form.sections.push(read);
    }
    form.check()?;
    Ok(form)
}

fn problem(form: &str, field: &str, what: impl fmt::Display) -> FormProblem {
    FormProblem::Field { form: form.to_owned(), field: field.to_owned(), what: what.to_string() }
}

impl FormDefinition {
    /// Checks what the types alone cannot say: unique keys, no empty list of options, columns for every table.
    ///
    /// # Errors
    /// [`FormProblem::Field`] for the first contradiction.
    pub fn check(&self) -> Result<(), FormProblem> {
        let mut keys = std::collections::HashSet::new();
        for field in self.fields() {
            let wrong = |what: &str| Err(problem(&self.no, &field.key, what));
            if !keys.insert(field.key.as_str()) {
                return wrong("this key is used twice");
            }
            let columns = field.columns.as_deref().unwrap_or_default();
            match field.kind {
                FieldKind::Choice if field.options.as_ref().is_some_and(Vec::is_empty) => {
                    return wrong("`options` must not be empty");
                }
                FieldKind::Table if columns.is_empty() || field.rows.unwrap_or(0) == 0 => {
                    return wrong("a table needs `columns` and `rows`");
                }
                FieldKind::Table if field.sample_cells().len() > columns.len() => {
                    return wrong("the sample has more cells than the table has columns");
                }
                _ => {}
            }
        }
        if self.sections.is_empty() {
            return Err(problem(&self.no, "sections", "a form needs at least one section"));
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
    /// The cells of a table's sample row.
    pub fn sample_cells(&self) -> Vec<&str> {
        self.sample.as_deref().map(|s| s.split(" / ").map(str::trim).collect()).unwrap_or_default()
    }

    /// The text printed on the form itself, for a field that is a declaration rather than an entry.
    pub fn printed_text(&self) -> Option<&str> {
        let hint = self.hint_zh.as_deref().filter(|_| self.printed)?;
        Some(hint.strip_prefix("印制：").unwrap_or(hint))
    }
}
