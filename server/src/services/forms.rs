//! Forms to download: blank and as a filled-in sample, PDF and DOCX.

use super::secrets::sha256;
use super::{Hall, ServiceError};
use chrono::{DateTime, Utc};
use documents::{Filled, FormStyle, TypeSize};
use domain::api::List;
use domain::api::services::{FormQuery, FormSummary};
use std::sync::Arc;

/// Which file of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFormat {
    /// To print.
    Pdf,
    /// To fill in with a word processor.
    Docx,
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

/// Makes a form file.
///
/// # Errors
/// `NotFound` for an unknown number, `Document` when it cannot be typeset.
pub async fn file(
    hall: &Hall,
    at: DateTime<Utc>,
    no: &str,
    format: FormFormat,
    sample: bool,
    large: bool,
) -> Result<FormFile, ServiceError> {
    let form = hall.catalogue(at).await?.form(no).ok_or(ServiceError::NotFound)?;
    let typesetter = hall.typesetter.as_ref().map(Arc::clone).ok_or(ServiceError::Document)?;
    let style = FormStyle {
        filled: if sample { Filled::Sample } else { Filled::Blank },
        size: if large { TypeSize::Large } else { TypeSize::Normal },
    };
    let name = format!(
        "{}{}{}.{}",
        form.zh,
        if sample { "（范本）" } else { "" },
        if large { "（大字版）" } else { "" },
        if format == FormFormat::Pdf { "pdf" } else { "docx" }
    );
    let made = tokio::task::spawn_blocking(move || match format {
        FormFormat::Pdf => typesetter.form_pdf(&form, style),
        FormFormat::Docx => typesetter.form_docx(&form, style),
    });
    let bytes = made.await.map_err(|_| ServiceError::Document)?.map_err(|error| {
        tracing::error!(%error, "form");
        ServiceError::Document
    })?;
    let fingerprint = sha256(&bytes);
    Ok(FormFile { bytes, name, fingerprint })
}
