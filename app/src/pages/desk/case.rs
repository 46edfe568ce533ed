//! One case: where it stands, and what to do next.

mod decide;
mod deliver;
mod details;
mod identity;

use super::submit::Sender;
use super::{Staff, keys};
use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use crate::ui::{Notice, Timeline, Tone};
use domain::api::Problem;
use domain::api::cases::{CaseView, DECIDE, DELIVER};
use domain::case::{Action, StageName};
use domain::catalogue::Town;
use domain::permission;
use futures_util::future::join;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::time::Duration;

/// A case and the names of the towns.
type Data = (CaseView, Vec<Town>);

/// The case's page.
pub(super) fn show() -> AnyView {
    let params = use_params_map();
    let number = move || params.with(|params| params.get("number").unwrap_or_default());
    let now = untrack(number);
    let staff = Staff::ask(Some(permission::Action::ReadCases), move || vec![number()], |_, key| load(key.concat()));
    let (decide, deliver) = (use_form(DECIDE, &[&now]), use_form(DELIVER, &[&now]));
    let moves = Moves { staff, decide, deliver, done: RwSignal::new(None) };
    staff.page(move |_, (case, towns)| page(moves, case, &towns))
}

async fn load(number: String) -> Result<Data, Problem> {
    let (case, towns) = join(api::cases::one(number), api::hall::towns()).await;
    Ok((case?, towns.map(|towns| towns.items).unwrap_or_default()))
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

fn page(moves: Moves, case: CaseView, towns: &[Town]) -> AnyView {
    let lang = use_lang();
    let open = case.row.stage.is_running();
    let timeline = case.timeline.clone();
    view! {
        {identity::view(lang, &case)}
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

/// The form of the next step, if this person may do it; else who is asked.
fn next_step(lang: Lang, moves: Moves, case: &CaseView) -> AnyView {
    if case.actions.contains(&Action::Decide) {
        return view! { {decide::view(moves, Sender::new(moves.decide), case)} {other_steps(lang, case)} }.into_any();
    }
    if case.actions.contains(&Action::Deliver) {
        return deliver::view(moves, Sender::new(moves.deliver), case);
    }
    let text = match case.row.stage {
        StageName::Paused => {
            return other_steps(lang, case);
        }
        StageName::Accepted | StageName::Forwarded => {
            lang.pick("这件由有权办理的岗位办结，您只能查看。", "Another post decides this case; you can only read it.")
        }
        StageName::Decided => {
            lang.pick("结果由受理窗口送达，您只能查看。", "The window hands the result over; you can only read this.")
        }
        _ => lang.pick("办件已经结束，不用再做什么。", "The case is closed; nothing is left to do."),
    };
    view! { <p class="hint">{text}</p> }.into_any()
}

/// What else can be done with a case, each on a page of its own.
fn other_steps(lang: Lang, case: &CaseView) -> AnyView {
    let number = case.row.number.clone();
    let ways = case.actions.iter().filter_map(|action| Some((*action, act_path(*action)?)));
    let links = ways.map(|(action, path)| {
        let href = format!("/desk/cases/{number}/{path}");
        view! { <a class="btn btn--2" href=href rel="external">{labels::action(lang, action)}</a> }
    });
    view! { <p class="actions">{links.collect_view()}</p> }.into_any()
}

/// The address of the page for an act, below the case's own.
fn act_path(action: Action) -> Option<&'static str> {
    match action {
        Action::Pause => Some("pause"),
        Action::Resume => Some("resume"),
        Action::Extend => Some("extend"),
        Action::Return => Some("return"),
        Action::Withdraw => Some("withdraw"),
        Action::Decide | Action::Deliver | Action::ReprintReceipt => None,
    }
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
