//! Questions of the public (咨询) on the wire (DOMAIN 1, F52).

use super::{List, NoBody, Op};
use crate::clock::Light;
use crate::question::Publication;
use crate::question::personal::Personal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A pass for one question: fetched with the form, sent along with it.
pub const PASS: Op<NoBody, Pass> = Op::get("/api/v1/questions/pass");
/// Asks.
pub const ASK: Op<NewQuestion, AskedReceipt> = Op::post("/api/v1/questions");
/// How a question stands, by number and code.
pub const ANSWER_OF: Op<AnswerQuery, PublicQuestion> = Op::get("/api/v1/answers/{number}");
/// What has been published, newest first, or with `q` what fits.
pub const PUBLISHED: Op<PublishedQuery, List<PublishedAnswer>> = Op::get("/api/v1/answers");
/// The questions that the caller may see, least time left first.
pub const QUESTIONS: Op<QuestionQuery, List<QuestionRow>> = Op::get("/api/v1/questions");
/// One question with everything that happened to it.
pub const QUESTION: Op<NoBody, QuestionView> = Op::get("/api/v1/questions/{number}");
/// Answers it, or amends the answer.
pub const REPLY: Op<Reply, QuestionView> = Op::post("/api/v1/questions/{number}/answer");
/// Hands it on to another department or to the enquiry desk.
pub const HAND_ON: Op<HandOn, QuestionView> = Op::post("/api/v1/questions/{number}/hand-on");
/// Prepares the public wording; nobody but the staff sees it yet.
pub const PREPARE: Op<Wording, QuestionView> = Op::post("/api/v1/questions/{number}/wording");
/// Publishes the prepared wording.
pub const PUBLISH: Op<Publish, QuestionView> = Op::post("/api/v1/questions/{number}/publish");
/// Takes a published answer back.
pub const WITHDRAW: Op<Withdraw, QuestionView> = Op::post("/api/v1/questions/{number}/withdraw");

/// A pass: proof that a form was shown to somebody before it was sent. Good for one question, from two seconds to six
/// hours after it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pass {
    /// Send it along as `pass`.
    pub pass: String,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NewQuestion {
    /// The service that it is about, for instance `TD-04`; empty for a general question.
    pub service: String,
    /// The question, 1 to 1000 characters.
    pub text: String,
    /// How to address the person, up to 40 characters; may be empty.
    pub name: String,
    /// Telephone for questions back; may be empty.
    pub phone: String,
    /// Language of the answer: `zh-CN` or `en`.
    pub lang: String,
    /// The pass that came with the form.
    pub pass: String,
    /// Left empty by people; whatever fills in every field of a page fills this in too.
    pub website: String,
}

/// What the asker keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedReceipt {
    /// The question's number, `Z` and digits.
    pub number: String,
    /// The same in groups.
    pub number_grouped: String,
    /// Six characters: with the number they show the answer.
    pub code: String,
    /// The last day of the limit for an answer.
    pub due: NaiveDate,
    /// That day lies in a year without an official calendar.
    pub provisional: bool,
}

/// The code of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct AnswerQuery {
    /// Six characters.
    #[serde(default)]
    pub code: String,
}

/// How a question stands, for the person who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicQuestion {
    /// The number.
    pub number: String,
    /// The same in groups.
    pub number_grouped: String,
    /// Who holds it, Chinese.
    pub holder_zh: String,
    /// Who holds it, English.
    pub holder_en: String,
    /// The service that it is about.
    pub service: Option<String>,
    /// Its name, Chinese.
    pub service_zh: String,
    /// Its name, English.
    pub service_en: String,
    /// The question as it was asked.
    pub text: String,
    /// The day it was asked.
    pub asked: NaiveDate,
    /// The last day of the limit for an answer.
    pub due: NaiveDate,
    /// That day lies in a year without an official calendar.
    pub provisional: bool,
    /// The light.
    pub light: Light,
    /// Working days left; negative when over.
    pub days_left: i64,
    /// The answer.
    pub answer: Option<String>,
    /// The day of the first answer.
    pub answered: Option<NaiveDate>,
    /// How often it has been handed on.
    pub handed_on: u32,
}

/// Which published answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct PublishedQuery {
    /// Only those about this service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Those in this language, `zh-CN` or `en`, come before the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Words that question or answer must hold, at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Entries a page, 1–100; 20 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A published answer, in its public wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedAnswer {
    /// Its public id; not the number of the question.
    pub id: String,
    /// The service that it is about.
    pub service: Option<String>,
    /// Language that was asked in, `zh-CN` or `en`.
    pub lang: String,
    /// Department that answered, Chinese.
    pub holder_zh: String,
    /// Department that answered, English.
    pub holder_en: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The day of publication.
    pub published: NaiveDate,
}

/// Which questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
pub struct QuestionQuery {
    /// `open` (the default) or `answered`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<QuestionState>,
    /// Entries a page, 1–100; 20 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Whether a question has been answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// Not yet.
    #[default]
    Open,
    /// Yes.
    Answered,
}

impl QuestionState {
    /// The code on the wire and in storage.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
        }
    }
}

/// A question in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionRow {
    /// The number.
    pub number: String,
    /// The same in groups.
    pub number_grouped: String,
    /// Its beginning.
    pub beginning: String,
    /// Who holds it, Chinese.
    pub holder_zh: String,
    /// Who holds it, English.
    pub holder_en: String,
    /// The service that it is about, Chinese; empty for a general question.
    pub service_zh: String,
    /// The same in English.
    pub service_en: String,
    /// The day it was asked.
    pub asked: NaiveDate,
    /// The last day of the limit.
    pub due: NaiveDate,
    /// The light.
    pub light: Light,
    /// Working days left; negative when over.
    pub days_left: i64,
    /// Where the public wording stands.
    pub publication: Publication,
}

/// A question for those who answer it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionView {
    /// The row.
    pub row: QuestionRow,
    /// The service's id.
    pub service: Option<String>,
    /// Code of the department that holds it, `CENTRE` for the enquiry desk.
    pub holder: String,
    /// The question.
    pub text: String,
    /// How to address the person.
    pub name: String,
    /// Telephone, if one was given.
    pub phone: String,
    /// Language that was asked in.
    pub lang: String,
    /// The answer.
    pub answer: Option<String>,
    /// The public wording of the question; empty while there is none.
    pub public_question: String,
    /// The public wording of the answer.
    pub public_answer: String,
    /// What looks personal in the public wording, or, while there is none, in question and answer.
    pub personal: Vec<Personal>,
    /// Whether the caller may answer it.
    pub may_answer: bool,
    /// Goes up with every change; hand it back with a write.
    pub version: i64,
    /// What happened, oldest first.
    pub history: Vec<QuestionMoment>,
}

/// Something that happened to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionMoment {
    /// When.
    pub at: DateTime<Utc>,
    /// `asked`, `handed_on`, `answered`, `prepared`, `published`, `withdrawn`.
    pub event: String,
    /// Who, Chinese; empty for the public.
    pub actor_zh: String,
    /// Who, English.
    pub actor_en: String,
    /// Note or reason; for a handing-on the note to the next.
    pub note: String,
    /// Whom it was handed on to, Chinese; empty for everything else.
    pub to_zh: String,
    /// The same in English.
    pub to_en: String,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Reply {
    /// 1 to 2000 characters.
    pub answer: String,
    /// Version of the question that was on the screen.
    pub version: i64,
}

/// Handing on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct HandOn {
    /// Code of the department, or `CENTRE`.
    pub to: String,
    /// Why, for those who take it over; 1 to 300 characters.
    pub note: String,
    /// Version of the question that was on the screen.
    pub version: i64,
}

/// A public wording.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Wording {
    /// The question, without personal data; 1 to 1000 characters.
    pub public_question: String,
    /// The answer, likewise; 1 to 2000 characters.
    pub public_answer: String,
    /// Version of the question that was on the screen.
    pub version: i64,
}

/// Publishing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Publish {
    /// Version of the question that was on the screen: exactly the wording shown there is published.
    pub version: i64,
}

/// Taking back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Withdraw {
    /// Why; 1 to 300 characters.
    pub reason: String,
    /// Version of the question that was on the screen.
    pub version: i64,
}
