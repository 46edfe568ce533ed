//! Sealing the decision (办结).

use super::{Moves, look_again};
use crate::api;
use crate::pages::desk::submit::{Sender, typed};
use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use crate::ui::{Area, Check, ErrorSummary, Field, labelled};
use domain::api::cases::{CaseView, Decide};
use domain::case::{Action, Outcome};
use domain::catalogue::Authorisation;
use leptos::prelude::*;
use web_sys::HtmlFormElement;

/// The form of the decision.
pub(super) fn view(moves: Moves, sender: Sender, case: &CaseView) -> AnyView {
    let lang = use_lang();
    let form = moves.decide;
    let number = case.row.number.clone();
    let send_to = number.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        let number = send_to.clone();
        let call = |element: &HtmlFormElement, key| api::cases::decide(number, read(element), key);
        sender.send(&event, call, move |_: CaseView| moves.done(Action::Decide), |_| ());
    };
    let signs = signs(lang, case.authorisation);
    let reason = lang.pick("理由（不予时必填）", "Reason (required for a refusal)");
    let facts = lang.pick("事实（不填则写明申请和审查经过）", "Facts (when empty: what was applied for and examined)");
    let basis = lang.pick("依据（不填为事项的设定依据）", "Legal basis (the service's own when empty)");
    let remedy =
        lang.pick("救济途径和期限（不填按法律规定）", "How and until when to object (what the law says when empty)");
    let possible_when = lang.pick(
        "可以办理的条件、名额位次（控制事项；不填为受理条件）",
        "When it becomes possible, place in the quota (controlled matters; the conditions when empty)",
    );
    let validity = lang.pick("有效期（准予时，可不填）", "Validity (of what is granted; may be empty)");
    // Without script the reason is always there; with it only where it is asked for.
    let needs_reason = RwSignal::new(true);
    let refused = form.value("outcome") == "refused";
    Effect::new(move || needs_reason.set(refused));
    let names = labelled([
        ("outcome", lang.pick("决定", "Decision")),
        ("certificate_no", lang.pick("证照或文书编号", "Number of the certificate")),
        ("decided_by", signs),
        ("reason", reason),
        ("validity", validity),
        ("facts", facts),
        ("basis", basis),
        ("remedy", remedy),
        ("possible_when", possible_when),
    ]);
    view! {
        <section class="panel" aria-labelledby="decide-h">
            <h2 id="decide-h">{labels::action(lang, Action::Decide)}</h2>
            <p class="hint">{labels::authorisation(lang, case.authorisation)}</p>
            <ErrorSummary form labels=names/>
            {look_again(lang, form, number.clone())}
            {sender.notice()}
            <form method="post" novalidate on:submit=submit>
                {form.hidden(&format!("/desk/cases/{number}"))}
                <input type="hidden" name="version" value=case.version.to_string()/>
                {outcome(lang, &form.value_or("outcome", "granted"), needs_reason)}
                <Field
                    form
                    name="certificate_no"
                    label=lang.pick("证照或文书编号", "Number of the certificate or paper")
                    hint=lang.pick("没有编号可以不填", "Leave it empty if there is none")
                    maxlength=60
                />
                <Field form name="validity" label=validity maxlength=60/>
                <Field form name="decided_by" label=signs maxlength=60/>
                <div hidden=move || !needs_reason.get()>
                    <Area form name="reason" label=reason maxlength=1000 rows=3/>
                    <Area form name="facts" label=facts maxlength=1000 rows=2/>
                    <Area form name="basis" label=basis maxlength=500 rows=2/>
                    <Area form name="possible_when" label=possible_when maxlength=500 rows=2/>
                    <Area form name="remedy" label=remedy maxlength=500 rows=2/>
                </div>
                <p class="actions">
                    <button class="btn" type="submit" aria-disabled=move || sender.busy().then_some("true")>
                        {move || if sender.busy() { lang.pick("正在提交…", "Sending…") } else { lang.pick("办结", "Complete the case") }}
                    </button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn outcome(lang: Lang, chosen: &str, needs_reason: RwSignal<bool>) -> AnyView {
    let boxes = [("granted", Outcome::Granted), ("refused", Outcome::Refused)].map(|(value, outcome)| {
        view! {
            <Check kind="radio" name="outcome" value ticked=value == chosen label=labels::outcome(lang, outcome)/>
        }
    });
    view! {
        <fieldset
            class="inline"
            id="outcome"
            tabindex="-1"
            on:change=move |event| needs_reason.set(event_target_value(&event) == "refused")
        >
            <legend>{lang.pick("决定", "Decision")}</legend>
            {boxes}
        </fieldset>
    }
    .into_any()
}

/// Who signs, by the service's authorisation.
fn signs(lang: Lang, authorisation: Authorisation) -> &'static str {
    match authorisation {
        Authorisation::W => lang.pick("决定人（窗口直接决定，可不填）", "Decided by (the window itself; may be empty)"),
        Authorisation::S => lang.pick("站所签批人", "Signed at the town station by"),
        Authorisation::D => lang.pick("乐清市主管部门签批人", "Signed at the department in Yueqing by"),
        Authorisation::U => lang.pick("上级机关签批人", "Signed at the authority above Yueqing by"),
    }
}

fn read(form: &HtmlFormElement) -> Decide {
    Decide {
        outcome: if typed(form, "outcome") == "refused" { Outcome::Refused } else { Outcome::Granted },
        certificate_no: typed(form, "certificate_no"),
        decided_by: typed(form, "decided_by"),
        reason: typed(form, "reason"),
        validity: typed(form, "validity"),
        facts: typed(form, "facts"),
        basis: typed(form, "basis"),
        remedy: typed(form, "remedy"),
        possible_when: typed(form, "possible_when"),
        version: typed(form, "version").parse().unwrap_or_default(),
    }
}
