//! The published catalogue in memory, read again when it has changed.

use super::search::{Searchable, initial};
use crate::services::forms::shown;
use crate::services::{Hall, ServiceError};
use crate::storage::forms::files::FileEntry;
use crate::storage::{catalogue, forms};
use chrono::{DateTime, TimeDelta, Utc};
use domain::api::forms::FormSummary;
use domain::api::services::ServiceSummary;
use domain::catalogue::{Department, Service, Town, Window};
use domain::form::FormDefinition;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

/// How long a snapshot is trusted before asking whether it is still true.
const TRUSTED: TimeDelta = TimeDelta::seconds(2);

/// A snapshot, and when it was last found true.
#[derive(Clone)]
pub(in crate::services) struct Known {
    snapshot: Arc<Snapshot>,
    checked_at: DateTime<Utc>,
}

/// The catalogue as it was at an instant.
pub struct Snapshot {
    /// Goes up with every change.
    pub revision: i64,
    /// Departments in catalogue order.
    pub departments: Vec<Department>,
    /// Windows by number.
    pub windows: Vec<Window>,
    /// Towns in catalogue order.
    pub towns: Vec<Town>,
    /// Services in catalogue order.
    pub services: Vec<Arc<Service>>,
    /// The same, as lists show them, and prepared for the search.
    pub(super) summaries: Vec<(ServiceSummary, Searchable)>,
    /// Form definitions in catalogue order.
    pub forms: Vec<Arc<FormDefinition>>,
    /// The same, as lists show them.
    pub form_summaries: Vec<FormSummary>,
    by_id: BTreeMap<String, usize>,
}

impl Snapshot {
    /// A service by its id.
    pub fn service(&self, id: &str) -> Option<Arc<Service>> {
        self.by_id.get(id).and_then(|place| self.services.get(*place)).map(Arc::clone)
    }

    /// A department by its code.
    pub fn department(&self, code: &str) -> Option<&Department> {
        self.departments.iter().find(|department| department.code == code)
    }

    /// Whether a department has a window in the hall.
    pub fn has_window(&self, department: &str) -> bool {
        self.windows.iter().any(|window| window.department == department)
    }

    /// Whether an official file stands in for a generated one.
    pub fn has_official(&self, no: &str, kind: &str, format: &str) -> bool {
        let form = self.form_summaries.iter().find(|form| form.no == no);
        form.is_some_and(|form| form.official.iter().any(|file| file.kind == kind && file.format == format))
    }

    /// A form by its number.
    pub fn form(&self, no: &str) -> Option<Arc<FormDefinition>> {
        self.forms.iter().find(|form| form.no == no).map(Arc::clone)
    }
}

impl Hall {
    /// Asks whether the catalogue has changed before it is used the next time.
    pub(in crate::services) fn forget_catalogue(&self) {
        if let Some(known) = self.catalogue.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            known.checked_at = DateTime::UNIX_EPOCH;
        }
    }

    /// A service as it was last read, without asking whether it is still in force: whoever wants one version compares it.
    pub(in crate::services) fn known_service(&self, id: &str) -> Option<Arc<Service>> {
        let known = self.catalogue.read().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().and_then(|known| known.snapshot.service(id))
    }

    /// The catalogue, at most two seconds old.
    ///
    /// # Errors
    /// [`ServiceError::Store`].
    pub async fn catalogue(&self, at: DateTime<Utc>) -> Result<Arc<Snapshot>, ServiceError> {
        let known = self.catalogue.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = &known
            && (at - known.checked_at).abs() < TRUSTED
        {
            return Ok(Arc::clone(&known.snapshot));
        }
        let revision = catalogue::revision(self.store.read()).await?;
        let snapshot = match known {
            Some(known) if known.snapshot.revision == revision => known.snapshot,
            _ => Arc::new(load(self, revision).await?),
        };
        let known = Known { snapshot: Arc::clone(&snapshot), checked_at: at };
        *self.catalogue.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(snapshot)
    }
}

async fn load(hall: &Hall, revision: i64) -> Result<Snapshot, ServiceError> {
    let reader = hall.store.read();
    let windows = catalogue::windows(reader).await?;
    let mut services = catalogue::services(reader).await?;
    for service in &mut services {
        let accepting = windows.iter().filter(|window| window.department == service.department);
        service.windows = accepting.map(|window| window.no).collect();
    }
    let official = forms::files::all(reader).await?;
    let forms = forms::all(reader)
        .await?
        .iter()
        .map(|form| {
            documents::form::parse_form(&form.content)
                .map(Arc::new)
                .map_err(|problem| crate::storage::StoreError::Corrupt(format!("form {}: {problem}", form.no)).into())
        })
        .collect::<Result<Vec<_>, ServiceError>>()?;
    Ok(Snapshot {
        revision,
        departments: catalogue::departments(reader).await?,
        towns: catalogue::towns(reader).await?,
        summaries: services.iter().map(|service| (summary(service, &forms), Searchable::new(service))).collect(),
        form_summaries: forms.iter().map(|form| form_summary(form, &services, &official)).collect::<Result<_, _>>()?,
        by_id: services.iter().enumerate().map(|(place, service)| (service.id.clone(), place)).collect(),
        services: services.into_iter().map(Arc::new).collect(),
        windows,
        forms,
    })
}

fn summary(service: &Service, forms: &[Arc<FormDefinition>]) -> ServiceSummary {
    let here = |no: &String| forms.iter().any(|form| form.no == *no);
    ServiceSummary {
        id: service.id.clone(),
        department: service.department.clone(),
        department_zh: service.department_zh.clone(),
        department_en: service.department_en.clone(),
        name_zh: service.name_zh.clone(),
        name_en: service.name_en.clone(),
        kind: service.kind,
        handling: service.handling,
        promised_workdays: service.promised_workdays,
        statutory: service.statutory.clone(),
        fee_zh: service.fee.text_zh.clone(),
        expected: service.expected.clone(),
        fee_en: service.fee.text_en.clone(),
        authorisation: service.authorisation,
        batch: service.batch,
        life_events: service.life_events.clone(),
        initial: initial(&service.name_zh),
        form_no: service.materials.iter().filter_map(|material| material.form_no.clone()).find(here),
    }
}

fn form_summary(
    form: &FormDefinition,
    services: &[Service],
    official: &[FileEntry],
) -> Result<FormSummary, ServiceError> {
    let needs = |service: &&Service| service.materials.iter().any(|m| m.form_no.as_deref() == Some(form.no.as_str()));
    let own = official.iter().filter(|file| file.key.form == form.no);
    Ok(FormSummary {
        official: own.map(shown).collect::<Result<_, _>>()?,
        no: form.no.clone(),
        zh: form.zh.clone(),
        en: form.en.clone(),
        paper: form.paper.clone(),
        copies: form.copies,
        services: services.iter().filter(needs).map(|service| service.id.clone()).collect(),
    })
}
