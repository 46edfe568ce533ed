//! Citizen ID numbers, right and wrong. All are made up.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn parse(text: &str) -> Result<IdNumber, IdProblem> {
    IdNumber::parse(text, day("2008-03-03"))
}

#[rstest]
#[case("11010519491231002X", "1949-12-31", false, "110105********002X")]
#[case("330382198001010010", "1980-01-01", true, "330382********0010")]
#[case(" 330382 19800101 001０ ", "1980-01-01", true, "330382********0010")]
#[case("330382185001010018", "1850-01-01", true, "330382********0018")]
#[case("330382200802290024", "2008-02-29", false, "330382********0024")]
#[case("330382200803030013", "2008-03-03", true, "330382********0013")]
#[case("330382800101001", "1980-01-01", true, "330382******001")]
fn right_ones(#[case] text: &str, #[case] birth: &str, #[case] male: bool, #[case] masked: &str) {
    let number = parse(text).unwrap();
    assert_eq!((number.birth_date(), number.is_male(), number.masked().as_str()), (day(birth), male, masked));
    assert!(!format!("{number:?}").contains("330382"));
}

#[rstest]
#[case("", "required")]
#[case("\u{3000}", "required")]
#[case("33038219800101001", "length")]
#[case("3303821980010100100", "length")]
#[case("33038219800101001户", "characters")]
#[case("3303821980010100X0", "characters")]
#[case("33038219800101001Y", "characters")]
#[case("户户户户户户户户户户户户户户户户户户", "characters")]
#[case::no_such_day("330382190002290038", "birth_date")]
#[case::no_leap_year("330382200702290027", "birth_date")]
#[case::tomorrow("330382200803040019", "birth_date")]
#[case::too_old("330382184912310017", "birth_date")]
#[case("330382198001010011", "checksum")]
#[case("11010519491231002", "length")]
#[case::old_kind("330382801301001", "birth_date")]
#[case::old_kind("33038280010100X", "characters")]
fn wrong_ones(#[case] text: &str, #[case] code: &str) {
    assert_eq!(parse(text).unwrap_err().code(), code);
}

#[test]
fn fifteen_digits_ended_with_2012() {
    assert!(IdNumber::parse("330382800101001", day("2012-12-31")).is_ok());
    assert_eq!(IdNumber::parse("330382800101001", day("2013-01-01")), Err(IdProblem::Length));
}

proptest! {
    #[test]
    fn every_single_wrong_digit_is_caught(days in 0_u64..30_000, sequence in 0_u32..1000, place in 0_usize..18) {
        let birth = day("1920-01-01") + chrono::Days::new(days);
        let body = format!("330382{}{sequence:03}", birth.format("%Y%m%d"));
        let right = (b'0'..=b'9').chain([b'X']).map(|check| format!("{body}{}", char::from(check)));
        let right: Vec<_> = right.filter_map(|text| IdNumber::parse(&text, day("2008-03-03")).ok()).collect();
        prop_assert_eq!(right.len(), 1, "one check character fits");
        let right = &right[0];
        prop_assert_eq!((right.birth_date(), right.is_male()), (birth, sequence % 2 == 1));
        for character in (b'0'..=b'9').chain([b'X']) {
            let mut wrong = right.as_str().as_bytes().to_vec();
            if wrong[place] != character {
                wrong[place] = character;
                prop_assert!(parse(&String::from_utf8(wrong).unwrap()).is_err());
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC{0,20}", digits in "[0-9X]{15,18}") {
        let _ = parse(&text);
        let _ = parse(&digits);
    }
}
