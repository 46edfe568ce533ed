//! Codes read as people write them.

use super::*;
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeSet;

#[test]
fn the_alphabet_has_no_doubles_and_none_of_the_confusing_characters() {
    let characters: BTreeSet<u8> = ALPHABET.into_iter().collect();
    assert_eq!(characters.len(), 16);
    assert!(b"01ABDEGIJLNOPQRSTUVZ".iter().all(|confusing| !characters.contains(confusing)));
}

#[test]
fn every_character_is_equally_likely() {
    for character in ALPHABET {
        let byte_values =
            (0..=u8::MAX).filter(|byte| QueryCode::from_random([*byte; LENGTH]).0.as_bytes()[0] == character);
        assert_eq!(byte_values.count(), 16);
    }
}

#[rstest]
#[case("", "required")]
#[case("23CFH", "length")]
#[case("23CFHYY", "length")]
#[case("23CFH0", "characters")]
#[case("23CFH户", "characters")]
#[case("23CFHé", "characters")]
fn wrong_texts_are_refused(#[case] text: &str, #[case] code: &str) {
    assert_eq!(QueryCode::parse(text).unwrap_err().code(), code);
    assert!(!QueryCode::from_random([0; LENGTH]).matches(text));
}

#[test]
fn it_is_a_string_on_the_wire_and_nothing_in_a_log() {
    let code = QueryCode::from_random([1, 2, 3, 4, 5, 6]);
    let text = serde_json::to_string(&code).unwrap();
    assert_eq!(text, format!("\"{code}\""));
    assert_eq!(serde_json::from_str::<QueryCode>(&text).unwrap(), code);
    assert!(!format!("{code:?}").contains(code.as_str()));
}

proptest! {
    #[test]
    fn what_is_written_reads_back(bytes: [u8; LENGTH], at in 0..LENGTH, other: u8) {
        let code = QueryCode::from_random(bytes);
        let wide: String = code.as_str().chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        let (head, tail) = code.as_str().split_at(3);
        for text in [code.as_str().to_owned(), code.as_str().to_lowercase(), wide, format!("{head}-{tail} ")] {
            prop_assert!(code.matches(&text));
            prop_assert_eq!(text.parse::<QueryCode>(), Ok(code.clone()));
        }
        let mut changed = bytes;
        changed[at] = other;
        let same = changed[at] % 16 == bytes[at] % 16;
        prop_assert_eq!(code.matches(QueryCode::from_random(changed).as_str()), same);
    }
}
