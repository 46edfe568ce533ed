//! Where the sample comes from, and what is wrong with it.

mod answers;
mod forms;

pub(super) use answers::{AnswersFile, SampleAnswer};

use crate::storage::StoreError;
use domain::calendar::{Calendar, CalendarData};
use domain::catalogue::{Department, Service, Town, Window, gate};
use domain::permission::Role;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The windows and posts of the centre itself.
const CENTRE: &str = "CENTRE";

/// Where to read the sample.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SampleSource {
    /// The one that the program carries.
    #[default]
    BuiltIn,
    /// A folder with `catalogue.json`, `calendar.json`, a folder `forms` with a file for each form and, if it has answers
    /// and announcements, `answers.json`.
    Folder(PathBuf),
}

/// Why the sample was not loaded. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum SampleProblem {
    /// There is a catalogue already.
    #[error("the database has a catalogue already; the sample goes into an empty database only")]
    AlreadyLoaded,
    /// A file cannot be read.
    #[error("{file} cannot be read: {error}; is the folder right?")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        error: std::io::Error,
    },
    /// A file is not what it should be; half-written files end here.
    #[error("{file}, line {line}, column {column}: {error}; the file may be incomplete, nothing was stored")]
    Syntax {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        error: String,
    },
    /// A record breaks a rule.
    #[error("{file}: {place}: {error}; nothing was stored")]
    Rule {
        /// The file.
        file: String,
        /// Which record.
        place: String,
        /// Which rule.
        error: String,
    },
    /// The password for the sample's people.
    #[error("the sample password must have 8 to 200 characters (HALL_SAMPLE_PASSWORD)")]
    Password,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A post of the sample.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct StaffPost {
    pub(super) code: String,
    pub(super) title_zh: String,
    pub(super) title_en: String,
    pub(super) window: Option<u8>,
    pub(super) post: Option<String>,
    pub(super) dept: String,
}

/// Somebody outside the hall who works in its cases: at a station, a department, a co-department.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct UnitPost {
    pub(super) name: String,
    pub(super) title_zh: String,
    pub(super) title_en: String,
    pub(super) role: Role,
    pub(super) dept: String,
}

#[derive(Deserialize)]
struct CatalogueFile {
    departments: Vec<Department>,
    towns: Vec<Town>,
    windows: Vec<Window>,
    staff_posts: Vec<StaffPost>,
    #[serde(default)]
    unit_posts: Vec<UnitPost>,
    services: Vec<Service>,
}

/// The sample, read and checked.
pub(super) struct Sample {
    pub(super) departments: Vec<Department>,
    pub(super) towns: Vec<Town>,
    pub(super) windows: Vec<Window>,
    pub(super) posts: Vec<StaffPost>,
    pub(super) units: Vec<UnitPost>,
    pub(super) services: Vec<Service>,
    /// Number and definition, JSON.
    pub(super) forms: Vec<(String, String)>,
    pub(super) calendar: CalendarData,
    /// Answers and announcements.
    pub(super) life: AnswersFile,
}

impl Sample {
    pub(super) fn read(source: &SampleSource) -> Result<Self, SampleProblem> {
        let (name, text) = file(source, "catalogue.json", include_str!("../../../sample/catalogue.json"))?;
        let catalogue: CatalogueFile = parse(&name, &text)?;
        check_catalogue(&name, &catalogue)?;
        let forms = forms::read(source, &catalogue.services)?;
        let life = answers::read(source, &catalogue.services)?;
        let (name, text) = file(source, "calendar.json", include_str!("../../../sample/calendar.json"))?;
        let calendar: CalendarData = parse(&name, &text)?;
        Calendar::new(&calendar).map_err(|problem| rule(&name, "years", problem))?;
        Ok(Self {
            departments: catalogue.departments,
            towns: catalogue.towns,
            windows: catalogue.windows,
            posts: catalogue.staff_posts,
            units: catalogue.unit_posts,
            services: catalogue.services,
            forms,
            calendar,
            life,
        })
    }
}

fn file(source: &SampleSource, name: &str, built_in: &str) -> Result<(String, String), SampleProblem> {
    match source {
        SampleSource::BuiltIn => Ok((format!("sample/{name}"), built_in.to_owned())),
        SampleSource::Folder(folder) => {
            let path = folder.join(name);
            let shown = path.display().to_string();
            match std::fs::read_to_string(&path) {
                Ok(text) => Ok((shown, text)),
                Err(error) => Err(SampleProblem::Unreadable { file: shown, error }),
            }
        }
    }
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, SampleProblem> {
    serde_json::from_str(text).map_err(|error| SampleProblem::Syntax {
        file: file.to_owned(),
        line: error.line(),
        column: error.column(),
        error: error.to_string(),
    })
}

pub(super) fn rule(file: &str, place: &str, error: impl std::fmt::Display) -> SampleProblem {
    SampleProblem::Rule { file: file.to_owned(), place: place.to_owned(), error: error.to_string() }
}

/// Everything in a catalogue that one record says of another.
fn check_catalogue(file: &str, catalogue: &CatalogueFile) -> Result<(), SampleProblem> {
    let CatalogueFile { departments, towns, windows, staff_posts, unit_posts, services } = catalogue;
    once(file, "departments", departments.iter().map(|department| department.code.as_str()))?;
    once(file, "towns", towns.iter().map(|town| town.code.as_str()))?;
    once(file, "services", services.iter().map(|service| service.id.as_str()))?;
    once(file, "unit_posts", unit_posts.iter().map(|post| post.name.as_str()))?;
    once(file, "staff_posts", staff_posts.iter().map(|post| post.code.as_str()))?;
    let numbers: Vec<String> = windows.iter().map(|window| window.no.to_string()).collect();
    once(file, "windows", numbers.iter().map(String::as_str))?;
    let is_known = |code: &str| departments.iter().any(|department| department.code == code);
    for window in windows {
        let place = format!("window {}", window.no);
        if !(1..=99).contains(&window.no) {
            return Err(rule(file, &place, "a window's number is 1 to 99"));
        }
        if window.department != CENTRE && !is_known(&window.department) {
            return Err(rule(file, &place, format!("no department {}", window.department)));
        }
    }
    for post in staff_posts {
        if post.window.is_some_and(|no| windows.iter().all(|window| window.no != no)) {
            return Err(rule(file, &post.code, "its window is not there"));
        }
    }
    services.iter().try_for_each(|service| check_service(file, service, departments))
}

/// No name stands twice.
fn once<'a>(file: &str, list: &str, names: impl Iterator<Item = &'a str>) -> Result<(), SampleProblem> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(rule(file, list, format!("{name} stands there twice")));
        }
    }
    Ok(())
}

fn check_service(file: &str, service: &Service, departments: &[Department]) -> Result<(), SampleProblem> {
    if departments.iter().all(|department| department.code != service.department) {
        return Err(rule(file, &service.id, format!("no department {}", service.department)));
    }
    let problems = gate::problems(service);
    let words: Vec<String> = problems.iter().map(|problem| problem.code().to_owned()).collect();
    if words.is_empty() { Ok(()) } else { Err(rule(file, &service.id, words.join(", "))) }
}
