//! The bar that says which case this is.

use crate::pages::desk::lamps;
use crate::text::{Lang, date};
use crate::ui::lamp::CaseLamp;
use crate::ui::{Fact, Facts, Heading, Notice};
use domain::api::calendar::CalendarMove;
use domain::api::cases::CaseView;
use domain::case::StageName;
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
    let due = due(lang, case);
    let facts = vec![
        Fact::view(lang.pick("时限", "Limit"), lamp),
        match row.resumes {
            Some(day) => {
                let text = date::date_with_weekday(lang, day);
                Fact::text(lang.pick("计划恢复计时", "Clock runs again on"), text)
            }
            None => Fact::view(clock(lang, row.stage), due),
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
    let mut facts = facts;
    if let Some(accepted) = row.accepted {
        facts.insert(2, Fact::text(lang.pick("受理", "Accepted"), date::date_with_weekday(lang, accepted)));
    }
    if row.due != case.reckoning.printed_due {
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

fn due(lang: Lang, case: &CaseView) -> AnyView {
    let mark = case.row.provisional.then(|| {
        let text = lang.pick("按周一至周五推算", "counted Monday to Friday");
        view! { " " <span class="tag">{text}</span> }
    });
    view! {
        <time datetime=date::iso(case.row.due)>{date::date_with_weekday(lang, case.row.due)}</time>
        {mark}
    }
    .into_any()
}
