//! The lights: shape, word and number; never colour alone.

use crate::prefs::use_lang;
use crate::text::{Lang, labels, numbers};
use domain::case::StageName;
use domain::clock::Light;
use leptos::prelude::*;

/// What a lamp shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LampKind {
    /// Within the limit.
    Ok,
    /// On the last day.
    Warn,
    /// Over the limit.
    Bad,
    /// The clock stands still.
    Hold,
    /// With the level above.
    Upper,
    /// Completed.
    Done,
}

impl LampKind {
    /// The lamp of a light.
    pub fn of(light: Light) -> Self {
        match light {
            Light::Green => Self::Ok,
            Light::Yellow => Self::Warn,
            Light::Red => Self::Bad,
            Light::Paused => Self::Hold,
            Light::Upper => Self::Upper,
            Light::OnTime | Light::Late => Self::Done,
        }
    }

    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Ok => "lamp lamp--ok",
            Self::Warn => "lamp lamp--warn",
            Self::Bad => "lamp lamp--bad",
            Self::Hold => "lamp lamp--hold",
            Self::Upper => "lamp lamp--upper",
            Self::Done => "lamp lamp--done",
        }
    }

    /// Its shape, as an SVG path on 16 × 16.
    fn shape(self) -> &'static str {
        match self {
            Self::Ok => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-1.2 10L3.6 7.9l1.3-1.3 1.9 1.8 4.2-4.3 1.3 1.3Z",
            Self::Warn => "M8 1 .6 14.5h14.8L8 1Zm-.9 5h1.8v4.4H7.1V6Zm0 5.4h1.8v1.8H7.1v-1.8Z",
            Self::Bad => {
                "M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5L5 .8Zm.7 3.6L4.4 5.7 6.7 8l-2.3 2.3 1.3 1.3L8 9.3l2.3 2.3 \
                 1.3-1.3L9.3 8l2.3-2.3-1.3-1.3L8 6.7 5.7 4.4Z"
            }
            Self::Upper => "M8 1.2 14.6 8l-1.5 1.5L9.1 5.4V15H6.9V5.4L2.9 9.5 1.4 8 8 1.2Z",
            Self::Hold => "M4 2h3v12H4V2Zm5 0h3v12H9V2Z",
            Self::Done => "M6.3 13 1.2 8l1.6-1.6 3.5 3.4 7-7 1.6 1.6Z",
        }
    }
}

/// The words of a case's lamp: 还剩 3 个工作日, 今日到期, 超期 2 个工作日, 已办结 · 按时.
pub fn lamp_words(lang: Lang, stage: StageName, light: Light, days_left: i64) -> String {
    let days = u32::try_from(days_left.unsigned_abs()).unwrap_or(u32::MAX);
    if ended(stage) {
        return labels::stage(lang, stage).to_owned();
    }
    match light {
        Light::Green if days_left > 0 => {
            let left = numbers::workdays(lang, days);
            lang.pick(format!("时限内 · 还剩 {left}"), format!("On time · {left} left"))
        }
        // By some rules a case is green or yellow on some days after its date.
        Light::Red | Light::Yellow | Light::Green if days_left < 0 => {
            let over = numbers::workdays(lang, days);
            lang.pick(format!("超期 {over}"), format!("Overdue by {over}"))
        }
        Light::OnTime => completed(lang, stage, lang.pick("按时", "on time")),
        Light::Late => completed(lang, stage, lang.pick("超期", "late")),
        light => labels::light(lang, light).to_owned(),
    }
}

/// Over without a decision: no light was kept or missed.
fn ended(stage: StageName) -> bool {
    stage.is_over() && !stage.is_completed()
}

/// 已办结 · 按时; 已办结 · 按时，已送达.
fn completed(lang: Lang, stage: StageName, judged: &str) -> String {
    let completed = labels::stage(lang, StageName::Decided);
    match stage {
        StageName::Delivered => {
            let delivered = labels::stage(lang, stage);
            lang.pick(
                format!("{completed} · {judged}，{delivered}"),
                format!("{completed} · {judged}, {}", delivered.to_lowercase()),
            )
        }
        _ => format!("{completed} · {judged}"),
    }
}

/// A lamp.
#[component]
pub fn Lamp(
    /// Shape and colour.
    kind: LampKind,
    /// The words, number included.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! {
        <span class=kind.class()>
            <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=kind.shape()></path></svg>
            {words}
        </span>
    }
    .into_any()
}

/// The lamp of a case.
#[component]
pub fn CaseLamp(
    /// Where the case stands.
    stage: StageName,
    /// Its light.
    light: Light,
    /// Working days left; negative over the limit.
    days_left: i64,
) -> impl IntoView {
    let words = lamp_words(use_lang(), stage, light, days_left);
    let kind = if ended(stage) { LampKind::Hold } else { LampKind::of(light) };
    view! { <Lamp kind words/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lamps_say_the_number() {
        let words = |light, days| lamp_words(Lang::Zh, StageName::Accepted, light, days);
        assert_eq!(words(Light::Green, 3), "时限内 · 还剩 3 个工作日");
        assert_eq!(words(Light::Yellow, 0), "今日到期");
        assert_eq!(words(Light::Red, -2), "超期 2 个工作日");
        assert_eq!(words(Light::Yellow, -1), "超期 1 个工作日", "by the province's rule");
        assert_eq!(lamp_words(Lang::Zh, StageName::Returned, Light::OnTime, 2), "已退回");
        assert_eq!(lamp_words(Lang::En, StageName::Decided, Light::OnTime, 2), "Completed · on time");
        assert_eq!(lamp_words(Lang::Zh, StageName::Delivered, Light::Late, -1), "已办结 · 超期，已送达");
    }
}
