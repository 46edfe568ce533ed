//! The catalogue.

use super::door::ask;
use domain::api::services::{NEAREST, NearestQuery, SERVICE, SERVICES, ServiceQuery, ServiceSummary};
use domain::api::{List, NoBody, Problem};
use domain::catalogue::Service;

/// Services in catalogue order, or the best hits first.
pub fn list(query: ServiceQuery) -> impl Future<Output = Result<List<ServiceSummary>, Problem>> + Send {
    ask(SERVICES, &[], &query)
}

/// What comes nearest to words that nothing fits.
pub fn nearest(query: NearestQuery) -> impl Future<Output = Result<List<ServiceSummary>, Problem>> + Send {
    ask(NEAREST, &[], &query)
}

/// One service as it is published today.
pub fn one(id: String) -> impl Future<Output = Result<Service, Problem>> + Send {
    ask(SERVICE, &[&id], &NoBody {})
}
