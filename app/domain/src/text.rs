//! Texts that people type and papers show (DOMAIN 8).

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

/// Letters without a shape of their own, and places of the code that never hold one. Joiners and variation selectors are
/// none of them: some scripts need them in names.
pub fn is_hidden(letter: char) -> bool {
    let fillers = matches!(letter, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}');
    let marks = matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}');
    let controls = matches!(letter, '\u{180b}'..='\u{180f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(letter, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    let none = (letter as u32) & 0xfffe == 0xfffe || matches!(letter, '\u{fdd0}'..='\u{fdef}');
    fillers || marks || controls || none
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
        for hidden in ["\u{202e}abc", "a\u{ffff}b", "\u{3164}", "a\u{180e}", "a\u{fff9}b", "\u{fdd0}", "\u{1ffff}"] {
            assert!(!harmless(hidden, true) && !printable(hidden), "{hidden:?}");
        }
    }
}
