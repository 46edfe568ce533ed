//! What a person typed into a form, checked by the form's own definition (DOMAIN 8).

mod reading;

pub use reading::{date, printed_date};

use super::{FieldKind, FilledBy, FormDefinition, FormField};
use crate::api::FieldProblem;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest text of a table's cell, in characters.
pub const LONGEST_CELL: usize = 40;
/// Longest choice that is written rather than ticked, in characters.
const LONGEST_WRITTEN_CHOICE: usize = 20;

/// The entries of a form by name: a field's key (`applicant_name`), or for a table key, row and column from 0
/// (`members-0-2`). Empty entries are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Entries(pub BTreeMap<String, String>);

/// A table's cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

impl Cell {
    /// The name of the cell in [`Entries`].
    ///
    /// ```
    /// assert_eq!(domain::form::Cell { row: 0, column: 2 }.name("members"), "members-0-2");
    /// ```
    pub fn name(self, key: &str) -> String {
        format!("{key}-{}-{}", self.row, self.column)
    }
}

impl Entries {
    /// The entry of a field; empty where there is none.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// The entry of a table's cell; empty where there is none.
    pub fn cell(&self, key: &str, cell: Cell) -> &str {
        self.text(&cell.name(key))
    }
}

impl FormField {
    /// Whether the applicant can type it: neither the office's, nor written, drawn or stuck on by hand, nor printed.
    pub fn is_typed(&self) -> bool {
        let by_hand_or_office =
            matches!(self.kind, FieldKind::Stamp | FieldKind::Signature | FieldKind::Photo | FieldKind::Drawing);
        !by_hand_or_office && self.by.is_none() && !self.printed
    }

    /// Whether it is written by hand on the printed form: a signature, a photograph, the date beside a signature.
    pub fn is_by_hand(&self) -> bool {
        // What has a role is signed, drawn or written by that office.
        self.role.is_none()
            && (self.by == Some(FilledBy::Hand)
                || matches!(self.kind, FieldKind::Signature | FieldKind::Photo | FieldKind::Drawing))
    }

    /// The cells of a table in reading order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let columns = self.columns.as_ref().map_or(0, Vec::len);
        let rows = if self.kind == FieldKind::Table { self.rows.unwrap_or(0) as usize } else { 0 };
        (0..rows).flat_map(move |row| (0..columns).map(move |column| Cell { row, column }))
    }

    /// What is filled into a table's column.
    pub fn column_kind(&self, column: usize) -> FieldKind {
        let kinds = self.column_types.as_deref().unwrap_or_default();
        kinds.get(column).copied().unwrap_or(FieldKind::Text)
    }
}

impl FormDefinition {
    /// Checks what was typed and puts it into the form in which it is printed: dates as `2008年3月3日`, ID numbers in
    /// capitals, phones without blanks.
    ///
    /// # Errors
    /// Every entry at fault with its code, in the order of the form: `required`, `too_long`, `characters`, `number`,
    /// `decimals`, `out_of_range`, `date`, `not_an_option`, `one_of`, the codes of ID numbers, organisation codes and phones, and
    /// `unknown` for a name that the form does not have.
    pub fn check_entries(
        &self,
        typed: &BTreeMap<String, String>,
        today: NaiveDate,
    ) -> Result<Entries, Vec<FieldProblem>> {
        let mut reading = Reading { typed, today, good: BTreeMap::new(), problems: Vec::new(), names: BTreeSet::new() };
        for field in self.fields().filter(|field| field.is_typed()) {
            reading.field(field);
        }
        reading.either(self);
        reading.end()
    }

    /// The invented entries of the filled-in sample (范本) as if somebody had typed them.
    pub fn sample_entries(&self) -> Entries {
        let mut entries = BTreeMap::new();
        for field in self.fields().filter(|field| field.is_typed()) {
            if field.kind != FieldKind::Table {
                entries.extend(field.sample.clone().map(|text| (field.key.clone(), text)));
                continue;
            }
            for (row, cells) in field.sample_rows().into_iter().enumerate() {
                let named = |(column, cell): (usize, &str)| (Cell { row, column }.name(&field.key), cell.to_owned());
                entries.extend(cells.into_iter().enumerate().map(named));
            }
        }
        entries.retain(|_, text| !text.is_empty());
        Entries(entries)
    }

    /// The names of everything that can be typed, in the order of the form.
    pub fn entry_names(&self) -> Vec<String> {
        let names = |field: &FormField| match field.kind {
            FieldKind::Table => field.cells().map(|cell| cell.name(&field.key)).collect(),
            _ => vec![field.key.clone()],
        };
        self.fields().filter(|field| field.is_typed()).flat_map(names).collect()
    }
}

/// Typed entries on their way through the checks.
struct Reading<'a> {
    typed: &'a BTreeMap<String, String>,
    today: NaiveDate,
    good: BTreeMap<String, String>,
    problems: Vec<FieldProblem>,
    names: BTreeSet<String>,
}

impl Reading<'_> {
    fn field(&mut self, field: &FormField) {
        if field.kind != FieldKind::Table {
            return self.take(field.key.clone(), field.required, |text, today| entry(field, text, today));
        }
        for cell in field.cells() {
            let required = field.required && cell == Cell { row: 0, column: 0 };
            let kind = field.column_kind(cell.column);
            self.take(cell.name(&field.key), required, |text, today| cell_entry(kind, text, today));
        }
    }

    fn take(
        &mut self,
        name: String,
        required: bool,
        check: impl FnOnce(&str, NaiveDate) -> Result<String, &'static str>,
    ) {
        let text = self.typed.get(&name).map_or("", |text| text.trim());
        let checked = match text {
            "" if required => Err("required"),
            "" => Ok(String::new()),
            text => check(text, self.today),
        };
        match checked {
            Ok(text) if text.is_empty() => {}
            Ok(text) => {
                self.good.insert(name.clone(), text);
            }
            Err(code) => self.problems.push(FieldProblem::new(&name, code)),
        }
        self.names.insert(name);
    }

    /// Of every group of alternatives at least one is filled in, rightly or wrongly.
    fn either(&mut self, form: &FormDefinition) {
        let filled = |field: &FormField| self.typed.get(&field.key).is_some_and(|text| !text.trim().is_empty());
        let typed = || form.fields().filter(|field| field.is_typed());
        let answered: BTreeSet<&str> =
            typed().filter(|field| filled(field)).filter_map(|f| f.either.as_deref()).collect();
        let empty = typed().filter(|field| field.either.as_deref().is_some_and(|group| !answered.contains(group)));
        self.problems.extend(empty.map(|field| FieldProblem::new(&field.key, "one_of")));
    }

    fn end(mut self) -> Result<Entries, Vec<FieldProblem>> {
        let unknown = self.typed.keys().filter(|name| !self.names.contains(*name));
        self.problems.extend(unknown.map(|name| FieldProblem::new(name, "unknown")));
        if self.problems.is_empty() { Ok(Entries(self.good)) } else { Err(self.problems) }
    }
}

fn cell_entry(kind: FieldKind, text: &str, today: NaiveDate) -> Result<String, &'static str> {
    if text.chars().count() > LONGEST_CELL {
        return Err("too_long");
    }
    // A cell that does not apply is often struck out.
    if matches!(text, "—" | "-" | "无") {
        return Ok(text.to_owned());
    }
    reading::by_kind(kind, text, today)
}

fn entry(field: &FormField, text: &str, today: NaiveDate) -> Result<String, &'static str> {
    if field.kind != FieldKind::Idcard && field.max_len.is_some_and(|most| text.chars().count() > most as usize) {
        return Err("too_long");
    }
    let entry = reading::by_kind(field.kind, text, today)?;
    match field.kind {
        FieldKind::Number => in_bounds(field, &entry)?,
        FieldKind::Choice => choice(field, &entry)?,
        _ => {}
    }
    Ok(entry)
}

fn choice(field: &FormField, text: &str) -> Result<(), &'static str> {
    match &field.options {
        Some(options) if options.iter().any(|option| option == text) => Ok(()),
        Some(_) => Err("not_an_option"),
        None if text.chars().count() <= LONGEST_WRITTEN_CHOICE => Ok(()),
        None => Err("too_long"),
    }
}

/// The range and the decimal places that the definition allows.
fn in_bounds(field: &FormField, text: &str) -> Result<(), &'static str> {
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    if field.decimals.is_some_and(|most| places > most as usize) {
        return Err("decimals");
    }
    let value: f64 = text.parse().map_err(|_| "number")?;
    let low = field.min.is_some_and(|min| value < min as f64);
    let high = field.max.is_some_and(|max| value > max as f64);
    if low || high { Err("out_of_range") } else { Ok(()) }
}
