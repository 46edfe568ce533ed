//! Reading form definitions.

use documents::form::{FieldKind, FormProblem, parse_form, parse_forms};
use proptest::prelude::*;

const FORMS: &str = include_str!("../../sample/forms.json");

fn form(field: &str) -> String {
    format!(
        r#"{{"no":"HQ-XX-01","zh":"表","en":"form","service":"XX-01","paper":"A4 portrait, 1 page","copies":1,
        "sections":[{{"zh":"一、申请人","fields":[{field}]}}]}}"#
    )
}

fn field(rest: &str) -> String {
    format!(
        r#"{{"key":"name","label_zh":"姓名","label_en":"name","max_len":25,"required":true,"hint_zh":null,"sample":null,{rest}}}"#
    )
}

#[test]
fn the_six_forms_are_read() {
    let forms = parse_forms(FORMS).expect("the product's own data");
    let numbers: Vec<&str> = forms.iter().map(|f| f.no.as_str()).collect();
    assert_eq!(numbers, ["HQ-TD-01", "HQ-GA-03", "HQ-JS-01", "HQ-FG-01", "HQ-SH-01", "HQ-GS-01"]);
    assert_eq!(forms.iter().map(|f| f.pages()).collect::<Vec<_>>(), [2, 1, 1, 2, 1, 2]);
    assert_eq!(forms[0].copies, 4);
    let statement = forms[3].fields().find(|f| f.key == "statement").expect("declaration");
    assert_eq!(statement.printed_text(), Some("所提供材料真实、合法、有效，如有虚假承担法律责任。"));
}

#[test]
fn what_is_read_is_written_again() {
    let forms = parse_forms(FORMS).expect("the product's own data");
    let original: serde_json::Value = serde_json::from_str(FORMS).expect("JSON");
    assert_eq!(serde_json::to_value(&forms).expect("JSON"), original["forms"]);
}

#[test]
fn an_unknown_type_is_an_error_with_its_place() {
    let problem = parse_form(&form(&field(r#""type":"colour""#))).expect_err("no such type");
    let text = problem.to_string();
    assert!(text.contains("HQ-XX-01") && text.contains("name") && text.contains("colour"), "{text}");
}

#[test]
fn an_unknown_member_is_an_error_with_its_place() {
    let text = parse_form(&form(&field(r#""type":"text","lenght":3"#))).expect_err("misspelt").to_string();
    assert!(text.contains("name") && text.contains("lenght"), "{text}");
}

#[test]
fn contradictions_are_errors() {
    let table = field(r#""type":"table","rows":3"#);
    let choice = field(r#""type":"choice","options":[]"#);
    let twice = format!("{0},{0}", field(r#""type":"text""#));
    for (fields, says) in [(table, "columns"), (choice, "options"), (twice, "twice")] {
        let text = parse_form(&form(&fields)).expect_err(says).to_string();
        assert!(text.contains(says), "{text}");
    }
    let cells =
        field(r#""type":"table","rows":3,"columns":["姓名"]"#).replace(r#""sample":null"#, r#""sample":"甲 / 乙""#);
    assert!(matches!(parse_form(&form(&cells)), Err(FormProblem::Field { .. })));
    assert!(matches!(parse_form("{"), Err(FormProblem::Shape(_))));
    assert!(
        matches!(parse_forms(r#"{"forms":[{"no":"HQ-XX-01"}]}"#), Err(FormProblem::Shape(text)) if text.contains("HQ-XX-01"))
    );
}

#[test]
fn a_choice_without_options_is_allowed() {
    let form = parse_form(&form(&field(r#""type":"choice""#))).expect("a line to write on");
    assert_eq!(form.fields().next().map(|f| f.kind), Some(FieldKind::Choice));
}

proptest! {
    #[test]
    fn no_text_makes_the_amount_panic(text in "\\PC{0,20}") {
        let _ = documents::capital_figures(&text);
        let _ = documents::date_parts(&text);
    }

    #[test]
    fn every_amount_is_written_in_capital_figures(yuan in 0u64..999_999_999_999, cents in 0u64..100) {
        let capital = documents::capital_figures(&format!("{yuan}.{cents:02}")).expect("an amount");
        prop_assert!(!capital.contains("零零") && !capital.starts_with("零零"));
        prop_assert!(capital.ends_with('整') || capital.ends_with('分'));
        prop_assert_eq!(capital.contains('分'), cents % 10 != 0);
        prop_assert_eq!(capital.contains('亿'), yuan >= 100_000_000);
    }
}
