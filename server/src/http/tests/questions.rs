//! Asking, answering, handing on, publishing.

use super::visitor::{TestHall, Visitor, at};
use axum::http::StatusCode;
use chrono::TimeDelta;
use db_test::db_test;
use serde_json::{Value, json};

use crate::storage::Store;

/// A pass that is old enough to be good.
async fn pass(hall: &TestHall, citizen: &Visitor<'_>) -> String {
    let made = citizen.get("/api/v1/questions/pass").await;
    assert_eq!(made.headers["cache-control"], "no-store");
    hall.move_clock(hall.state.clock.now() + TimeDelta::seconds(5));
    made.json()["pass"].as_str().unwrap().to_owned()
}

async fn ask(hall: &TestHall, service: &str, text: &str) -> Value {
    let citizen = hall.visitor();
    let pass = pass(hall, &citizen).await;
    let body = json!({"service": service, "text": text, "name": "样例甲", "phone": "139 0000 1234", "pass": pass});
    let answer = citizen.post("/api/v1/questions", body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()
}

#[db_test]
async fn a_question_is_asked_answered_and_published(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = ask(&hall, "TD-04", "我叫样例甲，过户要带什么？").await;
    // Monday: two working days later, the day itself not counted.
    assert_eq!(receipt["due"], "2008-03-05");
    let (number, code) = (receipt["number"].as_str().unwrap(), receipt["code"].as_str().unwrap());
    let citizen = hall.visitor();
    let asked = citizen.get(&format!("/api/v1/answers/{number}?code={code}")).await.json();
    assert_eq!((&asked["light"], &asked["days_left"], &asked["answer"]), (&json!("green"), &json!(2), &Value::Null));
    assert_eq!(asked["holder_zh"], "国土资源");

    let clerk = hall.staff("w5a").await;
    let queue = clerk.get("/api/v1/questions").await.json();
    assert_eq!(queue["items"][0]["number"], number);
    let path = |step: &str| format!("/api/v1/questions/{number}{step}");
    let view = clerk.post(&path("/answer"), json!({"answer": "带土地证、合同和身份证。", "version": 1})).await.json();
    assert_eq!((&view["version"], &view["row"]["light"]), (&json!(2), &json!("on_time")));
    let again = clerk.post(&path("/answer"), json!({"answer": "别的", "version": 1})).await;
    assert_eq!((again.status, again.code()), (StatusCode::CONFLICT, "changed_meanwhile".to_owned()));
    let seen = citizen.get(&format!("/api/v1/answers/{number}?code={}", code.to_lowercase())).await.json();
    assert_eq!(seen["answer"], "带土地证、合同和身份证。");

    let unpublished = citizen.get("/api/v1/answers?limit=100").await.text;
    assert!(!unpublished.contains("带土地证、合同和身份证。"), "an answer is not public by itself");
    let early = clerk.post(&path("/publish"), json!({"version": 2})).await;
    assert_eq!(early.code(), "not_prepared");
    let personal =
        json!({"public_question": "手机 139-0000-1234 的样例甲问", "public_answer": "带土地证。", "version": 2});
    let view = clerk.post(&path("/wording"), personal).await.json();
    assert_eq!(view["personal"].as_array().unwrap().len(), 2, "{view}");
    assert_eq!(clerk.post(&path("/publish"), json!({"version": 3})).await.code(), "personal_data");
    let wording =
        json!({"public_question": "土地过户要带什么？", "public_answer": "带土地证、合同和身份证。", "version": 3});
    assert_eq!(clerk.post(&path("/wording"), wording).await.json()["version"], 4);
    assert_eq!(clerk.post(&path("/publish"), json!({"version": 3})).await.code(), "changed_meanwhile");
    assert_eq!(clerk.post(&path("/publish"), json!({"version": 4})).await.status, StatusCode::OK);

    let public = citizen.get("/api/v1/answers?service=TD-04").await;
    assert_eq!(public.json()["items"][0]["question"], "土地过户要带什么？");
    for secret in ["样例甲", "139", number] {
        assert!(!public.text.contains(secret), "{secret}");
    }
    // 土地证 and 合同 stand together in no answer of the sample.
    let words = "/api/v1/answers?q=%E5%9C%9F%E5%9C%B0%E8%AF%81+%E5%90%88%E5%90%8C";
    assert_eq!(citizen.get(words).await.json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(citizen.get("/api/v1/answers?q=nothingness").await.json()["items"], json!([]));
    let gone = clerk.post(&path("/withdraw"), json!({"reason": "规定变了", "version": 5})).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.text);
    assert_eq!(citizen.get(words).await.json()["items"], json!([]));
    let events: Vec<Value> = gone.json()["history"].as_array().unwrap().iter().map(|m| m["event"].clone()).collect();
    assert_eq!(events, ["asked", "answered", "prepared", "prepared", "published", "withdrawn"]);
}

#[db_test]
async fn a_question_is_handed_on_and_its_clock_goes_on(store: Store) {
    let hall = TestHall::on(store).await;
    let receipt = ask(&hall, "", "房产证在哪里办？").await;
    let number = receipt["number"].as_str().unwrap();
    let path = format!("/api/v1/questions/{number}");
    let (desk, housing, land) = (hall.staff("w1a").await, hall.staff("w7a").await, hall.staff("w5a").await);
    assert_eq!(desk.get("/api/v1/questions").await.json()["items"][0]["number"], number);
    assert_eq!(housing.get(&path).await.status, StatusCode::NOT_FOUND, "it is the enquiry desk's");
    let hand = |to: &str, note: &str| json!({"to": to, "note": note, "version": 1});
    for (to, note, fields) in [("", "归房管", "to:required"), ("HB", "x", "to:unknown"), ("FG", " ", "note:required")]
    {
        let refused = desk.post(&format!("{path}/hand-on"), hand(to, note)).await;
        assert_eq!(refused.fields(), [fields]);
    }
    let key = "the-same-key";
    let once = desk.post_with_key(&format!("{path}/hand-on"), hand("FG", "归房管答复"), key).await;
    assert_eq!((once.status, &once.json()["may_answer"]), (StatusCode::OK, &json!(false)));
    let twice = desk.post_with_key(&format!("{path}/hand-on"), hand("FG", "归房管答复"), key).await;
    assert_eq!(twice.status, StatusCode::OK, "pressing twice does it once: {}", twice.text);
    assert_eq!(twice.json()["history"], json!([]), "it is another department's now");
    assert_eq!(desk.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(land.post(&format!("{path}/answer"), json!({"answer": "x", "version": 2})).await.status, 404);
    let view = housing.get(&path).await.json();
    assert_eq!(
        (&view["version"], &view["row"]["due"], &view["history"][1]["note"]),
        (&json!(2), &receipt["due"], &json!("归房管答复"))
    );
    assert_eq!(hall.staff("supervisor").await.get("/api/v1/questions").await.json()["items"][0]["number"], number);
    hall.move_clock(at("2008-03-06", 0, 0));
    let later = hall.staff("w7a").await;
    assert_eq!(later.get(&path).await.json()["row"]["light"], "red");
    let answered = later.post(&format!("{path}/answer"), json!({"answer": "到7号窗口。", "version": 2})).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text);
    let late = hall.staff("w1a").await.post_with_key(&format!("{path}/hand-on"), hand("FG", "归房管答复"), key).await;
    assert_eq!(late.status, StatusCode::OK);
    for theirs in ["到7号窗口", "样例甲", "13900001234"] {
        assert!(!late.text.contains(theirs), "{theirs} is no longer the desk's to see: {}", late.text);
    }
    assert_eq!(hall.staff("admin").await.get("/api/v1/questions").await.status, StatusCode::FORBIDDEN);
}

/// Commerce and the environment have no window yet: somebody has to see the question all the same.
#[tokio::test]
async fn a_question_to_a_department_without_a_window_goes_to_the_enquiry_desk() {
    let hall = TestHall::open().await;
    for service in ["GS-01", "HB-01"] {
        let number = ask(&hall, service, "什么时候能在大厅办？").await["number"].clone();
        let queue = hall.staff("w1a").await.get("/api/v1/questions").await.json();
        let numbers: Vec<&Value> = queue["items"].as_array().unwrap().iter().map(|row| &row["number"]).collect();
        assert!(numbers.contains(&&number), "{service}: {queue}");
    }
}

#[tokio::test]
async fn whoever_may_not_answer_hears_so_before_anything_is_read() {
    let hall = TestHall::open().await;
    let number = ask(&hall, "TD-04", "问").await["number"].as_str().unwrap().to_owned();
    for (step, body) in [
        ("answer", json!({"answer": "", "version": 1})),
        ("hand-on", json!({"to": "nowhere", "note": "", "version": 1})),
        ("wording", json!({"public_question": "", "public_answer": "", "version": 1})),
        ("withdraw", json!({"reason": "", "version": 1})),
    ] {
        let path = format!("/api/v1/questions/{number}/{step}");
        assert_eq!(hall.visitor().post(&path, body.clone()).await.status, StatusCode::UNAUTHORIZED, "{step}");
        assert_eq!(hall.staff("admin").await.post(&path, body).await.status, StatusCode::FORBIDDEN, "{step}");
    }
}

#[db_test]
async fn two_at_once_with_one_pass_are_one_question(store: Store) {
    let hall = TestHall::on(store).await;
    let citizen = hall.visitor();
    let body = json!({"text": "问一次", "pass": pass(&hall, &citizen).await});
    let send = || citizen.post("/api/v1/questions", body.clone());
    let (first, second, third) = tokio::join!(send(), send(), send());
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    assert_eq!((second.text, third.text), (first.text.clone(), first.text));
    let queue = hall.staff("w1a").await.get("/api/v1/questions").await.json();
    assert_eq!(queue["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn floods_and_programs_are_kept_out_without_puzzles() {
    let hall = TestHall::open().await;
    let citizen = hall.visitor();
    let fresh = citizen.get("/api/v1/questions/pass").await.json()["pass"].as_str().unwrap().to_owned();
    let body = |pass: &str, text: &str| json!({"text": text, "pass": pass});
    assert_eq!(citizen.post("/api/v1/questions", body(&fresh, "问")).await.code(), "too_fast");
    hall.move_clock(at("2008-03-03", 9, 13));
    for pass in ["", "x", "1.2"] {
        assert_eq!(citizen.post("/api/v1/questions", body(pass, "问")).await.code(), "pass_expired");
    }
    let trapped = json!({"text": "问", "pass": fresh, "website": "http://spam"});
    assert_eq!(citizen.post("/api/v1/questions", trapped).await.code(), "not_a_person");
    let first = citizen.post("/api/v1/questions", body(&fresh, "问")).await;
    assert_eq!(first.status, StatusCode::CREATED);
    let again = citizen.post("/api/v1/questions", body(&fresh, "问")).await;
    assert_eq!(again.json(), first.json(), "the same form twice is one question");
    assert_eq!(citizen.post("/api/v1/questions", body(&fresh, "别的")).await.code(), "pass_used");
}

#[tokio::test]
async fn wrong_inputs_are_named_and_wrong_codes_look_like_wrong_numbers() {
    let hall = TestHall::open().await;
    let citizen = hall.visitor();
    let body = json!({"text": " ", "name": "a\u{202e}b", "phone": "12", "lang": "fr"});
    let refused = citizen.post("/api/v1/questions", body).await;
    assert_eq!(refused.fields(), ["text:required", "name:characters", "phone:shape", "lang:unknown"]);
    let long = json!({"text": "字".repeat(1001)});
    assert_eq!(citizen.post("/api/v1/questions", long).await.fields(), ["text:too_long"]);
    assert_eq!(citizen.post("/api/v1/questions", json!({"service": "XX"})).await.fields(), ["service:unknown"]);
    let receipt = ask(&hall, "", "𠮷㛃䶮？").await;
    let number = receipt["number"].as_str().unwrap();
    let wrong_code = citizen.get(&format!("/api/v1/answers/{number}?code=222222")).await;
    for path in [number.to_owned(), "Z08030399993?code=222222".to_owned(), "nonsense?code=x".to_owned()] {
        let answer = citizen.get(&format!("/api/v1/answers/{path}")).await;
        assert_eq!((answer.status, &answer.text), (StatusCode::NOT_FOUND, &wrong_code.text), "{path}");
    }
}

#[tokio::test]
async fn without_script_the_form_leads_to_the_receipt_and_a_refused_one_comes_back() {
    let hall = TestHall::open().await;
    let citizen = hall.visitor();
    let good = pass(&hall, &citizen).await;
    let form = |text: &'static str, pass: &'static str| {
        [("_op", "POST /api/v1/questions"), ("_next", "/ask/{number}?code={code}"), ("text", text), ("pass", pass)]
    };
    let refused = citizen.form("/ask", &form("有人吗 𠮷", "stale")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("有人吗 𠮷") && refused.text.contains("这次没有提交"), "{}", refused.text);
    let good: &'static str = Box::leak(good.into_boxed_str());
    let sent = citizen.form("/ask", &form("有人吗", good)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let address = sent.headers["location"].to_str().unwrap();
    let page = citizen.get(address).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(page.text.contains("您的咨询已收到") && page.text.contains("有人吗"));
}

/// What the sample brings along, where everybody looks first.
#[tokio::test]
async fn a_hall_with_the_sample_has_answers_and_news_from_the_start() {
    let hall = TestHall::open().await;
    let (zh, en) = ("过了一个月还能办吗", "Can it still be done after a month?");
    let chinese = hall.visitor().get("/services/GA-01").await.text;
    assert!(chinese.contains(zh) && !chinese.contains(en), "in the reader's language");
    assert!(chinese.contains("常见问题的答复见网上本页"), "the paper says where the answers are");
    let english = hall.visitor_with("en").get("/services/GA-01").await.text;
    assert!(english.contains(en) && !english.contains(zh) && english.contains("this page on-line"));
    // The others are one step away, behind those in the reader's language.
    let list = hall.visitor_with("en").get("/api/v1/answers?service=GA-01&lang=en").await.json();
    let langs: Vec<&str> = list["items"].as_array().unwrap().iter().map(|it| it["lang"].as_str().unwrap()).collect();
    assert_eq!(langs, ["en", "en", "zh-CN", "zh-CN"]);
    let bare = hall.visitor().get("/services/HB-02").await.text;
    assert!(bare.contains("还没有公开的问答") && !bare.contains("见网上本页"), "nothing to look for");
    for (page, words) in
        [("/", "表格可以在网上下载和填写"), ("/news", "有问题可以在网上问"), ("/questions", "婚育证明")]
    {
        assert!(hall.visitor().get(page).await.text.contains(words), "{page}");
    }
    let clerk = hall.staff("w2a").await;
    let answered = clerk.get("/api/v1/questions?state=answered&limit=100").await.json();
    let own: Vec<&Value> = answered["items"].as_array().unwrap().iter().collect();
    assert!(own.len() >= 16 && own.iter().all(|row| row["light"] == "on_time"), "{answered}");
    assert_eq!(hall.staff("w5a").await.get("/api/v1/questions").await.json()["items"], json!([]), "none waits");
}
