//! The bar that says which case this is.

use crate::pages::desk::lamps;
use crate::text::{Lang, date};
use crate::ui::lamp::CaseLamp;
use crate::ui::{Fact, Facts, Heading, Notice};
use chrono::NaiveDate;
use domain::api::calendar::CalendarMove;
use domain::api::cases::{CaseView, SideClock};
use domain::case::StageName;
use domain::clock::Light;
use leptos::prelude::*;

/// Which clock runs.
fn clock(lang: Lang, stage: StageName) -> &'static str {
    match stage {
        StageName::Received => lang.pick("最迟答复", "Answer by"),
        StageName::AwaitingSupplement => lang.pick("补正截止", "Papers by"),
        _ => lang.pick("承诺办结", "Promised"),
    }
}

/// Number, service, lamp and promised date.
pub(super) fn view(lang: Lang, case: &CaseView) -> AnyView {
    let row = &case.row;
    let number = lamps::grouped(&row.number);
    let service = lang.text(&row.service_zh, &row.service_en);
    let lamp = view! { <CaseLamp stage=row.stage light=row.light days_left=row.days_left/> };
    let mut facts = vec![
        Fact::view(lang.pick("时限", "Limit"), lamp),
        match (row.due, row.resumes) {
            (None, Some(day)) => {
                let text = date::date_with_weekday(lang, day);
                Fact::text(lang.pick("时钟停到", "Clock stands still until"), text)
            }
            (due, _) => Fact::view(clock(lang, row.stage), due.map(|day| date_in_force(lang, case, day))),
        },
        Fact::text(lang.pick("申请人", "Applicant"), case.applicant_name.clone()),
        Fact::text(
            lang.pick("窗口", "Window"),
            lang.pick(
                format!("{} 号 {}", row.window, case.department_zh),
                format!("{}, {}", row.window, case.department_en),
            ),
        ),
    ];
    if let Some(accepted) = row.accepted {
        facts.insert(2, Fact::text(lang.pick("受理", "Accepted"), date::date_with_weekday(lang, accepted)));
    }
    facts.extend(side_clocks(lang, case));
    if row.due.is_some_and(|due| due != case.reckoning.printed_due) {
        let text = date::date_with_weekday(lang, case.reckoning.printed_due);
        facts.push(Fact::text(lang.pick("回执上的日期", "Date on the receipt"), text));
    }
    view! {
        <Heading text=service.clone() title=format!("{number} {service}")/>
        <p class="case__number mono">{number}</p>
        <Facts items=facts/>
        {case.reckoning.calendar.map(|moved| calendar(lang, case, moved))}
    }
    .into_any()
}

/// An official calendar moved the date (R14).
fn calendar(lang: Lang, case: &CaseView, moved: CalendarMove) -> AnyView {
    let day = |day| date::date(lang, day);
    let (before, after, printed) = (day(moved.before), day(moved.after), day(case.reckoning.printed_due));
    let text = lang.pick(
        format!("国家公布放假安排，承诺办结日期由 {before} 改为 {after}（回执上是 {printed}）。"),
        format!(
            "The official calendar was published: the date moved from {before} to {after} (the receipt says {printed})."
        ),
    );
    view! { <Notice><p>{text}</p></Notice> }.into_any()
}

/// The clocks beside the case's own, each with its lamp: the co-department's own part, the lead's most urgent one, the
/// result on its way.
fn side_clocks(lang: Lang, case: &CaseView) -> Vec<Fact> {
    let row = &case.row;
    let fact = |name: &str, clock: SideClock| {
        let day = date::date_with_weekday(lang, clock.due);
        let lamp = lamps::side_lamp(lang, clock);
        Fact::view(name, view! { {lamp} " " <time datetime=date::iso(clock.due)>{day}</time> })
    };
    let part = match row.part {
        Some(own) => Some(fact(lang.pick("本部门会办", "Your part"), own)),
        None => row.worst_part.map(|worst| fact(lang.pick("最急的会办", "Most urgent part"), worst)),
    };
    let delivery = row.delivery.map(|delivery| match delivery.light {
        Light::OnTime | Light::Late => {
            let (zh, en) =
                if delivery.light == Light::Late { ("逾期送达", "late") } else { ("按时送达", "on time") };
            let day = date::date_with_weekday(lang, delivery.due);
            Fact::text(lang.pick("送达期限", "Hand over by"), format!("{day} · {}", lang.pick(zh, en)))
        }
        _ => fact(lang.pick("送达期限", "Hand over by"), delivery),
    });
    part.into_iter().chain(delivery).collect()
}

fn date_in_force(lang: Lang, case: &CaseView, day: NaiveDate) -> AnyView {
    let law = case.row.by_law.then(|| {
        let text = lang.pick("法定期限先到", "limit in law binds");
        view! { " " <span class="tag">{text}</span> }
    });
    let mark = case.row.provisional.then(|| {
        let text = lang.pick("按周一至周五推算", "counted Monday to Friday");
        view! { " " <span class="tag">{text}</span> }
    });
    view! {
        <time datetime=date::iso(day)>{date::date_with_weekday(lang, day)}</time>
        {law}
        {mark}
    }
    .into_any()
}
