//! Names as they are shown to people who need not know them (DOMAIN 10, personal information law).

use crate::case::ApplicantKind;

/// The name of a person, masked: the first and the last character stay, 样例甲 → 样*甲. Of two characters the first
/// stays, 样例 → 样*; of one none. Characters outside the basic plane count as one, with their variation selectors.
///
/// ```
/// assert_eq!(domain::identity::mask_name("样例甲"), "样*甲");
/// assert_eq!(domain::identity::mask_name("𠮷例"), "𠮷*");
/// ```
pub fn mask_name(name: &str) -> String {
    let characters = characters(name.trim());
    match characters.as_slice() {
        [] => String::new(),
        [_] => "*".to_owned(),
        [first, _] => format!("{first}*"),
        [first, middle @ .., last] => format!("{first}{}{last}", "*".repeat(middle.len())),
    }
}

/// The name of an applicant as lists show it: a person's is masked, an organisation's is public and stays.
pub fn mask_applicant(kind: ApplicantKind, name: &str) -> String {
    match kind {
        ApplicantKind::Person => mask_name(name),
        ApplicantKind::Organisation => name.trim().to_owned(),
    }
}

/// Splits into characters as people see them: variation selectors and combining accents stay with their base.
fn characters(name: &str) -> Vec<&str> {
    let starts: Vec<usize> = name.char_indices().filter(|(at, c)| *at == 0 || !joins(*c)).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| name.get(*start..end)).collect()
}

fn joins(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", "")]
    #[case(" ", "")]
    #[case("样", "*")]
    #[case("样例", "样*")]
    #[case(" 样例甲 ", "样*甲")]
    #[case("欧阳样例", "欧**例")]
    #[case("𠮷𡈽甲", "𠮷*甲")]
    #[case("葛\u{E0100}例", "葛\u{E0100}*")]
    #[case("Jose\u{0301}", "J**e\u{0301}")]
    #[case("\u{0301}", "*")]
    fn persons(#[case] name: &str, #[case] masked: &str) {
        assert_eq!(mask_name(name), masked);
        assert_eq!(mask_applicant(ApplicantKind::Person, name), masked);
    }

    #[test]
    fn organisations_are_public() {
        assert_eq!(mask_applicant(ApplicantKind::Organisation, " 虹桥样例电器厂 "), "虹桥样例电器厂");
    }
}
