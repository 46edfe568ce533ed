//! A fresh database for each test.

use super::Store;
use sqlx::{Connection, Executor};
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

fn run<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

/// A store in a temporary file, for tests that need only one kind of database.
pub async fn sqlite_store() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("test.db").display());
    (Store::open(&url).await.unwrap(), folder)
}

/// Runs a test on a temporary file.
pub fn on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(Store) -> F) {
    run(async {
        let (store, _folder) = sqlite_store().await;
        test(store).await;
    });
}

/// Runs a test on a database of its own in the server that `HALL_TEST_POSTGRES` names.
pub fn on_postgres<F: Future<Output = ()>>(test: impl FnOnce(Store) -> F) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var("HALL_TEST_POSTGRES")
        .expect("HALL_TEST_POSTGRES names a PostgreSQL server for tests; `make test` starts one");
    let name = format!("hall_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let (base, _) = server.rsplit_once('/').unwrap();
    let url = format!("{base}/{name}");
    run(async {
        let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
        admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let store = Store::open(&url).await.unwrap();
        test(store).await;
        admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await.unwrap();
    });
}
