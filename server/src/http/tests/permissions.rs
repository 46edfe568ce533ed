//! Roles × operations, over the real interface.

use super::visitor::{PASSWORD, TestHall, Visitor, td_04};
use crate::services::passwords;
use crate::storage::Store;
use crate::storage::StoreError;
use crate::storage::users::{self, User};
use axum::http::StatusCode;
use db_test::db_test;
use domain::catalogue::Authorisation;
use domain::permission::{Action, Role, may, may_decide};
use serde_json::json;

/// What a role gets when it asks for an operation on a case of department TD, itself being of TD.
async fn ask(person: &Visitor<'_>, action: Action, number: &str) -> StatusCode {
    match action {
        Action::ReadPublic => person.get("/api/v1/services").await.status,
        Action::AcceptCase => person.post("/api/v1/cases", json!({"service": ""})).await.status,
        Action::DecideCase => {
            person
                .post(&format!("/api/v1/cases/{number}/decide"), json!({"outcome": "granted", "version": 99}))
                .await
                .status
        }
        Action::HandleCase => {
            person.post(&format!("/api/v1/cases/{number}/resume"), json!({"version": 99})).await.status
        }
        Action::GiveOpinion => {
            person
                .post(&format!("/api/v1/cases/{number}/opinion"), json!({"opinion": "agree", "version": 99}))
                .await
                .status
        }
        Action::CorrectCase => {
            person.post(&format!("/api/v1/cases/{number}/undo"), json!({"reason": "x", "version": 99})).await.status
        }
        Action::SuperviseCase => {
            person.post(&format!("/api/v1/cases/{number}/slip"), json!({"reason": "x", "version": 99})).await.status
        }
        Action::NoteCase => {
            person.post(&format!("/api/v1/cases/{number}/note"), json!({"text": "x", "version": 99})).await.status
        }
        Action::DeliverCase => {
            person.post(&format!("/api/v1/cases/{number}/deliver"), json!({"version": 99})).await.status
        }
        Action::ReadCases | Action::ReadAllCases => person.get("/api/v1/cases").await.status,
        Action::ReprintReceipt => person.get(&format!("/api/v1/cases/{number}/receipt")).await.status,
        Action::ReadQuestions | Action::ReadAllQuestions => person.get("/api/v1/questions").await.status,
        Action::AnswerQuestions => {
            person.post("/api/v1/questions/Z08030300071/answer", json!({"answer": "x", "version": 1})).await.status
        }
        Action::ReadAdministration => person.get("/api/v1/forms/downloads").await.status,
        Action::Announce => person.post("/api/v1/news", json!({})).await.status,
        Action::DraftCalendar => person.post("/api/v1/calendar/drafts", json!({})).await.status,
        Action::SignCalendar => person.post("/api/v1/calendar/drafts/99/sign", json!({"version": 1})).await.status,
        Action::ManageForms => person.post("/api/v1/forms/HQ-XX-99/files/withdraw", json!({})).await.status,
        Action::ManageUsers => StatusCode::OK,
    }
}

async fn add(hall: &TestHall, role: Role) -> String {
    let name = format!("a-{}", role.code().replace('_', "-"));
    let user = User {
        name: name.clone(),
        title_zh: name.clone(),
        title_en: name.clone(),
        role,
        department: Some("TD".to_owned()),
        window: Some(5),
        post: None,
        password_hash: passwords::hash(PASSWORD).unwrap(),
        active: true,
    };
    hall.state.hall.store.write(async move |tx| users::insert(tx, user, 0).await).await.unwrap();
    name
}

#[db_test]
async fn every_role_gets_what_the_table_of_permissions_says(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = hall.staff("w5a").await.accept(td_04()).await;
    let number = receipt["number"].as_str().unwrap();
    let asked = [
        Action::ReadPublic,
        Action::AcceptCase,
        Action::DecideCase,
        Action::HandleCase,
        Action::GiveOpinion,
        Action::CorrectCase,
        Action::SuperviseCase,
        Action::NoteCase,
        Action::DeliverCase,
        Action::ReadCases,
        Action::ReprintReceipt,
        Action::ReadQuestions,
        Action::AnswerQuestions,
        Action::ReadAdministration,
        Action::Announce,
        Action::DraftCalendar,
        Action::SignCalendar,
        Action::ManageForms,
    ];
    for role in Role::ALL {
        let name = add(&hall, role).await;
        let person = hall.staff(&name).await;
        for action in asked {
            let status = ask(&person, action, number).await;
            let refused = status == StatusCode::FORBIDDEN;
            // The case is of level D.
            let level = action != Action::DecideCase || may_decide(Some(role), Authorisation::D);
            assert_eq!(refused, !(may(Some(role), action) && level), "{} {}: {status}", role.code(), action.code());
        }
    }
    for action in asked {
        let status = ask(&hall.visitor(), action, number).await;
        assert_eq!(status == StatusCode::UNAUTHORIZED, !may(None, action), "the public {}: {status}", action.code());
    }
}

#[db_test]
async fn who_may_no_longer_sign_in_is_out_at_once(store: Store) {
    let hall = TestHall::on(store).await;
    let clerk = hall.staff("w5a").await;
    hall.state
        .hall
        .store
        .write(async |tx| tx.execute("UPDATE users SET active = 0 WHERE name = 'w5a'", |query| query).await)
        .await
        .map_err(|error: StoreError| error)
        .unwrap();
    assert_eq!(clerk.get("/api/v1/cases").await.status, StatusCode::UNAUTHORIZED);
    let again = hall.visitor().post("/api/v1/session", json!({"name": "w5a", "password": PASSWORD})).await;
    assert_eq!(again.code(), "wrong_password");
}
