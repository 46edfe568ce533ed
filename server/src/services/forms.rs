//! Forms to download: blank, as a filled-in sample, and with a person's own entries.

mod counts;
mod official;

pub(super) use counts::Counts;
pub use counts::{Taken, downloads};
pub(super) use official::shown;
pub use official::{past, upload, withdraw};

use super::secrets::sha256;
use super::{Hall, HallSettings, ServiceError};
use chrono::{DateTime, Utc};
pub use documents::LARGEST_OFFICIAL;
use documents::{Filled, FormStyle, Issuer, TypeSize};
use domain::api::FieldProblem;
use domain::api::List;
use domain::api::forms::{FormQuery, FormSummary};
use domain::form::FormDefinition;
use domain::time;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Which file of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormFormat {
    /// To print.
    Pdf,
    /// To fill in with a word processor.
    Docx,
    /// A workbook; only as an official file.
    Xlsx,
}

impl FormFormat {
    /// The ending of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }
}

/// The forms, in catalogue order; with `service` only those it needs.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn forms(hall: &Hall, at: DateTime<Utc>, query: &FormQuery) -> Result<List<FormSummary>, ServiceError> {
    let snapshot = hall.catalogue(at).await?;
    let wanted = |form: &&FormSummary| query.service.as_ref().is_none_or(|id| form.services.contains(id));
    Ok(List::whole(snapshot.form_summaries.iter().filter(wanted).cloned().collect()))
}

/// A form file, ready to send.
pub struct FormFile {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Its name for the person's disk, Chinese.
    pub name: String,
    /// Fingerprint of the content, for `ETag`.
    pub fingerprint: String,
}

/// One file of a form, as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Form number, for instance `HQ-GA-03`.
    pub no: String,
    /// PDF or DOCX.
    pub format: FormFormat,
    /// Filled in as a sample.
    pub sample: bool,
    /// In large type.
    pub large: bool,
}

/// The files made so far, for one revision of the catalogue.
#[derive(Default)]
pub(super) struct FormFiles(Mutex<(i64, HashMap<Wanted, Arc<FormFile>>)>);

impl FormFiles {
    fn get(&self, revision: i64, wanted: &Wanted) -> Option<Arc<FormFile>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.1.get(wanted).filter(|_| kept.0 == revision).cloned()
    }

    fn keep(&self, revision: i64, wanted: Wanted, file: &Arc<FormFile>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != revision {
            *kept = (revision, HashMap::new());
        }
        kept.1.insert(wanted, Arc::clone(file));
    }
}

/// A form file; made once, then kept while the catalogue stays as it is.
///
/// # Errors
/// `NotFound` for an unknown number, `NoFont` for a PDF without a Chinese font, `Busy` when too many are asked for at
/// once, `Document` when it cannot be typeset.
pub async fn file(hall: &Hall, at: DateTime<Utc>, wanted: Wanted) -> Result<Arc<FormFile>, ServiceError> {
    let catalogue = hall.catalogue(at).await?;
    let form = catalogue.form(&wanted.no).ok_or(ServiceError::NotFound)?;
    if let Some(file) = hall.form_files.get(catalogue.revision, &wanted) {
        return Ok(file);
    }
    let kind = if wanted.sample { "sample" } else { "blank" };
    let stands_in = catalogue.has_official(&wanted.no, kind, wanted.format.extension());
    let style = FormStyle {
        filled: if wanted.sample { Filled::Sample } else { Filled::Blank },
        size: if wanted.large { TypeSize::Large } else { TypeSize::Normal },
    };
    let name = format!(
        "{}{}{}.{}",
        form.zh,
        if wanted.sample { "（范本）" } else { "" },
        if wanted.large { "（大字版）" } else { "" },
        wanted.format.extension()
    );
    let made = match wanted.format {
        // Large type is always the hall's own: official files come in one size.
        _ if stands_in && !wanted.large => Ok(official::bytes(hall, &wanted.no, kind, wanted.format).await?),
        FormFormat::Xlsx => return Err(ServiceError::NotFound),
        FormFormat::Pdf => {
            let typesetter = hall.typesetter.as_ref().map(Arc::clone).ok_or(ServiceError::NoFont)?;
            hall.papers.run(move || typesetter.form_pdf(&form, style)).await?
        }
        FormFormat::Docx => {
            let issuer = issuer(&hall.settings);
            hall.papers.run(move || documents::form_docx(&form, style, &issuer)).await?
        }
    };
    let bytes = made.map_err(|error| {
        tracing::error!(%error, "form");
        ServiceError::Document
    })?;
    let file = Arc::new(FormFile { fingerprint: sha256(&bytes), bytes, name });
    hall.form_files.keep(catalogue.revision, wanted, &file);
    Ok(file)
}

/// One form, field by field.
///
/// # Errors
/// `NotFound`.
pub async fn definition(hall: &Hall, at: DateTime<Utc>, no: &str) -> Result<Arc<FormDefinition>, ServiceError> {
    hall.catalogue(at).await?.form(no).ok_or(ServiceError::NotFound)
}

/// A form with a person's entries as PDF, in large type if so wanted, to print and sign. The entries are stored nowhere.
///
/// # Errors
/// `NotFound`, `Invalid` naming every entry at fault, `NoFont`, `Busy`, `Document`.
pub async fn filled(
    hall: &Hall,
    at: DateTime<Utc>,
    no: &str,
    typed: &BTreeMap<String, String>,
    large: bool,
) -> Result<FormFile, ServiceError> {
    let form = definition(hall, at, no).await?;
    let entries = form.check_entries(typed, time::local_date(at)).map_err(ServiceError::Invalid)?;
    let typesetter = hall.typesetter.as_ref().map(Arc::clone).ok_or(ServiceError::NoFont)?;
    // A box in the place of a character would be signed unseen.
    let boxes = entries.0.iter().filter(|(_, text)| typesetter.unprintable(text).is_some());
    let boxes: Vec<FieldProblem> = boxes.map(|(name, _)| FieldProblem::new(name, "unprintable")).collect();
    if !boxes.is_empty() {
        return Err(ServiceError::Invalid(boxes));
    }
    let size = if large { TypeSize::Large } else { TypeSize::Normal };
    let name = format!("{}.pdf", form.zh);
    let made = hall.papers.run(move || typesetter.filled_pdf(&form, &entries, size)).await?;
    let bytes = made.map_err(|error| {
        // Never the error itself: it might quote what was typed.
        tracing::error!(kind = error.kind(), form = no, "a filled-in form cannot be typeset");
        ServiceError::Document
    })?;
    hall.count_form(at, no, Taken::Filled, FormFormat::Pdf);
    Ok(FormFile { fingerprint: String::new(), bytes, name })
}

/// Who issues the forms: the hall.
pub fn issuer(settings: &HallSettings) -> Issuer {
    Issuer { hall: settings.name_zh.clone(), ..Issuer::default() }
}
