//! Papers come in at a window: received and accepted in one step (T2 and T6 or T7), on the spot also granted and handed
//! over (即办件), or received only, so that the notice clock runs.

mod input;

use super::chain::{Actor, chained};
use super::deeds::{acceptance, promise};
use super::papers::issue;
use super::receipt::{Printed, printed};
use super::show;
use super::step::{Desk, terms};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::{random, sha256};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use domain::api::account::Me;
use domain::api::cases::{CaseView, NewCase, Receipt};
use domain::api::intake::{ApplicantNumber, KnownApplicant};
use domain::case::{Case, Event, EventKind, StageName};
use domain::catalogue::{Authorisation, Batch, ItemKind};
use domain::clock::notice_due;
use domain::number::CaseNumber;
use domain::permission::Action;
use domain::query_code::QueryCode;
use domain::time;
use input::Checked;
use serde::{Deserialize, Serialize};

/// Accepts a case at the person's window and answers the receipt. With a key, asking again answers the same receipt.
///
/// # Errors
/// `SignIn`, `Forbidden`; `NotYourWindow` for another department's service; `Invalid` naming every wrong input;
/// `Conflict` `due_moved` when the promised date is no longer the one that was shown, `not_open` for a service that is
/// not in the hall, `key_reused` for a key that belonged to another request.
pub async fn accept(hall: &Hall, asked: &Asked, new: NewCase, key: IdempotencyKey) -> Result<Receipt, ServiceError> {
    let plan = plan(hall, asked, &new, false).await?;
    let (expected_due, today) = (new.expected_due, time::local_date(asked.at));
    once(hall, request(&plan, &new, key)?, async move |tx| {
        let (dates, _) = promise(&plan.desk.hall.calendar, &plan.desk.service, today)?;
        if expected_due.is_some_and(|shown| shown != dates.due) {
            return Err(ServiceError::Conflict("due_moved", dates.due.to_string()));
        }
        let (record, case, hash) = plan.store(tx).await?;
        printed(&plan.desk.hall, &record, &case, &plan.desk.service, hash)
    })
    .await
}

/// Takes papers without accepting them yet (T2): within five working days the window accepts, or says what is missing.
///
/// # Errors
/// As [`accept`].
pub async fn receive(hall: &Hall, asked: &Asked, new: NewCase, key: IdempotencyKey) -> Result<CaseView, ServiceError> {
    let plan = plan(hall, asked, &new, true).await?;
    let stored = once(hall, request(&plan, &new, key)?, async move |tx| {
        let (record, ..) = plan.store(tx).await?;
        Ok(Number { number: record.number })
    });
    let number = stored.await?.number;
    show(hall, asked, &number).await
}

/// What an applicant gave the person's department the last time, so that it need not be typed again.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for somebody who has not been there.
pub async fn known_applicant(
    hall: &Hall,
    asked: &Asked,
    who: &ApplicantNumber,
) -> Result<KnownApplicant, ServiceError> {
    let person = asked.may(Action::AcceptCase)?;
    let department = person.department.as_deref().ok_or(ServiceError::Forbidden)?;
    let compact: String = who.id_number.chars().filter(|c| !c.is_whitespace()).collect();
    let id_number = compact.to_uppercase();
    let known = cases::applicant(hall.store.read(), &id_number, department).await?;
    let (applicant_name, phone, town) = known.ok_or(ServiceError::NotFound)?;
    Ok(KnownApplicant { applicant_name, phone, town })
}

/// What is kept under the key of a receipt of papers.
#[derive(Serialize, Deserialize)]
struct Number {
    number: String,
}

fn request(plan: &Plan, new: &NewCase, key: IdempotencyKey) -> Result<Request, ServiceError> {
    let asked = if plan.receive_only { "receive" } else { "accept" };
    let hash = serde_json::to_string(&(asked, new)).map(sha256).map_err(StoreError::corrupt)?;
    Ok(Request { actor: plan.person.name.clone(), key, hash, at: plan.asked.at.timestamp_millis() })
}

async fn plan(hall: &Hall, asked: &Asked, new: &NewCase, receive_only: bool) -> Result<Plan, ServiceError> {
    let person = asked.may(Action::AcceptCase)?.clone();
    let window = person.window.ok_or(ServiceError::Forbidden)?;
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
    let on_the_spot = service.kind == ItemKind::Immediate && service.authorisation == Authorisation::W;
    if new.complete && !on_the_spot {
        return Err(ServiceError::field("complete", "not_immediate"));
    }
    let checked = input::check(new, &service, &catalogue.towns, time::local_date(asked.at), receive_only)?;
    Ok(Plan {
        desk: Desk { actor: Actor::from(&person), service, hall: Printed::of(hall) },
        asked: asked.clone(),
        person,
        window,
        checked,
        receive_only,
        undertaking: new.undertaking,
        complete: new.complete,
        code: random().map(QueryCode::from_random).ok_or(ServiceError::Document)?,
    })
}

/// Everything that is decided before the transaction begins.
struct Plan {
    desk: Desk,
    asked: Asked,
    person: Me,
    window: u8,
    checked: Checked,
    receive_only: bool,
    undertaking: bool,
    complete: bool,
    code: QueryCode,
}

impl Plan {
    /// Stores the case with its first events and papers; answers it with the hash of the acceptance.
    async fn store(&self, tx: &mut Tx) -> Result<(CaseRecord, Case, String), ServiceError> {
        let at = self.asked.at;
        let number = self.number(tx).await?;
        let mut events = self.events()?.into_iter().map(|kind| Event { at, kind });
        let first = events.next().ok_or(ServiceError::Document)?;
        let mut case = Case::begin(terms(&self.desk.service), &first)?;
        let mut record = self.record(&number);
        let entry = chained(number.as_str(), 1, &first, &self.desk.actor, "")?;
        let received = entry.hash.clone();
        let mut entries = vec![entry];
        let mut papers = Vec::new();
        let mut accepted = String::new();
        let due = record.due;
        super::step::after(&mut record, &case, &first, &self.desk, &received)?;
        papers.extend(issue(tx, &self.desk, &mut record, &case, &first, due).await?);
        for event in events {
            case = case.apply(&event)?;
            let entry = chained(number.as_str(), case.events, &event, &self.desk.actor, &record.last_hash)?;
            super::step::after(&mut record, &case, &event, &self.desk, &entry.hash)?;
            papers.extend(issue(tx, &self.desk, &mut record, &case, &event, due).await?);
            if accepted.is_empty() {
                accepted.clone_from(&entry.hash);
            }
            entries.push(entry);
        }
        cases::insert(tx, record.clone()).await?;
        for entry in entries {
            cases::append(tx, entry).await?;
        }
        for paper in papers {
            cases::issue(tx, paper).await?;
        }
        if let Some(acceptance) = case.stage.acceptance().filter(|acceptance| !acceptance.parts.is_empty()) {
            cases::set_parts(tx, &record.number, acceptance.parts.clone()).await?;
        }
        Ok((record, case, accepted))
    }

    /// What happens at the window now.
    fn events(&self) -> Result<Vec<EventKind>, ServiceError> {
        let (calendar, today) = (&self.desk.hall.calendar, time::local_date(self.asked.at));
        let materials = self.checked.materials.clone();
        let notice = self.receive_only.then(|| notice_due(calendar, today));
        let mut events = vec![EventKind::Received { materials, received_on: None, notice_due: notice }];
        if self.receive_only {
            return Ok(events);
        }
        let given = &self.checked.materials;
        events.extend(acceptance(calendar, &self.desk.service, given, self.undertaking, today)?);
        if self.complete {
            events.push(EventKind::Granted {
                certificate_no: String::new(),
                decided_by: String::new(),
                validity: String::new(),
            });
            events.push(EventKind::Delivered { received_by: self.checked.applicant_name.clone() });
        }
        Ok(events)
    }

    /// The next number of this day at this window: no row that every acceptance locks.
    async fn number(&self, tx: &mut Tx) -> Result<CaseNumber, ServiceError> {
        let date = time::local_date(self.asked.at);
        let running = tx.next(&format!("case:{}:{date}:{}", self.desk.hall.centre, self.window)).await?;
        let running = u32::try_from(running).map_err(StoreError::corrupt)?;
        CaseNumber::new(date, self.window, running)
            .map_err(|problem| ServiceError::Conflict("no_number", problem.to_string()))
    }

    /// The case before its first event.
    fn record(&self, number: &CaseNumber) -> CaseRecord {
        let (service, checked) = (&self.desk.service, &self.checked);
        CaseRecord {
            number: number.as_str().to_owned(),
            centre: self.desk.hall.centre.clone(),
            query_code: self.code.as_str().to_owned(),
            document_no: String::new(),
            service: service.id.clone(),
            service_version: service.version,
            service_zh: service.name_zh.clone(),
            service_en: service.name_en.clone(),
            department: service.department.clone(),
            window: self.window,
            kind: service.kind,
            authorisation: service.authorisation,
            promised_workdays: service.promised_workdays,
            stage: StageName::Received,
            applicant_kind: checked.applicant_kind,
            applicant_name: checked.applicant_name.clone(),
            id_number: checked.id_number.clone(),
            phone: checked.phone.clone(),
            town: checked.town.clone(),
            materials: checked.materials.clone(),
            received_at: self.asked.at.timestamp_millis(),
            accepted_at: None,
            accepted: None,
            due: time::local_date(self.asked.at),
            printed_due: None,
            statutory_due: None,
            provisional: false,
            calendar_version: self.desk.hall.calendar.version().to_owned(),
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
            events: 0,
            last_hash: String::new(),
            state: String::new(),
            resumes: None,
            ended: None,
            gap_due: None,
            chase_on: None,
            rated: false,
            version: 1,
        }
    }
}
