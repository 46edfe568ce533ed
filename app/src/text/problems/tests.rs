//! Every refusal has a sentence of its own.

use super::*;
use domain::case::Refusal;
use domain::question::QuestionRefusal;

#[test]
fn unknown_codes_still_say_something_in_both_languages() {
    let odd = Problem::new(418, "teapot", "I am a teapot");
    assert_eq!(sentence(Lang::En, &odd), "I am a teapot.");
    assert!(!sentence(Lang::Zh, &odd).is_empty());
    assert_eq!(sentence(Lang::Zh, &Problem::new(429, "slow_down", "")), "试的次数太多了，请过几分钟再试。");
    assert_eq!(field(Lang::Zh, "nonsense"), "请核对");
    assert!(!is_known("nonsense"));
}

#[test]
fn no_refusal_of_a_case_or_a_question_falls_to_the_general_sentence() {
    let cases = Refusal::ALL.map(|refusal| (refusal.code(), refusal.to_string()));
    let questions = QuestionRefusal::ALL.map(|refusal| (refusal.code(), refusal.to_string()));
    for (code, programs_words) in cases.into_iter().chain(questions) {
        let refused = Problem::new(409, code, "The state does not allow this").with_detail(programs_words.clone());
        let (zh, en) = (sentence(Lang::Zh, &refused), sentence(Lang::En, &refused));
        assert_ne!(zh, fallback(Lang::Zh, &refused), "{code}");
        assert_ne!(en, fallback(Lang::En, &refused), "{code}");
        assert!(zh.ends_with('。') && zh.chars().any(crate::text::is_chinese), "{code}: {zh}");
        assert!(en.ends_with('.') && !en.chars().any(crate::text::is_chinese), "{code}: {en}");
    }
}
