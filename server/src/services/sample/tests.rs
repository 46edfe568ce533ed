//! What the sample says agrees with itself.

use super::source::{Sample, SampleSource};
use super::*;
use crate::storage::questions::{Held, events, queue};
use db_test::db_test;
use domain::api::questions::QuestionState;
use domain::catalogue::Service;

/// Every number that stands before one of these words.
fn numbers_before(text: &str, word: &str) -> Vec<String> {
    let before = text.match_indices(word).map(|(at, _)| text[..at].trim_end());
    let digits = |text: &str| {
        let start = text.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
        text[start..].to_owned()
    };
    before.map(digits).filter(|number| !number.is_empty()).collect()
}

#[test]
fn answers_name_the_catalogues_own_fees_and_limits() {
    let sample = Sample::read(&SampleSource::BuiltIn).unwrap();
    let mut seen = (0, 0);
    for answer in &sample.life.answers {
        let service: &Service = sample.services.iter().find(|service| service.id == answer.service).unwrap();
        assert_eq!(service.batch, domain::catalogue::Batch::First, "{}", service.id);
        let fees: Vec<String> =
            service.fee.items.iter().filter_map(|item| item.amount).map(|it| it.to_string()).collect();
        let days: Vec<String> = service
            .steps
            .iter()
            .map(|step| step.limit_workdays)
            .chain([service.promised_workdays, service.statutory.value.unwrap_or_default()])
            .map(|days| days.to_string())
            .collect();
        for (_, _, text) in answer.wordings() {
            for fee in [numbers_before(text, "元"), numbers_before(text, "yuan")].concat() {
                assert!(fees.contains(&fee), "{}: {fee} yuan in {text}", service.id);
                seen.0 += 1;
            }
            for limit in [numbers_before(text, "个工作日"), numbers_before(text, "working days")].concat() {
                assert!(days.contains(&limit), "{}: {limit} working days in {text}", service.id);
                seen.1 += 1;
            }
        }
    }
    assert!(seen.0 >= 10 && seen.1 >= 10, "{seen:?}: the test found nothing to compare");
}

#[db_test]
async fn questions_were_answered_in_time_by_those_who_hold_them(store: Store) {
    let at: DateTime<Utc> = "2008-03-03T01:00:00Z".parse().unwrap();
    load(&store, &SampleSource::BuiltIn, "sample password", at).await.unwrap();
    let asked = queue(store.read(), QuestionState::Answered, Held::Anywhere, None, 100).await.unwrap();
    assert_eq!(asked.len(), 52);
    for question in &asked {
        let date = domain::time::local_date(at);
        assert!(question.asked < question.answered.unwrap() && question.answered.unwrap() <= question.due);
        assert!(question.answered.unwrap() < date && question.published == question.answered, "{}", question.number);
        assert!(domain::number::QuestionNumber::parse(&question.number).is_ok());
        let history = events(store.read(), &question.number).await.unwrap();
        let names: Vec<&str> = history.iter().map(|event| event.event.as_str()).collect();
        assert_eq!(names, ["asked", "answered", "prepared", "published"]);
        assert!(history[1..].iter().all(|event| event.actor.starts_with('w') && !event.actor_en.is_empty()));
    }
}

/// On the hall's first days there is nothing that could have been asked before.
#[db_test]
async fn nothing_lies_before_the_first_day(store: Store) {
    let at: DateTime<Utc> = "2007-10-08T01:00:00Z".parse().unwrap();
    load(&store, &SampleSource::BuiltIn, "sample password", at).await.unwrap();
    let asked = queue(store.read(), QuestionState::Answered, Held::Anywhere, None, 100).await.unwrap();
    assert!(!asked.is_empty() && asked.len() < 52);
    assert!(asked.iter().all(|question| question.asked >= OPENING));
}
