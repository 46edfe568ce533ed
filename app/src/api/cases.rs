//! Cases.

use super::door::{ask, send, send_fields};
use domain::api::cases::{
    ACCEPT, CASE, CASES, COARSE_STATUS, CaseQuery, CaseRow, CaseView, CoarseStatus, DECIDE, DELIVER, Decide, Deliver,
    NewCase, PublicStatus, RECEIPT, Receipt, STATUS, StatusQuery,
};
use domain::api::intake::{ApplicantNumber, KNOWN_APPLICANT, KnownApplicant, RECEIVE};
use domain::api::{List, NoBody, Problem};

/// Receives and accepts; answers the receipt.
pub fn accept(input: NewCase, key: String) -> impl Future<Output = Result<Receipt, Problem>> + Send {
    send(ACCEPT, &[], &input, &key)
}

/// Takes papers without accepting them yet.
pub fn receive(input: NewCase, key: String) -> impl Future<Output = Result<CaseView, Problem>> + Send {
    send(RECEIVE, &[], &input, &key)
}

/// Somebody who has been at a window of the department before.
pub fn known_applicant(id_number: String) -> impl Future<Output = Result<KnownApplicant, Problem>> + Send {
    send(KNOWN_APPLICANT, &[], &ApplicantNumber { id_number }, "")
}

/// The cases that the caller may see, least time left first.
pub fn list(query: CaseQuery) -> impl Future<Output = Result<List<CaseRow>, Problem>> + Send {
    ask(CASES, &[], &query)
}

/// One case with its timeline.
pub fn one(number: String) -> impl Future<Output = Result<CaseView, Problem>> + Send {
    ask(CASE, &[&number], &NoBody {})
}

/// An act on a case: the fields of its form, sent to the operation's path.
pub fn act(path: String, fields: String, key: &str) -> impl Future<Output = Result<CaseView, Problem>> + Send + use<> {
    send_fields(path, fields, key)
}

/// Seals the decision.
pub fn decide(number: String, input: Decide, key: String) -> impl Future<Output = Result<CaseView, Problem>> + Send {
    send(DECIDE, &[&number], &input, &key)
}

/// Hands the result over.
pub fn deliver(number: String, input: Deliver, key: String) -> impl Future<Output = Result<CaseView, Problem>> + Send {
    send(DELIVER, &[&number], &input, &key)
}

/// The receipt again.
pub fn receipt(number: String) -> impl Future<Output = Result<Receipt, Problem>> + Send {
    ask(RECEIPT, &[&number], &NoBody {})
}

/// What anybody sees by number alone.
pub fn coarse_status(number: String) -> impl Future<Output = Result<CoarseStatus, Problem>> + Send {
    ask(COARSE_STATUS, &[&number], &NoBody {})
}

/// What the applicant sees by number and query code.
pub fn status(number: String, code: String) -> impl Future<Output = Result<PublicStatus, Problem>> + Send {
    ask(STATUS, &[&number], &StatusQuery { code })
}
