//! What the asker sees by number and code.

use super::{grouped, holder, left, light_now, service};
use crate::services::{Asked, Hall, ServiceError};
use crate::storage::questions;
use domain::api::questions::{PublicQuestion, QuestionState};
use domain::number::QuestionNumber;
use domain::query_code::QueryCode;

/// How a question stands. A wrong number and a wrong code look the same.
///
/// # Errors
/// `NotFound` when number and code do not belong together.
pub async fn answer_of(hall: &Hall, asked: &Asked, number: &str, code: &str) -> Result<PublicQuestion, ServiceError> {
    let number = QuestionNumber::parse(number).map_err(|_| ServiceError::NotFound)?;
    let found = questions::by_number(hall.store.read(), number.as_str()).await?.ok_or(ServiceError::NotFound)?;
    if !QueryCode::parse(&found.query_code).is_ok_and(|stored| stored.matches(code)) {
        return Err(ServiceError::NotFound);
    }
    let catalogue = hall.catalogue(asked.at).await?;
    let (holder_zh, holder_en) = holder(&catalogue, &found.department);
    let (service_zh, service_en) = service(&catalogue, found.service.as_deref());
    let answered = found.state == QuestionState::Answered;
    Ok(PublicQuestion {
        number_grouped: grouped(&found.number),
        light: light_now(hall, &found, asked),
        days_left: left(&hall.calendar(), &found, asked),
        number: found.number,
        holder_zh,
        holder_en,
        service: found.service,
        service_zh,
        service_en,
        text: found.question,
        asked: found.asked,
        due: found.due,
        provisional: found.provisional,
        answer: answered.then_some(found.answer),
        answered: found.answered,
        handed_on: u32::try_from(found.handed_on).unwrap_or_default(),
    })
}
