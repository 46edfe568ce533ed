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

/// What somebody wrote, without blanks around it and with one kind of line end.
///
/// # Errors
/// The code of what is wrong: `required` for nothing at all, `too_long` beyond `longest` characters, `characters` for
/// hidden ones, and for line ends without `lines`.
pub fn written(typed: &str, longest: usize, lines: bool) -> Result<String, &'static str> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.is_empty() {
        Err("required")
    } else if text.chars().count() > longest {
        Err("too_long")
    } else if harmless(&text, lines) {
        Ok(text)
    } else {
        Err("characters")
    }
}

/// The ASCII figure that a letter is, also as a Chinese keyboard writes it in full width.
pub fn figure(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10),
        _ => None,
    }
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
    fn what_is_written_is_tidied_or_refused_with_its_code() {
        assert_eq!(written(" 一\r\n二 ", 3, true), Ok("一\n二".to_owned()));
        assert_eq!(written(" \n ", 3, true), Err("required"));
        assert_eq!(written("一二三四", 3, true), Err("too_long"));
        assert_eq!(written("一\n二", 3, false), Err("characters"));
    }

    #[test]
    fn figures_are_read_in_either_width() {
        assert_eq!(('０'..='９').filter_map(figure).collect::<String>(), "0123456789");
        assert_eq!((figure('7'), figure('七'), figure('x')), (Some('7'), None, None));
    }

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
