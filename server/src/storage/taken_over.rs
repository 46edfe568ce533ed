//! A database from before the life cycle of cases is brought up to date, and its cases are as they were.

use super::cases::{self, CaseFilter, StageFilter};
use super::db::{DatabaseUrl, MIGRATIONS, connect};
use super::{Store, StoreError};
use domain::case::{Case, Event, StageName, Terms};
use domain::catalogue::{Authorisation, ItemKind};
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection, Executor};

/// The last step of the tables before the life cycle.
const BEFORE: i64 = 5;

/// A department with a service, an accepted case of before and one that is decided.
const ROWS: &str = r#"
INSERT INTO departments (code, sort, name_zh, name_en, parent_zh, station_zh, batch)
    VALUES ('TD', 1, '国土资源', 'Land', '乐清市国土资源局', '国土资源所', '1');
INSERT INTO services (id, department, sort, batch, current_version) VALUES ('TD-04', 'TD', 1, '1', 1);
INSERT INTO cases (number, centre, query_code, document_no, service, service_version, service_zh, service_en, department,
        window_no, kind, authorisation, promised_workdays, stage, applicant_kind, applicant_name, id_number, phone, town,
        materials, received_at, accepted_at, accepted, due, printed_due, statutory_due, provisional, calendar_version,
        decided_at, completed, outcome, certificate_no, decided_by, reason, received_by, officer_zh, officer_en, events,
        last_hash, version)
    VALUES ('0803030500015', 'HQ', '234567', '虹政服（国土受）〔2008〕00001号', 'TD-04', 1, '土地使用权变更登记', 'Change', 'TD',
        5, 'promised', 'D', 15, 'accepted', 'person', '𠮷样例', '11010519491231002X', '13800000000', 'HQ',
        '[1,2,3]', 1204506720000, 1204506720000, '2008-03-03', '2008-03-24', '2008-03-24', '2008-03-31', 0, 'v1',
        NULL, NULL, NULL, '', '', '', '', '国土窗口A岗', 'Land A', 2, 'h2', 1),
        ('0803030500028', 'HQ', '345678', '虹政服（国土受）〔2008〕00002号', 'TD-04', 1, '土地使用权变更登记', 'Change', 'TD',
        5, 'promised', 'D', 15, 'decided', 'person', '样例', '11010519491231002X', '13800000000', 'HQ',
        '[1]', 1204506720000, 1204506720000, '2008-03-03', '2008-03-24', '2008-03-24', NULL, 0, 'v1',
        1204680000000, '2008-03-05', 'granted', '乐土 1', '局长', '', '', '国土窗口A岗', 'Land A', 3, 'h3', 2);
INSERT INTO case_events (case_number, seq, at, event, content, actor, actor_zh, actor_en, post, prev_hash, hash)
    VALUES ('0803030500015', 1, 1204506720000, 'received', '{"event":"received","materials":[1,2,3]}', 'w5a', '国土窗口A岗', 'Land A', 'A', '', 'h1'),
        ('0803030500015', 2, 1204506720000, 'accepted',
         '{"event":"accepted","due":"2008-03-24","calendar_version":"v1","service_version":1}', 'w5a', '国土窗口A岗', 'Land A', 'A', 'h1', 'h2');
"#;

/// Makes the old tables with their rows.
async fn old(url: &str) {
    sqlx::any::install_default_drivers();
    let mut connection = connect(&DatabaseUrl::parse(url).unwrap()).await.unwrap();
    let steps = MIGRATIONS.iter().filter(|step| step.version <= BEFORE).cloned().collect();
    Migrator::with_migrations(steps).run(&mut connection).await.unwrap();
    connection.execute(ROWS).await.unwrap();
    connection.close().await.unwrap();
}

async fn taken_over(url: &str) {
    old(url).await;
    assert!(
        matches!(Store::open_existing(url).await, Err(StoreError::Open(_))),
        "an older database is not served as it is"
    );
    let store = Store::open(url).await.unwrap();
    let case = cases::by_number(store.read(), "0803030500015").await.unwrap().unwrap();
    assert_eq!(
        (case.stage, case.accepted, case.printed_due),
        (StageName::Accepted, "2008-03-03".parse().ok(), "2008-03-24".parse().ok())
    );
    assert_eq!((case.accepted_at, case.version, case.applicant_name.as_str()), (Some(1_204_506_720_000), 1, "𠮷样例"));
    assert!(
        case.state.is_empty()
            && case.resumes.is_none()
            && case.ended.is_none()
            && case.gap_due.is_none()
            && !case.rated
    );
    let decided = cases::by_number(store.read(), "0803030500028").await.unwrap().unwrap();
    assert_eq!(
        (decided.stage, decided.completed, decided.certificate_no.as_str()),
        (StageName::Decided, "2008-03-05".parse().ok(), "乐土 1")
    );
    let numbers = async |stage| {
        let found = cases::list(store.read(), CaseFilter { stage, limit: 10, ..CaseFilter::default() }).await.unwrap();
        found.into_iter().map(|listed| listed.case.number).collect::<Vec<_>>()
    };
    assert_eq!(numbers(StageFilter::Open).await, ["0803030500015"]);
    assert_eq!(numbers(StageFilter::Decided).await, ["0803030500028"]);
    // Its history is one that the rules read.
    let events = cases::events(store.read(), "0803030500015").await.unwrap();
    let event = |event: &cases::EventRecord| {
        let at = chrono::DateTime::from_timestamp_millis(event.at).unwrap();
        Event { at, kind: serde_json::from_str(&event.content).unwrap() }
    };
    let history: Vec<Event> = events.iter().map(event).collect();
    let terms =
        Terms { kind: ItemKind::Promised, authorisation: Authorisation::D, department: "TD".to_owned(), steps: 0 };
    assert_eq!(Case::replay(&terms, &history).unwrap().stage.name(), StageName::Accepted);
    store.close().await;
    Store::open(url).await.unwrap().close().await;
}

#[tokio::test]
async fn a_database_from_before_goes_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    taken_over(&format!("sqlite://{}", folder.path().join("old.db").display())).await;
}

#[tokio::test]
async fn a_database_from_before_goes_on_postgres() {
    let server = std::env::var("HALL_TEST_POSTGRES").expect("HALL_TEST_POSTGRES names a PostgreSQL server for tests");
    let name = format!("hall_old_{}", std::process::id());
    let (base, _) = server.rsplit_once('/').unwrap();
    let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    taken_over(&format!("{base}/{name}")).await;
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await.unwrap();
}
