//! Every state against every event, and what counts as personal.

use super::personal::{PersonalKind, find};
use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn handed(to: &str, note: &str) -> QuestionEvent {
    QuestionEvent::HandedOn { from: "GA".into(), to: to.into(), note: note.into() }
}

fn answered(answer: &str) -> QuestionEvent {
    QuestionEvent::Answered { answer: answer.into() }
}

fn prepared(question: &str, answer: &str) -> QuestionEvent {
    QuestionEvent::Prepared { question: question.into(), answer: answer.into() }
}

fn withdrawn(reason: &str) -> QuestionEvent {
    QuestionEvent::Withdrawn { reason: reason.into() }
}

/// The question after these events, all of which must be allowed.
fn after(events: &[QuestionEvent]) -> Question {
    events.iter().fold(Question::asked("GA"), |question, event| question.apply(event).unwrap())
}

#[test]
fn every_state_against_every_event() {
    use QuestionRefusal::*;
    let open = after(&[]);
    let done = after(&[answered("带户口簿。")]);
    let ready = after(&[answered("带户口簿。"), prepared("要带什么？", "带户口簿。")]);
    let public = after(&[answered("带户口簿。"), prepared("要带什么？", "带户口簿。"), QuestionEvent::Published]);
    let back = after(&[answered("甲"), prepared("问", "答"), QuestionEvent::Published, withdrawn("过时")]);
    let events = [
        QuestionEvent::Asked,
        handed("TD", "归国土"),
        answered("再答"),
        prepared("问", "答"),
        QuestionEvent::Published,
        withdrawn("错"),
    ];
    let table = [
        (open, [Some(AskedAlready), None, None, Some(NotAnswered), Some(NotPrepared), Some(NotPublic)]),
        (done, [Some(AskedAlready), Some(AnsweredAlready), None, None, Some(NotPrepared), Some(NotPublic)]),
        (ready, [Some(AskedAlready), Some(AnsweredAlready), None, None, None, Some(NotPublic)]),
        (public, [Some(AskedAlready), Some(AnsweredAlready), None, None, Some(NotPrepared), None]),
        (back, [Some(AskedAlready), Some(AnsweredAlready), None, None, Some(NotPrepared), Some(NotPublic)]),
    ];
    for (question, expected) in table {
        for (event, refusal) in events.iter().zip(expected) {
            assert_eq!(question.clone().apply(event).err(), refusal, "{question:?} {event:?}");
        }
    }
}

#[test]
fn texts_are_needed_and_the_holder_changes() {
    assert_eq!(after(&[]).apply(&handed("GA", "x")), Err(QuestionRefusal::SameDepartment));
    assert_eq!(after(&[]).apply(&handed("TD", " ")), Err(QuestionRefusal::Missing));
    assert_eq!(after(&[]).apply(&answered("\n")), Err(QuestionRefusal::Missing));
    assert_eq!(after(&[answered("甲")]).apply(&prepared("问", "")), Err(QuestionRefusal::Missing));
    assert_eq!(after(&[handed("TD", "归国土")]).department, "TD");
    // A public wording is changed by preparing another, which is public only when it is published again.
    let again = after(&[answered("甲"), prepared("问", "答"), QuestionEvent::Published, prepared("问2", "答2")]);
    assert_eq!(again.publication, Publication::Prepared);
}

#[test]
fn a_persons_number_is_never_published() {
    for text in ["身份证 11010519491231002X", "打 139-0000-1234 找我", "编号 080303-05-0012-0"] {
        let question = after(&[answered("答"), prepared("问", text)]);
        assert_eq!(question.apply(&QuestionEvent::Published), Err(QuestionRefusal::PersonalData), "{text}");
    }
    let office = after(&[answered("答"), prepared("问", "请打 0577-62310000，或发到 hall@example.gov.cn")]);
    assert!(office.apply(&QuestionEvent::Published).is_ok());
}

#[rstest]
#[case("我是样例甲", "样例甲", &[(PersonalKind::Name, "样例甲")])]
#[case("样", "样", &[])]
#[case("110105194912310 02x。", "", &[(PersonalKind::IdNumber, "110105194912310 02x")])]
#[case("１３９００００１２３４", "", &[(PersonalKind::Mobile, "１３９００００１２３４")])]
#[case("+86 139 0000 1234", "", &[(PersonalKind::Mobile, "86 139 0000 1234")])]
#[case("电话0577-62310000转3", "", &[(PersonalKind::Telephone, "0577-62310000")])]
#[case("13900001234 13900005678", "", &[(PersonalKind::Mobile, "13900001234"), (PersonalKind::Mobile, "13900005678")])]
#[case("窗口2 13900001234", "", &[(PersonalKind::Mobile, "13900001234")])]
#[case("打 13900001234 xiaoli", "", &[(PersonalKind::Mobile, "13900001234")])]
#[case("139.0000.1234 或 139  0000\u{a0}1234", "", &[(PersonalKind::Mobile, "139.0000.1234"), (PersonalKind::Mobile, "139  0000\u{a0}1234")])]
#[case("+86 139-0000-1234", "", &[(PersonalKind::Mobile, "86 139-0000-1234")])]
#[case("(0577) 6211 1234 转 2", "", &[(PersonalKind::Telephone, "0577) 6211 1234")])]
#[case("330382 1900 0101 001 x，12 xi", "", &[(PersonalKind::IdNumber, "330382 1900 0101 001 x")])]
#[case("139\u{200d}0000\u{34f}1234", "", &[(PersonalKind::Mobile, "139\u{200d}0000\u{34f}1234")])]
#[case("139       0000/1234", "", &[(PersonalKind::Mobile, "139       0000/1234")])]
#[case("110105，19491231，002Ｘ", "", &[(PersonalKind::IdNumber, "110105，19491231，002Ｘ")])]
#[case("008613900001234", "", &[(PersonalKind::Mobile, "008613900001234")])]
#[case("+86 0139 0000 1234", "", &[(PersonalKind::Mobile, "86 0139 0000 1234")])]
#[case("1390000123413900005678", "", &[(PersonalKind::Mobile, "1390000123413900005678")])]
#[case("00110105194912310021", "", &[(PersonalKind::IdNumber, "00110105194912310021")])]
#[case("一三九零零零零一二三四", "", &[(PersonalKind::Mobile, "一三九零零零零一二三四")])]
#[case("①③⑨⓪⓪⓪⓪①②③④", "", &[(PersonalKind::Mobile, "①③⑨⓪⓪⓪⓪①②③④")])]
#[case("١٣٩٠٠٠٠١٢٣٤", "", &[(PersonalKind::Mobile, "١٣٩٠٠٠٠١٢٣٤")])]
#[case("11010519491231002Xand", "", &[(PersonalKind::IdNumber, "11010519491231002X")])]
#[case("13900001234xiaoli", "", &[(PersonalKind::Mobile, "13900001234x")])]
#[case("一是户口簿，二是身份证，三是结婚证；二〇〇八年三月五日前交，一式三份", "", &[])]
#[case("带1、2、3、4、5、6、7、8、9、10、11号表，收费100，200，300元", "", &[])]
#[case("2008-03-05 2008-03-06 2008-03-07，1-2-3-4-5-6-7-8-9-10-11", "", &[])]
#[case("2008年3月3日，90.5平方米，共15000元", "", &[])]
#[case("a.b@c.cn 和 @all", "", &[(PersonalKind::Email, "a.b@c.cn")])]
fn personal_pieces_are_found(#[case] text: &str, #[case] name: &str, #[case] expected: &[(PersonalKind, &str)]) {
    let found = find(text, name);
    let found: Vec<(PersonalKind, &str)> = found.iter().map(|piece| (piece.kind, piece.text.as_str())).collect();
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn no_text_makes_the_search_panic(text in "\\PC{0,80}", name in "\\PC{0,5}") {
        for piece in find(&text, &name) {
            prop_assert!(text.contains(&piece.text));
        }
    }
}
