//! The promised limit, and the date that follows from it today.

use super::GuideData;
use crate::text::{Lang, date, labels, numbers};
use crate::ui::why_this_day;
use domain::api::clock::Due;
use domain::catalogue::Service;
use leptos::prelude::*;

pub(super) fn limit(lang: Lang, data: &GuideData) -> AnyView {
    let service = &data.service;
    view! {
        <section aria-labelledby="limit">
            <h2 id="limit">{lang.pick("承诺时限", "Promised limit")}</h2>
            <p>{words(lang, service)}</p>
            {special(lang, service).map(|words| view! { <p>{words}</p> })}
            {data.due.as_ref().map(|(accepted, due)| answer(lang, data, *accepted, due))}
        </section>
    }
    .into_any()
}

fn words(lang: Lang, service: &Service) -> String {
    let statutory = labels::statutory(lang, &service.statutory);
    match service.promised_workdays {
        0 => lang.pick(
            "材料齐全，当场或当天办结。".to_owned(),
            "Done on the spot or the same day when the papers are complete.".to_owned(),
        ),
        days => {
            let days = numbers::workdays(lang, days);
            lang.pick(
                format!("从受理的第二天算起 {days}，双休日和法定节假日不计。法定时限：{statutory}。"),
                format!("{days} from the day after acceptance; weekends and public holidays do not count. In law: {statutory}."),
            )
        }
    }
}

/// What does not count towards the limit, when the service may need it.
fn special(lang: Lang, service: &Service) -> Option<String> {
    let names: Vec<String> =
        service.special_procedures.iter().map(|code| labels::special_procedure(lang, code)).collect();
    let names = names.join(lang.pick("、", ", "));
    (!names.is_empty()).then(|| {
        lang.pick(
            format!("特别程序（如{names}）所需时间不计入承诺时限。"),
            format!("The time for special procedures ({names}) does not count towards the limit."),
        )
    })
}

/// "If I hand it in today, when is it done?", with the days that led to the date.
fn answer(lang: Lang, data: &GuideData, accepted: chrono::NaiveDate, due: &Due) -> AnyView {
    let when = if accepted == data.hall.today {
        // On paper "today" is another day soon.
        let day = date::day_and_month(lang, accepted);
        lang.pick(format!("今天（{day}）受理，最迟办结："), format!("Accepted today, {day}, done by: "))
    } else {
        let day = date::date_with_weekday(lang, accepted);
        lang.pick(
            format!("下一个工作日 {day} 受理，最迟办结："),
            format!("Accepted on the next working day, {day}, done by: "),
        )
    };
    view! {
        <div class="panel">
            <p class="due">
                {when}
                <time datetime=date::iso(due.due)>{date::date_with_weekday(lang, due.due)}</time>
            </p>
            {due.provisional.then(|| view! {
                <p class="hint">{lang.pick(
                    "当年的放假通知还没有公布，日期按周一至周五推算，可能会变。",
                    "The year's holiday notice is not out yet; the date counts Monday to Friday and may move.",
                )}</p>
            })}
            <div class="noprint">{why_this_day(lang, &due.days)}</div>
        </div>
    }
    .into_any()
}
