//! The catalogue.

use super::door::ask;
use domain::api::services::{
    NEAREST, NearestQuery, OVERVIEW, Overview, SERVICE, SERVICES, ServiceQuery, ServiceSummary,
};
use domain::api::{List, NoBody, Problem};
use domain::catalogue::Service;

/// Services in catalogue order, or the best hits first.
pub fn list(query: ServiceQuery) -> impl Future<Output = Result<List<ServiceSummary>, Problem>> + Send {
    ask(SERVICES, &[], &query)
}

/// All services that fit, page by page until the end.
pub async fn all(mut query: ServiceQuery) -> Result<List<ServiceSummary>, Problem> {
    let mut items = Vec::new();
    loop {
        let mut page = list(ServiceQuery { limit: Some(100), ..query.clone() }).await?;
        items.append(&mut page.items);
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => return Ok(List::whole(items)),
        }
    }
}

/// The catalogue in numbers, and what people ask for most.
pub fn overview() -> impl Future<Output = Result<Overview, Problem>> + Send {
    ask(OVERVIEW, &[], &NoBody {})
}

/// What comes nearest to words that nothing fits.
pub fn nearest(query: NearestQuery) -> impl Future<Output = Result<List<ServiceSummary>, Problem>> + Send {
    ask(NEAREST, &[], &query)
}

/// One service as it is published today.
pub fn one(id: String) -> impl Future<Output = Result<Service, Problem>> + Send {
    ask(SERVICE, &[&id], &NoBody {})
}
