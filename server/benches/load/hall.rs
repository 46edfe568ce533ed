//! A hall for one measurement: sample catalogue, real clock, real socket.

use axum::Router;
use metrics_exporter_prometheus::PrometheusBuilder;
use server::clock::{Clock, SystemClock};
use server::http::{AppState, Limits, Site, Tries, Web, router};
use server::services::sample::{self, SampleSource};
use server::services::{Hall, HallSettings};
use server::storage::Store;
use sqlx::Connection as _;
use std::net::SocketAddr;
use std::sync::Arc;

pub const PASSWORD: &str = "bench password";

/// A hall at work on 127.0.0.1.
pub struct BenchHall {
    pub address: SocketAddr,
    pub state: AppState,
    _folder: tempfile::TempDir,
}

/// A folder on the disk that the repository lies on, not in memory.
pub fn folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("hall-bench-").tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

impl BenchHall {
    pub async fn open() -> Self {
        let folder = folder();
        let url = format!("sqlite://{}", folder.path().join("hall.db").display());
        Self::on(&url, folder).await
    }

    /// On a database of its own on a PostgreSQL server.
    pub async fn on_postgres(server: &str) -> Self {
        static RUNNING: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let running = RUNNING.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let name = format!("hall_bench_{}_{running}", std::process::id());
        sqlx::any::install_default_drivers();
        let mut connection = sqlx::AnyConnection::connect(server).await.unwrap();
        let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::query(create).execute(&mut connection).await.unwrap();
        let (start, _) = server.rsplit_once('/').unwrap();
        Self::on(&format!("{start}/{name}"), folder()).await
    }

    async fn on(url: &str, folder: tempfile::TempDir) -> Self {
        let store = Store::open(url).await.unwrap();
        sample::load(&store, &SampleSource::BuiltIn, PASSWORD, SystemClock.now()).await.unwrap();
        let hall = Hall::open(store, HallSettings::default(), "http://127.0.0.1".to_owned(), None).await.unwrap();
        let plenty = Tries { burst: 1_000_000_000, per_minute: 1_000_000_000 };
        // As `make build` left it: pages name its files.
        let site = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("../site");
        let web = Web {
            site: Site::read(&site).unwrap_or_else(|_| Site::none()),
            https: false,
            trust_proxy: false,
            open_metrics: false,
            paused_until: None,
            limits: Limits::new(plenty, plenty),
            metrics: PrometheusBuilder::new().build_recorder().handle(),
        };
        let state = AppState { hall: Arc::new(hall), clock: Arc::new(SystemClock), web: Arc::new(web) };
        let address = serve(router(state.clone())).await;
        Self { address, state, _folder: folder }
    }
}

/// Serves a router on a free port until the process ends.
pub async fn serve(router: Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}
