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

/// The fewest letters to add, drop, change or swap with their neighbour so that the word stands somewhere in the text
/// (Sellers' algorithm, with swaps).
pub(super) fn errors(word: &[char], text: &[char]) -> usize {
    // One column a letter of the text: the errors of each beginning of the word that ends here.
    let mut before: Vec<usize> = (0..=word.len()).collect();
    let mut column = before.clone();
    let mut best = column.last().copied().unwrap_or(0);
    let mut previous: Option<char> = None;
    for letter in text {
        let mut next = vec![0; word.len() + 1];
        for (at, wanted) in word.iter().enumerate() {
            let get = |column: &[usize], at: usize| column.get(at).copied().unwrap_or(usize::MAX / 2);
            let same = get(&column, at) + usize::from(wanted != letter);
            let mut least = same.min(get(&column, at + 1) + 1).min(get(&next, at) + 1);
            let swapped = at > 0 && previous == Some(*wanted) && word.get(at - 1) == Some(letter);
            if swapped {
                least = least.min(get(&before, at - 1) + 1);
            }
            if let Some(place) = next.get_mut(at + 1) {
                *place = least;
            }
        }
        best = best.min(next.last().copied().unwrap_or(best));
        before = std::mem::replace(&mut column, next);
        previous = Some(*letter);
    }
    best
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
            assert_eq!(errors(&chars(word), &chars(text)), count, "{word} in {text}");
        }
    }

    #[test]
    fn short_words_must_be_right() {
        assert_eq!(errors_allowed(&chars("hkq")), None);
        assert_eq!(errors_allowed(&chars("户口")), None);
        assert_eq!(errors_allowed(&chars("户口签")), Some(1));
        assert_eq!(errors_allowed(&chars("hukouqianyi")), Some(2));
    }
}
