//! What beats what, and how wrong settings are refused.

use super::*;

fn file(text: &str) -> (tempfile::TempDir, Given) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hall.toml");
    std::fs::write(&path, text).unwrap();
    (folder, Given { config: Some(path), ..Given::default() })
}

#[test]
fn a_flag_beats_the_file_and_the_file_beats_the_default() {
    let (_folder, given) =
        file("database = \"sqlite://a.db\"\nlisten = \"0.0.0.0:80\"\n[hall]\nname_zh = \"别的大厅\"");
    let from_file = Config::load(given.clone()).unwrap();
    assert_eq!(from_file.database, "sqlite://a.db");
    assert_eq!(from_file.file.hall.name_zh, "别的大厅");
    assert_eq!(from_file.file.hall.centre, "HQ", "what the file leaves out keeps its default");
    let by_flag = Config::load(Given { database: Some("sqlite://b.db".into()), ..given }).unwrap();
    assert_eq!(by_flag.database, "sqlite://b.db");
    assert_eq!(by_flag.serve(GivenServe::default()).unwrap().listen.port(), 80);
    let listen = Some("127.0.0.1:3001".to_owned());
    assert_eq!(by_flag.serve(GivenServe { listen, ..GivenServe::default() }).unwrap().listen.port(), 3001);
}

#[test]
fn wrong_settings_are_refused_with_the_place() {
    let message = |text: &str| {
        let (_folder, given) = file(text);
        Config::load(given).and_then(|config| config.serve(GivenServe::default())).unwrap_err().to_string()
    };
    assert!(message("databse = \"x\"").contains("databse"));
    assert!(message("listen = 80").contains("line 1"));
    assert!(message("[hall]\ncentre = \"虹桥\"").contains("hall.centre"));
    for days in ["0", "11"] {
        assert!(message(&format!("[hall]\nreply_workdays = {days}")).contains("hall.reply_workdays"));
    }
    assert!(message("[hall]\nwarning_rule = \"city\"").contains("province"), "what can be chosen is named");
    assert!(message("log_format = \"xml\"").contains("log_format"));
    assert!(message("paused_until = \"tomorrow\"").contains("2008-03-05 08:30"));
    assert!(message("listen = \"here\"").contains("listen"));
    assert!(message("public_url = \"hall.example.cn\"").contains("public_url"));
    assert!(message("[hall.office_hours]\nnormal = [\"late\"]").contains("late"));
    let missing = Given { config: Some("no/such/file.toml".into()), ..Given::default() };
    assert!(Config::load(missing).unwrap_err().to_string().contains("no/such/file.toml"));
}

/// The settings file of the package with every setting in force that stands behind a `#`.
fn every_line_in_force() -> String {
    let shipped = include_str!("../../dist/hall.toml");
    let is_setting = |text: &str| {
        let name = text.split_once(" = ").map(|(name, _)| name).unwrap_or_default();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let line = |line: &'static str| line.strip_prefix("# ").filter(|text| is_setting(text)).unwrap_or(line);
    shipped.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_shipped_file_states_the_defaults() {
    let (_folder, stated) = file(&every_line_in_force());
    let (_folder, nothing) = file("");
    let (stated, default) = (Config::load(stated).unwrap(), Config::load(nothing).unwrap());
    assert_eq!(stated.file.hall, default.file.hall);
    assert_eq!((&stated.log, stated.log_json), (&default.log, default.log_json));
    let serve = |config: &Config| config.serve(GivenServe::default()).unwrap();
    let (with, without) = (serve(&stated), serve(&default));
    assert_eq!(with.listen, without.listen);
    assert_eq!((with.trust_proxy, with.open_metrics), (without.trust_proxy, without.open_metrics));
    // The examples: they can be put in force as they stand.
    assert!(with.public_url.is_some() && with.paused_until.is_some());
    assert!(stated.font_dir.is_some() && stated.file.site.is_some());
}

#[test]
fn the_shipped_file_names_every_setting() {
    let shipped: toml::Table = toml::from_str(&every_line_in_force()).unwrap();
    let hall = shipped["hall"].as_table().unwrap();
    let hours = hall["office_hours"].as_table().unwrap();
    for (place, named) in [("", &shipped), ("[hall]", hall), ("[hall.office_hours]", hours)] {
        // Refusing an unknown name, the reader lists those that it knows.
        let refused = toml::from_str::<ConfigFile>(&format!("{place}\nno_such_name = 1")).unwrap_err().to_string();
        let known = refused.split_once("expected one of").unwrap().1.split('`').skip(1).step_by(2);
        let known: std::collections::BTreeSet<&str> = known.collect();
        assert_eq!(known, named.keys().map(String::as_str).collect(), "{place}");
    }
}

#[test]
fn a_hall_in_service_keeps_the_true_time() {
    let (_folder, given) = file("");
    let config = Config::load(given).unwrap();
    let serve = |public_url: &str, time: &str| {
        let (public_url, demo_clock) = (Some(public_url.to_owned()), Some(time.to_owned()));
        config.serve(GivenServe { public_url, demo_clock, ..GivenServe::default() })
    };
    let start = serve("http://127.0.0.1:3000", "2008-03-03 09:12").unwrap().demo_clock.unwrap();
    assert_eq!(start.to_rfc3339(), "2008-03-03T01:12:00+00:00", "local time, Shanghai");
    assert!(serve("http://127.0.0.1:3000", "9:12").unwrap_err().to_string().contains("demo_clock"));
    assert!(serve("http://127.0.0.1:3000", "1990-01-01 09:00").unwrap_err().to_string().contains("2000 to 2100"));
    assert!(serve("https://hall.example.cn", "2008-03-03 09:12").unwrap_err().to_string().contains("true time"));
}
