//! The parts of which the body of a notice is made.

use serde::Serialize;

use crate::text::em_width;

/// A text in Chinese and, if there is one, in English; the English is printed on papers in two languages only.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Phrase {
    /// The Chinese text.
    pub zh: String,
    /// The English text; may be empty.
    pub en: String,
}

impl Phrase {
    /// A text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.zh.trim().is_empty()
    }
}

impl From<(&str, &str)> for Phrase {
    fn from((zh, en): (&str, &str)) -> Self {
        Self::new(zh, en)
    }
}

impl From<&str> for Phrase {
    fn from(zh: &str) -> Self {
        Self::new(zh, "")
    }
}

impl From<&String> for Phrase {
    fn from(zh: &String) -> Self {
        Self::new(zh, "")
    }
}

/// Width of a text that fits on half a line, in em.
const HALF: f64 = 9.0;

/// How much room a fact takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactSize {
    /// Half of a line, beside another one; a longer text gets a line of its own.
    Half,
    /// A line of its own.
    #[default]
    Wide,
    /// A line of its own in very large type: the day that matters to the reader.
    Large,
}

/// A label and what is said under it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Fact {
    /// The label.
    pub label: Phrase,
    /// The text; without one the line is left out.
    pub text: Phrase,
    /// A line in smaller type below the text; may be empty.
    pub note: Phrase,
    /// How much room it takes.
    pub size: FactSize,
}

impl Fact {
    /// A fact on a line of its own.
    pub fn new(label: impl Into<Phrase>, text: impl Into<Phrase>) -> Self {
        Self { label: label.into(), text: text.into(), ..Self::default() }
    }

    /// A fact on half a line.
    pub fn half(label: impl Into<Phrase>, text: impl Into<Phrase>) -> Self {
        Self { size: FactSize::Half, ..Self::new(label, text) }
    }

    /// The day that matters, with a line that says what about it.
    pub fn large(label: impl Into<Phrase>, text: impl Into<Phrase>, note: impl Into<Phrase>) -> Self {
        Self { size: FactSize::Large, note: note.into(), ..Self::new(label, text) }
    }
}

impl Fact {
    /// The fact as it is printed: on a line of its own if it is too long for half of one.
    pub(super) fn printed(&self) -> Self {
        let long = self.size == FactSize::Half && em_width(&self.text.zh) > HALF;
        Self { size: if long { FactSize::Wide } else { self.size }, ..self.clone() }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Column {
    /// What stands at its head.
    pub label: Phrase,
    /// Its width in proportion to the others'.
    pub width: u8,
}

/// A material on a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoticeMaterial {
    /// Name of the material, as on the list of the service.
    pub name: String,
    /// Form and number in words, for example `原件1份、复印件2份`.
    pub form: String,
    /// What else is to be said of it; may be empty.
    pub note: String,
}

/// One thing that has to be supplemented (补正).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct NoticeDemand {
    /// The material.
    pub material: String,
    /// What is wrong or missing.
    pub problem: String,
    /// What the applicant has to do.
    pub requirement: String,
    /// The legal basis of the requirement.
    pub basis: String,
}

/// A box for the opinion of a department, written or still to be written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct OpinionBox {
    /// Whose opinion or which one.
    pub label: Phrase,
    /// The opinion; empty for a box to be filled in by hand.
    pub text: String,
    /// Who gave it; empty for a line to be signed on.
    pub by: String,
    /// The day; empty for `年　月　日`.
    pub date: String,
}

/// A place for a signature and its date, to be filled in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Signature {
    /// Who signs.
    pub label: Phrase,
}

/// A part below the foot that is torn off when signed, with blanks for what is written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TearOff {
    /// Its title.
    pub title: Phrase,
    /// What stands along the line where it is torn.
    pub line: Phrase,
    /// What it says; facts without text stay as blanks.
    pub facts: Vec<Fact>,
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// Labels and texts in a ruled table.
    Facts {
        /// The labels and texts.
        facts: Vec<Fact>,
    },
    /// A text, with a heading or none.
    Paragraph {
        /// The heading; may be empty.
        heading: Phrase,
        /// The text.
        text: Phrase,
    },
    /// A ruled table with numbered lines; its head is repeated on each page.
    Table {
        /// The heading; may be empty.
        heading: Phrase,
        /// The columns beside the number.
        columns: Vec<Column>,
        /// The lines, each with a text for each column.
        rows: Vec<Vec<String>>,
        /// How many empty lines follow, to be filled in by hand.
        blanks: usize,
    },
    /// What has to be supplemented, numbered, each with a box to tick.
    Demands {
        /// The heading.
        heading: Phrase,
        /// The demands.
        demands: Vec<NoticeDemand>,
    },
    /// Boxes for opinions.
    Opinions {
        /// The heading; may be empty.
        heading: Phrase,
        /// The boxes, one below the other.
        boxes: Vec<OpinionBox>,
    },
    /// What somebody undertakes, signed.
    Undertaking {
        /// The heading.
        heading: Phrase,
        /// The text.
        text: Phrase,
        /// Who signs.
        signature: Signature,
    },
}

impl Block {
    /// A text under a heading.
    pub fn paragraph(heading: impl Into<Phrase>, text: impl Into<Phrase>) -> Self {
        Self::Paragraph { heading: heading.into(), text: text.into() }
    }

    /// A list of materials: name, form and number, remarks.
    pub fn materials(heading: impl Into<Phrase>, materials: &[NoticeMaterial]) -> Self {
        let column = |label: (&str, &str), width| Column { label: label.into(), width };
        Self::Table {
            heading: heading.into(),
            columns: vec![
                column(("材料名称", "Material"), 10),
                column(("份数、原件/复印件", "Number, original or copy"), 5),
                column(("备注", "Remarks"), 4),
            ],
            rows: materials.iter().map(|m| vec![m.name.clone(), m.form.clone(), m.note.clone()]).collect(),
            blanks: 0,
        }
    }

    /// The part as it is printed: without facts and columns that say nothing; `None` if nothing is left.
    pub(super) fn printed(&self) -> Option<Self> {
        match self {
            Self::Facts { facts } => {
                let facts: Vec<Fact> = facts.iter().filter(|fact| !fact.text.is_empty()).map(Fact::printed).collect();
                (!facts.is_empty()).then_some(Self::Facts { facts })
            }
            Self::Paragraph { text, .. } | Self::Undertaking { text, .. } => (!text.is_empty()).then(|| self.clone()),
            Self::Table { heading, columns, rows, blanks } => {
                let said = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|text| !text.is_empty()));
                let kept: Vec<usize> = (0..columns.len()).filter(|&at| *blanks > 0 || said(at)).collect();
                let of = |row: &Vec<String>| kept.iter().map(|&at| row.get(at).cloned().unwrap_or_default()).collect();
                (!kept.is_empty()).then(|| Self::Table {
                    heading: heading.clone(),
                    columns: kept.iter().filter_map(|&at| columns.get(at).cloned()).collect(),
                    rows: rows.iter().map(of).collect(),
                    blanks: *blanks,
                })
            }
            Self::Demands { demands, .. } => (!demands.is_empty()).then(|| self.clone()),
            Self::Opinions { boxes, .. } => (!boxes.is_empty()).then(|| self.clone()),
        }
    }
}
