//! The questions as those see them who answer.

use super::{holder, in_scope, own, row, visible};
use crate::services::catalogue::{Snapshot, page_size};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::StoreError;
use crate::storage::questions::{self, Held, QuestionEventRecord, QuestionRecord};
use chrono::{DateTime, NaiveDate};
use domain::api::List;
use domain::api::account::Me;
use domain::api::questions::{QuestionMoment, QuestionQuery, QuestionRow, QuestionState, QuestionView};
use domain::number::QuestionNumber;
use domain::permission::{Action, may};
use domain::question::{Publication, QuestionEvent, personal};

/// Entries a page when the caller does not say.
const PAGE: u32 = 20;

/// The questions that the person may see: open ones with the least time left first, answered ones with the latest first.
///
/// # Errors
/// `SignIn`, `Forbidden`, `Invalid` for a limit or cursor that is none.
pub async fn queue(hall: &Hall, asked: &Asked, query: QuestionQuery) -> Result<List<QuestionRow>, ServiceError> {
    let person = asked.may(Action::ReadQuestions)?;
    let limit = page_size(query.limit, PAGE)?;
    let held = if may(Some(person.role), Action::ReadAllQuestions) {
        Held::Anywhere
    } else {
        Held::By(own(person).ok_or(ServiceError::Forbidden)?)
    };
    let after = query.cursor.as_deref().filter(|cursor| !cursor.is_empty()).map(position).transpose()?;
    let wanted = u32::try_from(limit).unwrap_or(PAGE) + 1;
    let found = questions::queue(hall.store.read(), query.state.unwrap_or_default(), held, after, wanted).await?;
    let page = List::page(found, limit, |last| format!("{}_{}", last.due, last.number));
    let catalogue = hall.catalogue(asked.at).await?;
    Ok(page.map(|question| row(hall, &catalogue, &question, asked)))
}

fn position(cursor: &str) -> Result<(NaiveDate, String), ServiceError> {
    let wrong = || ServiceError::field("cursor", "unknown");
    let (due, number) = cursor.split_once('_').ok_or_else(wrong)?;
    let number = QuestionNumber::parse(number).map_err(|_| wrong())?;
    Ok((due.parse().map_err(|_| wrong())?, number.as_str().to_owned()))
}

/// One question with everything that happened to it.
///
/// # Errors
/// `SignIn`, `Forbidden`, `NotFound` also for another department's question.
pub async fn question(hall: &Hall, asked: &Asked, number: &str) -> Result<QuestionView, ServiceError> {
    let person = asked.may(Action::ReadQuestions)?;
    let found = visible(hall, person, number).await?;
    view(hall, asked, person, found).await
}

/// A question for a person who may see it; after handing it on they may see it no longer, but are told that it went.
pub(super) async fn view(
    hall: &Hall,
    asked: &Asked,
    person: &Me,
    found: QuestionRecord,
) -> Result<QuestionView, ServiceError> {
    let catalogue = hall.catalogue(asked.at).await?;
    let events = questions::events(hall.store.read(), &found.number).await?;
    let history = events.iter().map(|event| moment(&catalogue, event)).collect::<Result<_, _>>()?;
    let (question, answer) = match found.publication {
        Publication::None => (&found.question, &found.answer),
        _ => (&found.public_question, &found.public_answer),
    };
    let found_in = |text: &str| personal::find(text, &found.name);
    Ok(QuestionView {
        row: row(hall, &catalogue, &found, asked),
        personal: found_in(question).into_iter().chain(found_in(answer)).collect(),
        may_answer: may(Some(person.role), Action::AnswerQuestions) && in_scope(person, &found),
        service: found.service,
        holder: found.department,
        text: found.question,
        name: found.name,
        phone: found.phone,
        lang: found.lang,
        answer: (found.state == QuestionState::Answered).then_some(found.answer),
        public_question: found.public_question,
        public_answer: found.public_answer,
        version: found.version,
        history,
    })
}

fn moment(catalogue: &Snapshot, event: &QuestionEventRecord) -> Result<QuestionMoment, StoreError> {
    let kind: QuestionEvent = serde_json::from_str(&event.content).map_err(StoreError::corrupt)?;
    let (note, to) = match kind {
        QuestionEvent::HandedOn { to, note, .. } => (note, Some(to)),
        QuestionEvent::Withdrawn { reason } => (reason, None),
        QuestionEvent::Asked
        | QuestionEvent::Answered { .. }
        | QuestionEvent::Prepared { .. }
        | QuestionEvent::Published => (String::new(), None),
    };
    let (to_zh, to_en) = to.map(|to| holder(catalogue, &to)).unwrap_or_default();
    Ok(QuestionMoment {
        at: DateTime::from_timestamp_millis(event.at).ok_or_else(|| StoreError::corrupt("question_events.at"))?,
        event: event.event.clone(),
        actor_zh: event.actor_zh.clone(),
        actor_en: event.actor_en.clone(),
        note,
        to_zh,
        to_en,
    })
}
