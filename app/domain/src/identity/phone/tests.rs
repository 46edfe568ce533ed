//! Phone numbers as people write them. All are made up.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("13800000000", "13800000000")]
#[case("138-0000-0000", "13800000000")]
#[case("+86 138 0000 0000", "13800000000")]
#[case("008613800000000", "13800000000")]
#[case("013800000000", "13800000000")]
#[case("１３８００００００００", "13800000000")]
#[case("0577-62310000", "0577-62310000")]
#[case("057762310000", "0577-62310000")]
#[case("（0577）6231 0000", "0577-62310000")]
#[case("0577-2310000", "0577-2310000")]
#[case("010-62310000", "010-62310000")]
#[case("02162310000", "021-62310000")]
#[case("0577-62310000-12", "0577-62310000-12")]
#[case("0577－62310000－12", "0577-62310000-12")]
#[case("0577-62310000转12", "0577-62310000-12")]
#[case("0577-62310000 转分机 12", "0577-62310000-12")]
#[case("0577-62310000 ext. 12", "0577-62310000-12")]
#[case("0577 62310000 x12", "0577-62310000-12")]
#[case("0577-6231-0000", "0577-62310000")]
fn right_ones(#[case] text: &str, #[case] normal: &str) {
    assert_eq!(normal_phone(text).as_deref(), Ok(normal));
    assert_eq!(normal_phone(normal).as_deref(), Ok(normal), "the usual form stays as it is");
}

#[rstest]
#[case("", "required")]
#[case(" - ", "required")]
#[case("转12", "required")]
#[case("abc", "characters")]
#[case("0577-62310000转户", "characters")]
#[case("62310000", "area_code")]
#[case("12800000000", "shape")]
#[case("1380000000", "shape")]
#[case("138000000000", "shape")]
#[case("0577-123456", "shape")]
#[case("0577-02310000", "shape")]
#[case("0077-62310000", "shape")]
#[case("0577-62310000转1234567", "shape")]
#[case("0577-62310000转", "shape")]
#[case("13800000000转1", "shape")]
fn wrong_ones(#[case] text: &str, #[case] code: &str) {
    assert_eq!(normal_phone(text).unwrap_err().code(), code);
}

proptest! {
    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC{0,24}", digits in "[-+0-9x转 ]{0,20}") {
        let _ = normal_phone(&text);
        let _ = normal_phone(&digits);
    }
}
