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
    assert!(message("log_format = \"xml\"").contains("log_format"));
    assert!(message("listen = \"here\"").contains("listen"));
    assert!(message("public_url = \"hall.example.cn\"").contains("public_url"));
    assert!(message("[hall.office_hours]\nnormal = [\"late\"]").contains("late"));
    let missing = Given { config: Some("no/such/file.toml".into()), ..Given::default() };
    assert!(Config::load(missing).unwrap_err().to_string().contains("no/such/file.toml"));
}
