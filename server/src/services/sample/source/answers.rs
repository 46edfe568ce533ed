//! The questions, answers and announcements of the sample. A folder may go without them.

use super::{SampleProblem, SampleSource, file, parse, rule};
use domain::api::news::{LONGEST_TEXT, LONGEST_TITLE, NewNews};
use domain::catalogue::Service;
use domain::question::{LONGEST_ANSWER, LONGEST_QUESTION};
use domain::text::written;
use serde::Deserialize;

const NAME: &str = "answers.json";

/// A question about a service with its published answer, as it was asked and answered in either language.
#[derive(Clone, Debug, Deserialize)]
pub(in crate::services::sample) struct SampleAnswer {
    pub(in crate::services::sample) service: String,
    pub(in crate::services::sample) question_zh: String,
    pub(in crate::services::sample) answer_zh: String,
    pub(in crate::services::sample) question_en: String,
    pub(in crate::services::sample) answer_en: String,
}

impl SampleAnswer {
    /// Language, question, answer.
    pub(in crate::services::sample) fn wordings(&self) -> [(&'static str, &str, &str); 2] {
        [("zh-CN", &self.question_zh, &self.answer_zh), ("en", &self.question_en, &self.answer_en)]
    }
}

#[derive(Default, Deserialize)]
pub(in crate::services::sample) struct AnswersFile {
    /// The file, as messages name it.
    #[serde(skip)]
    pub(in crate::services::sample) name: String,
    pub(in crate::services::sample) answers: Vec<SampleAnswer>,
    pub(in crate::services::sample) news: Vec<NewNews>,
}

pub(super) fn read(source: &SampleSource, services: &[Service]) -> Result<AnswersFile, SampleProblem> {
    if let SampleSource::Folder(folder) = source
        && !folder.join(NAME).exists()
    {
        return Ok(AnswersFile::default());
    }
    let (name, text) = file(source, NAME, include_str!("../../../../sample/answers.json"))?;
    let read: AnswersFile = parse(&name, &text)?;
    for answer in &read.answers {
        if services.iter().all(|service| service.id != answer.service) {
            return Err(rule(&name, &answer.service, "no such service"));
        }
        for (_, question, text) in answer.wordings() {
            fits(&name, &answer.service, question, LONGEST_QUESTION)?;
            fits(&name, &answer.service, text, LONGEST_ANSWER)?;
        }
    }
    for news in &read.news {
        for title in [&news.title_zh, &news.title_en] {
            fits(&name, &news.title_zh, title, LONGEST_TITLE)?;
        }
        for text in [&news.text_zh, &news.text_en] {
            fits(&name, &news.title_zh, text, LONGEST_TEXT)?;
        }
    }
    Ok(AnswersFile { name, ..read })
}

/// What is read is as it would be stored had it been typed.
fn fits(file: &str, place: &str, text: &str, longest: usize) -> Result<(), SampleProblem> {
    match written(text, longest, true) {
        Ok(tidy) if tidy == text => Ok(()),
        Ok(_) => Err(rule(file, place, "blanks around a text")),
        Err(code) => Err(rule(file, place, format!("a text is {code}"))),
    }
}
