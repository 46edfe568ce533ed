//! One draft: the notice, the dates before and after, the director's word.

use super::{state, way};
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels};
use crate::ui::loaded::Key;
use crate::ui::{
    Area, Breadcrumb, ErrorSummary, Fact, Heading, Notice, Pager, Pairs, PrintButton, Table, Tone, labelled,
};
use chrono::NaiveDate;
use domain::api::calendar::{CalendarDraft, DateMove, DraftQuery, DraftState, REJECT, SIGN};
use domain::api::op::encode_segment;
use domain::api::{List, Problem};
use domain::number::CaseNumber;
use domain::permission::Action;
use futures_util::future::try_join;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// A draft, a page of its list, whether it is the first.
type Data = (CalendarDraft, List<DateMove>, bool);

/// `/admin/calendar/{no}`.
pub(in crate::pages::admin) fn show() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let no = move || params.with(|params| params.get("no").unwrap_or_default());
    let now = untrack(no);
    let (sign, reject) = (use_form(SIGN, &[&now]), use_form(REJECT, &[&now]));
    let wanted = move || vec![no(), query.with(|query| query.get("cursor")).unwrap_or_default()];
    let staff = Staff::ask(Some(Action::ReadAdministration), wanted, |_, key| load(key));
    staff.page(move |_, data| page(sign, reject, data))
}

async fn load(key: Key) -> Result<Data, Problem> {
    let mut parts = key.into_iter();
    let (no, cursor) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let first = cursor.is_empty();
    let query = DraftQuery { limit: Some(100), cursor: (!first).then_some(cursor) };
    let (draft, moves) = try_join(api::calendar::draft(no.clone()), api::calendar::moves(no, query)).await?;
    Ok((draft, moves, first))
}

fn page(sign: Form, reject: Form, (draft, moves, first): Data) -> AnyView {
    let lang = use_lang();
    let address = format!("/admin/calendar/{}", draft.no);
    let next = moves.next.as_ref().map(|cursor| format!("{address}?cursor={}", encode_segment(cursor)));
    let back = (!first).then(|| address.clone());
    let (looked, moved) = (draft.looked_at, draft.moved);
    let sum = lang.pick(
        format!("看了 {looked} 件在办件，{moved} 件的日期会变。"),
        format!("Open cases looked at: {looked}. Dates that move: {moved}."),
    );
    let heading = lang.pick(format!("{} 年放假安排", draft.year), format!("Holidays of {}", draft.year));
    let reason = labelled([("reason", reason(lang))]);
    view! {
        <Breadcrumb trail=way(lang)/>
        <Heading text=heading/>
        <ErrorSummary form=sign labels=Vec::new()/>
        <ErrorSummary form=reject labels=reason/>
        {standing(lang, &draft)}
        <Pairs items=facts(lang, &draft)/>
        <h2>{lang.pick("日期变动", "Dates that move")}</h2>
        <p>{sum}</p>
        {table(lang, moves.items)}
        <Pager first=back next/>
        {draft.may_decide.then(|| decide(lang, &draft, sign, reject))}
        <PrintButton/>
    }
    .into_any()
}

/// Where the draft stands, and what happens next.
fn standing(lang: Lang, draft: &CalendarDraft) -> AnyView {
    let (tone, text) = match draft.state {
        DraftState::Open if draft.may_decide => (
            Tone::Warn,
            lang.pick(
                "还没有生效。请核对下面的变动清单，再签发或退回。",
                "Not in force yet. Look at the list below, then sign it off or reject it.",
            )
            .to_owned(),
        ),
        DraftState::Open => (
            Tone::Info,
            lang.pick(
                "还没有生效，等中心主任签发。录入的人不能自己签发。",
                "Not in force yet: it waits for the director. Whoever entered it cannot sign it off.",
            )
            .to_owned(),
        ),
        DraftState::Signed if draft.left > 0 => {
            let left = draft.left;
            (
                Tone::Warn,
                lang.pick(
                    format!("已签发生效，还有 {left} 件在办件正在重新计算。"),
                    format!("In force; {left} open cases are still being computed anew."),
                ),
            )
        }
        DraftState::Signed => (
            Tone::Good,
            lang.pick(
                "已签发生效，在办件已全部重新计算；各窗口会告诉日期变动的申请人。",
                "In force; every open case has been computed anew. The windows tell the applicants whose date moved.",
            )
            .to_owned(),
        ),
        DraftState::Rejected => {
            (Tone::Info, lang.pick(format!("已退回：{}", draft.reason), format!("Rejected: {}", draft.reason)))
        }
    };
    view! { <Notice tone><p role="status">{text}</p></Notice> }.into_any()
}

fn facts(lang: Lang, draft: &CalendarDraft) -> Vec<Fact> {
    let who = |zh: &str, en: &str, at| format!("{} · {}", lang.text(zh, en), date::instant(lang, at));
    let mut facts = vec![
        Fact::text(lang.pick("状态", "State"), state(lang, draft.state)),
        Fact::text(lang.pick("通知文号", "Number of the notice"), draft.source.clone()),
        Fact::text(lang.pick("公布日期", "Published on"), date::date(lang, draft.published)),
        Fact::text(lang.pick("放假的日子", "Days off"), ranges(lang, &draft.off)),
        Fact::text(lang.pick("调休上班的双休日", "Weekend days that are worked"), ranges(lang, &draft.work)),
        Fact::text(lang.pick("录入", "Entered by"), who(&draft.drafted_zh, &draft.drafted_en, draft.drafted_at)),
    ];
    if draft.replaces {
        let text = lang.pick("这一年已有通知，这次是更正", "The year has a notice already; this one corrects it");
        facts.insert(3, Fact::text(lang.pick("说明", "Note"), text));
    }
    if let Some(at) = draft.decided_at {
        let name = match draft.state {
            DraftState::Rejected => lang.pick("退回", "Rejected by"),
            _ => lang.pick("签发", "Signed off by"),
        };
        facts.push(Fact::text(name, who(&draft.decided_zh, &draft.decided_en, at)));
    }
    if let Some(version) = draft.calendar_version.clone() {
        facts.push(Fact::text(lang.pick("日历版本", "Version of the calendar"), version));
    }
    facts
}

/// 2008-02-06 – 2008-02-12, 2008-04-04; a dash where there are none.
fn ranges(lang: Lang, days: &[NaiveDate]) -> String {
    let mut ranges: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match ranges.last_mut() {
            Some((_, to)) if to.succ_opt() == Some(*day) => *to = *day,
            _ => ranges.push((*day, *day)),
        }
    }
    let text = |(from, to): (NaiveDate, NaiveDate)| match from == to {
        true => date::iso(from),
        false => format!("{} – {}", date::iso(from), date::iso(to)),
    };
    if ranges.is_empty() {
        "—".to_owned()
    } else {
        ranges.into_iter().map(text).collect::<Vec<_>>().join(lang.pick("、", ", "))
    }
}

fn table(lang: Lang, moves: Vec<DateMove>) -> AnyView {
    if moves.is_empty() {
        return view! { <p>{lang.pick("没有日期变动。", "No date moves.")}</p> }.into_any();
    }
    let columns = [
        lang.pick("编号", "Number"),
        lang.pick("事项", "Service"),
        lang.pick("部门", "Department"),
        lang.pick("状态", "State"),
        lang.pick("回执上的日期", "On the receipt"),
        lang.pick("现在的日期", "Date now"),
        lang.pick("变动后", "Date after"),
    ];
    let row = |one: DateMove| {
        let number = CaseNumber::parse(&one.number).map_or_else(|_| one.number.clone(), |number| number.grouped());
        view! {
            <tr>
                <td data-th=columns[0] class="mono">{number}</td>
                <td data-th=columns[1]>{lang.text(&one.service_zh, &one.service_en)}</td>
                <td data-th=columns[2]>{lang.text(&one.department_zh, &one.department_en)}</td>
                <td data-th=columns[3]>{labels::stage(lang, one.stage)}</td>
                <td data-th=columns[4] class="num">{one.printed_due.map_or_else(|| "—".to_owned(), date::iso)}</td>
                <td data-th=columns[5] class="num">{date::iso(one.before)}</td>
                <td data-th=columns[6] class="num"><strong>{date::iso(one.after)}</strong></td>
            </tr>
        }
    };
    let rows = moves.into_iter().map(row).collect_view();
    view! {
        <Table label=lang.pick("日期变动", "Dates that move") head=columns.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}

fn reason(lang: Lang) -> &'static str {
    lang.pick("退回的理由", "Why it is rejected")
}

fn decide(lang: Lang, draft: &CalendarDraft, sign: Form, reject: Form) -> AnyView {
    let address = format!("/admin/calendar/{}", draft.no);
    let version = draft.version.to_string();
    view! {
        <form method="post" class="noprint">
            {sign.hidden(&address)}
            <input type="hidden" name="version" value=version.clone()/>
            <p class="actions"><button class="btn" type="submit">{lang.pick("签发，启用这份日历", "Sign off: this calendar is in force")}</button></p>
        </form>
        <form method="post" novalidate class="narrow noprint">
            {reject.hidden(&address)}
            <input type="hidden" name="version" value=version/>
            <Area form=reject name="reason" label=reason(lang) rows=2 maxlength=1000/>
            <p class="actions"><button class="btn btn--bad" type="submit">{lang.pick("退回", "Reject")}</button></p>
        </form>
    }
    .into_any()
}
