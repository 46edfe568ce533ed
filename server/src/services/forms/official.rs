//! Official files in the place of the hall's own.

use super::FormFormat;
use crate::services::once::{IdempotencyKey, Request, once};
use crate::services::{Asked, Hall, ServiceError, sha256};
use crate::storage::StoreError;
use crate::storage::forms::files::{self, FileEntry, FileKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::DateTime;
use documents::{OfficialKind, check_official};
use domain::api::forms::{OfficialFile, PastFile, WithdrawFile};
use domain::api::{FieldProblem, List, NoBody};
use domain::permission::Action;
use domain::time;

impl From<OfficialKind> for FormFormat {
    fn from(kind: OfficialKind) -> Self {
        match kind {
            OfficialKind::Pdf => Self::Pdf,
            OfficialKind::Docx => Self::Docx,
            OfficialKind::Xlsx => Self::Xlsx,
        }
    }
}

/// Puts an official file in the place of a generated one. Its kind is read from its content; `name` must agree with it.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for a form that is none; `Invalid` for a kind that is neither `blank` nor `sample`,
/// and for a file that is not what it says, too large, damaged, or holds something that acts; `Conflict` `key_reused`.
/// Then nothing is stored.
pub async fn upload(
    hall: &Hall,
    asked: &Asked,
    no: &str,
    kind: &str,
    name: &str,
    bytes: Vec<u8>,
    key: IdempotencyKey,
) -> Result<OfficialFile, ServiceError> {
    let person = asked.may(Action::ManageForms)?.name.clone();
    hall.catalogue(asked.at).await?.form(no).ok_or(ServiceError::NotFound)?;
    if !matches!(kind, "blank" | "sample") {
        return Err(ServiceError::field("kind", "unknown"));
    }
    let (bytes, checked) = hall
        .papers
        .run(move || {
            let checked = check_official(&bytes);
            (bytes, checked)
        })
        .await?;
    let format = checked.map(FormFormat::from).map_err(|problem| ServiceError::field("file", problem.code()))?;
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if ending != format.extension() {
        return Err(ServiceError::Invalid(vec![FieldProblem::new("file", "wrong_kind")]));
    }
    let entry = FileEntry {
        key: FileKey { form: no.to_owned(), kind: kind.to_owned(), format: format.extension().to_owned() },
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        sha256: sha256(&bytes),
        uploaded_at: asked.at.timestamp_millis(),
    };
    let (answer, content) = (shown(&entry)?, STANDARD.encode(&bytes));
    let what = format!("upload {no} {kind} {} {}", entry.key.format, entry.sha256);
    let request = Request { actor: person.clone(), key, hash: sha256(what), at: entry.uploaded_at };
    let answer = once(hall, request, async move |tx| {
        files::put(tx, entry, content, person).await?;
        Ok(answer)
    })
    .await?;
    hall.forget_catalogue();
    Ok(answer)
}

/// Takes an official file away: the hall's own is given out again. The file stays on record, with who withdrew it and
/// when.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` when there is none, `Conflict` `key_reused`.
pub async fn withdraw(
    hall: &Hall,
    asked: &Asked,
    no: &str,
    which: WithdrawFile,
    key: IdempotencyKey,
) -> Result<NoBody, ServiceError> {
    let actor = asked.may(Action::ManageForms)?.name.clone();
    let hash = sha256(format!("withdraw {no} {} {}", which.kind, which.format));
    let file = FileKey { form: no.to_owned(), kind: which.kind, format: which.format };
    let (person, at) = (actor.clone(), asked.at.timestamp_millis());
    let request = Request { actor, key, hash, at };
    let done = once(hall, request, async move |tx| {
        if files::remove(tx, file, person, at).await? { Ok(NoBody {}) } else { Err(ServiceError::NotFound) }
    })
    .await;
    hall.forget_catalogue();
    done
}

/// The official files of a form that are no longer given out, the latest first.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` for a form that is none.
pub async fn past(hall: &Hall, asked: &Asked, no: &str) -> Result<List<PastFile>, ServiceError> {
    asked.may(Action::ReadAdministration)?;
    hall.catalogue(asked.at).await?.form(no).ok_or(ServiceError::NotFound)?;
    let stored = files::past(hall.store.read(), no).await?;
    let file = |past: files::PastFile| {
        let ended = DateTime::from_timestamp_millis(past.ended_at);
        let ended = ended.ok_or_else(|| StoreError::corrupt("form_files_past.ended_at"))?;
        Ok::<_, StoreError>(PastFile {
            file: shown(&past.entry)?,
            sha256: past.entry.sha256,
            uploaded_by: past.uploaded_by,
            ended: time::local_date(ended),
            ended_by: past.ended_by,
            replaced: past.how == "replaced",
        })
    };
    Ok(List::whole(stored.into_iter().map(file).collect::<Result<_, _>>()?))
}

/// The bytes of an official file.
pub(super) async fn bytes(hall: &Hall, no: &str, kind: &str, format: FormFormat) -> Result<Vec<u8>, ServiceError> {
    let key = FileKey { form: no.to_owned(), kind: kind.to_owned(), format: format.extension().to_owned() };
    let content = files::content(hall.store.read(), key).await?.ok_or(ServiceError::NotFound)?;
    Ok(STANDARD.decode(content).map_err(StoreError::corrupt)?)
}

/// A file as lists show it.
pub(in crate::services) fn shown(entry: &FileEntry) -> Result<OfficialFile, StoreError> {
    let at = DateTime::from_timestamp_millis(entry.uploaded_at);
    Ok(OfficialFile {
        kind: entry.key.kind.clone(),
        format: entry.key.format.clone(),
        size: entry.size,
        uploaded: time::local_date(at.ok_or_else(|| StoreError::corrupt("form_files.uploaded_at"))?),
    })
}
