//! What others have asked about this service, and the way to ask.

use super::GuideData;
use crate::pages::citizen::ask::answers;
use crate::text::Lang;
use domain::api::op::encode_segment;
use leptos::prelude::*;

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
