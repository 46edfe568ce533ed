//! Typed entries against a definition.

use super::*;
use crate::api::FieldProblem;
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeMap;

fn form(fields: &str) -> FormDefinition {
    let text = format!(
        r#"{{"no":"HQ-XX-01","zh":"表","en":"Form","service":"XX-01","paper":"A4 portrait, 1 page","copies":1,
        "sections":[{{"zh":"一、申请人","en":"1. Applicant","fields":[{fields}]}}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn one(rest: &str) -> FormDefinition {
    form(&format!(r#"{{"key":"x","label_zh":"甲","label_en":"X",{rest}}}"#))
}

fn typed(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn check(form: &FormDefinition, pairs: &[(&str, &str)]) -> Result<Entries, Vec<FieldProblem>> {
    form.check_entries(&typed(pairs), "2008-03-03".parse().unwrap())
}

#[rstest]
#[case::name(r#""type":"text","max_len":5"#, " 𠮷㛃䶮 ", Ok("𠮷㛃䶮"))]
#[case::dots(r#""type":"text","max_len":25"#, "阿依古丽·买买提", Ok("阿依古丽·买买提"))]
#[case::long(r#""type":"text","max_len":5"#, "一二三四五六", Err("too_long"))]
#[case::line(r#""type":"text","max_len":9"#, "一\n二", Err("characters"))]
#[case::turned(r#""type":"text","max_len":9"#, "\u{202e}abc", Err("characters"))]
#[case::area(r#""type":"textarea","max_len":9"#, "一\r\n二", Ok("一\n二"))]
#[case::number(r#""type":"number","max_len":9,"decimals":2"#, "１,０90．50", Ok("1090.50"))]
#[case::places(r#""type":"number","max_len":9,"decimals":0"#, "3.5", Err("decimals"))]
#[case::word(r#""type":"number","max_len":9"#, "三层", Err("number"))]
#[case::minus(r#""type":"number","max_len":9"#, "-3", Err("number"))]
#[case::exponent(r#""type":"number","max_len":9"#, "1e3", Err("number"))]
#[case::low(r#""type":"number","max_len":9,"min":1,"max":10"#, "0", Err("out_of_range"))]
#[case::high(r#""type":"number","max_len":9,"min":1,"max":10"#, "10.1", Err("out_of_range"))]
#[case::edge(r#""type":"number","max_len":9,"min":1,"max":10"#, "10", Ok("10"))]
#[case::money(r#""type":"money","max_len":12"#, "12.345", Err("decimals"))]
#[case::identity(r#""type":"idcard","max_len":18"#, "110105 19491231 002x", Ok("11010519491231002X"))]
#[case::mistyped(r#""type":"idcard","max_len":18"#, "110105194912310021", Err("checksum"))]
#[case::old(r#""type":"idcard","max_len":18"#, "330323491231002", Ok("330323491231002"))]
#[case::old_wrong(r#""type":"idcard","max_len":18"#, "330323491331002", Err("birth_date"))]
#[case::phone(r#""type":"phone","max_len":20"#, "138 0000 0000", Ok("13800000000"))]
#[case::no_area(r#""type":"phone","max_len":20"#, "62310000", Err("area_code"))]
#[case::code(r#""type":"orgcode","max_len":18"#, "D2143569-X", Ok("D2143569X"))]
#[case::code_wrong(r#""type":"orgcode","max_len":18"#, "D2143569-1", Err("checksum"))]
#[case::date(r#""type":"date""#, "2008.3.3", Ok("2008年3月3日"))]
#[case::no_such_day(r#""type":"date""#, "2007-02-29", Err("date"))]
#[case::no_date(r#""type":"date""#, "去年", Err("date"))]
#[case::option(r#""type":"choice","options":["新建","拆建"]"#, "拆建", Ok("拆建"))]
#[case::no_option(r#""type":"choice","options":["新建","拆建"]"#, "改建", Err("not_an_option"))]
#[case::written(r#""type":"choice""#, "虹桥镇", Ok("虹桥镇"))]
fn an_entry_is_read_by_its_kind(#[case] kind: &str, #[case] text: &str, #[case] expected: Result<&str, &str>) {
    let answer = check(&one(kind), &[("x", text)]);
    match expected {
        Ok(printed) => assert_eq!(answer.unwrap().text("x"), printed),
        Err(code) => assert_eq!(answer.unwrap_err(), [FieldProblem::new("x", code)]),
    }
}

#[test]
fn what_is_required_and_what_is_not_ours_is_said_in_order() {
    let form = form(
        r#"{"key":"name","label_zh":"姓名","label_en":"Name","type":"text","max_len":25,"required":true},
           {"key":"rows","label_zh":"成员","label_en":"Members","type":"table","rows":2,"required":true,
            "columns":["姓名","号码"],"columns_en":["Name","Number"],"column_types":["text","idcard"]},
           {"key":"sign","label_zh":"签名","label_en":"Signature","type":"signature","required":true},
           {"key":"sign_date","label_zh":"日期","label_en":"Date","type":"date","by":"hand","required":true},
           {"key":"opinion","label_zh":"意见","label_en":"Opinion","type":"stamp","role":"station","required":true}"#,
    );
    assert_eq!(form.entry_names(), ["name", "rows-0-0", "rows-0-1", "rows-1-0", "rows-1-1"]);
    let problems = check(&form, &[("rows-1-1", "1"), ("opinion", "同意"), ("name", "  ")]).unwrap_err();
    let codes: Vec<(&str, &str)> = problems.iter().map(|p| (p.field.as_str(), p.code.as_str())).collect();
    assert_eq!(codes, [("name", "required"), ("rows-0-0", "required"), ("rows-1-1", "length"), ("opinion", "unknown")]);
    let entries = check(&form, &[("name", "样例甲"), ("rows-0-0", "样例乙"), ("rows-0-1", "—")]).unwrap();
    assert_eq!(entries.cell("rows", Cell { row: 0, column: 0 }), "样例乙");
    assert_eq!(entries.0.len(), 3, "empty entries are left out");
}

#[test]
fn of_alternatives_one_is_enough() {
    let form = form(
        r#"{"key":"id","label_zh":"号码","label_en":"Number","type":"idcard","either":"who"},
           {"key":"code","label_zh":"代码","label_en":"Code","type":"orgcode","max_len":18,"either":"who"}"#,
    );
    let both = [FieldProblem::new("id", "one_of"), FieldProblem::new("code", "one_of")];
    assert_eq!(check(&form, &[]).unwrap_err(), both);
    assert!(check(&form, &[("code", "D2143569-X")]).is_ok());
    // What is there but wrong is named as wrong, not as missing.
    assert_eq!(check(&form, &[("code", "D2143569-1")]).unwrap_err(), [FieldProblem::new("code", "checksum")]);
}

proptest! {
    #[test]
    fn nothing_that_is_typed_breaks_a_check(text in "\\PC{0,60}") {
        for kind in ["text", "textarea", "number", "money", "idcard", "phone", "orgcode", "date", "choice"] {
            let form = one(&format!(r#""type":"{kind}","max_len":50"#));
            if let Ok(entries) = check(&form, &[("x", &text)]) {
                // What was accepted once is accepted again as it will be printed.
                prop_assert_eq!(check(&form, &[("x", entries.text("x"))]), Ok(entries.clone()));
            }
        }
    }
}
