//! The catalogue, stored and read on both databases.

use super::*;
use crate::clock::{Clock, SystemClock};
use crate::services::sample::{self, SampleSource};
use crate::storage::{Store, forms, users};
use db_test::db_test;

async fn loaded(store: &Store) {
    sample::load(store, &SampleSource::BuiltIn, "sample password", SystemClock.now()).await.unwrap();
}

#[db_test]
async fn the_sample_is_there_whole_and_in_order(store: Store) {
    loaded(&store).await;
    let services = services(store.read()).await.unwrap();
    assert_eq!(services.len(), 58);
    assert_eq!(services.iter().filter(|service| service.batch == Batch::First).count(), 38);
    assert_eq!(services[0].id, "GA-01");
    assert_eq!(departments(store.read()).await.unwrap().len(), 12);
    assert_eq!(windows(store.read()).await.unwrap().len(), 10);
    assert_eq!(towns(store.read()).await.unwrap().len(), 7);
    assert_eq!(forms::all(store.read()).await.unwrap().len(), 48);
    assert_eq!(
        users::all(store.read()).await.unwrap().len(),
        30,
        "22 posts, seven people of stations and departments, an administrator"
    );
    assert_eq!(revision(store.read()).await.unwrap(), 58, "every publication counts");
}

#[db_test]
async fn one_service_comes_with_its_department_and_version(store: Store) {
    loaded(&store).await;
    let service = service_by_id(store.read(), "TD-04").await.unwrap().unwrap();
    assert_eq!((service.department_zh.as_str(), service.promised_workdays, service.version), ("国土资源", 15, 1));
    assert_eq!(service.valid_from, NaiveDate::from_ymd_opt(2007, 9, 28));
    assert_eq!(service_version(store.read(), "TD-04", 1).await.unwrap(), Some(service));
    assert!(service_version(store.read(), "TD-04", 2).await.unwrap().is_none());
    assert!(service_by_id(store.read(), "XX-01' OR '1'='1").await.unwrap().is_none());
}

#[db_test]
async fn a_published_version_cannot_be_published_again(store: Store) {
    loaded(&store).await;
    let service = service_by_id(store.read(), "TD-04").await.unwrap().unwrap();
    let again = store
        .write(async move |tx| insert_service(tx, &service, NaiveDate::from_ymd_opt(2008, 1, 1).unwrap(), 99).await)
        .await;
    assert!(matches!(again, Err(StoreError::Conflict)));
}

#[db_test]
async fn a_second_sample_changes_nothing(store: Store) {
    loaded(&store).await;
    let again = sample::load(&store, &SampleSource::BuiltIn, "sample password", SystemClock.now()).await;
    assert!(matches!(again, Err(sample::SampleProblem::AlreadyLoaded)));
    assert_eq!(services(store.read()).await.unwrap().len(), 58);
}
