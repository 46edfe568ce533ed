//! Words of the pages in Chinese and English. Both stand side by side where they are used, so that a page reads as
//! one piece and no sentence can miss its other half.

pub mod date;
pub mod labels;
pub mod ledger;
pub mod numbers;
pub mod problems;

use domain::catalogue::Bilingual;

/// Whether a letter is a Chinese character (CJK ideographs with the extensions A to H).
pub fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The tag of the language in which somebody wrote: Chinese where a Chinese character stands.
pub fn language_of(text: &str) -> &'static str {
    if text.chars().any(is_chinese) { "zh-CN" } else { "en" }
}

/// Language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The tag for the `lang` attribute and the cookie.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The text of this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The same for owned texts of the interface; an empty English text falls back to the Chinese one.
    pub fn text(self, zh: &str, en: &str) -> String {
        match self {
            Self::En if !en.is_empty() => en.to_owned(),
            _ => zh.to_owned(),
        }
    }

    /// The same for a text that comes as a pair.
    pub fn of(self, pair: &Bilingual) -> String {
        self.text(&pair.zh, &pair.en)
    }
}

#[cfg(test)]
mod tests {
    use super::language_of;

    #[test]
    fn languages_are_told_by_their_characters() {
        for (text, tag) in [("𠮷", "zh-CN"), ("Hongqiao 虹桥", "zh-CN"), ("May my son hand it in?", "en"), ("13", "en")]
        {
            assert_eq!(language_of(text), tag, "{text}");
        }
    }
}
