//! The counter: accepting a case (收件、受理) on one page, by keyboard.

mod applicant;
mod chosen;
mod desk_form;
pub(super) mod draft;
mod intake;
mod materials;
mod picker;
mod setting;
mod shortcuts;

use super::{Staff, keys, lamps, queue};
use crate::api;
use crate::forms::{Form, use_form};
use crate::pages::part::part;
use crate::prefs::use_lang;
use crate::text::problems;
use crate::ui::loaded::Key;
use crate::ui::{Heading, Notice, Tone};
use domain::api::account::Me;
use domain::api::cases::{ACCEPT, CaseQuery, CaseRow};
use domain::api::{List, Problem};
use domain::permission::Action;
use futures_util::future::join;
use intake::Intake;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use setting::{Setting, Wanted};

/// Rows of the queue beside the form.
const ROWS: u32 = 8;

/// What the page shows: its surroundings and the most urgent cases.
type Data = (Setting, Result<List<CaseRow>, Problem>);

part! { counter_part:
    /// `/desk/counter`: accepting a case. A part of its own: the largest page of all.
    Counter => show,
    /// `/desk/cases/{number}/{act}`: stop the clock, give more time, give the papers back.
    CaseAct => super::act::show,
}

/// The counter's page.
fn show() -> AnyView {
    // Read once: choosing another service later changes the form in place and keeps what was typed.
    let wanted = use_query_map().with_untracked(setting::read);
    let staff = Staff::ask(Some(Action::AcceptCase), Key::new, move |me, _| load(me, wanted.clone()));
    let form = use_form(ACCEPT, &[]);
    staff.page(move |me, (setting, cases)| page(&me, setting, cases, form))
}

async fn load(me: Me, wanted: Wanted) -> Result<Data, Problem> {
    let first = CaseQuery { limit: Some(ROWS), ..CaseQuery::default() };
    let (setting, cases) = join(setting::load(me, wanted), api::cases::list(first)).await;
    Ok((setting?, cases))
}

fn page(me: &Me, setting: Setting, cases: Result<List<CaseRow>, Problem>, form: Form) -> AnyView {
    let lang = use_lang();
    let intake = Intake::new(form, setting);
    shortcuts::listen(intake);
    let place = me.window.map(|no| lang.pick(format!("{no} 号窗口"), format!("window {no}")));
    view! {
        <div class="counter">
            <section aria-labelledby="counter-h">
                <div class="counter__head" id="counter-h">
                    <Heading text=lang.pick("受理", "Accept a case")/>
                    <span class="hint">{place}</span>
                </div>
                {desk_form::view(intake)}
            </section>
            <section class="counter__side" aria-labelledby="side-h">{side(cases)}</section>
        </div>
    }
    .into_any()
}

/// The most urgent cases of the own queue.
fn side(cases: Result<List<CaseRow>, Problem>) -> AnyView {
    let lang = use_lang();
    let (rows, problem) = match cases {
        Ok(cases) => (cases.items, None),
        Err(problem) => (Vec::new(), Some(problem)),
    };
    let list = if let Some(problem) = problem {
        view! { <Notice tone=Tone::Bad><p>{problems::sentence(lang, &problem)}</p></Notice> }.into_any()
    } else if rows.is_empty() {
        view! { <p class="hint">{lang.pick("没有在办的件。", "Nothing is open.")}</p> }.into_any()
    } else {
        queue::brief(rows.clone())
    };
    view! {
        <h2 id="side-h">{lang.pick("在办的件", "Open cases")}</h2>
        {lamps::counts(&rows)}
        {list}
        <p><a class="alone" href="/desk">{lang.pick("全部在办的件", "All open cases")}</a></p>
        {keys::help(shortcuts::lines(lang))}
    }
    .into_any()
}
