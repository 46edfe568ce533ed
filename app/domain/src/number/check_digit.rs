//! ISO/IEC 7064 MOD 11,10 (GB/T 17710; DOMAIN 10, trade registration number): one decimal check digit over decimal
//! digits.

/// The check digit of a row of digits, each 0 to 9; other values are taken modulo 10.
pub(crate) fn mod_11_10(digits: impl IntoIterator<Item = u32>) -> u32 {
    let product = digits.into_iter().fold(10, |product, digit| match (product + digit % 10) % 10 {
        0 => 20 % 11,
        sum => sum * 2 % 11,
    });
    (11 - product) % 10
}

#[cfg(test)]
mod tests {
    use super::mod_11_10;
    use rstest::rstest;

    #[rstest]
    #[case::standard("0794", 5)]
    #[case::trade_number("11010800000001", 6)]
    #[case::receipt_sample("2611230042", 3)]
    #[case::empty("", 1)]
    fn published_examples(#[case] digits: &str, #[case] check: u32) {
        assert_eq!(mod_11_10(digits.chars().filter_map(|digit| digit.to_digit(10))), check);
    }
}
