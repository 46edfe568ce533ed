//! Questions of the public: ask, answer, hand on, publish.

use crate::http::input::{Input, Query};
use crate::http::limits::Caller;
use crate::http::person::Key;
use crate::http::reply::{Failure, private, public};
use crate::http::state::AppState;
use crate::services::{Asked, questions};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::api::questions::{
    AnswerQuery, AskedReceipt, HandOn, NewQuestion, Pass, PublicQuestion, Publish, PublishedAnswer, PublishedQuery,
    QuestionQuery, QuestionRow, QuestionView, Reply, Withdraw, Wording,
};
use domain::api::{List, Problem};

/// A pass for one question.
#[utoipa::path(get, path = "/api/v1/questions/pass", tag = "public", responses((status = 200, body = Pass), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn pass(State(state): State<AppState>, asked: Asked) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::new_pass(&state.hall, &asked)?))
}

/// Asks. The same pass twice answers the same receipt.
#[utoipa::path(post, path = "/api/v1/questions", tag = "public", request_body(content((NewQuestion = "application/json"), (NewQuestion = "application/x-www-form-urlencoded"))), responses((status = 201, body = AskedReceipt), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn ask(
    State(state): State<AppState>,
    asked: Asked,
    caller: Caller,
    Input(new): Input<NewQuestion>,
) -> Result<Response, Failure> {
    state.web.limits.question(caller)?;
    Ok(private(StatusCode::CREATED, &questions::ask(&state.hall, &asked, new).await?))
}

/// How a question stands, by number and code. A wrong number and a wrong code look the same.
#[utoipa::path(get, path = "/api/v1/answers/{number}", tag = "public", params(("number" = String, Path), AnswerQuery), responses((status = 200, body = PublicQuestion), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn answer_of(
    State(state): State<AppState>,
    asked: Asked,
    caller: Caller,
    Path(number): Path<String>,
    Query(query): Query<AnswerQuery>,
) -> Result<Response, Failure> {
    state.web.limits.answer(caller, &number)?;
    Ok(private(StatusCode::OK, &questions::answer_of(&state.hall, &asked, &number, &query.code).await?))
}

/// Published answers, newest first, or with `q` what holds every word.
#[utoipa::path(get, path = "/api/v1/answers", tag = "public", params(PublishedQuery), responses((status = 200, body = List<PublishedAnswer>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn published(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(query): Query<PublishedQuery>,
) -> Result<Response, Failure> {
    Ok(public(&headers, &questions::published(&state.hall, state.clock.now(), query).await?))
}

/// The questions that the caller may see, least time left first.
#[utoipa::path(get, path = "/api/v1/questions", tag = "questions", security(("session" = [])), params(QuestionQuery), responses((status = 200, body = List<QuestionRow>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn queue(
    State(state): State<AppState>,
    asked: Asked,
    Query(query): Query<QuestionQuery>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::queue(&state.hall, &asked, query).await?))
}

/// One question with everything that happened to it.
#[utoipa::path(get, path = "/api/v1/questions/{number}", tag = "questions", security(("session" = [])), params(("number" = String, Path)), responses((status = 200, body = QuestionView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn one(State(state): State<AppState>, asked: Asked, Path(number): Path<String>) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::question(&state.hall, &asked, &number).await?))
}

/// Answers it, or amends the answer.
#[utoipa::path(post, path = "/api/v1/questions/{number}/answer", tag = "questions", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((Reply = "application/json"), (Reply = "application/x-www-form-urlencoded"))), responses((status = 200, body = QuestionView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn reply(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<Reply>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::reply(&state.hall, &asked, &number, typed, key).await?))
}

/// Hands it on, with a note, to another department or to the enquiry desk.
#[utoipa::path(post, path = "/api/v1/questions/{number}/hand-on", tag = "questions", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((HandOn = "application/json"), (HandOn = "application/x-www-form-urlencoded"))), responses((status = 200, body = QuestionView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn hand_on(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<HandOn>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::hand_on(&state.hall, &asked, &number, typed, key).await?))
}

/// Prepares the public wording; nobody but the staff sees it yet.
#[utoipa::path(post, path = "/api/v1/questions/{number}/wording", tag = "questions", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((Wording = "application/json"), (Wording = "application/x-www-form-urlencoded"))), responses((status = 200, body = QuestionView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn prepare(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<Wording>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::prepare(&state.hall, &asked, &number, typed, key).await?))
}

/// Publishes exactly the prepared wording that the person saw.
#[utoipa::path(post, path = "/api/v1/questions/{number}/publish", tag = "questions", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((Publish = "application/json"), (Publish = "application/x-www-form-urlencoded"))), responses((status = 200, body = QuestionView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn publish(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<Publish>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::publish(&state.hall, &asked, &number, typed, key).await?))
}

/// Takes a published answer back.
#[utoipa::path(post, path = "/api/v1/questions/{number}/withdraw", tag = "questions", security(("session" = [])), params(("number" = String, Path), ("Idempotency-Key" = Option<String>, Header, description = "8 to 100 visible characters; the same key twice has one effect")), request_body(content((Withdraw = "application/json"), (Withdraw = "application/x-www-form-urlencoded"))), responses((status = 200, body = QuestionView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub async fn withdraw(
    State(state): State<AppState>,
    asked: Asked,
    Path(number): Path<String>,
    Key(key): Key,
    Input(typed): Input<Withdraw>,
) -> Result<Response, Failure> {
    Ok(private(StatusCode::OK, &questions::withdraw(&state.hall, &asked, &number, typed, key).await?))
}
