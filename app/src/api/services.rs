//! The catalogue.

use super::door::ask;
use domain::api::services::{FORMS, FormQuery, FormSummary, SERVICE, SERVICES, ServiceQuery, ServiceSummary};
use domain::api::{List, NoBody, Problem};
use domain::catalogue::Service;

/// Services in catalogue order, or the best hits first.
pub fn list(query: ServiceQuery) -> impl Future<Output = Result<List<ServiceSummary>, Problem>> + Send {
    ask(SERVICES, &[], &query)
}

/// One service as it is published today.
pub fn one(id: String) -> impl Future<Output = Result<Service, Problem>> + Send {
    ask(SERVICE, &[&id], &NoBody {})
}

/// The forms that can be downloaded.
pub fn forms(query: FormQuery) -> impl Future<Output = Result<List<FormSummary>, Problem>> + Send {
    ask(FORMS, &[], &query)
}
