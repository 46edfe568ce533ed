//! Reading what people type (DOMAIN 10): full-width characters, spaces and hyphens of every kind.

/// The characters that matter: spaces and hyphens dropped, full-width forms (U+FF01 to U+FF5E) made ASCII.
/// Everything else stays, so that a wrong character is refused and never silently lost.
pub(crate) fn compact(text: &str) -> String {
    text.chars().map(half_width).filter(|c| !is_filler(*c)).collect()
}

fn half_width(c: char) -> char {
    match u32::from(c) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn is_filler(c: char) -> bool {
    // Hyphens and dashes that keyboards and word processors produce, and marks without width from pasted text.
    c.is_whitespace()
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn fillers_go_and_wrong_characters_stay() {
        assert_eq!(compact(" ０８-03\u{3000}03－x Ｘ— "), "080303xX");
        assert_eq!(compact("户1O.2"), "户1O.2");
    }
}
