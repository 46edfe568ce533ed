//! A text with all that its characters may be read as.

use super::near::Text;
use pinyin::{ToPinyin, ToPinyinMulti};
use std::borrow::Cow;

/// A text, prepared to be spelt.
#[derive(Clone)]
pub(super) struct Spoken {
    /// The text, in small letters.
    pub(super) text: String,
    /// Its characters without signs and blanks.
    pub(super) own: Text,
    /// The whole pinyin, in the commonest reading of each character.
    pub(super) sound: Text,
    /// The initials of the pinyin.
    pub(super) initials: Text,
    letters: Vec<Letter>,
}

/// A character with its readings, without tones; none for what is not Chinese.
#[derive(Clone)]
struct Letter {
    own: char,
    readings: Vec<Cow<'static, str>>,
}

impl Spoken {
    /// Prepares a text in small letters. Signs and blanks are not spoken.
    pub(super) fn new(text: &str) -> Self {
        let spoken = text.chars().filter(|letter| letter.is_alphanumeric());
        let letters: Vec<Letter> = spoken.map(|own| Letter { own, readings: readings(own) }).collect();
        let read = |letter: &Letter| letter.readings.first().map_or_else(|| letter.own.to_string(), |r| r.to_string());
        let first = |letter: &Letter| letter.readings.first().and_then(|reading| reading.chars().next());
        Self {
            text: text.to_owned(),
            own: letters.iter().map(|letter| letter.own).collect::<Vec<_>>().into(),
            sound: letters.iter().map(read).collect::<String>().chars().collect::<Vec<_>>().into(),
            initials: letters.iter().map(|letter| first(letter).unwrap_or(letter.own)).collect::<Vec<_>>().into(),
            letters,
        }
    }

    /// Where a word is spelt by pinyin, by initials, or by a mixture with characters; from two letters on.
    pub(super) fn spelt_by(&self, word: &[char]) -> Option<usize> {
        let long = word.len() >= 2 && word.len() < 128;
        if !long || !word.iter().any(char::is_ascii_lowercase) {
            return None;
        }
        (0..self.letters.len()).find(|start| self.spelt_from(*start, word, usize::MAX))
    }

    /// Whether a word spells the whole of it, from the first character to the last.
    pub(super) fn is_spelt_whole_by(&self, word: &[char]) -> bool {
        let all = self.letters.len();
        self.spelt_by(word) == Some(0) && !self.spelt_from(0, word, all.saturating_sub(1))
    }

    /// Whether at most `most` characters from `start` on spell the word: each gives itself, a whole reading, or its initial. The bits
    /// of `reached` say how much of the word can have been spelt so far.
    fn spelt_from(&self, start: usize, word: &[char], most: usize) -> bool {
        let mut reached: u128 = 1;
        for letter in self.letters.iter().skip(start).take(most) {
            let mut further: u128 = 0;
            while reached != 0 {
                let done = reached.trailing_zeros() as usize;
                reached &= reached - 1;
                let rest = word.get(done..).unwrap_or_default();
                if rest.first() == Some(&letter.own) {
                    further |= 1 << (done + 1);
                }
                for reading in &letter.readings {
                    if reading.chars().next() != rest.first().copied() {
                        continue;
                    }
                    further |= 1 << (done + 1);
                    // Characters, not bytes: ü is one.
                    let length = reading.chars().count();
                    if length <= rest.len() && reading.chars().zip(rest).all(|(a, b)| a == *b) {
                        further |= 1 << (done + length);
                    }
                }
            }
            if further >> word.len() & 1 == 1 {
                return true;
            }
            if further == 0 {
                return false;
            }
            reached = further;
        }
        false
    }
}

/// The readings of a character, the commonest first, each once. Keyboards have no ü: people type `v`, or `u`.
fn readings(letter: char) -> Vec<Cow<'static, str>> {
    let common = letter.to_pinyin().map(|reading| reading.plain());
    let all = letter.to_pinyin_multi().into_iter().flatten().map(|reading| reading.plain());
    let mut readings: Vec<Cow<'static, str>> = Vec::new();
    let mut add = |reading: Cow<'static, str>| {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    for reading in common.into_iter().chain(all) {
        if reading.contains('ü') {
            for typed in ["v", "u", "ü"] {
                add(Cow::Owned(reading.replace('ü', typed)));
            }
        } else {
            add(Cow::Borrowed(reading));
        }
    }
    readings
}

/// The pinyin of a word that has Chinese characters.
pub(super) fn sound_of(word: &str) -> Option<Vec<char>> {
    let chinese = word.chars().any(|letter| letter.to_pinyin().is_some());
    chinese.then(|| Spoken::new(word).sound.letters)
}

/// The first letter of a text as it is spoken.
pub(super) fn initial(text: &str) -> Option<char> {
    Spoken::new(text).initials.letters.into_iter().next().filter(char::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(name: &str, word: &str) -> Option<usize> {
        Spoken::new(name).spelt_by(&word.chars().collect::<Vec<_>>())
    }

    #[test]
    fn initials_full_pinyin_and_mixtures_are_understood() {
        let name = "市内户口迁移（婚嫁、搬迁等）";
        for word in ["hkqy", "hukouqianyi", "hukouqy", "户口qy", "snhkqy"] {
            assert!(spelt(name, word).is_some(), "{word}");
        }
        for word in ["hkqz", "h", "户口", "qyhk"] {
            assert!(spelt(name, word).is_none(), "{word}");
        }
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        // 重 is zhong and chong, 行 is xing and hang, 长 is chang and zhang.
        for (name, word) in
            [("重办", "cb"), ("重办", "zb"), ("银行", "yh"), ("银行", "yx"), ("家长", "jz"), ("家长", "jc")]
        {
            assert_eq!(spelt(name, word), Some(0), "{name} {word}");
        }
    }

    #[test]
    fn u_with_dots_is_typed_as_v_or_u() {
        for word in ["nv", "nu", "nü", "dushengzinv", "dszinv", "独生子nv", "zinvfumu"] {
            assert!(spelt("独生子女父母", word).is_some(), "{word}");
        }
        for (name, word) in [("旅游", "lvyou"), ("绿化", "luhua"), ("战略", "zhanlve")] {
            assert_eq!(spelt(name, word), Some(0), "{name} {word}");
        }
        // What follows ü is counted by characters: its two bytes do not skip a letter.
        assert_eq!(spelt("女工", "nügong"), Some(0));
        assert_eq!(spelt("女工", "nügon"), None);
        assert_eq!(sound_of("女工").unwrap().into_iter().collect::<String>(), "nvgong");
    }

    #[test]
    fn very_long_words_are_no_spelling() {
        assert_eq!(spelt("户口", &"hk".repeat(200)), None);
        assert!(spelt(&"户口".repeat(60), &"hk".repeat(60)).is_some());
    }
}
