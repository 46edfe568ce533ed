//! Reading, writing and mistyping case numbers.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn number(running: u32) -> CaseNumber {
    CaseNumber::new(NaiveDate::from_ymd_opt(2007, 9, 28).unwrap(), 5, running).unwrap()
}

#[test]
fn a_number_grows_with_the_day() {
    assert_eq!(number(9_999).as_str().len(), 13);
    assert_eq!(number(10_000).as_str(), "07092805100004");
    assert_eq!(number(10_000).grouped(), "070928-05-10000-4");
    assert_eq!(number(999_999).as_str().len(), 15);
    assert!(number(9_999) < number(10_000), "numbers sort by their parts");
}

#[rstest]
#[case(1999, 1, 1, "date")]
#[case(2100, 1, 1, "date")]
#[case(2008, 0, 1, "window")]
#[case(2008, 100, 1, "window")]
#[case(2008, 1, 0, "running")]
#[case(2008, 1, 1_000_000, "running")]
fn parts_out_of_range_are_refused(#[case] year: i32, #[case] window: u8, #[case] running: u32, #[case] code: &str) {
    let date = NaiveDate::from_ymd_opt(year, 6, 1).unwrap();
    assert_eq!(CaseNumber::new(date, window, running).unwrap_err().code(), code);
}

fn with_check(body: &str) -> String {
    format!("{body}{}", mod_11_10(body.chars().filter_map(|digit| digit.to_digit(10))))
}

#[rstest]
#[case("", "required")]
#[case(" - ", "required")]
#[case("080303-05-0012-O", "characters")]
#[case("０８０３０３０５００１２零", "characters")]
#[case("080303050012", "length")]
#[case("0803030500120000", "length")]
#[case("080303-05-0012-1", "checksum")]
#[case(&with_check("081303050012"), "date")]
#[case(&with_check("070229050012"), "date")]
#[case(&with_check("080303000012"), "window")]
#[case(&with_check("080303050000"), "running")]
#[case::needless_zero(&with_check("0803030500012"), "running")]
fn wrong_texts_are_refused(#[case] text: &str, #[case] code: &str) {
    assert_eq!(CaseNumber::parse(text).unwrap_err().code(), code, "{text}");
}

#[test]
fn on_the_wire_it_is_a_string() {
    let text = serde_json::to_string(&number(12)).unwrap();
    assert_eq!(text, format!("\"{}\"", number(12)));
    assert_eq!(serde_json::from_str::<CaseNumber>(&text).unwrap(), number(12));
    assert!(serde_json::from_str::<CaseNumber>("\"1\"").is_err());
}

fn numbers() -> impl Strategy<Value = CaseNumber> {
    (0_u64..36_524, 1_u8..=99, 1_u32..=MAX_RUNNING).prop_map(|(day, window, running)| {
        let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(day);
        CaseNumber::new(date, window, running).unwrap()
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(number in numbers()) {
        let wide: String = number.as_str().chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        for text in [number.as_str().to_owned(), number.grouped(), format!(" {number} "), wide] {
            prop_assert_eq!(text.parse::<CaseNumber>(), Ok(number.clone()));
        }
        let again = CaseNumber::new(number.date(), number.window(), number.running());
        prop_assert_eq!(again, Ok(number));
    }

    #[test]
    fn every_single_wrong_digit_is_caught(number in numbers()) {
        for place in 0..number.as_str().len() {
            for digit in b'0'..=b'9' {
                let mut wrong = number.as_str().as_bytes().to_vec();
                if wrong[place] != digit {
                    wrong[place] = digit;
                    let wrong = String::from_utf8(wrong).unwrap();
                    prop_assert_eq!(CaseNumber::parse(&wrong), Err(NumberProblem::Checksum));
                }
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC{0,24}", digits in "[0-9]{0,18}") {
        let _ = CaseNumber::parse(&text);
        let _ = CaseNumber::parse(&digits);
    }
}
