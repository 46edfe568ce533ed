//! Texts that only exist in Chinese.

use crate::text::{Lang, is_chinese};
use leptos::prelude::*;

/// A text that only exists in Chinese, marked as such on English pages.
pub fn zh(lang: Lang, text: &str) -> AnyView {
    let text = text.to_owned();
    match lang {
        Lang::Zh => text.into_any(),
        Lang::En => view! { <span lang="zh-CN">{text}</span> }.into_any(),
    }
}

/// A text in both languages, each marked as what it is: 不收费 · free of charge.
pub fn both(lang: Lang, zh_text: &str, en_text: &str) -> AnyView {
    let zh = zh(lang, zh_text);
    let en = (!en_text.is_empty()).then(|| match lang {
        Lang::Zh => view! { " · " <span lang="en">{en_text.to_owned()}</span> }.into_any(),
        Lang::En => format!(" · {en_text}").into_any(),
    });
    view! { {zh} {en} }.into_any()
}

/// An English text in which single Chinese words stand, each marked as Chinese: for those who hear the page.
pub fn marked(lang: Lang, text: &str) -> AnyView {
    if lang == Lang::Zh || !text.chars().any(is_chinese) {
        return text.to_owned().into_any();
    }
    let mut runs: Vec<(bool, String)> = Vec::new();
    for letter in text.chars() {
        match runs.last_mut() {
            Some((chinese, run)) if *chinese == is_chinese(letter) => run.push(letter),
            _ => runs.push((is_chinese(letter), letter.to_string())),
        }
    }
    let view = |(chinese, run): (bool, String)| match chinese {
        true => view! { <span lang="zh-CN">{run}</span> }.into_any(),
        false => run.into_any(),
    };
    runs.into_iter().map(view).collect_view().into_any()
}
