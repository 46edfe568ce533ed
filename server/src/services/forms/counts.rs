//! How often forms are taken. Counted in memory and written together, so that reading a form never waits for a write.

use super::{FormFormat, Hall, ServiceError};
use crate::services::Asked;
use crate::storage::forms::downloads::{self, Counted};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::api::List;
use domain::api::forms::{DownloadCount, DownloadQuery};
use domain::permission::Action;
use domain::time;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Counts that are not written yet.
#[derive(Default)]
pub(in crate::services) struct Counts(Mutex<BTreeMap<Counted, i64>>);

/// What was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A blank form.
    Blank,
    /// A filled-in sample.
    Sample,
    /// A form with the person's own entries.
    Filled,
}

impl Taken {
    fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Sample => "sample",
            Self::Filled => "filled",
        }
    }
}

impl Hall {
    /// Counts a form that went out.
    pub(crate) fn count_form(&self, at: DateTime<Utc>, no: &str, taken: Taken, format: FormFormat) {
        let month = month(time::local_date(at));
        let counted = Counted { form: no.to_owned(), month, kind: taken.code(), format: format.extension() };
        let mut counts = self.form_counts.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(counted).or_default() += 1;
    }

    /// Writes what has been counted. What cannot be written is kept for the next time.
    ///
    /// # Errors
    /// [`ServiceError::Store`].
    pub async fn write_counts(&self) -> Result<(), ServiceError> {
        let taken = std::mem::take(&mut *self.form_counts.0.lock().unwrap_or_else(PoisonError::into_inner));
        if taken.is_empty() {
            return Ok(());
        }
        let writing = taken.clone();
        let written = self
            .store
            .write(async move |tx| {
                for (counted, count) in writing {
                    downloads::add(tx, counted, count).await?;
                }
                Ok::<_, ServiceError>(())
            })
            .await;
        if written.is_err() {
            let mut counts = self.form_counts.0.lock().unwrap_or_else(PoisonError::into_inner);
            for (counted, count) in taken {
                *counts.entry(counted).or_default() += count;
            }
        }
        written
    }
}

fn month(date: NaiveDate) -> String {
    format!("{:04}-{:02}", date.year(), date.month())
}

/// How often each form was taken, a row a form, month and kind of file; the current year without other wishes.
///
/// # Errors
/// `SignIn`, `Forbidden`; `Invalid` for a month that is none.
pub async fn downloads(hall: &Hall, asked: &Asked, query: DownloadQuery) -> Result<List<DownloadCount>, ServiceError> {
    asked.may(Action::ReadAdministration)?;
    let today = time::local_date(asked.at);
    let from = checked("from", query.from, || format!("{:04}-01", today.year()))?;
    let to = checked("to", query.to, || month(today))?;
    // What has just gone out belongs into the answer.
    hall.write_counts().await?;
    let rows = downloads::between(hall.store.read(), &from, &to).await?;
    let count = |row: downloads::Count| DownloadCount {
        form: row.form,
        month: row.month,
        kind: row.kind,
        format: row.format,
        count: row.count,
    };
    Ok(List::whole(rows.into_iter().map(count).collect()))
}

fn checked(field: &str, given: Option<String>, default: impl FnOnce() -> String) -> Result<String, ServiceError> {
    let Some(given) = given else { return Ok(default()) };
    let date = format!("{given}-01").parse::<NaiveDate>();
    match date {
        Ok(date) if month(date) == given => Ok(given),
        _ => Err(ServiceError::field(field, "format")),
    }
}
