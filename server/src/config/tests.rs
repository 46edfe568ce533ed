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
