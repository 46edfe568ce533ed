//! Who drafts and who signs; what was looked at is what is signed; mistakes in a notice.

use super::*;

#[db_test]
async fn nobody_signs_an_own_draft_off(store: Store) {
    let hall = before(store).await;
    published(&hall);
    for (name, status) in [("director", 403), ("w5a", 403), ("w1a", 403)] {
        let answer = hall.staff(name).await.post("/api/v1/calendar/drafts", notice()).await;
        assert_eq!(answer.status.as_u16(), status, "{name}");
    }
    assert_eq!(hall.visitor().get("/api/v1/calendar/drafts").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(hall.staff("w5a").await.get("/api/v1/calendar/drafts").await.status, StatusCode::FORBIDDEN);
    let supervisor = hall.staff("supervisor").await;
    drafted(&supervisor, notice()).await;
    assert_eq!(sign(&supervisor, 1, 1).await.status, StatusCode::FORBIDDEN);
    assert_eq!(sign(&hall.staff("admin").await, 1, 1).await.status, StatusCode::FORBIDDEN);
    // Promoted in between: still the same person.
    sql(&hall, "UPDATE users SET role = 'director' WHERE name = 'supervisor'").await;
    assert_eq!(supervisor.get("/api/v1/calendar/drafts/1").await.json()["may_decide"], false);
    let own = sign(&supervisor, 1, 1).await;
    assert_eq!((own.status, own.code()), (StatusCode::CONFLICT, "own_draft".to_owned()));
    let director = hall.staff("director").await;
    assert_eq!(director.get("/api/v1/calendar/drafts/1").await.json()["may_decide"], true);
    signed(&director, 1, 1).await;
}

#[db_test]
async fn of_two_directors_at_once_one_signs(store: Store) {
    let hall = before(store).await;
    let number = accepted(&hall.staff("w5a").await).await;
    published(&hall);
    drafted(&hall.staff("admin").await, notice()).await;
    let (a, b) = (hall.staff("director").await, hall.staff("director").await);
    let (one, other) = tokio::join!(sign(&a, 1, 1), sign(&b, 1, 1));
    let mut statuses = [one.status, other.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::CONFLICT], "{} {}", one.text, other.text);
    assert_eq!(moves_of(&case(&hall.staff("w5a").await, &number).await), 1);
    assert_eq!(sign(&a, 1, 2).await.code(), "draft_decided");
}

#[db_test]
async fn the_same_key_drafts_and_signs_once(store: Store) {
    let hall = before(store).await;
    published(&hall);
    let (admin, director) = (hall.staff("admin").await, hall.staff("director").await);
    for _ in 0..2 {
        let made = admin.post_with_key("/api/v1/calendar/drafts", notice(), "draft-key").await;
        assert_eq!((made.status, &made.json()["no"]), (StatusCode::CREATED, &json!(1)));
    }
    for _ in 0..2 {
        let body = json!({"version": 1});
        let done = director.post_with_key("/api/v1/calendar/drafts/1/sign", body, "sign-the-draft").await;
        assert_eq!((done.status, &done.json()["state"]), (StatusCode::OK, &json!("signed")), "{}", done.text);
    }
    assert_eq!(director.get("/api/v1/calendar/drafts").await.json()["items"].as_array().unwrap().len(), 1);
}

#[db_test]
async fn what_was_looked_at_is_what_is_signed(store: Store) {
    let hall = before(store).await;
    let first = accepted(&hall.staff("w5a").await).await;
    published(&hall);
    let (admin, director) = (hall.staff("admin").await, hall.staff("director").await);
    drafted(&admin, notice()).await;
    let mut shorter = notice();
    shorter["off"].as_array_mut().unwrap().retain(|day| day != "2008-10-05");
    drafted(&admin, shorter).await;
    // The case is decided before the director comes to it.
    hall.staff("w5a").await.act(&first, "step", json!({"officers": "经办人", "version": 1})).await;
    let body = json!({"outcome": "granted", "decided_by": "市局", "version": 2});
    let decided = hall.staff("w5a").await.post(&format!("/api/v1/cases/{first}/decide"), body).await;
    assert_eq!(decided.status, StatusCode::OK, "{}", decided.text);
    let refused = sign(&director, 1, 1).await;
    assert_eq!((refused.status, refused.code()), (StatusCode::CONFLICT, "list_changed".to_owned()));
    let draft = director.get("/api/v1/calendar/drafts/1").await.json();
    assert_eq!((&draft["version"], &draft["moved"], &draft["state"]), (&json!(2), &json!(0), &json!("open")));
    assert_eq!(director.get("/api/v1/calendar/drafts/1/moves").await.json()["items"], json!([]));
    assert_eq!(sign(&director, 1, 1).await.code(), "changed_meanwhile");
    signed(&director, 1, 2).await;
    // The second one was computed against a calendar that is no longer in force.
    assert_eq!(sign(&director, 2, 1).await.code(), "list_changed");
    let done = signed(&director, 2, 2).await;
    assert_eq!((&done["base_version"], &done["calendar_version"]), (&json!("2007-12-18.1"), &json!("2007-12-18.2")));
}

#[db_test]
async fn a_draft_is_rejected_with_its_reason(store: Store) {
    let hall = before(store).await;
    published(&hall);
    drafted(&hall.staff("admin").await, notice()).await;
    let director = hall.staff("director").await;
    let reject = "/api/v1/calendar/drafts/1/reject";
    assert_eq!(director.post(reject, json!({"version": 1})).await.fields(), ["reason:required"]);
    let done = director.post(reject, json!({"reason": "少写了元旦", "version": 1})).await.json();
    assert_eq!((&done["state"], &done["reason"]), (&json!("rejected"), &json!("少写了元旦")));
    assert_eq!(sign(&director, 1, 2).await.code(), "draft_decided");
    assert_eq!(hall.visitor().get("/api/v1/calendar").await.json()["version"], "before");
    assert_eq!(sign(&director, 99, 1).await.code(), "not_found");
    assert_eq!(director.get("/api/v1/calendar/drafts/x").await.code(), "not_found");
}

#[tokio::test]
async fn mistakes_in_a_notice_are_named_with_their_place() {
    let (store, _folder) = crate::storage::testing::sqlite_store().await;
    let hall = before(store).await;
    published(&hall);
    let admin = hall.staff("admin").await;
    let ask = async |body: Value| admin.post("/api/v1/calendar/drafts", body).await;
    assert_eq!(
        ask(json!({})).await.fields(),
        ["year:required", "off:required", "source:required", "published:required"]
    );
    let with = |field: &str, value: Value| {
        let mut notice = notice();
        notice[field] = value;
        notice
    };
    for (body, expected) in [
        (with("off", json!(["2008-01-01", "2009-01-01"])), vec!["off[1]:other_year"]),
        (with("off", json!(["2008-01-01", "2008-01-01"])), vec!["off[1]:twice"]),
        (with("off", json!(["2008-02-30"])), vec!["off[0]:date"]),
        (with("off", json!(["2008-02-02"])), vec!["work[1]:off_and_work"]),
        (with("work", json!(["2008-02-04"])), vec!["work[0]:work_on_weekday"]),
        (with("off", json!([20080101])), vec!["off:format"]),
        (with("off", json!(vec!["2008-01-01"; 61])), vec!["off:too_many"]),
        (with("year", json!("two thousand")), vec!["year:format"]),
        (with("year", json!(2019)), vec!["year:range"]),
        (with("published", json!("2007-12-19")), vec!["published:future"]),
    ] {
        assert_eq!(ask(body).await.fields(), expected);
    }
    assert_eq!(ask(with("source", json!("x".repeat(70_000)))).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(admin.get("/api/v1/calendar/drafts").await.json()["items"], json!([]), "nothing is stored");
    // A hall without any calendar cannot change the year before.
    sql(&hall, "DELETE FROM calendars").await;
    assert_eq!(ask(notice()).await.fields(), ["off:year_before"]);
}
