//! A case before its first event: everything that is decided before the transaction begins, and its first events.

use super::super::chain::chained;
use super::super::deeds::acceptance;
use super::super::papers::issue;
use super::super::step::{Desk, after, terms};
use super::input::Checked;
use crate::services::ServiceError;
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, NaiveDate, Utc};
use domain::case::{Case, Event, EventKind, StageName};
use domain::clock::notice_due;
use domain::number::CaseNumber;
use domain::query_code::QueryCode;
use domain::time;

/// Everything that is decided before the transaction begins.
pub(in crate::services::cases) struct Opening {
    pub(in crate::services::cases) desk: Desk,
    pub(in crate::services::cases) at: DateTime<Utc>,
    pub(in crate::services::cases) window: u8,
    pub(in crate::services::cases) checked: Checked,
    pub(in crate::services::cases) how: How,
    pub(in crate::services::cases) code: QueryCode,
}

/// How papers come in.
#[derive(Clone, Copy)]
pub(in crate::services::cases) enum How {
    /// Sent online (T1): they count as received on this day.
    Online(NaiveDate),
    /// Handed in, to be looked at later (T2).
    Received,
    /// Accepted in the same minute (T6, T7), on the spot also granted and handed over.
    Accepted { undertaking: bool, complete: bool },
}

impl Opening {
    /// Stores the case with its first events and papers; answers it with the hash of the acceptance.
    pub(in crate::services::cases) async fn store(
        &self,
        tx: &mut Tx,
    ) -> Result<(CaseRecord, Case, String), ServiceError> {
        let at = self.at;
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
        after(&mut record, &case, &first, &self.desk, &received)?;
        papers.extend(issue(tx, &self.desk, &mut record, &case, &first, due).await?);
        for event in events {
            case = case.apply(&event)?;
            let entry = chained(number.as_str(), case.events, &event, &self.desk.actor, &record.last_hash)?;
            after(&mut record, &case, &event, &self.desk, &entry.hash)?;
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

    /// What happens now.
    fn events(&self) -> Result<Vec<EventKind>, ServiceError> {
        let (calendar, today) = (&self.desk.hall.calendar, time::local_date(self.at));
        let materials = self.checked.materials.clone();
        let received = |received_on: Option<NaiveDate>, notice_due, online| EventKind::Received {
            materials: materials.clone(),
            received_on: received_on.filter(|day| *day != today),
            notice_due,
            online,
        };
        let (undertaking, complete) = match self.how {
            How::Online(day) => return Ok(vec![received(Some(day), Some(notice_due(calendar, day)), true)]),
            How::Received => return Ok(vec![received(None, Some(notice_due(calendar, today)), false)]),
            How::Accepted { undertaking, complete } => (undertaking, complete),
        };
        let mut events = vec![received(None, None, false)];
        let given = &self.checked.materials;
        events.extend(acceptance(calendar, &self.desk.service, given, undertaking, today)?);
        if complete {
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
        let date = time::local_date(self.at);
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
            received_at: self.at.timestamp_millis(),
            accepted_at: None,
            accepted: None,
            due: time::local_date(self.at),
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
            officer_zh: self.desk.actor.title_zh().to_owned(),
            officer_en: self.desk.actor.title_en().to_owned(),
            events: 0,
            last_hash: String::new(),
            state: String::new(),
            resumes: None,
            ended: None,
            gap_due: None,
            chase_on: None,
            rated: false,
            delivery_due: None,
            law_due: None,
            at_org: None,
            version: 1,
        }
    }
}
