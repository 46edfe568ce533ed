//! The forms.

use super::door::ask;
use domain::api::forms::{
    DOWNLOADS, DownloadCount, DownloadQuery, FORM, FORMS, FormQuery, FormSummary, PAST_FILES, PastFile,
};
use domain::api::{List, NoBody, Problem};
use domain::form::FormDefinition;

/// The forms that can be downloaded.
pub fn list(query: FormQuery) -> impl Future<Output = Result<List<FormSummary>, Problem>> + Send {
    ask(FORMS, &[], &query)
}

/// One form, field by field.
pub fn one(no: String) -> impl Future<Output = Result<FormDefinition, Problem>> + Send {
    ask(FORM, &[&no], &NoBody {})
}

/// Official files of a form that are no longer given out.
pub fn past_files(no: String) -> impl Future<Output = Result<List<PastFile>, Problem>> + Send {
    ask(PAST_FILES, &[&no], &NoBody {})
}

/// How often the forms were taken.
pub fn downloads(query: DownloadQuery) -> impl Future<Output = Result<List<DownloadCount>, Problem>> + Send {
    ask(DOWNLOADS, &[], &query)
}
