//! Seal the decision (T18, T19) and hand the result over (T22).

use super::advance::{Act, advance, limited};
use super::visible;
use crate::services::once::IdempotencyKey;
use crate::services::{Asked, Hall, ServiceError};
use domain::api::cases::{CaseView, Decide, Deliver};
use domain::case::{EventKind, Outcome};
use domain::permission::{Action, may_decide};

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
    let act = Act { person, case, typed: &typed, version: typed.version, key };
    advance(hall, asked, act, move |_, _| Ok(kind)).await
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
    let act = Act { person, case, typed: &typed, version: typed.version, key };
    advance(hall, asked, act, move |_, _| Ok(EventKind::Delivered { received_by })).await
}
