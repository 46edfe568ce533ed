//! What others have asked about this service, and the way to ask.

use super::GuideData;
use crate::pages::citizen::ask::answers;
use crate::text::Lang;
use domain::api::List;
use domain::api::op::encode_segment;
use domain::api::questions::PublishedAnswer;
use leptos::prelude::*;

/// The answers that the guide shows: those in the reader's language, any others only where there are none; and whether
/// there are more.
pub(super) fn shown(lang: Lang, found: List<PublishedAnswer>) -> (Vec<PublishedAnswer>, bool) {
    let mut more = found.next.is_some();
    let mut items = found.items;
    if items.iter().any(|answer| answer.lang == lang.code()) {
        let all = items.len();
        items.retain(|answer| answer.lang == lang.code());
        more |= items.len() < all;
    }
    (items, more)
}

pub(super) fn questions(lang: Lang, data: &GuideData) -> AnyView {
    let id = encode_segment(&data.service.id);
    let more = data.more_questions.then(|| {
        view! { <a class="btn btn--2" href=format!("/questions?service={id}")>{lang.pick("更多问答", "More questions")}</a> }
    });
    view! {
        <section class="noprint" aria-labelledby="questions">
            <h2 id="questions">{lang.pick("常见问题", "Questions")}</h2>
            {data.questions.is_empty().then(|| view! {
                <p>{lang.pick("还没有公开的问答。", "No answers have been published yet.")}</p>
            })}
            {answers(lang, data.questions.clone())}
            <p class="actions">
                <a class="btn btn--2" href=format!("/ask?service={id}")>{lang.pick("我要咨询", "Ask about this service")}</a>
                {more}
            </p>
        </section>
    }
    .into_any()
}
