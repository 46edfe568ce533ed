//! Search: Chinese, pinyin and its initials in every reading, service codes, English.

use super::Snapshot;
use domain::api::services::ServiceSummary;
use domain::catalogue::Batch;
use pinyin::ToPinyinMulti;
use std::collections::BTreeSet;

/// The services that every word fits, best first; equals stay in catalogue order.
pub(super) fn best<'a>(snapshot: &'a Snapshot, text: &str) -> Vec<&'a ServiceSummary> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut hits: Vec<(u32, &ServiceSummary)> = snapshot
        .summaries
        .iter()
        .filter_map(|summary| {
            let scores: Option<Vec<u32>> = words.iter().map(|word| score(summary, word)).collect();
            scores.map(|scores| (scores.iter().sum::<u32>() + u32::from(summary.batch == Batch::First), summary))
        })
        .collect();
    hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    hits.into_iter().map(|(_, summary)| summary).collect()
}

/// How well a word fits; none when it does not.
fn score(summary: &ServiceSummary, word: &str) -> Option<u32> {
    let id = summary.id.to_lowercase();
    if id == word || id.replace('-', "") == word {
        return Some(100);
    }
    let name = summary.name_zh.to_lowercase();
    // What stands in brackets explains the name; the name itself counts for more.
    let own = name.split('（').next().unwrap_or(&name);
    for (text, less) in [(own, 0), (name.as_str(), 8)] {
        if let Some(place) = text.find(word) {
            return Some(if place == 0 { 90 } else { 88 } - less);
        }
    }
    for (text, less) in [(own, 0), (name.as_str(), 5)] {
        if let Some(place) = sounds_like(text, word) {
            return Some(if place == 0 { 75 } else { 74 } - less);
        }
    }
    let english = summary.name_en.to_lowercase();
    if english.split(|letter: char| !letter.is_alphanumeric()).any(|part| part == word) {
        return Some(65);
    }
    if word.len() >= 3 && english.contains(word) {
        return Some(60);
    }
    if summary.department_zh.contains(word) || summary.department_en.to_lowercase().contains(word) {
        return Some(40);
    }
    if sounds_like(&summary.department_zh, word).is_some() {
        return Some(30);
    }
    id.starts_with(word).then_some(20)
}

/// Where in `name` the word is spelt by pinyin, by initials, or by a mixture with characters; letters only count from
/// two on.
fn sounds_like(name: &str, word: &str) -> Option<usize> {
    if word.len() < 2 || !word.chars().any(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    (0..letters.len()).find(|start| spelt(&letters, *start, word))
}

/// Whether `word` is spelt by the characters from `start` on: each gives itself, a whole reading, or its initial.
fn spelt(letters: &[char], start: usize, word: &str) -> bool {
    let mut reached = BTreeSet::from([0]);
    for letter in letters.iter().skip(start) {
        let mut further = BTreeSet::new();
        for done in reached {
            let Some(rest) = word.get(done..) else { continue };
            let mut step = |taken: &str| {
                if !taken.is_empty() && rest.starts_with(taken) {
                    further.insert(done + taken.len());
                }
            };
            step(letter.encode_utf8(&mut [0; 4]));
            for reading in letter.to_pinyin_multi().into_iter().flatten() {
                step(reading.plain());
                step(reading.first_letter());
            }
        }
        if further.contains(&word.len()) {
            return true;
        }
        if further.is_empty() {
            return false;
        }
        reached = further;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_full_pinyin_and_mixtures_are_understood() {
        let name = "市内户口迁移（婚嫁、搬迁等）";
        for word in ["hkqy", "hukouqianyi", "hukouqy", "户口qy", "snhkqy"] {
            assert!(sounds_like(name, word).is_some(), "{word}");
        }
        for word in ["hkqz", "h", "户口", "qyhk"] {
            assert!(sounds_like(name, word).is_none(), "{word}");
        }
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        // 重 is zhong and chong, 行 is xing and hang, 长 is chang and zhang.
        for (name, word) in
            [("重办", "cb"), ("重办", "zb"), ("银行", "yh"), ("银行", "yx"), ("家长", "jz"), ("家长", "jc")]
        {
            assert_eq!(sounds_like(name, word), Some(0), "{name} {word}");
        }
    }
}
