//! The answer: lamp, words, dates, what happened, what comes next.

use super::papers::{papers, to_note};
use crate::text::{Lang, date, labels};
use crate::ui::lamp::{LampKind, lamp_words};
use crate::ui::{Fact, Facts, Heading, Notice, PrintButton, Timeline, Tone, why_this_day};
use domain::api::cases::PublicStatus;
use domain::case::{Outcome, StageName};
use domain::clock::{Day, Light};
use leptos::prelude::*;
use leptos_meta::Meta;

mod why;

pub(super) fn answer(lang: Lang, status: PublicStatus, code: &str, days: &[Day]) -> AnyView {
    let heading = lang.text(&status.service_zh, &status.service_en);
    let words = lamp_words(lang, status.stage, status.light, status.days_left);
    let title = format!("{words} - {heading}");
    let kind = LampKind::of(status.light);
    let open = !status.stage.is_completed();
    let guide = format!("/services/{}", status.service);
    let next = next(lang, &status);
    let moved = moved(lang, &status);
    let (days, why) = why::explained(lang, &status, days);
    let encode = domain::api::op::encode_segment;
    let language = lang.pick("", "&lang=en");
    let rate = format!("/status/{}/rate?code={}", encode(&status.number), encode(code));
    let rate = (!open && !status.rated).then(|| {
        view! { <a class="btn btn--2" href=rate>{lang.pick("评价这次办事", "How did it go?")}</a> }
    });
    let withdraw = format!("/status/{}/withdraw?code={}", encode(&status.number), encode(code));
    let withdraw = status.may_withdraw.then(|| {
        view! { <a class="btn btn--2" href=withdraw>{lang.pick("撤回申请", "Take it back")}</a> }
    });
    let dated = matches!(status.stage, StageName::Accepted | StageName::Forwarded | StageName::Decided)
        && status.resumes.is_none();
    let calendar = format!("/status/{}/due.ics?code={}{language}", encode(&status.number), encode(code));
    view! {
        <Meta name="robots" content="noindex"/>
        <Heading text=heading title/>
        <p class="caseno">{lang.pick("受理编号 ", "Case ")}<span class="mono">{status.number_grouped.clone()}</span></p>
        {to_note(lang, &status, code)}
        <p class="bigline"><crate::ui::Lamp kind words/></p>
        <Notice tone=tone(&status)><p>{next}</p></Notice>
        {missing(lang, &status)}
        {moved}
        <Facts items=facts(lang, &status)/>
        {why}
        {why_this_day(lang, days)}
        {papers(lang, &status, code)}
        <h2>{lang.pick("办理经过", "What happened")}</h2>
        <Timeline entries=status.timeline open newest_first=true/>
        <div class="actions">
            {dated.then(|| view! {
                <a class="btn btn--2" href=calendar rel="external">{lang.pick("加到手机日历", "Add to your calendar")}</a>
            })}
            {rate}
            {withdraw}
            <a class="btn btn--2" href=guide>{lang.pick("看办事须知", "The guide")}</a>
            <a class="btn btn--2" href="/status">{lang.pick("查另一件", "Another case")}</a>
            <PrintButton/>
        </div>
    }
    .into_any()
}

/// What the applicant still has to bring, and whether more than one notice was given.
fn missing(lang: Lang, status: &PublicStatus) -> Option<AnyView> {
    let by = status.missing_by?;
    let lines = status.missing.iter().map(|paper| {
        let name = lang.text(&paper.name_zh, &paper.name_en);
        view! { <li>{name} " " <span class="hint" lang="zh-CN">{paper.reason.clone()}</span></li> }
    });
    let lines = lines.collect_view();
    let again = (status.notices > 1).then(|| {
        lang.pick(
            "这是再次告知；新增的要求经中心主任批准。",
            "This is a further notice; what is new in it was allowed by the director of the centre.",
        )
    });
    let by = date::date_with_weekday(lang, by);
    Some(
        view! {
            <h2>{lang.pick("要补的材料", "Papers to bring")} " · " {by}</h2>
            <ul>{lines}</ul>
            {again.map(|text| view! { <p>{text}</p> })}
        }
        .into_any(),
    )
}

/// An official calendar moved the date (R14). While the clock stands still no date is promised.
fn moved(lang: Lang, status: &PublicStatus) -> Option<AnyView> {
    let moved = status.reckoning.calendar.filter(|_| status.resumes.is_none())?;
    let day = |day| date::date(lang, day);
    let (before, after, printed) = (day(moved.before), day(moved.after), day(status.reckoning.printed_due));
    let text = lang.pick(
        format!("国家公布了放假安排，您的承诺办结日期由 {before} 改为 {after}（回执上是 {printed}）。"),
        format!("The official calendar was published: your date moved from {before} to {after} (the receipt says {printed})."),
    );
    Some(view! { <Notice><p>{text}</p></Notice> }.into_any())
}

fn facts(lang: Lang, status: &PublicStatus) -> Vec<Fact> {
    let day = |name, day| {
        let text = date::date_with_weekday(lang, day);
        Fact::view(name, view! { <time datetime=date::iso(day)>{text}</time> })
    };
    let mut facts =
        vec![Fact::text(lang.pick("办理部门", "Department"), lang.text(&status.department_zh, &status.department_en))];
    if let Some(accepted) = status.accepted {
        facts.push(day(lang.pick("受理日期", "Accepted"), accepted));
    }
    // While the clock stands still no date is promised (R5).
    let clock = match (status.resumes, status.stage) {
        (Some(resumes), _) => Some((lang.pick("计划恢复计时", "The clock runs again on"), resumes)),
        (None, StageName::Received) => Some((lang.pick("最迟答复", "Answer by"), status.due)),
        (None, StageName::AwaitingSupplement) => Some((lang.pick("请在此日前补来", "Bring them by"), status.due)),
        // What was never accepted had no promise.
        (None, _) => status.accepted.map(|_| (lang.pick("承诺办结日期", "Promised date"), status.due)),
    };
    facts.extend(clock.map(|(name, date)| day(name, date)));
    if status.due != status.reckoning.printed_due {
        facts.push(day(lang.pick("回执上的日期", "Date on the receipt"), status.reckoning.printed_due));
    }
    if let Some(last) = status.timeline.last() {
        let since = date::instant(lang, last.at);
        let where_now = match status.stage {
            StageName::Received | StageName::Accepted => lang.text(&status.department_zh, &status.department_en),
            StageName::Decided => lang.pick(
                format!("{} 号窗口，等您领取", status.window),
                format!("window {}, waiting for you", status.window),
            ),
            StageName::Delivered => lang.pick("已交到您手里", "handed over").to_owned(),
            StageName::Paused => {
                let department = lang.text(&status.department_zh, &status.department_en);
                format!("{department} · {}", labels::stage(lang, status.stage))
            }
            stage => labels::stage(lang, stage).to_owned(),
        };
        let text = lang.pick(format!("{where_now}（{since} 起）"), format!("{where_now} (since {since})"));
        facts.push(Fact::text(lang.pick("现在在哪里", "Where it is now"), text));
    }
    if status.provisional && !status.stage.is_completed() {
        let text = lang.pick(
            "按周一至周五推算；国务院公布放假安排后可能调整",
            "Reckoned by Monday to Friday; it may move once the official holidays are published",
        );
        facts.push(Fact::text(lang.pick("日期说明", "About the date"), text.to_owned()));
    }
    if let Some(completed) = status.completed {
        facts.push(day(lang.pick("办结日期", "Completed"), completed));
    }
    if let Some(outcome) = status.outcome {
        facts.push(Fact::text(lang.pick("结果", "Outcome"), labels::outcome(lang, outcome)));
    }
    facts
}

fn tone(status: &PublicStatus) -> Tone {
    match (status.light, status.outcome) {
        (_, Some(Outcome::Granted)) => Tone::Good,
        (Light::Red, _) => Tone::Bad,
        (Light::Yellow, _) | (_, Some(Outcome::Refused)) => Tone::Warn,
        _ => Tone::Info,
    }
}

/// What comes next, and what to do.
fn next(lang: Lang, status: &PublicStatus) -> String {
    let result = lang.text(&status.result_zh, &status.result_en);
    let window = status.window;
    let due = date::date_with_weekday(lang, status.due);
    match (status.stage, status.outcome, status.light) {
        (StageName::Received, ..) if status.to_show => lang.pick(
            format!("请带材料和身份证件到 {window} 号窗口，核对后当场受理。最迟 {due} 窗口会告诉您还缺什么。"),
            format!("Bring your papers and identity card to window {window}; they are checked and accepted at once. By {due} the window tells you what is missing."),
        ),
        (StageName::Received, ..) => lang.pick(
            format!("材料已收下，窗口正在核对，最迟 {due} 答复是否受理；到期没有答复，就算已经受理。"),
            format!("Your papers are here and being checked; you will hear by {due}. Without an answer by then the case counts as accepted."),
        ),
        (StageName::AwaitingSupplement, ..) => lang.pick(
            format!("还缺下面的材料。请在 {due} 前交到 {window} 号窗口；补齐当天就算受理。"),
            format!("The papers below are missing. Bring them to window {window} by {due}; the case is accepted the day they are complete."),
        ),
        (StageName::Forwarded, ..) => lang.pick(
            format!("已上报上级机关，由 {window} 号窗口负责催办，有结果会告诉您。"),
            format!("The papers are with the level above; window {window} follows it up and tells you the answer."),
        ),
        (StageName::Accepted, _, Light::Red) => lang.pick(
            format!("已经超过承诺的 {due}，亮红灯。您可以打页脚的监督投诉电话，请中心督促办理部门。"),
            format!("The promised date, {due}, has passed: the light is red. You may phone the complaints number below and have the centre press the department."),
        ),
        (StageName::Accepted, ..) => lang.pick(
            format!("正在办理，最迟 {due} 办结。办结后请带回执到 {window} 号窗口领取：{result}。"),
            format!("In progress; done by {due} at the latest. Then bring the receipt to window {window} to collect: {result}."),
        ),
        (StageName::Decided, Some(Outcome::Refused), _) => lang.pick(
            format!("已办结，决定不予办理。请带回执到 {window} 号窗口领取书面决定，上面写明理由和怎样申请复议。"),
            format!("Completed: refused. Collect the written decision at window {window}; it states the reason and how to object."),
        ),
        (StageName::Decided, ..) => lang.pick(
            format!("已办结。请带回执和身份证件到 {window} 号窗口领取：{result}。"),
            format!("Completed. Bring the receipt and your identity card to window {window} to collect: {result}."),
        ),
        (StageName::Delivered | StageName::Archived, ..) => lang.pick(
            "结果已经领取，这件办件已经完成。".to_owned(),
            "The result has been collected; this case is finished.".to_owned(),
        ),
        (StageName::Paused, ..) => lang.pick(
            format!("正在进行特别程序，时限暂停计算；恢复以后，最迟日期顺延。有疑问请到 {window} 号窗口。"),
            format!("A special procedure is under way and the clock stands still; the last day moves with it. Ask at window {window}."),
        ),
        (StageName::Withdrawn, ..) => lang.pick(
            "您已经撤回申请，这件不再办理。".to_owned(),
            "You took the application back; nothing more happens.".to_owned(),
        ),
        _ => lang.pick(
            format!("请带回执到 {window} 号窗口，领取书面通知，上面写明理由和怎样申请复核。"),
            format!("Bring the receipt to window {window} and collect the notice; it states the reason and how to object."),
        ),
    }
}
