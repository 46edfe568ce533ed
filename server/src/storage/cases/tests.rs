//! Cases, stored and read on both databases.

use super::*;
use crate::clock::{Clock, SystemClock};
use crate::services::sample::{self, SampleSource};
use crate::storage::Store;
use chrono::NaiveDate;
use db_test::db_test;
use domain::case::{ApplicantKind, Outcome, StageName};
use domain::catalogue::{Authorisation, ItemKind, StepOrg};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn case(number: &str, window: u8, due: &str) -> CaseRecord {
    CaseRecord {
        number: number.to_owned(),
        centre: "HQ".to_owned(),
        query_code: "234567".to_owned(),
        document_no: "x".to_owned(),
        service: "TD-04".to_owned(),
        service_version: 1,
        service_zh: "土地使用权变更登记".to_owned(),
        service_en: "Change".to_owned(),
        department: if window == 5 { "TD" } else { "GA" }.to_owned(),
        window,
        kind: ItemKind::Promised,
        authorisation: Authorisation::D,
        promised_workdays: 15,
        stage: StageName::Accepted,
        applicant_kind: ApplicantKind::Person,
        applicant_name: "𠮷样例".to_owned(),
        id_number: "11010519491231002X".to_owned(),
        phone: "13800000000".to_owned(),
        town: "HQ".to_owned(),
        materials: vec![1, 2, 3],
        received_at: 1_204_506_720_000,
        accepted_at: Some(1_204_506_720_001),
        accepted: Some(date("2008-03-03")),
        due: date(due),
        printed_due: Some(date(due)),
        gap_due: None,
        chase_on: None,
        rated: false,
        delivery_due: None,
        law_due: None,
        at_org: None,
        statutory_due: Some(date("2008-03-31")),
        provisional: false,
        calendar_version: "2026-11".to_owned(),
        decided_at: None,
        completed: None,
        outcome: None,
        certificate_no: String::new(),
        decided_by: String::new(),
        reason: String::new(),
        delivered_at: None,
        received_by: String::new(),
        officer_zh: "5号窗口".to_owned(),
        officer_en: "window 5".to_owned(),
        events: 2,
        last_hash: "00".to_owned(),
        state: String::new(),
        resumes: None,
        ended: None,
        version: 1,
    }
}

async fn with(store: &Store, cases: Vec<CaseRecord>) {
    sample::load(store, &SampleSource::BuiltIn, "sample password", SystemClock.now()).await.unwrap();
    store
        .write(async move |tx| {
            for case in cases {
                insert(tx, case).await?;
            }
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
}

#[db_test]
async fn a_case_comes_back_as_it_was_stored(store: Store) {
    let stored = case("0803030500015", 5, "2008-03-24");
    with(&store, vec![stored.clone()]).await;
    let found = by_number(store.read(), "0803030500015").await.unwrap();
    assert!(found == Some(stored.clone()));
    let mut moved = stored;
    moved.stage = StageName::Decided;
    moved.decided_at = Some(1_206_000_000_000);
    moved.completed = Some(date("2008-03-20"));
    moved.outcome = Some(Outcome::Granted);
    moved.decided_by = "市局".to_owned();
    moved.events = 3;
    let next = moved.clone();
    store.write(async move |tx| update(tx, next, 1).await).await.unwrap();
    moved.version = 2;
    assert!(by_number(store.read(), "0803030500015").await.unwrap() == Some(moved.clone()));
    let late = store.write(async move |tx| update(tx, moved, 1).await).await;
    assert!(matches!(late, Err(StoreError::Conflict)), "an older version changes nothing");
}

#[db_test]
async fn a_number_is_stored_once(store: Store) {
    with(&store, vec![case("0803030500015", 5, "2008-03-24")]).await;
    let again = store.write(async |tx| insert(tx, case("0803030500015", 5, "2008-03-25")).await).await;
    assert!(matches!(again, Err(StoreError::Conflict)));
    assert_eq!(count(store.read()).await.unwrap(), 1);
}

#[db_test]
async fn lists_are_filtered_and_paged_by_due_date_and_number(store: Store) {
    let mut delivered = case("4", 5, "2008-03-01");
    delivered.stage = StageName::Delivered;
    with(&store, vec![case("1", 5, "2008-03-24"), case("2", 2, "2008-03-20"), case("3", 5, "2008-03-20"), delivered])
        .await;
    let numbers = async |filter: CaseFilter| {
        let found = list(store.read(), CaseFilter { limit: 10, ..filter }).await.unwrap();
        found.into_iter().map(|listed| listed.case.number).collect::<Vec<_>>()
    };
    assert_eq!(numbers(CaseFilter::default()).await, ["2", "3", "1"]);
    assert_eq!(numbers(CaseFilter { stage: StageFilter::All, ..CaseFilter::default() }).await, ["4", "2", "3", "1"]);
    assert_eq!(numbers(CaseFilter { window: Some(5), ..CaseFilter::default() }).await, ["3", "1"]);
    assert_eq!(numbers(CaseFilter { department: Some("GA".into()), ..CaseFilter::default() }).await, ["2"]);
    assert_eq!(
        numbers(CaseFilter { service: Some("TD-04' OR 1=1 --".into()), ..CaseFilter::default() }).await,
        [""; 0]
    );
    let after = Some(Position { by: date("2008-03-20"), number: "2".into() });
    assert_eq!(numbers(CaseFilter { after, ..CaseFilter::default() }).await, ["3", "1"]);
}

#[db_test]
async fn the_board_counts_by_department(store: Store) {
    let mut immediate = case("3", 2, "2008-03-24");
    immediate.kind = ItemKind::Immediate;
    let mut done = case("4", 5, "2008-03-20");
    with(&store, vec![case("1", 5, "2008-03-24"), case("2", 5, "2008-03-25"), immediate, done.clone()]).await;
    done.stage = StageName::Decided;
    done.completed = Some(date("2008-03-24"));
    store.write(async move |tx| update(tx, done, 1).await).await.unwrap();
    let group = |department: &str, kind, due: &str| Group {
        department: department.to_owned(),
        stage: StageName::Accepted,
        kind,
        due: date(due),
        law_due: Some(date("2008-03-31")),
        resumes: None,
        cases: 1,
    };
    let mut groups = board(store.read()).await.unwrap();
    groups.sort_by_key(|group| (group.department.clone(), group.due));
    assert_eq!(
        groups,
        [
            group("GA", ItemKind::Immediate, "2008-03-24"),
            group("TD", ItemKind::Promised, "2008-03-24"),
            group("TD", ItemKind::Promised, "2008-03-25"),
        ]
    );
    let done = done_on(store.read(), date("2008-03-24")).await.unwrap();
    assert_eq!(done["TD"], Done { accepted: 0, completed: 1 });
}

#[db_test]
async fn what_waits_to_be_collected_is_ordered_by_its_own_last_day(store: Store) {
    let decided = |number: &str, due: &str, delivery_due: Option<&str>| {
        let mut decided = case(number, 5, due);
        decided.stage = StageName::Decided;
        decided.delivery_due = delivery_due.map(date);
        decided
    };
    let before = decided("1", "2008-03-24", None);
    with(
        &store,
        vec![before, decided("2", "2008-03-20", Some("2008-04-03")), decided("3", "2008-03-28", Some("2008-04-02"))],
    )
    .await;
    let filter = CaseFilter { stage: StageFilter::Decided, limit: 10, ..CaseFilter::default() };
    let found = list(store.read(), filter.clone()).await.unwrap();
    let order: Vec<_> = found.iter().map(|one| (one.case.number.as_str(), one.by)).collect();
    assert_eq!(order, [("1", date("2008-03-24")), ("3", date("2008-04-02")), ("2", date("2008-04-03"))]);
    let after = Some(Position { by: date("2008-04-02"), number: "3".into() });
    let rest = list(store.read(), CaseFilter { after, ..filter }).await.unwrap();
    assert_eq!(rest.len(), 1);
}

#[db_test]
async fn a_post_has_in_its_queue_what_is_its_own_step(store: Store) {
    let at = |number: &str, org| {
        let mut one = case(number, 5, "2008-03-24");
        one.at_org = org;
        one
    };
    let (window, station) = (at("1", Some(StepOrg::Window)), at("2", Some(StepOrg::Station)));
    let (department, before) = (at("3", Some(StepOrg::Department)), at("4", None));
    with(&store, vec![window, station, department, before]).await;
    let numbers = async |levels| {
        let found = list(store.read(), CaseFilter { levels, limit: 10, ..CaseFilter::default() }).await.unwrap();
        found.into_iter().map(|listed| listed.case.number).collect::<Vec<_>>()
    };
    assert_eq!(numbers(Levels::Station).await, ["2", "4"], "one from before is not lost");
    assert_eq!(numbers(Levels::Department).await, ["3", "4"]);
    assert_eq!(numbers(Levels::StationHead).await, [""; 0], "level D");
    assert_eq!(numbers(Levels::All).await, ["1", "2", "3", "4"]);
}

#[db_test]
async fn events_are_appended_once_each(store: Store) {
    with(&store, vec![case("1", 5, "2008-03-24")]).await;
    let event = |seq: i64| EventRecord {
        case_number: "1".to_owned(),
        seq,
        at: 1_204_506_720_000 + seq,
        event: "received".to_owned(),
        content: "{}".to_owned(),
        actor: "w5a".to_owned(),
        actor_zh: "岗".to_owned(),
        actor_en: "post".to_owned(),
        post: (seq == 1).then(|| "A".to_owned()),
        prev_hash: String::new(),
        hash: "h".to_owned(),
    };
    let (first, second, again) = (event(1), event(2), event(2));
    store.write(async move |tx| append(tx, second).await).await.unwrap();
    store.write(async move |tx| append(tx, first).await).await.unwrap();
    assert!(matches!(store.write(async move |tx| append(tx, again).await).await, Err(StoreError::Conflict)));
    let stored = events(store.read(), "1").await.unwrap();
    assert!(stored == vec![event(1), event(2)]);
}
