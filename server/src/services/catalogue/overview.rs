//! The catalogue in numbers, and what people ask for most.

use crate::services::{Hall, ServiceError};
use crate::storage::cases::accepted_since;
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::api::services::{Overview, ServiceSummary};
use domain::catalogue::{Batch, ItemKind, Service};
use domain::time;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// So many services are named as asked for most.
const OFTEN: usize = 8;
/// How far back the count goes.
const BACK: Days = Days::new(365);

/// The count of a day; made once a day, since it reads a year of cases.
#[derive(Default)]
pub(in crate::services) struct Demand(RwLock<Option<(NaiveDate, Counts)>>);

/// Accepted cases by the service's id.
type Counts = Arc<BTreeMap<String, u64>>;

impl Demand {
    async fn on(&self, hall: &Hall, day: NaiveDate) -> Result<Counts, ServiceError> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((counted, counts)) = known
            && counted == day
        {
            return Ok(counts);
        }
        let from = day.checked_sub_days(BACK).unwrap_or(day);
        let counts = Arc::new(accepted_since(hall.store.read(), from).await?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((day, Arc::clone(&counts)));
        Ok(counts)
    }
}

/// The catalogue in numbers.
///
/// # Errors
/// [`ServiceError::Store`].
pub async fn overview(hall: &Hall, at: DateTime<Utc>) -> Result<Overview, ServiceError> {
    let catalogue = hall.catalogue(at).await?;
    let demand = hall.demand.on(hall, time::local_date(at)).await?;
    let mut here: Vec<(&Arc<Service>, &ServiceSummary)> = catalogue
        .services
        .iter()
        .zip(catalogue.summaries.iter().map(|(summary, _)| summary))
        .filter(|(service, _)| service.batch == Batch::First)
        .collect();
    let mut departments = BTreeMap::new();
    for (service, _) in &here {
        *departments.entry(service.department.clone()).or_default() += 1;
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let immediate = here.iter().filter(|(service, _)| service.kind == ItemKind::Immediate).count();
    let services = number(here.len());
    // The sort is stable: equal ones stay in the catalogue's order.
    here.sort_by(|(one, _), (other, _)| other.sample_daily_volume.total_cmp(&one.sample_daily_volume));
    here.sort_by_key(|(service, _)| Reverse(demand.get(&service.id).copied().unwrap_or_default()));
    Ok(Overview {
        services,
        immediate: number(immediate),
        departments,
        often: here.into_iter().take(OFTEN).map(|(_, summary)| summary.clone()).collect(),
    })
}
