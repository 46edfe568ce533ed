//! The fields of each act.

use super::checklist;
use super::words::{self, label};
use crate::forms::Form;
use crate::text::{Lang, date};
use crate::ui::{Area, Check, Choice, Field, Select};
use domain::api::cases::CaseView;
use domain::case::{Action, ExtensionLevel, Finding, NotAcceptedGround, Opinion, PauseReason, ReturnGround};
use domain::catalogue::ItemKind;
use leptos::prelude::*;

/// The fields of an act.
pub(super) fn view(lang: Lang, action: Action, form: Form, case: &CaseView, director: bool) -> AnyView {
    let area = |name: &'static str, rows: u32, longest: u32| {
        view! { <Area form name label=label(lang, name, action) rows=rows maxlength=longest/> }
    };
    let line = |name: &'static str, longest: u32| {
        view! { <Field form name label=label(lang, name, action) maxlength=longest/> }
    };
    let day = |name: &'static str| {
        view! { <Field form name kind="date" label=label(lang, name, action) width="w-phone"/> }
    };
    let count = |name: &'static str| {
        view! { <Field form name label=label(lang, name, action) inputmode="numeric" maxlength=2 width="w-code"/> }
    };
    let choice = |name: &'static str, choices: Vec<Choice>| {
        let none = Choice::new("", lang.pick("请选择", "Please choose"));
        let choices = std::iter::once(none).chain(choices).collect::<Vec<_>>();
        view! { <Select form name label=label(lang, name, action) choices/> }
    };
    match action {
        Action::Accept => view! {
            {promised(lang, case)}
            {checklist::given(lang, form, case)}
            {checklist::undertaking(lang, form, case)}
        }
        .into_any(),
        Action::Notice => {
            let further = case.missing.notices > 0;
            let second = (further && director).then(|| area("override_reason", 2, 1000));
            view! { {checklist::faults(lang, form, case, director)} {area("remark", 3, 1000)} {day("answer_by")} {second} }
                .into_any()
        }
        Action::Supplement => {
            let when = case.promise.map(|due| {
                let due = date::date_with_weekday(lang, due);
                let text = lang.pick(
                    format!("收齐即受理，今天受理的承诺办结日期是 {due}。"),
                    format!("Once complete it is accepted; accepted today the promised date is {due}."),
                );
                view! { <p class="due">{text}</p> }
            });
            view! { {when} {checklist::missing(lang, form, case)} }.into_any()
        }
        Action::CloseGap => checklist::missing(lang, form, case),
        Action::Correct => line("what", 200).into_any(),
        Action::NotAccept => {
            let grounds = [NotAcceptedGround::NotNeeded, NotAcceptedGround::NotCompetent];
            let grounds = grounds.map(|ground| Choice::new(code(&ground), words::not_accepted(lang, ground)));
            view! { {choice("ground", grounds.into())} {area("reason", 4, 1000)} {line("instead", 200)} {line("confirmed_by", 60)} }
                .into_any()
        }
        Action::Step => {
            let step = case.next_step.as_ref().map(|step| lang.text(&step.name_zh, &step.name_en));
            let survey = form.ticked("survey", "true");
            view! {
                <p><strong>{step}</strong></p>
                {area("opinion", 3, 1000)}
                {line("officers", 120)}
                <Check name="survey" value="true" ticked=survey label=label(lang, "survey", action)/>
            }
            .into_any()
        }
        Action::Pause => {
            let open = PauseReason::ALL.into_iter().filter(|reason| reason.is_open_to(&case.department));
            let reasons = open.map(|reason| Choice::new(code(&reason), words::pause_reason(lang, reason)));
            view! { {choice("reason", reasons.collect())} {line("basis", 200)} {day("planned")} {line("approved_by", 60)} }
                .into_any()
        }
        Action::Renew => view! { {day("planned")} {line("approved_by", 60)} }.into_any(),
        Action::Extend => {
            let joint = case.kind == ItemKind::Joint;
            let levels = [ExtensionLevel::Internal, ExtensionLevel::Statutory, ExtensionLevel::Joint].into_iter();
            let levels = levels.filter(|level| joint == (*level == ExtensionLevel::Joint));
            let levels = levels.map(|level| Choice::new(code(&level), words::extension_level(lang, level)));
            view! {
                {choice("level", levels.collect())}
                {count("days")}
                {area("reason", 3, 1000)}
                {line("approved_by", 60)}
            }
            .into_any()
        }
        Action::Forward => view! { {area("opinion", 3, 1000)} {line("to", 60)} {day("expected")} }.into_any(),
        Action::Chase => view! { {line("way", 200)} {area("answer", 2, 500)} }.into_any(),
        Action::Reply => area("reply", 3, 1000).into_any(),
        Action::Opinion => {
            let opinions = [Opinion::Agree, Opinion::AgreeWithConditions, Opinion::Disagree];
            let opinions =
                opinions.map(|opinion| Choice::new(code(&opinion), crate::text::labels::opinion(lang, opinion)));
            view! { {choice("opinion", opinions.into())} {area("reason", 4, 1000)} }.into_any()
        }
        Action::Meeting => area("minutes", 6, 2000).into_any(),
        Action::Convert => view! { {count("workdays")} {area("reason", 3, 1000)} {line("approved_by", 60)} }.into_any(),
        Action::Return => {
            let grounds =
                [ReturnGround::ConditionsNotMet, ReturnGround::OutstandingMaterial, ReturnGround::MatterLapsed];
            let grounds = grounds.map(|ground| Choice::new(code(&ground), words::return_ground(lang, ground)));
            view! { {choice("ground", grounds.into())} {area("reason", 4, 1000)} }.into_any()
        }
        Action::Withdraw => area("reason", 3, 1000).into_any(),
        Action::Reexamine => {
            let findings = [Finding::Upheld, Finding::Overturned];
            let findings = findings.map(|finding| Choice::new(code(&finding), words::finding(lang, finding)));
            view! { {choice("finding", findings.into())} {area("reason", 4, 1000)} }.into_any()
        }
        Action::Undo => area("reason", 3, 1000).into_any(),
        Action::Note => area("text", 4, 1000).into_any(),
        _ => ().into_any(),
    }
}

/// The code of a value on the wire.
fn code(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The date that an acceptance today promises, said before it is promised; another one by the time it is sent stores nothing.
fn promised(lang: Lang, case: &CaseView) -> Option<AnyView> {
    let due = case.promise?;
    let text = lang.pick("今天受理，承诺办结日期：", "Accepted today, the promised date is: ");
    Some(
        view! {
            <p class="due">{text} <time datetime=date::iso(due)>{date::date_with_weekday(lang, due)}</time></p>
            <input type="hidden" name="expected_due" value=date::iso(due)/>
        }
        .into_any(),
    )
}
