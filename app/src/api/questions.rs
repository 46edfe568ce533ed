//! Questions of the public.

use super::door::{ask, send};
use domain::api::questions::{
    ANSWER_OF, AnswerQuery, HAND_ON, HandOn, PASS, PREPARE, PUBLISH, PUBLISHED, Pass, PublicQuestion, Publish,
    PublishedAnswer, PublishedQuery, QUESTION, QUESTIONS, QuestionQuery, QuestionRow, QuestionView, REPLY, Reply,
    WITHDRAW, Withdraw, Wording,
};
use domain::api::{List, NoBody, Problem};

/// A pass for one question.
pub fn pass() -> impl Future<Output = Result<Pass, Problem>> + Send {
    ask(PASS, &[], &NoBody {})
}

/// How a question stands, by number and code.
pub fn answer_of(number: String, code: String) -> impl Future<Output = Result<PublicQuestion, Problem>> + Send {
    ask(ANSWER_OF, &[&number], &AnswerQuery { code })
}

/// Published answers, newest first.
pub fn published(query: PublishedQuery) -> impl Future<Output = Result<List<PublishedAnswer>, Problem>> + Send {
    ask(PUBLISHED, &[], &query)
}

/// The questions that the caller may see.
pub fn queue(query: QuestionQuery) -> impl Future<Output = Result<List<QuestionRow>, Problem>> + Send {
    ask(QUESTIONS, &[], &query)
}

/// One question.
pub fn one(number: String) -> impl Future<Output = Result<QuestionView, Problem>> + Send {
    ask(QUESTION, &[&number], &NoBody {})
}

/// Answers it.
pub fn reply(number: String, input: Reply, key: String) -> impl Future<Output = Result<QuestionView, Problem>> + Send {
    send(REPLY, &[&number], &input, &key)
}

/// Hands it on.
pub fn hand_on(
    number: String,
    input: HandOn,
    key: String,
) -> impl Future<Output = Result<QuestionView, Problem>> + Send {
    send(HAND_ON, &[&number], &input, &key)
}

/// Prepares the public wording.
pub fn prepare(
    number: String,
    input: Wording,
    key: String,
) -> impl Future<Output = Result<QuestionView, Problem>> + Send {
    send(PREPARE, &[&number], &input, &key)
}

/// Publishes it.
pub fn publish(
    number: String,
    input: Publish,
    key: String,
) -> impl Future<Output = Result<QuestionView, Problem>> + Send {
    send(PUBLISH, &[&number], &input, &key)
}

/// Takes it back.
pub fn withdraw(
    number: String,
    input: Withdraw,
    key: String,
) -> impl Future<Output = Result<QuestionView, Problem>> + Send {
    send(WITHDRAW, &[&number], &input, &key)
}
