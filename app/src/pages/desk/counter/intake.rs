//! What the counter holds while a case is being taken in.

use super::draft;
use super::setting::{self, Setting};
use crate::api;
use crate::forms::Form;
use crate::pages::desk::days::{self, Promise};
use crate::pages::desk::keys;
use crate::pages::desk::submit::Sender;
use chrono::NaiveDate;
use domain::api::Problem;
use domain::api::cases::NewCase;
use domain::api::services::ServiceSummary;
use domain::calendar::Calendar;
use domain::case::ApplicantKind;
use domain::catalogue::{Service, Town};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Sent between threads: while the server renders, a page may begin on one and end on another.
type Navigate = Box<dyn Fn(&str) + Send + Sync>;

/// The state of the counter. Copied freely; the fields of the form hold what is typed, not this.
#[derive(Clone, Copy)]
pub(super) struct Intake {
    /// The form that goes to the server.
    pub(super) form: Form,
    /// The form on its way.
    pub(super) sender: Sender,
    /// The hall's date.
    pub(super) today: RwSignal<NaiveDate>,
    calendar: RwSignal<Option<Calendar>>,
    department: StoredValue<String>,
    /// The towns of the area.
    pub(super) towns: StoredValue<Vec<Town>>,
    /// This window's services.
    pub(super) services: StoredValue<Vec<ServiceSummary>>,
    /// What a search without script found.
    pub(super) found: StoredValue<Option<(String, Vec<ServiceSummary>)>>,
    /// The service that is being accepted.
    pub(super) picked: RwSignal<Option<Service>>,
    /// The service of the address is not this window's.
    pub(super) strange: RwSignal<bool>,
    /// Person or organisation.
    pub(super) kind: RwSignal<ApplicantKind>,
    /// Materials that begin ticked when the list is next drawn.
    pub(super) ticked: StoredValue<Vec<u32>>,
    /// What an unsent form brought back.
    pub(super) restored: RwSignal<bool>,
    /// Changes the address without leaving the page.
    navigate: StoredValue<Navigate>,
}

impl Intake {
    /// The state at the start: what the address or a refused form says.
    pub(super) fn new(form: Form, setting: Setting) -> Self {
        let kind = match form.value("applicant_kind").as_str() {
            "organisation" => ApplicantKind::Organisation,
            _ => only_kind(setting.picked.as_ref()).unwrap_or_default(),
        };
        let numbers = setting.picked.iter().flat_map(|service| &service.materials).map(|material| material.no);
        let ticked = numbers.filter(|no| form.ticked("materials[]", &no.to_string())).collect();
        let go = use_navigate();
        let stay = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        let navigate: Navigate = Box::new(move |address| go(address, stay.clone()));
        Self {
            form,
            sender: Sender::new(form),
            today: RwSignal::new(setting.today),
            calendar: RwSignal::new(Calendar::new(&setting.calendar).ok()),
            department: StoredValue::new(setting.department),
            towns: StoredValue::new(setting.towns),
            services: StoredValue::new(setting.services),
            found: StoredValue::new(setting.found),
            picked: RwSignal::new(setting.picked),
            strange: RwSignal::new(setting.strange),
            kind: RwSignal::new(kind),
            ticked: StoredValue::new(ticked),
            restored: RwSignal::new(false),
            navigate: StoredValue::new(navigate),
        }
    }

    /// The promised date of the service that is being accepted. Reactive.
    pub(super) fn promise(self) -> Option<Promise> {
        let today = self.today.get();
        self.calendar
            .with(|calendar| self.picked.with(|service| days::promise(calendar.as_ref()?, today, service.as_ref()?)))
    }

    /// The id of the service that is being accepted. Reactive.
    pub(super) fn service_id(self) -> String {
        self.picked.with(|service| service.as_ref().map(|service| service.id.clone()).unwrap_or_default())
    }

    /// Takes a service up in the form; everything that was typed stays. Then the focus goes to the name.
    pub(super) fn pick(self, id: String, materials: Vec<u32>) {
        spawn_local(async move {
            match api::services::one(id).await {
                Ok(service) => {
                    self.ticked.set_value(materials);
                    self.strange.set(false);
                    if let Some(kind) = only_kind(Some(&service)) {
                        self.kind.set(kind);
                    }
                    self.show_address(&service.id);
                    self.picked.set(Some(service));
                    request_animation_frame(|| {
                        keys::focus("applicant_name");
                    });
                }
                Err(problem) => self.form.refuse(problem),
            }
        });
    }

    /// Puts the service down again.
    pub(super) fn put_down(self) {
        self.ticked.set_value(Vec::new());
        self.picked.set(None);
        self.show_address("");
    }

    /// Writes the service into the address, so that the page can be loaded again.
    fn show_address(self, id: &str) {
        let query = if id.is_empty() { String::new() } else { format!("?service={id}") };
        self.navigate.with_value(|navigate| navigate(&format!("/desk/counter{query}")));
    }

    /// Services of this window that fit the words; the server knows pinyin.
    pub(super) async fn search(self, words: String) -> Result<Vec<ServiceSummary>, Problem> {
        let department = self.department.get_value();
        setting::services(&department, Some(words)).await
    }

    /// Asks again for date and calendar: the promised date has moved.
    pub(super) fn ask_the_day(self) {
        spawn_local(async move {
            if let Ok(hall) = api::hall::hall().await {
                self.today.set(hall.today);
            }
            if let Ok(data) = api::clock::calendar().await {
                self.calendar.set(Calendar::new(&data).ok());
            }
        });
    }

    /// Takes an unsent form up again, with the key of its attempt.
    pub(super) fn restore(self) {
        let Some((entry, key)) = draft::kept() else { return };
        self.sender.resume(key);
        self.kind.set(entry.applicant_kind);
        draft::put_back(&entry);
        self.restored.set(true);
        let NewCase { service, materials, .. } = entry;
        if !service.is_empty() {
            self.pick(service, materials);
        }
    }

    /// What the server's refusal asks of the page.
    pub(super) fn refused(self, problem: &Problem) {
        if problem.code == "due_moved" {
            self.ask_the_day();
        }
    }
}

/// The only kind of applicant that a service has, if it has only one.
pub(super) fn only_kind(service: Option<&Service>) -> Option<ApplicantKind> {
    let takes = |word: &str| service.is_some_and(|service| service.applicant.iter().any(|code| code == word));
    match (takes("natural_person"), takes("legal_person")) {
        (true, false) => Some(ApplicantKind::Person),
        (false, true) => Some(ApplicantKind::Organisation),
        _ => None,
    }
}
