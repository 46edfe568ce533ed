//! Files: forms, the receipt as PDF, its QR code.

use super::input::Query;
use super::limits::Caller;
use super::reply::{Failure, is_known, tagged};
use super::state::AppState;
use crate::services::forms::{FormFile, FormFormat, Taken, Wanted};
use crate::services::{Asked, ServiceError, cases, forms};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::api::op::encode_segment;
use serde::Deserialize;

/// `?sample=1`, `?size=large`, `?lang=en`.
#[derive(Deserialize)]
struct Style {
    sample: Option<String>,
    size: Option<String>,
    lang: Option<String>,
}

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/forms/{file}", get(form))
        .route("/status/{number}/due.ics", get(due_event))
        .route("/status/{number}/papers/{file}", get(own_paper))
        .route("/desk/cases/{number}/receipt.pdf", get(receipt))
        .route("/desk/cases/{number}/qr.svg", get(qr))
        .route("/desk/cases/{number}/papers/{file}", get(paper))
}

async fn form(
    State(state): State<AppState>,
    method: Method,
    Path(file): Path<String>,
    headers: HeaderMap,
    Query(style): Query<Style>,
) -> Result<Response, Failure> {
    let (no, extension) = file.rsplit_once('.').ok_or(ServiceError::NotFound)?;
    let (format, kind) = match extension {
        "pdf" => (FormFormat::Pdf, "application/pdf"),
        "docx" => (FormFormat::Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "xlsx" => (FormFormat::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        _ => return Err(ServiceError::NotFound.into()),
    };
    let wanted = Wanted {
        no: no.to_owned(),
        format,
        sample: style.sample.as_deref() == Some("1"),
        large: style.size.as_deref() == Some("large"),
    };
    let now = state.clock.now();
    let taken = if wanted.sample { Taken::Sample } else { Taken::Blank };
    let file = forms::file(&state.hall, now, wanted).await?;
    let tag = format!("\"{}\"", file.fingerprint.get(..32).unwrap_or_default());
    // Whoever has the file already opens it once more: that is taking it too.
    if method == Method::GET {
        state.hall.count_form(now, no, taken, format);
    }
    let mut response = match is_known(&headers, &tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => file.bytes.clone().into_response(),
    };
    // A PDF opens in the window, a DOCX is saved; both under their Chinese name.
    let way = if format == FormFormat::Pdf { "inline" } else { "attachment" };
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    named(&mut response, way, &format!("{no}.{extension}"), &file.name);
    // Asked for each time, so that each time is counted; what has not changed does not travel again.
    tagged(&mut response, &tag, "private, no-cache");
    Ok(response)
}

/// A PDF with somebody's own entries: for them alone, kept by no cache.
pub(super) fn pdf_for_one(file: FormFile, no: &str) -> Response {
    let mut response = file.bytes.into_response();
    named(&mut response, "inline", &format!("{no}.pdf"), &file.name);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Gives a file its Chinese name, and a plain one for programs that know no other.
fn named(response: &mut Response, way: &str, plain: &str, name: &str) {
    let value = format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{}", encode_segment(name));
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
}

async fn receipt(
    State(state): State<AppState>,
    Path(number): Path<String>,
    asked: Asked,
    Query(style): Query<Style>,
) -> Result<Response, Failure> {
    let english = style.lang.as_deref() == Some("en");
    let pdf = cases::receipt_pdf(&state.hall, &asked, &number, english).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf"), (header::CACHE_CONTROL, "no-store")], pdf).into_response())
}

/// A paper of a case, `3.pdf`.
async fn paper(
    State(state): State<AppState>,
    Path((number, file)): Path<(String, String)>,
    asked: Asked,
    Query(style): Query<Style>,
) -> Result<Response, Failure> {
    let no = paper_no(&file)?;
    let english = style.lang.as_deref() == Some("en");
    let paper = cases::paper_pdf(&state.hall, &asked, &number, no, english).await?;
    Ok(paper_for_one(paper, &number, no))
}

/// A paper for the applicant, by query code.
async fn own_paper(
    State(state): State<AppState>,
    caller: Caller,
    Path((number, file)): Path<(String, String)>,
    asked: Asked,
    Query(query): Query<DueQuery>,
) -> Result<Response, Failure> {
    state.web.limits.status(caller, &number)?;
    state.web.limits.paper(caller)?;
    let no = paper_no(&file)?;
    let english = query.lang.as_deref() == Some("en");
    let paper = cases::own_paper_pdf(&state.hall, &asked, &number, &query.code, no, english).await?;
    Ok(paper_for_one(paper, &number, no))
}

fn paper_no(file: &str) -> Result<u32, ServiceError> {
    file.strip_suffix(".pdf").and_then(|no| no.parse().ok()).ok_or(ServiceError::NotFound)
}

/// A paper of a case: for those who may see it, kept by no cache.
fn paper_for_one(paper: cases::PaperFile, number: &str, no: u32) -> Response {
    let mut response = paper.bytes.into_response();
    named(&mut response, "inline", &format!("{number}-{no}.pdf"), &format!("{}.pdf", paper.name));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// `?code=`, `?lang=en`.
#[derive(Deserialize)]
struct DueQuery {
    #[serde(default)]
    code: String,
    lang: Option<String>,
}

async fn due_event(
    State(state): State<AppState>,
    caller: Caller,
    Path(number): Path<String>,
    asked: Asked,
    Query(query): Query<DueQuery>,
) -> Result<Response, Failure> {
    state.web.limits.status(caller, &number)?;
    let english = query.lang.as_deref() == Some("en");
    let file = cases::due_event(&state.hall, &asked, &number, &query.code, english).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"due.ics\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, file).into_response())
}

async fn qr(State(state): State<AppState>, Path(number): Path<String>, asked: Asked) -> Result<Response, Failure> {
    let svg = cases::qr_svg(&state.hall, &asked, &number).await?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-store")], svg).into_response())
}
