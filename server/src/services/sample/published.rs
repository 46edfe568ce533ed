//! Life in the sample: questions that were asked, answered and published by the departments' people on the working days
//! before it is loaded, and the director's announcements.
//!
//! Every record is as if the hall had written it: number and query code, limit by the calendar, the four events with
//! whoever did them, and the rules of [`domain::question`] decide each step.

use super::OPENING;
use super::source::{Sample, SampleAnswer, SampleProblem, rule};
use crate::services::HallSettings;
use crate::services::secrets::random;
use crate::storage::news::{self, NewsRecord};
use crate::storage::questions::{self, QuestionEventRecord, QuestionRecord};
use crate::storage::users::User;
use crate::storage::{StoreError, Tx};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::api::news::News;
use domain::api::questions::QuestionState;
use domain::calendar::Calendar;
use domain::clock::{Term, due_date};
use domain::number::QuestionNumber;
use domain::permission::{Action, Role, may};
use domain::query_code::QueryCode;
use domain::question::{ENQUIRY_DESK, Publication, Question, QuestionEvent, REPLY_WORKDAYS};
use domain::time;

/// Days looked back at most for working days.
const LOOK_BACK: u64 = 400;
/// The newest question was asked so many working days before the sample is loaded, and answered on the next.
const NEWEST: usize = 1;

/// The records, numbers still to be given.
pub(super) struct Life {
    /// By the day they were asked, oldest first.
    days: Vec<(NaiveDate, Vec<Asked>)>,
    news: Vec<NewsRecord>,
}

struct Asked {
    record: QuestionRecord,
    events: Vec<QuestionEventRecord>,
}

/// What the sample's public and staff have done before `at`. What would lie before the hall's first day is left out.
pub(super) fn before(sample: &Sample, people: &[User], at: DateTime<Utc>) -> Result<Life, SampleProblem> {
    let calendar = Calendar::new(&sample.calendar).map_err(|problem| rule("calendar.json", "years", problem))?;
    let workdays = workdays_before(&calendar, time::local_date(at));
    let mut days = Vec::new();
    for (back, answer) in sample.life.answers.iter().rev().enumerate() {
        let (Some(asked), Some(answered)) = (workdays.get(back + NEWEST), workdays.get(back + NEWEST - 1)) else {
            break;
        };
        let made = answer.wordings().into_iter().zip([9, 15]).map(|((lang, question, text), hour)| {
            let words = Words { lang, question, text };
            asked_and_answered(sample, people, &calendar, answer, words, (*asked, *answered, hour))
        });
        days.push((*asked, made.collect::<Result<Vec<_>, _>>()?));
    }
    days.reverse();
    let author = people.iter().find(|user| may(Some(user.role), Action::Announce));
    let first = workdays.len().min(sample.life.news.len());
    let dates = workdays.get(..first).unwrap_or_default().iter().rev();
    let news = sample.life.news.iter().zip(dates).zip(author.into_iter().cycle()).map(|((new, day), author)| {
        let news = News {
            no: 0,
            published: *day,
            title_zh: new.title_zh.clone(),
            title_en: new.title_en.clone(),
            text_zh: new.text_zh.clone(),
            text_en: new.text_en.clone(),
        };
        NewsRecord { news, published_at: clock(*day, 9, 0), author: author.name.clone() }
    });
    Ok(Life { news: news.collect(), days })
}

/// Working days before `date`, the latest first, down to the hall's first day.
fn workdays_before(calendar: &Calendar, date: NaiveDate) -> Vec<NaiveDate> {
    let back = (1..LOOK_BACK).map_while(|days| date.checked_sub_days(Days::new(days)));
    back.take_while(|day| *day >= OPENING).filter(|day| calendar.is_workday(*day)).collect()
}

/// UTC milliseconds of Shanghai's time.
fn clock(day: NaiveDate, hour: u32, minute: u32) -> i64 {
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    time::instant(day, time).timestamp_millis()
}

struct Words<'a> {
    lang: &'static str,
    question: &'a str,
    text: &'a str,
}

fn asked_and_answered(
    sample: &Sample,
    people: &[User],
    calendar: &Calendar,
    answer: &SampleAnswer,
    words: Words<'_>,
    (asked, answered, hour): (NaiveDate, NaiveDate, u32),
) -> Result<Asked, SampleProblem> {
    let wrong = |error: &dyn std::fmt::Display| rule(&sample.life.name, &answer.service, error);
    let department = sample.services.iter().find(|service| service.id == answer.service);
    let department = department.map(|service| service.department.as_str()).unwrap_or_default();
    let has_window = sample.windows.iter().any(|window| window.department == department);
    let holder = if has_window { department } else { ENQUIRY_DESK };
    let mut able = people.iter().filter(|user| may(Some(user.role), Action::AnswerQuestions));
    let clerk = able.find(|user| match user.role {
        Role::EnquiryDesk => holder == ENQUIRY_DESK,
        _ => user.department.as_deref() == Some(holder),
    });
    let clerk = clerk.ok_or_else(|| wrong(&"nobody may answer questions about this service"))?;
    let (question, text) = (words.question.to_owned(), words.text.to_owned());
    let mut state = Question::asked(holder);
    let asked_at = clock(asked, hour, 12);
    let mut events = vec![event(1, asked_at, &QuestionEvent::Asked, None)?];
    for (seq, minute, step) in [
        (2, 20, QuestionEvent::Answered { answer: text.clone() }),
        (3, 24, QuestionEvent::Prepared { question: question.clone(), answer: text }),
        (4, 26, QuestionEvent::Published),
    ] {
        state = state.apply(&step).map_err(|refusal| wrong(&refusal))?;
        events.push(event(seq, clock(answered, hour + 1, minute), &step, Some(clerk))?);
    }
    let term = Term { accepted: asked, workdays: REPLY_WORKDAYS, extension: 0, pauses: Vec::new() };
    let promised = due_date(calendar, &term).map_err(|problem| wrong(&problem))?;
    let code = random().map(QueryCode::from_random).ok_or_else(|| wrong(&"the system gives no random numbers"))?;
    let record = QuestionRecord {
        number: String::new(),
        centre: HallSettings::default().centre,
        query_code: code.as_str().to_owned(),
        service: Some(answer.service.clone()),
        department: state.department,
        lang: words.lang.to_owned(),
        name: String::new(),
        phone: String::new(),
        question,
        asked_at,
        asked,
        due: promised.due,
        provisional: promised.provisional,
        calendar_version: calendar.version().to_owned(),
        state: QuestionState::Answered,
        answer: state.answer.unwrap_or_default(),
        answered_at: events.get(1).map(|event| event.at),
        answered: Some(answered),
        handed_on: 0,
        publication: Publication::Public,
        public_question: state.wording.0,
        public_answer: state.wording.1,
        public_no: None,
        published: Some(answered),
        version: 4,
    };
    Ok(Asked { record, events })
}

fn event(seq: i64, at: i64, event: &QuestionEvent, by: Option<&User>) -> Result<QuestionEventRecord, StoreError> {
    let text = |of: fn(&User) -> &String| by.map(of).cloned().unwrap_or_default();
    Ok(QuestionEventRecord {
        question: String::new(),
        seq,
        at,
        event: event.name().to_owned(),
        content: serde_json::to_string(event).map_err(StoreError::corrupt)?,
        actor: text(|user| &user.name),
        actor_zh: text(|user| &user.title_zh),
        actor_en: text(|user| &user.title_en),
        post: by.and_then(|user| user.post).map(|post| post.code().to_owned()),
    })
}

/// Gives everything its number and stores it.
pub(super) async fn store(tx: &mut Tx, life: Life) -> Result<(), StoreError> {
    for (day, list) in life.days {
        for asked in list {
            let running = tx.next(&format!("question:{}:{day}", asked.record.centre)).await?;
            let running = u32::try_from(running).map_err(StoreError::corrupt)?;
            let number = QuestionNumber::new(day, running).map_err(StoreError::corrupt)?;
            let number = number.as_str().to_owned();
            let public_no = Some(tx.next("published answers").await?);
            questions::insert(tx, QuestionRecord { number: number.clone(), public_no, ..asked.record }).await?;
            for event in asked.events {
                questions::append(tx, QuestionEventRecord { question: number.clone(), ..event }).await?;
            }
        }
    }
    for record in life.news {
        let news = News { no: tx.next("news").await?, ..record.news };
        news::insert(tx, NewsRecord { news, ..record }).await?;
    }
    Ok(())
}
