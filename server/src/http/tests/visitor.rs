//! A visitor of a hall that stands for one test: sample catalogue, a clock that stands still until it is moved.

use crate::clock::Clock;
use crate::http::limits::{Limits, Tries};
use crate::http::{AppState, Site, Web, router};
use crate::services::sample::{self, SampleSource};
use crate::services::{Hall, HallSettings};
use crate::storage::Store;
use crate::storage::testing::sqlite_store;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use documents::{FontConfig, Typesetter};
use domain::time;
use metrics_exporter_prometheus::PrometheusBuilder;
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock, Mutex};
use tower::ServiceExt;

pub const PASSWORD: &str = "sample password";
pub const ID: &str = "11010519491231002X";

/// A clock that stands still.
pub struct StandingClock(Mutex<DateTime<Utc>>);

impl Clock for StandingClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// A hall on a temporary database.
pub struct TestHall {
    pub state: AppState,
    clock: Arc<StandingClock>,
    router: Router,
    _folder: Option<tempfile::TempDir>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn code(&self) -> String {
        let problem = self.json();
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json", "{problem}");
        assert_eq!(problem["status"], self.status.as_u16());
        problem["code"].as_str().unwrap().to_owned()
    }

    /// `field:code` of every wrong input.
    pub fn fields(&self) -> Vec<String> {
        let problem = self.json();
        let fields = problem["fields"].as_array().cloned().unwrap_or_default();
        fields
            .iter()
            .map(|one| format!("{}:{}", one["field"].as_str().unwrap(), one["code"].as_str().unwrap()))
            .collect()
    }
}

impl TestHall {
    /// Monday 2008-03-03, 09:12 in Shanghai.
    pub async fn open() -> Self {
        let plenty = Tries { burst: 10_000, per_minute: 10_000 };
        Self::open_with(Limits::new(plenty, plenty)).await
    }

    /// The same on a database of the caller's.
    pub async fn on(store: Store) -> Self {
        let plenty = Tries { burst: 10_000, per_minute: 10_000 };
        Self::build(store, None, HallSettings::default(), Limits::new(plenty, plenty), None).await
    }

    /// The same with settings of its own.
    pub async fn on_as(store: Store, settings: HallSettings) -> Self {
        let plenty = Tries { burst: 10_000, per_minute: 10_000 };
        Self::build(store, None, settings, Limits::new(plenty, plenty), None).await
    }

    /// The same, with a typesetter.
    pub async fn printing(store: Store) -> Self {
        static TYPESETTER: LazyLock<Arc<Typesetter>> =
            LazyLock::new(|| Arc::new(Typesetter::new(FontConfig::default()).unwrap()));
        let bare = Self::on(store).await;
        let (store, url) = (bare.state.hall.store.clone(), "http://hall.test".to_owned());
        let hall = Hall::open(store, HallSettings::default(), url, Some(TYPESETTER.clone())).await.unwrap();
        let state = AppState { hall: Arc::new(hall), ..bare.state.clone() };
        Self { router: router(state.clone()), state, clock: bare.clock.clone(), _folder: None }
    }

    /// Another process of the same hall: the same database and clock, a memory of its own.
    pub async fn beside(hall: &Self) -> Self {
        let store = hall.state.hall.store.clone();
        let other = Hall::open(store, HallSettings::default(), "http://hall.test".to_owned(), None).await.unwrap();
        let state = AppState { hall: Arc::new(other), ..hall.state.clone() };
        Self { router: router(state.clone()), state, clock: hall.clock.clone(), _folder: None }
    }

    /// A hall that is paused until this instant.
    pub async fn open_paused(until: DateTime<Utc>) -> Self {
        let (store, folder) = sqlite_store().await;
        Self::build(store, Some(folder), HallSettings::default(), Limits::default(), Some(until)).await
    }

    pub async fn open_with(limits: Limits) -> Self {
        let (store, folder) = sqlite_store().await;
        Self::build(store, Some(folder), HallSettings::default(), limits, None).await
    }

    /// A hall with settings of its own.
    pub async fn open_as(settings: HallSettings) -> Self {
        let (store, folder) = sqlite_store().await;
        Self::build(store, Some(folder), settings, Limits::default(), None).await
    }

    async fn build(
        store: Store,
        folder: Option<tempfile::TempDir>,
        settings: HallSettings,
        limits: Limits,
        paused_until: Option<DateTime<Utc>>,
    ) -> Self {
        let start = at("2008-03-03", 9, 12);
        let clock = Arc::new(StandingClock(Mutex::new(start)));
        sample::load(&store, &SampleSource::BuiltIn, PASSWORD, start).await.unwrap();
        let hall = Hall::open(store, settings, "http://hall.test".to_owned(), None).await.unwrap();
        let metrics = PrometheusBuilder::new().build_recorder().handle();
        let web = Web {
            site: Site::none(),
            https: false,
            trust_proxy: false,
            open_metrics: false,
            paused_until,
            limits,
            metrics,
        };
        let state = AppState { hall: Arc::new(hall), clock: clock.clone(), web: Arc::new(web) };
        Self { router: router(state.clone()), state, clock, _folder: folder }
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    pub fn move_clock(&self, to: DateTime<Utc>) {
        *self.clock.0.lock().unwrap() = to;
    }

    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { hall: self, cookie: None }
    }

    /// One with these preferences, for instance `en.dark.elder`.
    pub fn visitor_with(&self, prefs: &str) -> Visitor<'_> {
        Visitor { hall: self, cookie: Some(format!("prefs={prefs}")) }
    }

    pub async fn staff(&self, name: &str) -> Visitor<'_> {
        let mut visitor = self.visitor();
        let answer = visitor.post("/api/v1/session", json!({"name": name, "password": PASSWORD})).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        visitor.keep_cookie(&answer);
        visitor
    }
}

/// An instant by Shanghai's date and time.
pub fn at(date: &str, hour: i64, minute: i64) -> DateTime<Utc> {
    let date: NaiveDate = date.parse().unwrap();
    time::start_of(date) + TimeDelta::hours(hour) + TimeDelta::minutes(minute)
}

/// The body that accepts GA-04.
pub fn ga_04() -> Value {
    json!({"service": "GA-04", "applicant_name": "样例甲", "id_number": ID, "phone": "13800000000", "town": "HQ",
           "materials": [1, 2, 3, 5]})
}

/// The body that accepts TD-04.
pub fn td_04() -> Value {
    json!({"service": "TD-04", "applicant_name": "样例乙", "id_number": ID, "phone": "0577-62300000", "town": "DX",
           "materials": [1, 2, 3, 4]})
}

async fn send(router: Router, cookie: Option<&str>, mut request: Request<Body>) -> Answer {
    if let Some(cookie) = cookie {
        request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
    }
    request.headers_mut().entry(header::HOST).or_insert("hall.test".parse().unwrap());
    let response = router.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, text, bytes: bytes.into() }
}

/// A GET that stands for itself, so that it can go on on any thread.
pub async fn get_from(router: Router, cookie: Option<String>, path: &str) -> Answer {
    send(router, cookie.as_deref(), Request::get(path).body(Body::empty()).unwrap()).await
}

/// Someone with a browser or a program.
#[derive(Clone)]
pub struct Visitor<'a> {
    hall: &'a TestHall,
    pub cookie: Option<String>,
}

impl Visitor<'_> {
    pub fn keep_cookie(&mut self, answer: &Answer) {
        let mut set = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pair = set.rfind(|text| text.starts_with("session=")).unwrap().split(';').next().unwrap();
        self.cookie = Some(pair.to_owned());
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        send(self.hall.router(), self.cookie.as_deref(), request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.post_with_key(path, body, "").await
    }

    pub async fn post_with_key(&self, path: &str, body: Value, key: &str) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key)
            .body(Body::from(body.to_string()));
        self.send(request.unwrap()).await
    }

    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(fields).unwrap();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// What a PDF says, page by page, without blanks (read with poppler's pdftotext).
    pub async fn pages_of(&self, path: &str) -> Vec<String> {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("paper.pdf");
        std::fs::write(&file, &answer.bytes).unwrap();
        let said = std::process::Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&file).arg("-").output();
        let said = said.expect("pdftotext (Debian: apt install poppler-utils)");
        let text = String::from_utf8(said.stdout).unwrap();
        let squeezed = |page: &str| page.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
        let mut pages: Vec<String> = text.split('\u{c}').map(squeezed).collect();
        pages.pop();
        pages
    }

    /// Does something with a case, which goes well; answers the case.
    pub async fn act(&self, number: &str, act: &str, body: Value) -> Value {
        let answer = self.post(&format!("/api/v1/cases/{number}/{act}"), body).await;
        assert_eq!(answer.status, StatusCode::OK, "{act}: {}", answer.text);
        answer.json()
    }

    /// Tries something with a case and is refused; answers the fields at fault, or the rule.
    pub async fn refused(&self, number: &str, act: &str, body: Value) -> String {
        let answer = self.post(&format!("/api/v1/cases/{number}/{act}"), body).await;
        assert!(answer.status.is_client_error(), "{act}: {}", answer.text);
        let fields = answer.fields();
        if fields.is_empty() { answer.code() } else { fields.join(" ") }
    }

    pub async fn accept(&self, body: Value) -> Value {
        let answer = self.post("/api/v1/cases", body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        answer.json()
    }
}
