//! Why the promised date is what it is, where the days alone do not say so.

use crate::text::{Lang, date};
use crate::ui::Notice;
use domain::api::cases::PublicStatus;
use domain::clock::Day;
use leptos::prelude::*;

/// What explains a date beside, or instead of, its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// Nobody answered in time: accepted by law, from the day of receipt (R4).
    Deemed,
    /// Done on the spot: no days to count.
    Immediate,
    /// An immediate item that became a promised one, with a date of its own.
    Converted,
    /// The limit in law ends before the promise (R6).
    Law,
    /// The level above decides (R11); what it was given counts.
    ReportedUp,
    /// Later than the days lead to: what happened says why.
    Later,
}

/// The days that explain the date, or none where they do not lead to it; and a sentence where they are not all.
pub(super) fn explained<'a>(lang: Lang, status: &PublicStatus, days: &'a [Day]) -> (&'a [Day], Option<AnyView>) {
    let end = days.last().map(|day| day.date);
    let shown = if end == Some(status.due) { days } else { &[] };
    let sentence = reason(status, days).map(|reason| {
        let text = words(lang, reason, status, end.unwrap_or(status.due));
        view! { <Notice><p>{text}</p></Notice> }.into_any()
    });
    (shown, sentence)
}

fn reason(status: &PublicStatus, days: &[Day]) -> Option<Reason> {
    // Before acceptance, while the clock stands still and after the end the page says elsewhere what counts.
    if !status.stage.is_running() || status.resumes.is_some() || status.accepted.is_none() {
        return None;
    }
    let happened = |name: &str| status.timeline.iter().any(|entry| entry.event == name);
    if happened("deemed") {
        return Some(Reason::Deemed);
    }
    let Some(end) = days.last().map(|day| day.date) else {
        return (status.promised_workdays == 0).then_some(Reason::Immediate);
    };
    match end.cmp(&status.due) {
        // A moved calendar has a sentence of its own on the page.
        _ if end == status.due || status.reckoning.calendar.is_some() => None,
        _ if happened("converted") => Some(Reason::Converted),
        std::cmp::Ordering::Greater => Some(Reason::Law),
        _ if happened("forwarded") => Some(Reason::ReportedUp),
        _ => Some(Reason::Later),
    }
}

fn words(lang: Lang, reason: Reason, status: &PublicStatus, end: chrono::NaiveDate) -> String {
    let day = |day| date::date(lang, day);
    let (due, promise, days) = (day(status.due), day(end), status.promised_workdays);
    match reason {
        Reason::Deemed => lang.pick(
            "窗口没有在期限内答复，依法从收件之日起就算受理，办结日期也从那一天算起。".to_owned(),
            "Nobody answered in time: by law the case counts as accepted from the day your papers were received, and the \
             date is reckoned from that day."
                .to_owned(),
        ),
        Reason::Immediate => lang.pick(
            format!("这是即办件，受理当天（{due}）办结，没有要数的日子。"),
            format!("This is done on the spot, on the day of acceptance ({due}): there are no days to count."),
        ),
        Reason::Converted => lang.pick(
            format!("这件没有当场办完，转成了承诺件，重新承诺的日期是 {due}。"),
            format!("It could not be done on the spot and became a promised item; the date promised then is {due}."),
        ),
        Reason::Law => lang.pick(
            format!("法定时限先到：按承诺的 {days} 个工作日数到 {promise}，法律规定的期限是 {due}，以先到的为准。"),
            format!(
                "The limit in law comes first: {days} promised working days would end on {promise}, the law's limit on \
                 {due}; the earlier counts."
            ),
        ),
        Reason::ReportedUp => lang.pick(
            format!("这件已上报上级机关，由上级决定；窗口按 {due} 催办，上级办理的经过见下面。"),
            format!("It was sent to the level above, which decides; the window presses for {due}. What happened there stands below."),
        ),
        Reason::Later => lang.pick(
            format!("这个日期比按承诺天数数到的 {promise} 晚，原因见下面的办理经过。"),
            format!("It lies after {promise}, to which the promised days lead; what happened below says why."),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::clock::DayReason;
    use serde_json::json;

    fn status(due: &str, workdays: u32, events: &[&str]) -> PublicStatus {
        let timeline: Vec<_> = (1..)
            .zip(events)
            .map(|(seq, event)| {
                json!({"seq": seq, "at": "2008-03-03T01:00:00Z", "event": event, "actor_zh": "", "actor_en": "", "note": ""})
            })
            .collect();
        let status = json!({
            "number": "0803030500010", "number_grouped": "080303-05-0001-0", "service": "GA-07", "service_zh": "",
            "service_en": "", "department_zh": "", "department_en": "", "stage": "accepted", "outcome": null,
            "accepted": "2008-03-03", "due": due, "reckoning": {"printed_due": due, "pauses": [], "extension": 0},
            "promised_workdays": workdays, "provisional": false, "completed": null, "light": "green", "days_left": 3,
            "result_zh": "", "result_en": "", "window": 2, "missing": [], "notices": 0, "rated": false,
            "timeline": timeline, "papers": [],
        });
        serde_json::from_value(status).unwrap()
    }

    /// A ledger that ends on that day.
    fn until(date: &str) -> Vec<Day> {
        vec![Day { date: date.parse().unwrap(), counted: true, reason: DayReason::Workday }]
    }

    #[test]
    fn each_date_that_its_days_do_not_explain_has_its_reason() {
        let days = until("2008-03-24");
        for (due, events, expected) in [
            ("2008-03-24", &["accepted"][..], None),
            ("2008-03-24", &["received", "deemed"], Some(Reason::Deemed)),
            ("2008-03-20", &["accepted"], Some(Reason::Law)),
            ("2008-03-28", &["accepted", "converted"], Some(Reason::Converted)),
            ("2008-03-28", &["accepted", "forwarded"], Some(Reason::ReportedUp)),
            ("2008-03-28", &["accepted"], Some(Reason::Later)),
        ] {
            let status = status(due, 15, events);
            assert_eq!(reason(&status, &days), expected, "{due} {events:?}");
        }
        assert_eq!(reason(&status("2008-03-03", 0, &["accepted"]), &[]), Some(Reason::Immediate));
        let law = words(Lang::Zh, Reason::Law, &status("2008-03-20", 15, &[]), "2008-03-24".parse().unwrap());
        assert_eq!(
            law,
            "法定时限先到：按承诺的 15 个工作日数到 2008年3月24日，法律规定的期限是 2008年3月20日，以先到的为准。"
        );
    }

    #[test]
    fn while_the_clock_stands_still_and_after_the_end_nothing_is_said() {
        let mut paused = status("2008-03-20", 15, &["accepted", "paused"]);
        paused.resumes = Some("2008-03-10".parse().unwrap());
        let mut moved = status("2008-03-20", 15, &["accepted", "recomputed"]);
        let dates = ["2008-03-24", "2008-03-20"].map(|date| date.parse().unwrap());
        moved.reckoning.calendar = Some(domain::api::calendar::CalendarMove { before: dates[0], after: dates[1] });
        let mut decided = status("2008-03-20", 15, &["accepted", "granted"]);
        decided.stage = domain::case::StageName::Decided;
        for status in [paused, moved, decided] {
            assert_eq!(reason(&status, &until("2008-03-24")), None, "{:?}", status.stage);
        }
    }
}
