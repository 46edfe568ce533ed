//! The real binary, as whoever runs a hall uses it: settings, sample, people, backup, and clear words when something is
//! wrong.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("HALL_DATABASE", format!("sqlite://{}", self.path("hall.db")))
            .env("HALL_SAMPLE_PASSWORD", "sample password");
        command
    }

    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        (status.success(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
    }

    /// Runs a command that must refuse, and answers its words.
    fn refused(&self, arguments: &[&str]) -> String {
        let (done, words) = self.run(arguments);
        assert!(!done, "{arguments:?} was done: {words}");
        assert!(!words.contains("panicked") && !words.contains("RUST_BACKTRACE"), "{words}");
        words
    }

    fn done(&self, arguments: &[&str]) -> String {
        let (done, words) = self.run(arguments);
        assert!(done, "{arguments:?}: {words}");
        words
    }
}

/// A hall that serves until it is dropped.
struct Serving {
    child: Child,
    address: SocketAddr,
}

impl Serving {
    fn start(place: &Place) -> Self {
        Self::start_with(place, &["--sample"])
    }

    fn start_with(place: &Place, more: &[&str]) -> Self {
        let mut child = place
            .command(&[&["serve", "--listen", "127.0.0.1:0"][..], more].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let open = lines.find_map(|line| line.unwrap().strip_prefix("The hall is open: http://").map(str::to_owned));
        Self { address: open.unwrap().parse().unwrap(), child }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.0\r\nhost: {}\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn stop(&mut self) -> bool {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        self.child.wait().unwrap().success()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_hall_opens_answers_and_closes_in_order() {
    let place = Place::new();
    let mut hall = Serving::start(&place);
    assert!(hall.get("/healthz").starts_with("HTTP/1.0 200"));
    assert!(hall.get("/services/GA-04").contains("市内户口迁移"));
    assert!(hall.get("/metrics").contains("hall_requests_total"));
    let missing = hall.get("/services/XX-99");
    assert!(missing.starts_with("HTTP/1.0 404"), "{missing}");
    assert!(hall.stop(), "a hall that is asked to stop ends well");
    let mut again = Serving::start(&place);
    assert!(again.get("/api/v1/services?batch=1&limit=1").contains("GA-01"));
    assert!(again.stop());
}

#[test]
fn a_hall_opens_without_the_sample_and_takes_it_later() {
    let place = Place::new();
    let hall = Serving::start_with(&place, &[]);
    assert!(hall.get("/").starts_with("HTTP/1.0 200"), "an empty hall has a home page");
    assert!(hall.get("/api/v1/clock/due?accepted=2008-03-03&workdays=5").contains("\"provisional\":true"));
    place.done(&["sample", "load"]);
    // The open hall finds the catalogue by itself, within seconds.
    let end = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !hall.get("/api/v1/services/GA-01").starts_with("HTTP/1.0 200") {
        assert!(std::time::Instant::now() < end, "the hall has not found its catalogue");
    }
    let words = place.refused(&["check", "--listen", "127.0.0.1:0", "--site", "."]);
    assert!(words.contains("ok       database") && words.contains("PROBLEM  site"), "{words}");
    assert!(words.contains("make build"), "the remedy is named: {words}");
}

#[test]
fn a_backup_is_not_put_back_under_an_open_hall_and_what_was_there_keeps_its_log() {
    let place = Place::new();
    let hall = Serving::start(&place);
    place.done(&["backup", "copy.db"]);
    assert!(place.refused(&["restore", "copy.db", "--replace"]).contains("stop it first"));
    // Killed: what was written last stands in the log beside the database.
    drop(hall);
    assert!(Path::new(&place.path("hall.db-wal")).exists());
    place.done(&["restore", "copy.db", "--replace"]);
    let kept: Vec<String> = std::fs::read_dir(place.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("before-"))
        .collect();
    assert!(kept.iter().any(|name| name.ends_with("-wal")), "{kept:?}");
}

#[test]
fn a_port_in_use_is_said_before_anything_else_happens() {
    let place = Place::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let words = place.refused(&["serve", "--listen", &address, "--sample"]);
    assert!(words.contains(&address) && words.contains("--listen"), "{words}");
    assert!(!Path::new(&place.path("hall.db")).exists(), "nothing was made");
}

#[test]
fn databases_that_cannot_be_opened_say_what_to_do() {
    let place = Place::new();
    for (url, hint) in [
        ("mysql://x", "sqlite://"),
        ("sqlite::memory:", "file"),
        ("postgres://nobody@127.0.0.1:1/none", "does the server run"),
    ] {
        let words = place.refused(&["user", "list", "--database", url]);
        assert!(words.contains(hint), "{url}: {words}");
    }
    std::fs::write(place.path("hall.db"), "this is no database, but a letter to the mayor of some length").unwrap();
    let words = place.refused(&["user", "list"]);
    assert!(words.contains("hall.db"), "{words}");
}

#[test]
fn wrong_settings_are_refused_with_the_place() {
    let place = Place::new();
    std::fs::write(place.path("hall.toml"), "[hall]\ncolour = \"red\"\n").unwrap();
    let words = place.refused(&["check", "--listen", "127.0.0.1:0"]);
    assert!(words.contains("hall.toml") && words.contains("colour") && words.contains("line 2"), "{words}");
    for line in ["PROBLEM  settings", "ok       port", "PROBLEM  database", "ok       disk", "hall sample load"] {
        assert!(words.contains(line), "what else is there is looked at all the same: {line} in {words}");
    }
    assert!(!place.refused(&["user", "list"]).contains("PROBLEM"), "other commands do not go on");
    let words = place.refused(&["serve", "--listen", "here", "--config", "missing.toml"]);
    assert!(words.contains("missing.toml"), "{words}");
}

#[test]
fn a_folder_that_is_not_there_is_named_with_its_remedy() {
    let place = Place::new();
    let words = place.refused(&["check", "--listen", "127.0.0.1:0", "--database", "sqlite://some/where/hall.db"]);
    assert!(words.contains("PROBLEM  disk") && words.contains("mkdir -p some/where"), "{words}");
    assert!(!Path::new(&place.path("some")).exists(), "looking makes no folder");
}

#[test]
fn a_half_written_sample_stores_nothing() {
    let place = Place::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let folder = place.folder.path().join("mine");
    std::fs::create_dir(&folder).unwrap();
    std::fs::create_dir(folder.join("forms")).unwrap();
    let forms = std::fs::read_dir(sample.join("forms")).unwrap().map(|form| form.unwrap().file_name());
    let names = forms.map(|form| Path::new("forms").join(form));
    for name in names.chain(["catalogue.json".into(), "calendar.json".into()]) {
        std::fs::copy(sample.join(&name), folder.join(&name)).unwrap();
    }
    let whole = std::fs::read_to_string(sample.join("catalogue.json")).unwrap();
    let cut = whole.char_indices().nth(whole.chars().count() / 2).unwrap().0;
    std::fs::write(folder.join("catalogue.json"), &whole[..cut]).unwrap();
    let words = place.refused(&["sample", "load", "--from", "mine"]);
    assert!(words.contains("catalogue.json") && words.contains("line"), "{words}");
    let wrong = whole.replacen("\"name_zh\": \"出生登记\"", "\"name_zh\": \"\"", 1);
    std::fs::write(folder.join("catalogue.json"), wrong).unwrap();
    let words = place.refused(&["sample", "load", "--from", "mine"]);
    assert!(words.contains("GA-01"), "the service is named: {words}");
    for (of, instead, word) in [
        ("\"id\": \"GA-02\"", "\"id\": \"GA-01\"", "GA-01 stands there twice"),
        ("\"no\": 10,\n   \"name_zh\"", "\"no\": 100,\n   \"name_zh\"", "1 to 99"),
    ] {
        assert!(whole.contains(of), "{of}");
        std::fs::write(folder.join("catalogue.json"), whole.replacen(of, instead, 1)).unwrap();
        let words = place.refused(&["sample", "load", "--from", "mine"]);
        assert!(words.contains(word), "{words}");
    }
    std::fs::write(folder.join("catalogue.json"), &whole).unwrap();
    std::fs::rename(folder.join("forms/HQ-GA-03.json"), folder.join("moved")).unwrap();
    let words = place.refused(&["sample", "load", "--from", "mine"]);
    assert!(words.contains("GA-04") && words.contains("HQ-GA-03"), "{words}");
    std::fs::rename(folder.join("moved"), folder.join("forms/HQ-GA-03.json")).unwrap();
    assert_eq!(place.done(&["user", "list"]), "");
    assert!(place.done(&["sample", "load", "--from", "mine"]).contains("58 services"));
    assert!(place.refused(&["sample", "load"]).contains("already"));
}

#[test]
fn people_are_added_listed_and_given_new_passwords() {
    let place = Place::new();
    assert!(place.refused(&["user", "list"]).contains("not there yet"), "looking makes no database");
    place.done(&["sample", "load"]);
    let added =
        place.done(&["user", "add", "li.fang", "--role", "window_officer", "--department", "TD", "--window", "5"]);
    assert!(added.contains("Password: "), "{added}");
    assert!(place.refused(&["user", "add", "li.fang", "--role", "director"]).contains("already"));
    assert!(place.refused(&["user", "add", "Li Fang", "--role", "director"]).contains("sign-in name"));
    assert!(place.refused(&["user", "add", "x.y", "--role", "king"]).contains("window_officer"));
    for (extra, word) in [
        (&[][..], "--window"),
        (&["--window", "5", "--department", "GA"][..], "window 5 belongs to TD"),
        (&["--window", "77", "--department", "TD"][..], "no window 77"),
        (&["--window", "5", "--department", "XX"][..], "no department XX"),
    ] {
        let words = place.refused(&[&["user", "add", "x.y", "--role", "window_officer"][..], extra].concat());
        assert!(words.contains(word), "{words}");
    }
    assert!(place.done(&["user", "list"]).contains("li.fang"));
    assert!(place.done(&["user", "reset", "li.fang"]).contains("Password: "));
    assert!(place.refused(&["user", "reset", "nobody"]).contains("hall user list"));
}

#[test]
fn a_backup_comes_back_and_nothing_else_does() {
    let place = Place::new();
    place.done(&["sample", "load"]);
    place.done(&["backup", "copy.db"]);
    assert!(place.refused(&["backup", "copy.db"]).contains("already"));
    place.done(&["user", "add", "late.comer", "--role", "director"]);
    assert!(place.refused(&["restore", "copy.db"]).contains("--replace"));
    place.done(&["restore", "copy.db", "--replace"]);
    let people = place.done(&["user", "list"]);
    assert!(people.contains("w5a") && !people.contains("late.comer"), "{people}");
    let whole = std::fs::read(place.path("copy.db")).unwrap();
    for (name, content) in
        [("letter.db", &b"no database"[..]), ("empty.db", b""), ("cut.db", &whole[..whole.len() / 2])]
    {
        std::fs::write(place.path(name), content).unwrap();
        let words = place.refused(&["restore", name, "--replace"]);
        assert!(words.contains("no backup"), "{name}: {words}");
    }
    assert!(place.done(&["user", "list"]).contains("w5a"), "what was there is still there");
}

/// A database of its own in a PostgreSQL server, until it is dropped.
struct PostgresDatabase {
    server: String,
    name: String,
}

impl PostgresDatabase {
    fn new(server: String) -> Self {
        let made = Self { name: format!("hall_command_line_{}", std::process::id()), server };
        assert!(made.told(&format!("CREATE DATABASE {}", made.name)));
        made
    }

    fn url(&self) -> String {
        format!("{}/{}", self.server.rsplit_once('/').unwrap().0, self.name)
    }

    fn told(&self, statement: &str) -> bool {
        Command::new("psql").args(["-q", "-c", statement, &self.server]).status().is_ok_and(|status| status.success())
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        self.told(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

#[test]
fn a_hall_on_postgresql_is_filled_backed_up_and_put_back() {
    let Ok(server) = std::env::var("HALL_TEST_POSTGRES") else {
        eprintln!("SKIPPED: HALL_TEST_POSTGRES names no PostgreSQL server; `make test` starts one");
        return;
    };
    let place = Place::new();
    let database = PostgresDatabase::new(server);
    let url = database.url();
    let done = |arguments: &[&str]| place.done(&[arguments, &["--database", &url]].concat());
    let refused = |arguments: &[&str]| place.refused(&[arguments, &["--database", &url]].concat());
    assert!(refused(&["user", "list"]).contains("hall sample load"), "looking makes no tables");
    assert!(done(&["sample", "load"]).contains("58 services"));
    assert!(refused(&["sample", "load"]).contains("already"));
    assert!(done(&["user", "list"]).contains("w5a"));
    let (_, check) = place.run(&["check", "--listen", "127.0.0.1:0", "--database", &url]);
    assert!(
        check.contains("ok       database") && !check.contains("disk"),
        "the server's disk is not this one: {check}"
    );
    done(&["backup", "copy.dump"]);
    assert!(refused(&["backup", "copy.dump"]).contains("already"));
    done(&["user", "add", "late.comer", "--role", "director"]);
    assert!(done(&["user", "list"]).contains("late.comer"));
    refused(&["restore", "copy.dump"]);
    std::fs::write(place.path("letter.dump"), "no database").unwrap();
    refused(&["restore", "letter.dump", "--replace"]);
    assert!(done(&["user", "list"]).contains("late.comer"), "what was there is still there");
    done(&["restore", "copy.dump", "--replace"]);
    let people = done(&["user", "list"]);
    assert!(people.contains("w5a") && !people.contains("late.comer"), "{people}");
}
