//! Forms: the list, one definition, one filled in, how often they were taken.

use crate::http::downloads::pdf_for_one;
use crate::http::input::{Input, Query};
use crate::http::limits::Caller;
use crate::http::person::Key;
use crate::http::reply::{Failure, private, public};
use crate::http::state::AppState;
use crate::services::{Asked, forms};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::api::forms::{DownloadCount, DownloadQuery, FormQuery, FormSummary, PastFile, WithdrawFile};
use domain::api::{List, Problem};
use domain::form::{Entries, FormDefinition};

/// The forms that can be downloaded.
#[utoipa::path(get, path = "/api/v1/forms", tag = "public", params(FormQuery), responses((status = 200, body = List<FormSummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn list(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(query): Query<FormQuery>,
) -> Result<Response, Failure> {
    Ok(public(&headers, &forms::forms(&state.hall, state.clock.now(), &query).await?))
}

/// One form, field by field: what is printed, what is filled in, by whom.
#[utoipa::path(get, path = "/api/v1/forms/{no}", tag = "public", params(("no" = String, Path, description = "Form number, for instance HQ-TD-01")), responses((status = 200, body = FormDefinition), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn one(
    State(state): State<AppState>,
    headers: HeaderMap,
    Path(no): Path<String>,
) -> Result<Response, Failure> {
    Ok(public(&headers, forms::definition(&state.hall, state.clock.now(), &no).await?.as_ref()))
}

/// A form with the caller's entries as PDF, to print and sign. Entries by name: a field's key, or for a table
/// `key-row-column` from 0. `size` = `large` gives large type. Nothing of it is stored.
#[utoipa::path(post, path = "/api/v1/forms/{no}/filled", tag = "public", params(("no" = String, Path, description = "Form number, for instance HQ-TD-01")), request_body(content((Entries = "application/json"), (Entries = "application/x-www-form-urlencoded"))), responses((status = 200, content_type = "application/pdf"), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn fill(
    State(state): State<AppState>,
    caller: Caller,
    Path(no): Path<String>,
    Input(Entries(mut typed)): Input<Entries>,
) -> Result<Response, Failure> {
    state.web.limits.paper(caller)?;
    // A page's form sends its own hidden fields along.
    typed.retain(|name, _| !name.starts_with('_'));
    let large = typed.remove("size").as_deref() == Some("large");
    Ok(pdf_for_one(forms::filled(&state.hall, state.clock.now(), &no, &typed, large).await?, &no))
}

/// How often each form was taken, a row a form, month and kind of file.
#[utoipa::path(get, path = "/api/v1/forms/downloads", tag = "administration", security(("session" = [])), params(DownloadQuery), responses((status = 200, body = List<DownloadCount>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn downloads(
    State(state): State<AppState>,
    asked: Asked,
    Query(query): Query<DownloadQuery>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &forms::downloads(&state.hall, &asked, query).await?))
}

/// Official files of a form that are no longer given out: withdrawn or replaced, by whom and when, the latest first.
#[utoipa::path(get, path = "/api/v1/forms/{no}/files/past", tag = "administration", security(("session" = [])), params(("no" = String, Path)), responses((status = 200, body = List<PastFile>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn past_files(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &forms::past(&state.hall, &asked, &no).await?))
}

/// Takes an official file away; the generated one is given out again.
#[utoipa::path(post, path = "/api/v1/forms/{no}/files/withdraw", tag = "administration", security(("session" = [])), params(("no" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((WithdrawFile = "application/json"), (WithdrawFile = "application/x-www-form-urlencoded"))), responses((status = 200), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn withdraw_file(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
    Key(key): Key,
    Input(which): Input<WithdrawFile>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &forms::withdraw(&state.hall, &asked, &no, which, key).await?))
}
