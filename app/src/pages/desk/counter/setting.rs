//! What the counter needs to know before a case is accepted.

use crate::api;
use chrono::NaiveDate;
use domain::api::Problem;
use domain::api::account::Me;
use domain::api::services::{ServiceQuery, ServiceSummary};
use domain::calendar::CalendarData;
use domain::catalogue::{Batch, Service, Town};
use futures_util::future::{join, join3};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

/// More than any window's services.
const MANY: u32 = 100;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    service: Option<String>,
    words: Option<String>,
}

/// Reads `?service=` and `?q=`.
pub(super) fn read(query: &ParamsMap) -> Wanted {
    let filled = |name: &str| query.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    Wanted { service: filled("service"), words: filled("q") }
}

/// The counter's surroundings.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Setting {
    /// The department whose services this window accepts.
    pub(super) department: String,
    /// The hall's date.
    pub(super) today: NaiveDate,
    /// The official calendar.
    pub(super) calendar: CalendarData,
    /// The towns of the area.
    pub(super) towns: Vec<Town>,
    /// This window's services in catalogue order.
    pub(super) services: Vec<ServiceSummary>,
    /// What was looked for without script, and what was found.
    pub(super) found: Option<(String, Vec<ServiceSummary>)>,
    /// The service that the address names, if this window accepts it.
    pub(super) picked: Option<Service>,
    /// The service that the address names belongs to another window, or is none.
    pub(super) strange: bool,
}

/// Asks for everything; the calls go out together.
pub(super) async fn load(me: Me, wanted: Wanted) -> Result<Setting, Problem> {
    let department = me.department.unwrap_or_default();
    let surroundings = join3(api::hall::hall(), api::clock::calendar(), api::hall::towns());
    let catalogue =
        join3(services(&department, None), search(&department, wanted.words), service(wanted.service.clone()));
    let ((hall, calendar, towns), (services, found, picked)) = join(surroundings, catalogue).await;
    let services = services?;
    let picked = picked?.filter(|service| services.iter().any(|known| known.id == service.id));
    Ok(Setting {
        strange: wanted.service.is_some() && picked.is_none(),
        department: department.clone(),
        today: hall?.today,
        calendar: calendar?,
        towns: towns?.items,
        found: found?,
        services,
        picked,
    })
}

/// The services of a department that the hall handles, the best hits first where words are given.
pub(super) async fn services(department: &str, words: Option<String>) -> Result<Vec<ServiceSummary>, Problem> {
    let query = ServiceQuery {
        q: words,
        department: Some(department.to_owned()),
        batch: Some(Batch::First),
        limit: Some(MANY),
        ..ServiceQuery::default()
    };
    Ok(api::services::list(query).await?.items)
}

async fn search(department: &str, words: Option<String>) -> Result<Option<(String, Vec<ServiceSummary>)>, Problem> {
    match words {
        Some(words) => services(department, Some(words.clone())).await.map(|hits| Some((words, hits))),
        None => Ok(None),
    }
}

/// A service by id; one that is not there is none.
async fn service(id: Option<String>) -> Result<Option<Service>, Problem> {
    let Some(id) = id else { return Ok(None) };
    match api::services::one(id).await {
        Ok(service) => Ok(Some(service)),
        Err(problem) if problem.status == 404 => Ok(None),
        Err(problem) => Err(problem),
    }
}
