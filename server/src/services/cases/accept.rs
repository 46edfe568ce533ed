//! Receive and accept in one step (T2 and T6): the receipt promises a date.

mod input;

use super::chain::{Actor, chained};
use super::receipt::{Printed, printed};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::{random, sha256};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use chrono::Datelike;
use domain::api::account::Me;
use domain::api::cases::{NewCase, Receipt};
use domain::case::{Case, Event, EventKind, Promise, StageName, Terms};
use domain::catalogue::{Batch, Service};
use domain::clock::{Term, binding_due, due_date, statutory_due};
use domain::number::{CaseNumber, document_no};
use domain::permission::Action;
use domain::query_code::QueryCode;
use domain::time;
use input::Checked;
use std::sync::Arc;

/// Accepts a case at the person's window and answers the receipt. With a key, asking again answers the same receipt.
///
/// # Errors
/// `SignIn`, `Forbidden`; `NotYourWindow` for another department's service; `Invalid` naming every wrong input;
/// `Conflict` `due_moved` when the promised date is no longer the one that was shown, `not_open` for a service that is
/// not in the hall, `key_reused` for a key that belonged to another request.
pub async fn accept(hall: &Hall, asked: &Asked, new: NewCase, key: IdempotencyKey) -> Result<Receipt, ServiceError> {
    let person = asked.may(Action::AcceptCase)?.clone();
    let window = person.window.ok_or(ServiceError::Forbidden)?;
    let request_hash = serde_json::to_string(&new).map(sha256).map_err(StoreError::corrupt)?;
    let catalogue = hall.catalogue(asked.at).await?;
    if new.service.trim().is_empty() {
        return Err(ServiceError::field("service", "required"));
    }
    let service = catalogue.service(new.service.trim()).ok_or_else(|| ServiceError::field("service", "unknown"))?;
    let own = person.department.as_deref() == Some(service.department.as_str());
    if !own || !service.windows.contains(&window) {
        return Err(ServiceError::NotYourWindow);
    }
    if service.batch != Batch::First {
        return Err(ServiceError::Conflict("not_open", "this service is not handled in the hall yet".to_owned()));
    }
    let checked = input::check(&new, &service, &catalogue.towns, time::local_date(asked.at))?;
    let expected_due = new.expected_due;
    let station = catalogue.department(&service.department).map_or("", |d| d.name_zh.as_str()).to_owned();
    let promise = Dates::of(hall, asked, &service)?;
    let code = random().map(QueryCode::from_random).ok_or(ServiceError::Document)?;
    let plan = Plan {
        hall: Printed::of(hall),
        asked: asked.clone(),
        person,
        window,
        service,
        station,
        promise,
        checked,
        code,
    };
    let at = asked.at.timestamp_millis();
    let request = Request { actor: plan.person.name.clone(), key, hash: request_hash, at };
    once(hall, request, async move |tx| {
        if expected_due.is_some_and(|shown| shown != plan.promise.due) {
            return Err(ServiceError::Conflict("due_moved", plan.promise.due.to_string()));
        }
        plan.store(tx).await
    })
    .await
}

/// The dates of a case accepted now.
struct Dates {
    due: chrono::NaiveDate,
    statutory_due: Option<chrono::NaiveDate>,
    provisional: bool,
    calendar_version: String,
}

impl Dates {
    fn of(hall: &Hall, asked: &Asked, service: &Service) -> Result<Self, ServiceError> {
        let calendar = hall.calendar();
        let accepted = time::local_date(asked.at);
        let term = Term { accepted, workdays: service.promised_workdays, extension: 0, pauses: Vec::new() };
        let promised =
            due_date(&calendar, &term).map_err(|problem| ServiceError::Conflict("no_date", problem.to_string()))?;
        let statutory_due = statutory_due(&calendar, accepted, &service.statutory, 0, &[]);
        Ok(Self {
            due: binding_due(promised.due, statutory_due).0,
            statutory_due,
            provisional: promised.provisional,
            calendar_version: calendar.version().to_owned(),
        })
    }
}

/// Everything that is decided before the transaction begins.
struct Plan {
    hall: Printed,
    asked: Asked,
    person: Me,
    window: u8,
    service: Arc<Service>,
    station: String,
    promise: Dates,
    checked: Checked,
    code: QueryCode,
}

impl Plan {
    async fn store(self, tx: &mut Tx) -> Result<Receipt, ServiceError> {
        let (at, date) = (self.asked.at, time::local_date(self.asked.at));
        let number = self.number(tx, date).await?;
        let scope = format!("paper:{}:{}:受:{}", self.hall.centre, self.service.department, date.year());
        let running = u32::try_from(tx.next(&scope).await?).map_err(StoreError::corrupt)?;
        let materials = self.checked.materials.clone();
        let received = Event { at, kind: EventKind::Received { materials, received_on: None, notice_due: None } };
        let accepted = Event {
            at,
            kind: EventKind::Accepted(Promise {
                due: self.promise.due,
                calendar_version: self.promise.calendar_version.clone(),
                service_version: self.service.version,
                statutory_due: self.promise.statutory_due,
                workdays: self.service.promised_workdays,
            }),
        };
        let service = &self.service;
        let department = service.department.clone();
        let terms = Terms { kind: service.kind, authorisation: service.authorisation, department, steps: 0 };
        let case = Case::begin(terms, &received)?.apply(&accepted)?;
        let actor = Actor::from(&self.person);
        let first = chained(number.as_str(), 1, &received, &actor, "")?;
        let second = chained(number.as_str(), 2, &accepted, &actor, &first.hash)?;
        let record = self.record(&number, running, &case, second.hash.clone())?;
        let receipt = printed(&self.hall, &record, &self.service, second.hash.clone());
        cases::insert(tx, record).await?;
        cases::append(tx, first).await?;
        cases::append(tx, second).await?;
        Ok(receipt)
    }

    /// The next number of this day at this window: no row that every acceptance locks.
    async fn number(&self, tx: &mut Tx, date: chrono::NaiveDate) -> Result<CaseNumber, ServiceError> {
        let running = tx.next(&format!("case:{}:{date}:{}", self.hall.centre, self.window)).await?;
        let running = u32::try_from(running).map_err(StoreError::corrupt)?;
        CaseNumber::new(date, self.window, running)
            .map_err(|problem| ServiceError::Conflict("no_number", problem.to_string()))
    }

    fn record(
        &self,
        number: &CaseNumber,
        running: u32,
        case: &Case,
        last_hash: String,
    ) -> Result<CaseRecord, StoreError> {
        let (service, checked, promise) = (&self.service, &self.checked, &self.promise);
        let at = self.asked.at.timestamp_millis();
        let accepted = time::local_date(self.asked.at);
        Ok(CaseRecord {
            number: number.as_str().to_owned(),
            centre: self.hall.centre.clone(),
            query_code: self.code.as_str().to_owned(),
            document_no: document_no(&format!("{}受", self.station), accepted.year(), running),
            service: service.id.clone(),
            service_version: service.version,
            service_zh: service.name_zh.clone(),
            service_en: service.name_en.clone(),
            department: service.department.clone(),
            window: self.window,
            kind: service.kind,
            authorisation: service.authorisation,
            promised_workdays: service.promised_workdays,
            stage: StageName::Accepted,
            applicant_kind: checked.applicant_kind,
            applicant_name: checked.applicant_name.clone(),
            id_number: checked.id_number.clone(),
            phone: checked.phone.clone(),
            town: checked.town.clone(),
            materials: checked.materials.clone(),
            received_at: at,
            accepted_at: at,
            accepted,
            due: promise.due,
            printed_due: promise.due,
            statutory_due: promise.statutory_due,
            provisional: promise.provisional,
            calendar_version: promise.calendar_version.clone(),
            decided_at: None,
            completed: None,
            outcome: None,
            certificate_no: String::new(),
            decided_by: String::new(),
            reason: String::new(),
            delivered_at: None,
            received_by: String::new(),
            officer_zh: self.person.title_zh.clone(),
            officer_en: self.person.title_en.clone(),
            events: i64::from(case.events),
            last_hash,
            state: serde_json::to_string(case).map_err(StoreError::corrupt)?,
            resumes: None,
            ended: None,
            version: 1,
        })
    }
}
