//! Seal the decision (T18, T19) and hand the result over (T22).

use super::chain::chained;
use super::{in_scope, show, visible};
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::secrets::sha256;
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::cases::{self, CaseRecord};
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::account::Me;
use domain::api::cases::{CaseView, Decide, Deliver};
use domain::api::{FieldProblem, NoBody};
use domain::case::{Acceptance, Case, Decision, Event, EventKind, Outcome, Stage, StageName};
use domain::permission::{Action, may_decide};
use domain::text::harmless;
use domain::time;

/// Seals the decision: the instant judges the limit.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for another department's case, `Invalid`, `Refused` by the case's rules,
/// `Store(Conflict)` when somebody else moved the case since the version that the person saw.
pub async fn decide(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: Decide,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let person = asked.may(Action::DecideCase)?.clone();
    let case = visible(hall, &person, number).await?;
    if !may_decide(Some(person.role), case.authorisation) {
        return Err(ServiceError::Forbidden);
    }
    let mut wrong = Vec::new();
    let certificate_no = limited("certificate_no", &typed.certificate_no, 60, &mut wrong);
    let decided_by = limited("decided_by", &typed.decided_by, 60, &mut wrong);
    let reason = limited("reason", &typed.reason, 1000, &mut wrong);
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let kind = match typed.outcome {
        Outcome::Granted => EventKind::Granted { certificate_no, decided_by },
        Outcome::Refused => EventKind::Refused { reason, decided_by },
    };
    advance(hall, asked, person, case, kind, typed.version, key).await
}

/// Hands the result over.
///
/// # Errors
/// As [`decide`].
pub async fn deliver(
    hall: &Hall,
    asked: &Asked,
    number: &str,
    typed: Deliver,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let person = asked.may(Action::DeliverCase)?.clone();
    let case = visible(hall, &person, number).await?;
    let mut wrong = Vec::new();
    let received_by = limited("received_by", &typed.received_by, 60, &mut wrong);
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    advance(hall, asked, person, case, EventKind::Delivered { received_by }, typed.version, key).await
}

fn limited(field: &str, typed: &str, longest: usize, wrong: &mut Vec<FieldProblem>) -> String {
    let text = typed.trim();
    if text.chars().count() > longest {
        wrong.push(FieldProblem::new(field, "too_long"));
    } else if !harmless(text, field == "reason") {
        wrong.push(FieldProblem::new(field, "characters"));
    }
    text.to_owned()
}

/// Moves a case on by one event, exactly once: the person's version must be the stored one.
async fn advance(
    hall: &Hall,
    asked: &Asked,
    person: Me,
    case: CaseRecord,
    kind: EventKind,
    version: i64,
    key: IdempotencyKey,
) -> Result<CaseView, ServiceError> {
    let number = case.number.clone();
    let request = (&number, &kind, version);
    let request_hash = serde_json::to_string(&request).map(sha256).map_err(StoreError::corrupt)?;
    let event = Event { at: asked.at, kind };
    let at = event.at.timestamp_millis();
    let request = Request { actor: person.name.clone(), key, hash: request_hash, at };
    once(hall, request, async move |tx| {
        step(tx, &person, &case.number, &event, version).await?;
        Ok(NoBody {})
    })
    .await?;
    show(hall, asked, &number).await
}

async fn step(tx: &mut Tx, person: &Me, number: &str, event: &Event, version: i64) -> Result<(), ServiceError> {
    let record = cases::by_number_in(tx, number).await?.ok_or(ServiceError::NotFound)?;
    if !in_scope(person, &record) {
        return Err(ServiceError::NotFound);
    }
    if record.version != version {
        return Err(StoreError::Conflict.into());
    }
    let moved = rebuild(&record)?.apply(event)?;
    let entry = chained(number, moved.events, event, person, &record.last_hash)?;
    let next = with_stage(record, &moved, &event.kind, entry.hash.clone());
    cases::update(tx, next, version).await?;
    Ok(cases::append(tx, entry).await?)
}

/// The rules' view of a stored case.
fn rebuild(record: &CaseRecord) -> Result<Case, StoreError> {
    let instant = |ms: Option<i64>, column: &str| {
        ms.and_then(DateTime::<Utc>::from_timestamp_millis).ok_or_else(|| StoreError::corrupt(column))
    };
    let acceptance = Acceptance {
        received_at: instant(Some(record.received_at), "received_at")?,
        accepted_at: instant(Some(record.accepted_at), "accepted_at")?,
        due: record.due,
        calendar_version: record.calendar_version.clone(),
    };
    let decision = || {
        Ok::<_, StoreError>(Decision {
            decided_at: instant(record.decided_at, "decided_at")?,
            outcome: record.outcome.ok_or_else(|| StoreError::corrupt("outcome"))?,
            certificate_no: record.certificate_no.clone(),
            decided_by: record.decided_by.clone(),
            reason: record.reason.clone(),
        })
    };
    let stage = match record.stage {
        StageName::Received => Stage::Received { received_at: acceptance.received_at },
        StageName::Accepted => Stage::Accepted(acceptance),
        StageName::Decided => Stage::Decided(acceptance, decision()?),
        StageName::Delivered => {
            Stage::Delivered(acceptance, decision()?, instant(record.delivered_at, "delivered_at")?)
        }
    };
    let events = u32::try_from(record.events).map_err(StoreError::corrupt)?;
    Ok(Case { kind: record.kind, authorisation: record.authorisation, stage, events })
}

/// The record with the stage that the rules answered.
fn with_stage(record: CaseRecord, case: &Case, kind: &EventKind, last_hash: String) -> CaseRecord {
    let mut next = CaseRecord { stage: case.stage.name(), events: i64::from(case.events), last_hash, ..record };
    if let Stage::Decided(_, decision) | Stage::Delivered(_, decision, _) = &case.stage {
        next.decided_at = Some(decision.decided_at.timestamp_millis());
        next.completed = Some(time::local_date(decision.decided_at));
        next.outcome = Some(decision.outcome);
        next.certificate_no.clone_from(&decision.certificate_no);
        next.decided_by.clone_from(&decision.decided_by);
        next.reason.clone_from(&decision.reason);
    }
    if let (Stage::Delivered(_, _, delivered_at), EventKind::Delivered { received_by }) = (&case.stage, kind) {
        next.delivered_at = Some(delivered_at.timestamp_millis());
        next.received_by.clone_from(received_by);
    }
    next
}
