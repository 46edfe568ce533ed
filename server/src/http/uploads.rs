//! Uploads: the official file of a form, as a page's form sends it (multipart). The answer is the page again.

use super::person::Key;
use super::reply::{Failure, private};
use super::state::AppState;
use crate::services::{Asked, ServiceError, forms};
use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use domain::api::Problem;
use domain::api::forms::OfficialFile;
use domain::api::op::encode_segment;

/// A file and the fields around it.
const LARGEST_UPLOAD: usize = forms::LARGEST_OFFICIAL + 64 * 1024;

/// The page's route; a program's is one of the documented operations.
pub(super) fn router() -> Router<AppState> {
    Router::new().route("/admin/forms/{no}/file", post(from_page)).layer(limit())
}

/// How much may be sent.
pub(super) fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST_UPLOAD)
}

/// What a program sends, as the document describes it.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "described here, read part by part")]
struct OfficialUpload {
    /// `blank` or `sample`: the generated file that it replaces.
    kind: String,
    /// PDF, docx or xlsx of at most 5 MB, without macros, scripts or attachments.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// What was sent.
#[derive(Default)]
struct Sent {
    kind: String,
    name: String,
    bytes: Vec<u8>,
}

async fn read(asked: &Asked, mut form: Multipart, sent: &mut Sent) -> Result<(), ServiceError> {
    // Whoever may not is not even listened to.
    asked.may(domain::permission::Action::ManageForms)?;
    let fault = |error: MultipartError| {
        let large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
        ServiceError::field("file", if large { "file_too_large" } else { "damaged" })
    };
    // The first fault of the stream ends it: what was read so far tells what had been chosen, and is not stored.
    while let Some(part) = form.next_field().await.map_err(fault)? {
        match part.name() {
            Some("kind") => sent.kind = part.text().await.map_err(fault)?,
            Some("file") => {
                sent.name = part.file_name().unwrap_or_default().to_owned();
                sent.bytes = part.bytes().await.map_err(fault)?.to_vec();
            }
            _ => {}
        }
    }
    Ok(())
}

async fn store(
    state: &AppState,
    asked: &Asked,
    no: &str,
    sent: Sent,
    Key(key): Key,
) -> Result<OfficialFile, ServiceError> {
    forms::upload(&state.hall, asked, no, &sent.kind, &sent.name, sent.bytes, key).await
}

/// Stores the official file of a form; from then on it is given out instead of the generated one.
#[utoipa::path(post, path = "/api/v1/forms/{no}/files", tag = "administration", security(("session" = [])), params(("no" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content = inline(OfficialUpload), content_type = "multipart/form-data"), responses((status = 201, body = OfficialFile), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn from_program(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
    key: Key,
    form: Multipart,
) -> Result<Response, Failure> {
    let mut sent = Sent::default();
    read(&asked, form, &mut sent).await?;
    Ok(private(StatusCode::CREATED, &store(&state, &asked, &no, sent, key).await?))
}

/// The same from the administration's page: goes back to it, with what was wrong in the address.
async fn from_page(
    State(state): State<AppState>,
    asked: Asked,
    Path(no): Path<String>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Response, Failure> {
    let page = format!("/admin/forms/{}", encode_segment(&no));
    let mut sent = Sent::default();
    let whole = read(&asked, form, &mut sent).await;
    let kind = sent.kind.clone();
    let outcome = match whole {
        // Sent once more it is the same file in the same place.
        Ok(()) => store(&state, &asked, &no, sent, Key(None)).await,
        Err(error) => Err(error),
    };
    let address = match outcome {
        Ok(_) => format!("{page}?done=uploaded"),
        Err(ServiceError::Invalid(fields)) => {
            let (field, code) = fields.first().map_or(("file", "invalid"), |at| (&at.field, &at.code));
            format!("{page}?field={field}&refused={code}&kind={}", encode_segment(&kind))
        }
        // The page that comes says that nothing was stored, and leads back.
        Err(ServiceError::SignIn) if accepts_pages(&headers) => {
            format!("/desk/sign-in?next={}&unsent=1", encode_segment(&page))
        }
        Err(other) => return Err(other.into()),
    };
    let location = HeaderValue::from_str(&address).map_err(|_| Failure(Problem::not_found()))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

fn accepts_pages(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok()).is_some_and(|kinds| kinds.contains("text/html"))
}
