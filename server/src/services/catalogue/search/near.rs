//! How far apart two texts are.

/// How many typing errors a word may have: one from four letters (three Chinese characters) on, two from eight. Shorter
/// words would fit anything.
pub(super) fn errors_allowed(word: &[char]) -> Option<usize> {
    let least = if word.iter().all(char::is_ascii) { 4 } else { 3 };
    match word.len() {
        length if length < least => None,
        length if length < 8 => Some(1),
        _ => Some(2),
    }
}

/// The longest word that is looked for with errors; longer ones must be right.
const LONGEST: usize = 128;
/// The most errors that can be asked for.
const MOST: usize = 3;

/// A text to look into.
#[derive(Clone)]
pub(super) struct Text {
    pub(super) letters: Vec<char>,
    set: u64,
}

/// A word, prepared to be looked for with errors.
pub(super) struct Pattern {
    /// Each letter with the places where it stands, a bit a place.
    places: Vec<(char, u128)>,
    length: usize,
    set: u64,
}

/// Letters as a set; a bit may stand for several.
fn set(letters: &[char]) -> u64 {
    letters.iter().fold(0, |set, letter| set | 1 << (u32::from(*letter) % 64))
}

impl From<Vec<char>> for Text {
    fn from(letters: Vec<char>) -> Self {
        Self { set: set(&letters), letters }
    }
}

impl Pattern {
    /// None for a word of more than 128 letters.
    pub(super) fn new(word: &[char]) -> Option<Self> {
        if word.len() > LONGEST {
            return None;
        }
        let mut places: Vec<(char, u128)> = Vec::new();
        for (at, letter) in word.iter().enumerate() {
            match places.iter_mut().find(|(known, _)| known == letter) {
                Some((_, bits)) => *bits |= 1 << at,
                None => places.push((*letter, 1 << at)),
            }
        }
        Some(Self { places, length: word.len(), set: set(word) })
    }

    /// The fewest letters to add, drop, change or swap with their neighbour so that the word stands somewhere in the
    /// text; none above `most`, which is three at the most (Wu and Manber's bits, with swaps).
    pub(super) fn errors(&self, text: &Text, most: usize) -> Option<usize> {
        // A letter that the text has nowhere is an error, and so is each that the text is too short for.
        let missing = (self.set & !text.set).count_ones() as usize;
        if missing > most || self.length > text.letters.len() + most {
            return None;
        }
        let Some(last) = self.length.checked_sub(1) else { return Some(0) };
        let whole = 1_u128 << last;
        // For each number of errors the beginnings of the word that end here, a bit a beginning; at first those that
        // are dropped altogether. And the same one letter earlier.
        let mut reached: [u128; MOST + 1] = [0b0, 0b1, 0b11, 0b111];
        let mut earlier = reached;
        let mut previous = 0;
        let fewest = |reached: &[u128]| reached.iter().take(most + 1).position(|ends| ends & whole != 0);
        let mut best = fewest(&reached);
        for letter in &text.letters {
            let here = self.places.iter().find(|(known, _)| known == letter).map_or(0, |(_, places)| *places);
            let mut fewer: Option<(u128, u128, u128)> = None;
            for (ends, ended) in reached.iter_mut().zip(&mut earlier).take(most + 1) {
                let was = *ends;
                let mut now = (was << 1 | 1) & here;
                if let Some((was, now_fewer, ended)) = fewer {
                    let swapped = (ended << 1 | 1) << 1 & here << 1 & previous;
                    let added_changed_dropped = was | was << 1 | now_fewer << 1 | 1;
                    now |= added_changed_dropped | swapped;
                }
                *ends = now;
                fewer = Some((was, now, *ended));
                *ended = was;
            }
            previous = here;
            best = best.into_iter().chain(fewest(&reached)).min();
        }
        best
    }
}

/// How many pairs of neighbouring letters two texts share; of a single letter, the letter.
pub(super) fn common(word: &[char], text: &[char]) -> usize {
    if let [letter] = word {
        return usize::from(text.contains(letter));
    }
    word.windows(2).filter(|pair| text.windows(2).any(|other| other == *pair)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn errors(word: &str, text: &str, most: usize) -> Option<usize> {
        Pattern::new(&chars(word)).unwrap().errors(&chars(text).into(), most)
    }

    #[test]
    fn errors_are_counted_anywhere_in_the_text() {
        for (word, text, count) in [
            ("qianyi", "hukouqianyi", 0),
            ("qainyi", "hukouqianyi", 1),
            ("qiayi", "hukouqianyi", 1),
            ("qianxyi", "hukouqianyi", 1),
            ("qiamyi", "hukouqianyi", 1),
            ("", "abc", 0),
            ("abc", "", 3),
            ("户囗", "户口迁移", 1),
        ] {
            assert_eq!(errors(word, text, 3), Some(count), "{word} in {text}");
        }
    }

    #[test]
    fn more_errors_than_asked_for_are_none() {
        for (word, text, most) in
            [("qiamyy", "qianyi", 1), ("abcd", "", 3), ("xyz", "hukou", 2), ("qianyi", "iynaiq", 2)]
        {
            assert_eq!(errors(word, text, most), None, "{word} in {text}");
        }
        assert!(Pattern::new(&chars(&"a".repeat(129))).is_none());
        let long = "迁".repeat(128);
        assert_eq!(errors(&long, &long, 2), Some(0));
    }

    /// The same count as by the plain table of all beginnings (Sellers), for words and texts of three letters at random.
    #[test]
    fn bits_count_as_the_table_does() {
        let mut state = 7_u64;
        let mut word = |longest: u64| -> Vec<char> {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                state >> 33
            };
            (0..next() % longest).map(|_| ['a', 'b', 'c'][(next() % 3) as usize]).collect()
        };
        for _ in 0..20_000 {
            let (word, text) = (word(9), word(14));
            let table = by_table(&word, &text);
            let bits = Pattern::new(&word).unwrap().errors(&text.clone().into(), 3);
            assert_eq!(bits, (table <= 3).then_some(table), "{word:?} in {text:?}");
        }
    }

    fn by_table(word: &[char], text: &[char]) -> usize {
        let mut columns: Vec<Vec<usize>> = vec![(0..=word.len()).collect()];
        for at in 0..text.len() {
            let last = columns.last().unwrap();
            let mut next = vec![0];
            for row in 0..word.len() {
                let same = last[row] + usize::from(word[row] != text[at]);
                let mut least = same.min(last[row + 1] + 1).min(next[row] + 1);
                if row > 0 && at > 0 && word[row] == text[at - 1] && word[row - 1] == text[at] {
                    least = least.min(columns[at - 1][row - 1] + 1);
                }
                next.push(least);
            }
            columns.push(next);
        }
        columns.iter().map(|column| column[word.len()]).min().unwrap()
    }

    #[test]
    fn short_words_must_be_right() {
        assert_eq!(errors_allowed(&chars("hkq")), None);
        assert_eq!(errors_allowed(&chars("户口")), None);
        assert_eq!(errors_allowed(&chars("户口签")), Some(1));
        assert_eq!(errors_allowed(&chars("hukouqianyi")), Some(2));
    }
}
