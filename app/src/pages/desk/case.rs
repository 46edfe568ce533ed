//! One case: where it stands, and what to do next.

mod decide;
mod deliver;
mod details;
mod identity;
mod open;

use super::submit::Sender;
use super::{Staff, keys};
use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use crate::ui::{Notice, Timeline, Tone, why_not, why_this_day};
use domain::api::Problem;
use domain::api::cases::{CaseView, DECIDE, DELIVER};
use domain::case::{Action, StageName};
use domain::catalogue::Town;
use domain::clock::Day;
use domain::permission;
use futures_util::future::join;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::time::Duration;

/// A case, the names of the towns, and the days of its limit while the clock runs.
type Data = (CaseView, Vec<Town>, Vec<Day>);

/// The case's page.
pub(super) fn show() -> AnyView {
    let params = use_params_map();
    let number = move || params.with(|params| params.get("number").unwrap_or_default());
    let now = untrack(number);
    let staff = Staff::ask(Some(permission::Action::ReadCases), move || vec![number()], |_, key| load(key.concat()));
    let (decide, deliver) = (use_form(DECIDE, &[&now]), use_form(DELIVER, &[&now]));
    let moves = Moves { staff, decide, deliver, done: RwSignal::new(None) };
    staff.page(move |_, (case, towns, days)| page(moves, case, &towns, &days))
}

async fn load(number: String) -> Result<Data, Problem> {
    let (case, towns) = join(api::cases::one(number), api::hall::towns()).await;
    let case = case?;
    let mut days = Vec::new();
    if let (true, Some(accepted), Some(due)) = (explained(&case), case.row.accepted, case.row.due) {
        // The page does not fail with it.
        days = api::clock::days(accepted, case.promised_workdays, &case.reckoning, due).await.unwrap_or_default();
    }
    Ok((case, towns.map(|towns| towns.items).unwrap_or_default(), days))
}

/// Whether the due date is one that a count of days leads to: the promise's clock runs.
fn explained(case: &CaseView) -> bool {
    case.row.stage.is_running() && case.row.due.is_some() && case.promised_workdays > 0
}

/// What moves a case on.
#[derive(Clone, Copy)]
struct Moves {
    staff: Staff<Data>,
    decide: Form,
    deliver: Form,
    /// What has just been done on this page.
    done: RwSignal<Option<Action>>,
}

impl Moves {
    /// A step is done: the page shows the case as it now stands.
    fn done(self, action: Action) {
        self.done.set(Some(action));
        self.staff.refetch();
        set_timeout(
            || {
                keys::focus("just-done");
            },
            Duration::from_millis(300),
        );
    }
}

fn page(moves: Moves, case: CaseView, towns: &[Town], days: &[Day]) -> AnyView {
    let lang = use_lang();
    let open = case.row.stage.is_running();
    let timeline = case.timeline.clone();
    view! {
        {identity::view(lang, &case)}
        {why_this_day(lang, days).or_else(|| explained(&case).then(|| why_not(lang, case.row.by_law)))}
        {just_done(lang, moves)}
        <div class="case">
            <div class="case__main">
                {next_step(lang, moves, &case)}
                {details::materials(lang, &case)}
                {details::facts(lang, &case, towns)}
            </div>
            <section aria-labelledby="timeline-h">
                <h2 id="timeline-h">{lang.pick("办理经过", "What happened")}</h2>
                <Timeline entries=timeline open/>
                {details::papers(lang, &case)}
            </section>
        </div>
    }
    .into_any()
}

/// Says that the step worked; read out when it appears.
fn just_done(lang: Lang, moves: Moves) -> AnyView {
    let notice = move || {
        moves.done.get().map(|action| {
            let text = match action {
                Action::Deliver => lang.pick("已送达，办件结束。", "Delivered: the case is closed."),
                _ => lang.pick("已办结，时限到此为止。", "Completed: the clock has stopped."),
            };
            view! { <Notice tone=Tone::Good><p>{text}</p></Notice> }
        })
    };
    view! { <div role="status" id="just-done" tabindex="-1">{notice}</div> }.into_any()
}

/// The form of the next step, if this person may do it; else who is asked. What else can be done stands below.
fn next_step(lang: Lang, moves: Moves, case: &CaseView) -> AnyView {
    let has = |action| case.actions.contains(&action);
    let form = if has(Action::Decide) {
        decide::view(moves, Sender::new(moves.decide), case)
    } else if has(Action::Deliver) {
        deliver::view(moves, Sender::new(moves.deliver), case)
    } else {
        let text = waits_for(lang, case);
        (!text.is_empty()).then(|| view! { <p class="hint">{text}</p> }).into_any()
    };
    view! { {open::missing(lang, case)} {open::parts(lang, case)} {open::report(lang, case)} {form} {other_steps(lang, case)} }
        .into_any()
}

/// What the case waits for, where the next step is not a form of this page.
fn waits_for(lang: Lang, case: &CaseView) -> &'static str {
    let can = case.actions.iter().any(|action| !matches!(action, Action::Note | Action::ReprintReceipt));
    match case.row.stage {
        _ if can => "",
        StageName::Received => {
            lang.pick("等窗口答复，您只能查看。", "The window has to answer; you can only read this.")
        }
        StageName::AwaitingSupplement => lang.pick("等申请人补正。", "The applicant has to bring papers."),
        StageName::Paused | StageName::Accepted | StageName::Forwarded => {
            lang.pick("这件由有权办理的岗位办结，您只能查看。", "Another post decides this case; you can only read it.")
        }
        StageName::Decided => {
            lang.pick("结果由受理窗口送达，您只能查看。", "The window hands the result over; you can only read this.")
        }
        _ => lang.pick("办件已经结束，不用再做什么。", "The case is closed; nothing is left to do."),
    }
}

/// What else can be done with a case, each on a page of its own; the likeliest first and filled.
fn other_steps(lang: Lang, case: &CaseView) -> AnyView {
    let number = case.row.number.clone();
    let own = |action: &&Action| !matches!(action, Action::Decide | Action::Deliver | Action::ReprintReceipt);
    let decides = case.actions.iter().any(|action| matches!(action, Action::Decide | Action::Deliver));
    let links = case.actions.iter().filter(own).enumerate().map(|(place, action)| {
        let href = format!("/desk/cases/{number}/{}", action.word());
        let class = if place == 0 && !decides && *action != Action::Note { "btn" } else { "btn btn--2" };
        view! { <a class=class href=href rel="external">{labels::action(lang, *action)}</a> }
    });
    view! { <p class="actions">{links.collect_view()}</p> }.into_any()
}

/// A refusal that only a fresh look helps against: the link that fetches it.
fn look_again(lang: Lang, form: Form, number: String) -> AnyView {
    let link = move || {
        form.problem().filter(|problem| problem.status == 409).map(|_| {
            let href = format!("/desk/cases/{number}");
            view! { <p><a class="btn btn--2" href=href rel="external">{lang.pick("看最新情况", "Show it as it now stands")}</a></p> }
        })
    };
    view! { {link} }.into_any()
}
