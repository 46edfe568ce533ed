//! The Hongqiao sample: catalogue, staff posts, forms, calendar, answers and announcements. Checked whole before anything is stored.

mod people;
mod published;
mod source;
#[cfg(test)]
mod tests;

pub use source::{SampleProblem, SampleSource};

use crate::storage::forms::StoredForm;
use crate::storage::{Store, StoreError, calendars, catalogue, forms, users};
use chrono::{DateTime, NaiveDate, Utc};
use source::Sample;

/// The hall's first day: versions of the sample are valid from then on (F2).
const OPENING: NaiveDate = match NaiveDate::from_ymd_opt(2007, 9, 28) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// What was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Services published.
    pub services: usize,
    /// Of these in the hall since the opening.
    pub in_hall: usize,
    /// Forms.
    pub forms: usize,
    /// Sign-in names, with the post.
    pub people: Vec<(String, String)>,
}

/// Whether a catalogue is there already.
///
/// # Errors
/// [`StoreError`].
pub async fn is_loaded(store: &Store) -> Result<bool, StoreError> {
    Ok(!catalogue::departments(store.read()).await?.is_empty())
}

/// Loads the sample in one transaction: all of it or nothing. Its questions were asked and answered, its announcements
/// published on the working days before `at`.
///
/// # Errors
/// [`SampleProblem`] naming file and place.
pub async fn load(
    store: &Store,
    source: &SampleSource,
    password: &str,
    at: DateTime<Utc>,
) -> Result<Loaded, SampleProblem> {
    if is_loaded(store).await? {
        return Err(SampleProblem::AlreadyLoaded);
    }
    let sample = Sample::read(source)?;
    let people = people::accounts(&sample, password)?;
    let life = published::before(&sample, &people, at)?;
    let loaded = Loaded {
        services: sample.services.len(),
        in_hall: sample.services.iter().filter(|service| service.batch == domain::catalogue::Batch::First).count(),
        forms: sample.forms.len(),
        people: people.iter().map(|user| (user.name.clone(), user.title_zh.clone())).collect(),
    };
    let now = at.timestamp_millis();
    store
        .write(async move |tx| {
            for (sort, department) in (0..).zip(sample.departments) {
                catalogue::insert_department(tx, department, sort).await?;
            }
            for window in sample.windows {
                catalogue::insert_window(tx, window).await?;
            }
            for (sort, town) in (0..).zip(sample.towns) {
                catalogue::insert_town(tx, town, sort).await?;
            }
            for (sort, service) in (0..).zip(&sample.services) {
                catalogue::insert_service(tx, service, OPENING, sort).await?;
            }
            for (sort, (no, content)) in (0..).zip(sample.forms) {
                let form = StoredForm { no, version: 1, issued: OPENING.to_string(), content };
                forms::insert(tx, form, sort).await?;
            }
            calendars::import(tx, &sample.calendar, now).await?;
            for user in people {
                users::insert(tx, user, now).await?;
            }
            published::store(tx, life).await?;
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(loaded)
}
