//! Texts that people type and papers show.

/// Whether a text is something that can be seen on paper, with nothing that hides in it or turns it round. Every letter of
/// every script may stand in a name, rare ones included.
pub fn printable(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !text.chars().any(|letter| letter.is_control() || is_hidden(letter))
}

/// The same where an empty text means none; with `lines` it may have several lines.
pub fn harmless(text: &str, lines: bool) -> bool {
    let breaks = |letter: char| lines && matches!(letter, '\n' | '\r');
    !text.chars().any(|letter| (letter.is_control() && !breaks(letter)) || is_hidden(letter))
}

/// Letters without a shape of their own. Joiners are none of them: some scripts need them in names.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_printable_and_hidden_letters_are_not() {
        for name in ["𠮷㛃䶮", "阿依古丽·买买提", "O'Brien", "می\u{200c}خواهم"] {
            assert!(printable(name), "{name}");
        }
        for name in ["", "——", "a\u{200b}", "\u{202e}abc", "a\nb", "\u{feff}"] {
            assert!(!printable(name), "{name:?}");
        }
        assert!(harmless("一\n二", true) && !harmless("一\n二", false) && harmless("", false));
        assert!(!harmless("\u{202e}abc", true));
    }
}
