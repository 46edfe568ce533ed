//! Reading form definitions.

#![allow(clippy::expect_used)]

mod common;

use chrono::NaiveDate;
use common::forms_folder;
use documents::form::parse_form;
use domain::form::{FieldKind, FormProblem};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn form(field: &str) -> String {
    format!(
        r#"{{"no":"HQ-XX-01","zh":"表","en":"form","service":"XX-01","paper":"A4 portrait, 1 page","copies":1,
        "sections":[{{"zh":"一、申请人","en":"1. Applicant","fields":[{field}]}}]}}"#
    )
}

fn field(rest: &str) -> String {
    format!(
        r#"{{"key":"name","label_zh":"姓名","label_en":"name","max_len":25,"required":true,"hint_zh":null,"sample":null,{rest}}}"#
    )
}

fn all() -> Vec<(PathBuf, String)> {
    let entries = std::fs::read_dir(forms_folder()).expect("the sample's forms");
    let read = |path: PathBuf| (path.clone(), std::fs::read_to_string(path).expect("a text"));
    entries.map(|entry| read(entry.expect("an entry").path())).collect()
}

#[test]
fn every_form_of_the_catalogue_is_there() {
    let catalogue = include_str!("../../sample/catalogue.json");
    let catalogue: serde_json::Value = serde_json::from_str(catalogue).expect("JSON");
    let services = catalogue["services"].as_array().expect("a list");
    let materials = services.iter().flat_map(|service| service["materials"].as_array().expect("a list"));
    let wanted: BTreeSet<String> =
        materials.filter_map(|material| material["form_no"].as_str()).map(str::to_owned).collect();
    assert_eq!(wanted.len(), 48);
    let forms: BTreeSet<String> = all().iter().map(|(_, text)| parse_form(text).expect("a form").no).collect();
    assert_eq!(forms, wanted);
}

#[test]
fn the_six_forms_of_the_specification_follow_it() {
    for (no, pages, copies, fields) in [
        ("HQ-TD-01", 2, 4, 24),
        ("HQ-GA-03", 1, 1, 14),
        ("HQ-JS-01", 1, 1, 17),
        ("HQ-FG-01", 2, 1, 14),
        ("HQ-SH-01", 1, 1, 15),
        ("HQ-GS-01", 2, 1, 18),
    ] {
        let form = common::form(no);
        assert_eq!((form.pages(), form.copies, form.fields().count()), (pages, copies, fields), "{no}");
    }
    let form = common::form("HQ-FG-01");
    let statement = form.fields().find(|f| f.key == "statement").expect("declaration");
    assert_eq!(statement.printed_text(), Some("所提供材料真实、合法、有效，如有虚假承担法律责任。"));
}

#[test]
fn what_is_read_is_written_again() {
    for (path, text) in all() {
        let form = parse_form(&text).expect("the product's own data");
        let original: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(serde_json::to_value(&form).expect("JSON"), original, "{}", path.display());
    }
}

/// Every text that pages show is there in both languages, lists in equal lengths.
#[test]
fn every_form_is_complete_in_english() {
    for (_, text) in all() {
        let form = parse_form(&text).expect("a form");
        assert!(form.sections.iter().all(|section| !section.en.is_empty()), "{}", form.no);
        for field in form.fields() {
            let place = format!("{} {}", form.no, field.key);
            assert!(!field.label_en.is_empty(), "{place}");
            assert_eq!(field.hint_zh.is_some(), field.hint_en.is_some(), "{place}: hint");
            assert_eq!(field.unit.is_some(), field.unit_en.is_some(), "{place}: unit");
            let length = |list: &Option<Vec<String>>| list.as_ref().map(Vec::len);
            assert_eq!(length(&field.options), length(&field.options_en), "{place}: options");
            assert_eq!(length(&field.columns), length(&field.columns_en), "{place}: columns");
        }
    }
}

/// The filled-in sample would be accepted if somebody typed it as it stands there.
#[test]
fn every_sample_passes_its_own_checks() {
    for (_, text) in all() {
        let form = parse_form(&text).expect("a form");
        let today = NaiveDate::from_ymd_opt(2009, 3, 3).expect("a day");
        let problems = form.check_entries(&form.sample_entries().0, today).err().unwrap_or_default();
        assert!(problems.is_empty(), "{}: {problems:?}", form.no);
    }
}

/// A screen offers something in every choice; for the town every town of the area, and another.
#[test]
fn every_choice_offers_something() {
    let catalogue: serde_json::Value = serde_json::from_str(include_str!("../../sample/catalogue.json")).expect("JSON");
    let towns = catalogue["towns"].as_array().expect("a list");
    let mut towns: Vec<&str> = towns.iter().filter_map(|town| town["name_zh"].as_str()).collect();
    assert_eq!(towns.len(), 7);
    towns.push("其他");
    for (_, text) in all() {
        let form = parse_form(&text).expect("a form");
        for field in form.fields().filter(|field| field.kind == FieldKind::Choice) {
            let options = field.options.as_deref().unwrap_or_default();
            assert!(options.len() > 1, "{} {}", form.no, field.key);
            if field.key == "town" {
                assert_eq!(options, towns, "{}", form.no);
                assert!(field.boxes().is_none(), "on paper a line to write on");
            }
        }
    }
}

/// A definition from the time when sections had no English heading.
#[test]
fn a_section_without_an_english_heading_is_read() {
    let older = form(&field(r#""type":"text""#)).replace(r#""en":"1. Applicant","#, "");
    assert_eq!(parse_form(&older).expect("a form").sections[0].en, "");
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
    let text = parse_form(r#"{"no":"HQ-XX-01"}"#).expect_err("no sections").to_string();
    assert!(text.contains("HQ-XX-01"), "{text}");
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
