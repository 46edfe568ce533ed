//! What happened to a question.

use crate::text::{Lang, date, language_of};
use domain::api::questions::{QuestionMoment, QuestionView};
use leptos::prelude::*;

pub(super) fn view(lang: Lang, question: &QuestionView) -> AnyView {
    let moments = question.history.iter().map(|moment| {
        let actor = lang.text(&moment.actor_zh, &moment.actor_en);
        view! {
            <li class="is-done">
                <span class="steps__head">{words(lang, moment)}</span>
                <span class="steps__detail">
                    <time datetime=date::instant_iso(moment.at)>{date::instant(lang, moment.at)}</time>
                    {(!actor.is_empty()).then(|| view! { <span>{actor}</span> })}
                    {(!moment.note.is_empty()).then(|| view! { <span lang=language_of(&moment.note)>{moment.note.clone()}</span> })}
                </span>
            </li>
        }
    });
    view! {
        <section aria-labelledby="history-h">
            <h2 id="history-h">{lang.pick("经过", "What happened")}</h2>
            <ol class="steps">{moments.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn words(lang: Lang, moment: &QuestionMoment) -> String {
    let to = lang.text(&moment.to_zh, &moment.to_en);
    match moment.event.as_str() {
        "asked" => lang.pick("提问", "Asked").to_owned(),
        "handed_on" => lang.pick(format!("转给{to}"), format!("Handed on to {to}")),
        "answered" => lang.pick("答复", "Answered").to_owned(),
        "prepared" => lang.pick("拟公开稿", "Public wording prepared").to_owned(),
        "published" => lang.pick("公开", "Published").to_owned(),
        "withdrawn" => lang.pick("撤下", "Withdrawn").to_owned(),
        other => other.to_owned(),
    }
}
