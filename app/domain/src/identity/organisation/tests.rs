//! Codes of organisations, right and wrong.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("91350100M000100Y43", "91350100M000100Y43")]
#[case("91350100m000100y43", "91350100M000100Y43")]
#[case("91330382MA0000000F", "91330382MA0000000F")]
#[case("D2143569-X", "D2143569X")]
#[case("Ｄ２１４３５６９－Ｘ", "D2143569X")]
#[case::eleven_is_zero("00000000-0", "000000000")]
#[case("110108000000016", "110108000000016")]
fn right_ones(#[case] text: &str, #[case] stored: &str) {
    let id = OrganisationId::parse(text).unwrap();
    assert_eq!(id.as_str(), stored);
    assert!(!format!("{id:?}").contains(stored), "codes stay out of logs");
    let kind = match id {
        OrganisationId::Credit(_) => 18,
        OrganisationId::Organisation(_) => 9,
        OrganisationId::Trade(_) => 15,
    };
    assert_eq!(stored.len(), kind);
}

#[rstest]
#[case("", "required")]
#[case("D2143569", "length")]
#[case("91350100M000100Y4", "length")]
#[case("户户户户户户户户户", "characters")]
#[case("D2143569-A", "characters")]
#[case("11010800000001X", "characters")]
#[case::letter_i("91350100I000100Y43", "characters")]
#[case::letters_in_the_region("9135A100M000100Y43", "characters")]
#[case("91350100M000100Y44", "checksum")]
#[case("D2143569-1", "checksum")]
#[case("110108000000017", "checksum")]
fn wrong_ones(#[case] text: &str, #[case] code: &str) {
    assert_eq!(OrganisationId::parse(text).unwrap_err().code(), code);
}

proptest! {
    #[test]
    fn every_single_wrong_character_of_a_credit_code_is_caught(place in 0_usize..18, other in 0_usize..31) {
        let mut wrong = b"91350100M000100Y43".to_vec();
        prop_assume!(wrong[place] != CREDIT_ALPHABET[other]);
        wrong[place] = CREDIT_ALPHABET[other];
        prop_assert!(CreditCode::parse(&String::from_utf8(wrong).unwrap()).is_err());
    }

    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC{0,20}", code in "[0-9A-Z]{9}|[0-9A-Z]{15}|[0-9A-Z]{18}") {
        let _ = OrganisationId::parse(&text);
        let _ = OrganisationId::parse(&code);
    }
}
