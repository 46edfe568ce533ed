//! An application sent online (网上申请): who wants what. The papers themselves are shown at the window.

use super::parts::{guide_address, unautomated};
use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::use_lang;
use crate::text::{Lang, labels};
use crate::ui::{
    Breadcrumb, Check, Choice, ErrorSummary, Field, Heading, Load, Notice, Select, labelled, loaded, marked,
};
use domain::api::Problem;
use domain::api::application::APPLY;
use domain::case::ApplicantKind;
use domain::catalogue::{Requirement, Service, Town};
use futures_util::future::try_join3;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};

/// All that the page shows.
#[derive(Clone, Serialize, Deserialize)]
struct ApplyData {
    service: Service,
    towns: Vec<Town>,
    pass: String,
}

async fn apply_data(id: String) -> Result<ApplyData, Problem> {
    let (service, towns, pass) = try_join3(api::services::one(id), api::hall::towns(), api::questions::pass()).await?;
    Ok(ApplyData { service, towns: towns.items, pass: pass.pass })
}

/// `/services/{id}/apply`.
pub(super) fn apply() -> AnyView {
    let params = use_params_map();
    let id = move || vec![params.with(|params| params.get("id")).unwrap_or_default()];
    let form = use_form(APPLY, &[]);
    loaded(Load::new(id, |key| apply_data(key.concat())), move |data| page(form, &data))
}

fn page(form: Form, data: &ApplyData) -> AnyView {
    let lang = use_lang();
    let service = &data.service;
    let name = lang.text(&service.name_zh, &service.name_en);
    let heading = lang.pick(format!("网上申请：{name}"), format!("Apply online: {name}"));
    let trail =
        vec![("/services".to_owned(), lang.pick("办事", "Services").to_owned()), (guide_address(&service.id), name)];
    let body = match service.takes_applications() {
        true => view! { {lead(lang, service)} {questions(lang, form, data)} {papers(lang, service)} }.into_any(),
        false => at_the_window(lang, service),
    };
    view! {
        <Breadcrumb trail/>
        <Heading text=heading/>
        {body}
    }
    .into_any()
}

fn windows(lang: Lang, service: &Service) -> String {
    let numbers = service.windows.iter().map(u8::to_string).collect::<Vec<_>>();
    let numbers = numbers.join(lang.pick("、", ", "));
    lang.pick(format!("{numbers} 号窗口"), format!("window {numbers}"))
}

fn at_the_window(lang: Lang, service: &Service) -> AnyView {
    let text = match service.windows.is_empty() {
        true => lang.pick(
            "这项业务现在不在大厅受理，办事须知里写明到哪里办。".to_owned(),
            "The hall does not accept this service now; the guide says where to go.".to_owned(),
        ),
        false => {
            let windows = windows(lang, service);
            lang.pick(
                format!("这项业务当场办好，不用先申请：带上材料直接到 {windows}。"),
                format!("This is done on the spot, no application is needed: bring your papers to {windows}."),
            )
        }
    };
    view! {
        <Notice><p>{text}</p></Notice>
        <p><a class="alone" href=guide_address(&service.id)>{lang.pick("看办事须知", "The guide")}</a></p>
    }
    .into_any()
}

fn lead(lang: Lang, service: &Service) -> AnyView {
    let windows = windows(lang, service);
    let text = lang.pick(
        format!("先把申请交上来，再带材料到 {windows}：窗口已经有您的资料，核对材料后当场受理。"),
        format!("Send the application first, then bring your papers to {windows}: they have your data, check the papers and accept at once."),
    );
    view! { <p class="lead">{text}</p> }.into_any()
}

fn questions(lang: Lang, form: Form, data: &ApplyData) -> AnyView {
    let kinds = [ApplicantKind::Person, ApplicantKind::Organisation];
    let takes = |kind: &ApplicantKind| {
        let word = match kind {
            ApplicantKind::Person => "natural_person",
            ApplicantKind::Organisation => "legal_person",
        };
        data.service.applicant.iter().any(|code| code == word)
    };
    let kinds: Vec<ApplicantKind> = kinds.into_iter().filter(takes).collect();
    let first = kinds.first().copied().unwrap_or_default();
    let (kind, name, number, phone, town) = (
        lang.pick("申请人", "Applicant"),
        lang.pick("姓名或单位名称", "Name"),
        match kinds.as_slice() {
            [ApplicantKind::Person] => lang.pick("公民身份号码", "Citizen ID number"),
            [ApplicantKind::Organisation] => {
                lang.pick("信用代码、机构代码或注册号", "Credit, organisation or trade code")
            }
            _ => lang.pick("公民身份号码；单位填信用代码", "Citizen ID number; of an organisation its code"),
        },
        lang.pick("手机或电话", "Phone"),
        lang.pick("所在乡镇", "Town"),
    );
    let chosen = form.value_or("applicant_kind", first.code());
    let boxes = match kinds.as_slice() {
        [only] => view! { <input type="hidden" name="applicant_kind" value=only.code()/> }.into_any(),
        _ => {
            let boxes = kinds.into_iter().map(|kind| {
                let ticked = chosen == kind.code();
                let label = labels::applicant_kind(lang, kind);
                view! { <Check kind="radio" name="applicant_kind" value=kind.code() ticked label/> }
            });
            view! {
                <fieldset class="field" id="applicant_kind" tabindex="-1"><legend>{kind}</legend>{boxes.collect_view()}</fieldset>
            }
            .into_any()
        }
    };
    let towns = data.towns.iter().map(|town| Choice::new(town.code.clone(), lang.text(&town.name_zh, &town.name_en)));
    let towns = towns.chain([Choice::new("other", lang.pick("其他地方", "Elsewhere"))]).collect::<Vec<_>>();
    let labels = labelled([
        ("applicant_kind", kind),
        ("applicant_name", name),
        ("id_number", number),
        ("phone", phone),
        ("town", town),
    ]);
    view! {
        <ErrorSummary form labels/>
        <form method="post" novalidate class="narrow">
            {form.hidden("/status/{number}?code={code}")}
            <input type="hidden" name="service" value=data.service.id.clone()/>
            {boxes}
            <Field form name="applicant_name" label=name hint=lang.pick("和证件上的一样", "As on the identity card or licence") autocomplete="name" maxlength=60/>
            <Field form name="id_number" label=number inputmode="text" maxlength=30 width="w-number"/>
            <Field form name="phone" label=phone hint=lang.pick("缺什么材料，窗口打这个电话告诉您", "Should anything be missing, the window phones you") kind="tel" inputmode="tel" autocomplete="tel" maxlength=40 width="w-phone"/>
            <Select form name="town" label=town choices=towns/>
            {unautomated(lang, form, &data.pass)}
            <p class="hint">{lang.pick(
                "这些资料只用来办这件事，按规定存档；查询要用编号和查询码。",
                "The data serve this case alone and are kept with it as the rules ask; it is looked up by number and code.",
            )}</p>
            <p class="actions"><button class="btn" type="submit">{lang.pick("提交申请", "Send the application")}</button></p>
        </form>
    }
    .into_any()
}

/// What to bring.
fn papers(lang: Lang, service: &Service) -> AnyView {
    let lines = service.materials.iter().map(|material| {
        let name = marked(lang, &lang.text(&material.name_zh, &material.name_en));
        let word =
            (material.requirement != Requirement::Required).then(|| labels::requirement(lang, material.requirement));
        view! { <li>{name} {word.map(|word| view! { " " <span class="hint">{word}</span> })}</li> }
    });
    view! {
        <h2>{lang.pick("到窗口要带的材料", "Papers to bring to the window")}</h2>
        <ol>{lines.collect_view()}</ol>
        <p><a class="alone" href=format!("{}#materials", guide_address(&service.id))>{lang.pick(
            "空白表、范本和详细要求",
            "Blank forms, samples and details",
        )}</a></p>
    }
    .into_any()
}
