//! Questions, stored and read on both databases.

use super::*;
use crate::services::sample::{self, SampleSource};
use crate::storage::Store;
use chrono::{DateTime, NaiveDate, Utc};
use db_test::db_test;
use domain::api::questions::QuestionState;
use domain::question::Publication;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn asked(number: &str, department: &str, due: &str) -> QuestionRecord {
    QuestionRecord {
        number: number.to_owned(),
        centre: "HQ".to_owned(),
        query_code: "234567".to_owned(),
        service: (department == "TD").then(|| "TD-04".to_owned()),
        department: department.to_owned(),
        lang: "zh-CN".to_owned(),
        name: "𠮷样例".to_owned(),
        phone: String::new(),
        question: "要带什么？\n第二行".to_owned(),
        asked_at: 1_204_506_720_000,
        asked: date("2008-03-03"),
        due: date(due),
        provisional: false,
        calendar_version: "2026-11".to_owned(),
        state: QuestionState::Open,
        answer: String::new(),
        answered_at: None,
        answered: None,
        handed_on: 0,
        publication: Publication::None,
        public_question: String::new(),
        public_answer: String::new(),
        public_no: None,
        published: None,
        version: 1,
    }
}

async fn filled(store: &Store) {
    let at: DateTime<Utc> = "2008-03-03T01:00:00Z".parse().unwrap();
    sample::load(store, &SampleSource::BuiltIn, "sample password", at).await.unwrap();
    let rows = [("Z1", "TD", "2008-03-06"), ("Z2", "CENTRE", "2008-03-05"), ("Z3", "TD", "2008-03-05")];
    for (number, department, due) in rows {
        let row = asked(number, department, due);
        store.write(async move |tx| insert(tx, row).await).await.unwrap();
    }
}

async fn numbers(store: &Store, held: Held, after: Option<(NaiveDate, String)>, limit: u32) -> Vec<String> {
    let rows = queue(store.read(), QuestionState::Open, held, after, limit).await.unwrap();
    rows.into_iter().map(|row| row.number).collect()
}

#[db_test]
async fn a_question_comes_back_as_it_was_stored(store: Store) {
    filled(&store).await;
    let found = by_number(store.read(), "Z1").await.unwrap().unwrap();
    assert!(found == asked("Z1", "TD", "2008-03-06"));
    assert!(by_number(store.read(), "Z9").await.unwrap().is_none());
}

#[db_test]
async fn queues_are_in_order_and_page_by_key(store: Store) {
    filled(&store).await;
    assert_eq!(numbers(&store, Held::Anywhere, None, 9).await, ["Z2", "Z3", "Z1"]);
    assert_eq!(numbers(&store, Held::By("TD".into()), None, 9).await, ["Z3", "Z1"]);
    assert_eq!(numbers(&store, Held::By("TD".into()), None, 1).await, ["Z3"]);
    let after = Some((date("2008-03-05"), "Z3".to_owned()));
    assert_eq!(numbers(&store, Held::By("TD".into()), after, 9).await, ["Z1"]);
    assert!(numbers(&store, Held::By("GA".into()), None, 9).await.is_empty());
}

#[db_test]
async fn answered_questions_come_with_the_latest_first(store: Store) {
    for (number, due) in [("Z1", "2008-03-05"), ("Z2", "2008-03-06"), ("Z3", "2008-03-05")] {
        let row = QuestionRecord { state: QuestionState::Answered, service: None, ..asked(number, "TD", due) };
        store.write(async move |tx| insert(tx, row).await).await.unwrap();
    }
    let after = Some((date("2008-03-06"), "Z2".to_owned()));
    for (held, after, wanted) in [
        (Held::Anywhere, None, vec!["Z2", "Z3", "Z1"]),
        (Held::By("TD".into()), None, vec!["Z2", "Z3", "Z1"]),
        (Held::By("TD".into()), after, vec!["Z3", "Z1"]),
        (Held::By("GA".into()), None, vec![]),
    ] {
        let rows = queue(store.read(), QuestionState::Answered, held, after, 9).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.number.as_str()).collect::<Vec<_>>(), wanted);
    }
}

#[db_test]
async fn a_change_needs_the_version_it_was_made_from(store: Store) {
    filled(&store).await;
    let mut answered = asked("Z1", "TD", "2008-03-06");
    answered.state = QuestionState::Answered;
    answered.answer = "户口簿。".to_owned();
    answered.answered_at = Some(1_204_506_900_000);
    answered.answered = Some(date("2008-03-03"));
    answered.publication = Publication::Public;
    answered.public_no = Some(700);
    answered.published = Some(date("2008-03-04"));
    let (first, second) = (answered.clone(), answered.clone());
    store.write(async move |tx| update(tx, first, 1).await).await.unwrap();
    let again = store.write(async move |tx| update(tx, second, 1).await).await;
    assert!(matches!(again, Err(StoreError::Conflict)), "{again:?}");
    let found = by_number(store.read(), "Z1").await.unwrap().unwrap();
    assert_eq!((found.version, found.answer.as_str(), found.public_no), (2, "户口簿。", Some(700)));
    // Before the sample's own: its public number is higher, its limit later.
    let numbers = |rows: Vec<QuestionRecord>| rows.into_iter().map(|row| row.number).collect::<Vec<_>>();
    assert_eq!(numbers(published(store.read(), 1).await.unwrap()), ["Z1"]);
    let done = queue(store.read(), QuestionState::Answered, Held::Anywhere, None, 1).await.unwrap();
    assert_eq!(numbers(done), ["Z1"]);
}
