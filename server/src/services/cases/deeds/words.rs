//! Words that were typed, checked one by one; every wrong one is named at once.

use crate::services::ServiceError;
use chrono::NaiveDate;
use domain::api::FieldProblem;
use domain::api::account::Me;
use domain::text::harmless;

/// Checks fields and keeps what is wrong.
pub struct Words {
    /// The day of the deed.
    pub(super) today: NaiveDate,
    /// How the person who acts is called: sign-in name and titles.
    own: Vec<String>,
    wrong: Vec<FieldProblem>,
}

impl Words {
    pub(in crate::services::cases) fn new(today: NaiveDate) -> Self {
        Self { today, own: Vec::new(), wrong: Vec::new() }
    }

    /// For what a person does: nobody approves their own deed.
    pub(in crate::services::cases) fn of(today: NaiveDate, person: &Me) -> Self {
        let own = vec![person.name.clone(), person.title_zh.clone(), person.title_en.clone()];
        Self { own, ..Self::new(today) }
    }

    /// All is well, or every wrong field.
    pub(in crate::services::cases) fn done(self) -> Result<(), ServiceError> {
        if self.wrong.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(self.wrong)) }
    }

    /// A wrong field.
    pub(super) fn wrong(&mut self, field: &str, code: &str) {
        self.wrong.push(FieldProblem::new(field, code));
    }

    /// A text of a form, without blanks at its ends.
    pub(in crate::services::cases) fn limited(&mut self, field: &str, typed: &str, longest: usize) -> String {
        let text = typed.trim();
        if text.chars().count() > longest {
            self.wrong(field, "too_long");
        } else if !harmless(text, longest > 100) {
            self.wrong(field, "characters");
        }
        text.to_owned()
    }

    /// A text that must be there.
    pub(in crate::services::cases) fn required(&mut self, field: &str, typed: &str, longest: usize) -> String {
        let text = self.limited(field, typed, longest);
        if text.is_empty() {
            self.wrong(field, "required");
        }
        text
    }

    /// Who approved it: somebody else than the person who acts (T4, T13, T15).
    pub(super) fn another(&mut self, field: &str, typed: &str, longest: usize) -> String {
        let name = self.required(field, typed, longest);
        let compact = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        if self.own.iter().any(|own| compact(own) == compact(&name)) {
            self.wrong(field, "approval_own");
        }
        name
    }

    /// A choice or date that must be there.
    pub(super) fn chosen<T: Copy>(&mut self, field: &str, typed: Option<T>) -> Option<T> {
        if typed.is_none() {
            self.wrong(field, "required");
        }
        typed
    }
}

/// What [`Words::chosen`] has found to be there.
pub(super) fn there<T>(field: &str, typed: Option<T>) -> Result<T, ServiceError> {
    typed.ok_or_else(|| ServiceError::field(field, "required"))
}
