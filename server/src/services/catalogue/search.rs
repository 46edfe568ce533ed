//! Search: Chinese, pinyin and its initials in every reading, aliases, service codes, departments, English; small typing
//! errors and characters that only sound right. What is compared is prepared once for each revision of the catalogue.

mod near;
mod spoken;

use domain::api::services::ServiceSummary;
use domain::catalogue::{Batch, Service};
use near::{Pattern, Text};
use spoken::Spoken;

/// How many of the nearest services stand in for hits.
const NEAREST: usize = 5;
/// So many words of a text are looked for; nobody needs more, and each costs as much as the first.
const WORDS: usize = 6;

/// A service, prepared for the search.
#[derive(Clone)]
pub(super) struct Searchable {
    id: String,
    /// The name before its bracket: what stands in brackets explains it.
    own: Spoken,
    name: Spoken,
    aliases: Vec<Spoken>,
    english: String,
    english_letters: Text,
    department: Spoken,
    department_en: String,
    in_the_hall: bool,
}

/// What somebody looks for.
struct Word {
    text: String,
    letters: Vec<char>,
    /// How it is looked for where small errors are forgiven, and how many; none for a short or very long word.
    forgiven: Option<(Pattern, usize)>,
    /// Its pinyin, where it is Chinese: 签移 sounds like 迁移.
    sound: Option<Vec<char>>,
}

impl Searchable {
    pub(super) fn new(service: &Service) -> Self {
        let name = service.name_zh.to_lowercase();
        Self {
            id: service.id.to_lowercase(),
            own: Spoken::new(name.split('（').next().unwrap_or(&name)),
            name: Spoken::new(&name),
            aliases: service.aliases.iter().map(|alias| Spoken::new(&alias.to_lowercase())).collect(),
            english_letters: service.name_en.to_lowercase().chars().collect::<Vec<_>>().into(),
            english: service.name_en.to_lowercase(),
            department: Spoken::new(&service.department_zh.to_lowercase()),
            department_en: service.department_en.to_lowercase(),
            in_the_hall: service.batch == Batch::First,
        }
    }

    /// How well a word fits; none when it does not.
    fn score(&self, word: &Word) -> Option<u32> {
        let text = word.text.as_str();
        if self.id == text || self.id.replace('-', "") == text {
            return Some(100);
        }
        if self.aliases.iter().any(|alias| alias.text == text) {
            return Some(92);
        }
        for (name, less) in [(&self.own, 0), (&self.name, 8)] {
            if let Some(place) = name.text.find(text) {
                return Some(if place == 0 { 90 } else { 88 } - less);
            }
        }
        if self.aliases.iter().any(|alias| alias.text.contains(text)) {
            return Some(84);
        }
        if self.aliases.iter().any(|alias| alias.is_spelt_whole_by(&word.letters)) {
            return Some(80);
        }
        for (name, less) in [(&self.own, 0), (&self.name, 5)] {
            if let Some(place) = name.spelt_by(&word.letters) {
                return Some(if place == 0 { 75 } else { 74 } - less);
            }
        }
        if self.aliases.iter().any(|alias| alias.spelt_by(&word.letters).is_some()) {
            return Some(72);
        }
        if self.english.split(|letter: char| !letter.is_alphanumeric()).any(|part| part == text) {
            return Some(65);
        }
        if word.letters.len() >= 3 && self.english.contains(text) {
            return Some(60);
        }
        if self.department.text.contains(text) || self.department_en.contains(text) {
            return Some(40);
        }
        if self.department.spelt_by(&word.letters).is_some() {
            return Some(30);
        }
        self.id.starts_with(text).then_some(20)
    }

    /// How well a word with small errors fits.
    fn near_score(&self, word: &Word) -> Option<u32> {
        if let Some(sound) = &word.sound {
            let spelt = |name: &Spoken| name.spelt_by(sound).is_some();
            let places = [(57, spelt(&self.own)), (56, spelt(&self.name)), (55, self.aliases.iter().any(spelt))];
            if let Some((score, _)) = places.into_iter().find(|(_, fits)| *fits) {
                return Some(score);
            }
        }
        let (pattern, most) = word.forgiven.as_ref()?;
        // A name without brackets is there once.
        let whole = (self.own.text != self.name.text).then_some(&self.name);
        let names = [&self.own].into_iter().chain(whole).chain(&self.aliases);
        let texts = names.flat_map(|name| [&name.own, &name.sound, &name.initials]);
        let best = texts.chain([&self.english_letters]).filter_map(|text| pattern.errors(text, *most)).min()?;
        Some(18 - u32::try_from(best).unwrap_or(18))
    }
}

fn words(text: &str) -> Vec<Word> {
    let word = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let forgiven = near::errors_allowed(&letters).and_then(|most| Some((Pattern::new(&letters)?, most)));
        Word { text: word.to_owned(), forgiven, sound: spoken::sound_of(word), letters }
    };
    text.to_lowercase().split_whitespace().take(WORDS).map(word).collect()
}

/// The services that every word fits, best first; equals stay in catalogue order. Small errors are forgiven where nothing
/// fits exactly.
pub(super) fn best<'a>(all: &'a [(ServiceSummary, Searchable)], text: &str) -> Vec<&'a ServiceSummary> {
    let words = words(text);
    let mut fits: Vec<Fit> = all
        .iter()
        .map(|(summary, searchable)| {
            let scores = words.iter().map(|word| searchable.score(word)).collect();
            Fit { summary, searchable, scores }
        })
        .collect();
    let exact = ranked(&fits);
    if !exact.is_empty() {
        return exact;
    }
    for Fit { searchable, scores, .. } in &mut fits {
        for (score, word) in scores.iter_mut().zip(&words) {
            *score = score.or_else(|| searchable.near_score(word));
        }
    }
    ranked(&fits)
}

/// A service with how well each word fits it.
struct Fit<'a> {
    summary: &'a ServiceSummary,
    searchable: &'a Searchable,
    scores: Vec<Option<u32>>,
}

fn ranked<'a>(fits: &[Fit<'a>]) -> Vec<&'a ServiceSummary> {
    let score = |fit: &Fit<'a>| {
        let total = fit.scores.iter().copied().sum::<Option<u32>>()?;
        Some((total + u32::from(fit.searchable.in_the_hall), fit.summary))
    };
    let mut hits: Vec<(u32, &ServiceSummary)> = fits.iter().filter_map(score).collect();
    hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    hits.into_iter().map(|(_, summary)| summary).collect()
}

/// The services that have most in common with a text that nothing fits.
pub(super) fn nearest<'a>(all: &'a [(ServiceSummary, Searchable)], text: &str) -> Vec<&'a ServiceSummary> {
    let words = words(text);
    let mut hits: Vec<(usize, &ServiceSummary)> = all
        .iter()
        .map(|(summary, searchable)| {
            let names = [&searchable.name].into_iter().chain(&searchable.aliases);
            let common = |word: &Word| {
                let sounds = word.sound.as_ref().unwrap_or(&word.letters);
                names
                    .clone()
                    .map(|name| {
                        2 * near::common(&word.letters, &name.own.letters) + near::common(sounds, &name.sound.letters)
                    })
                    .max()
            };
            (words.iter().filter_map(common).sum(), summary)
        })
        .filter(|(common, _)| *common > 0)
        .collect();
    hits.sort_by_key(|(common, _)| std::cmp::Reverse(*common));
    hits.into_iter().map(|(_, summary)| summary).take(NEAREST).collect()
}

/// The letter under which a name stands in an index from A to Z; `#` for what has none.
pub(super) fn initial(name: &str) -> String {
    spoken::initial(name).map_or_else(|| "#".to_owned(), |letter| letter.to_ascii_uppercase().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(name: &str, aliases: &[&str], text: &str) -> (Option<u32>, Option<u32>) {
        let searchable = Searchable {
            id: "ga-04".into(),
            own: Spoken::new(name),
            name: Spoken::new(name),
            aliases: aliases.iter().map(|alias| Spoken::new(alias)).collect(),
            english: "moving a registration within yueqing".into(),
            english_letters: "moving a registration within yueqing".chars().collect::<Vec<_>>().into(),
            department: Spoken::new("公安户政"),
            department_en: "household registration".into(),
            in_the_hall: true,
        };
        let word = words(text).remove(0);
        let exact = searchable.score(&word);
        (exact, exact.or_else(|| searchable.near_score(&word)))
    }

    #[test]
    fn small_errors_are_forgiven_and_others_are_not() {
        let name = "市内户口迁移";
        // A letter too many, too few, another one, two changed places in a long word; a character that sounds the same.
        for text in ["hukouqianyii", "hukouqinyi", "hukoqianyi", "hukouqianiy", "户口签移", "户囗迁移", "registraton"]
        {
            let (exact, near) = fits(name, &[], text);
            assert!(exact.is_none() && near.is_some(), "{text}: {exact:?} {near:?}");
        }
        for text in ["水费", "xyz", "hk1", "建筑垃圾", "qqqqqq"] {
            assert_eq!(fits(name, &[], text), (None, None), "{text}");
        }
    }

    #[test]
    fn aliases_count_like_names() {
        for text in ["落户", "luohu", "lh", "迁户"] {
            assert!(fits("市内户口迁移", &["落户", "迁户口"], text).0.is_some(), "{text}");
        }
    }

    #[test]
    fn words_beyond_the_sixth_are_not_looked_for() {
        assert_eq!(words("a b c d e f g h").iter().map(|word| word.text.as_str()).collect::<String>(), "abcdef");
    }

    #[test]
    fn letters_of_the_index() {
        for (name, letter) in [("出生登记", "C"), ("（无）婚姻登记记录证明", "W"), ("Ab", "A"), ("123", "#")]
        {
            assert_eq!(initial(name), letter, "{name}");
        }
    }
}
