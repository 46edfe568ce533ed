//! Papers that the applicant prints.

use super::super::prints;
use super::super::status::found;
use super::for_applicant;
use super::set::{PaperFile, typeset};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases;

/// A paper for the applicant, by number and query code.
///
/// # Errors
/// `NotFound` when number and code do not belong together, and for papers that are not the applicant's; `NoFont`,
/// `Document`.
pub async fn own_paper_pdf(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    code: &str,
    no: u32,
    english: bool,
) -> Result<PaperFile, ServiceError> {
    let case = found(hall, number, code).await?;
    let paper = cases::paper(hall.store.read(), &case.number, no).await?.ok_or(ServiceError::NotFound)?;
    if !for_applicant(&paper.code, case.delivered_at.is_some()) {
        return Err(ServiceError::NotFound);
    }
    typeset(hall, asked, paper, prints::own_print(asked.at), english).await
}
