//! A form filled in on the screen: the same definition that makes the paper form, with its checks, beside the sample.
//! What is typed goes to the server once, to become a PDF, and is kept on the person's own device only.

mod draft;
mod entry;
mod grid;
mod keep;

use super::parts::form_href;
use crate::api;
use crate::forms::{Form, use_form};
use crate::prefs::{Size, read_prefs, use_lang};
use crate::text::Lang;
use crate::ui::{Breadcrumb, Check, ErrorSummary, Heading, Load, loaded};
use chrono::NaiveDate;
use domain::api::Problem;
use domain::api::forms::FILL;
use domain::form::{FieldKind, FormDefinition, FormField, FormSection};
use futures_util::future::try_join;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::hooks::use_params_map;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use web_sys::{HtmlFormElement, SubmitEvent};

#[derive(Clone, Serialize, Deserialize)]
struct FillData {
    form: FormDefinition,
    today: NaiveDate,
}

async fn fill_data(no: String) -> Result<FillData, Problem> {
    let (form, hall) = try_join(api::forms::one(no), api::hall::hall()).await?;
    Ok(FillData { form, today: hall.today })
}

/// The page.
pub(super) fn fill() -> AnyView {
    let params = use_params_map();
    let no = move || vec![params.with(|params| params.get("no").unwrap_or_default())];
    loaded(Load::new(no, |key| fill_data(key.into_iter().next().unwrap_or_default())), page)
}

/// One form while it is filled in.
#[derive(Clone)]
struct Filling {
    lang: Lang,
    form: Form,
    definition: Arc<FormDefinition>,
    today: NaiveDate,
    draft: RwSignal<keep::State>,
}

fn page(data: FillData) -> AnyView {
    let lang = use_lang();
    let form = use_form(FILL, &[&data.form.no]);
    let filling =
        Filling { lang, form, definition: Arc::new(data.form), today: data.today, draft: RwSignal::default() };
    let definition = &filling.definition;
    let title = lang.text(&definition.zh, &definition.en);
    let no = definition.no.clone();
    let trail = vec![("/forms".to_owned(), lang.pick("表格下载", "Forms").to_owned())];
    view! {
        <Breadcrumb trail/>
        <Heading
            text=lang.pick(format!("在线填写：{title}"), format!("Fill in: {title}"))
            title=lang.pick(format!("在线填写{title}"), format!("Fill in: {title}"))
        />
        <p class="lead">{lang.pick(
            "在这里填好，生成 PDF，打印出来签名，带到窗口。填的内容不会留在大厅的服务器上。",
            "Fill it in here, get a PDF, print and sign it, and bring it to the window. The hall's server keeps nothing of it.",
        )}</p>
        <p class="actions">
            <a class="btn btn--2" href=form_href(&no, "pdf", true) rel="external" target="_blank">
                {lang.pick("对照填好的范本", "See the filled-in sample")}
            </a>
            <a class="btn btn--2" href=form_href(&no, "pdf", false) rel="external">
                {lang.pick("还是用手填（空白表）", "By hand instead (blank form)")}
            </a>
        </p>
        <ErrorSummary form labels=labels(lang, definition)/>
        {keep::notice(&filling)}
        {entries(&filling)}
    }
    .into_any()
}

fn entries(filling: &Filling) -> AnyView {
    let Filling { lang, form, definition, .. } = filling.clone();
    let node = NodeRef::<leptos::html::Form>::new();
    let (checked, saved) = (filling.clone(), filling.clone());
    let submit = move |event: SubmitEvent| check(&checked, &event);
    let input = move |event: leptos::ev::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(Ok(element)) = target.and_then(|target| target.closest("form").transpose()) {
            draft::save(&saved, element.unchecked_ref());
        }
    };
    let large = if form.was_sent() { form.ticked("size", "large") } else { read_prefs().size == Size::Elder };
    let next = format!("/forms/{}/fill", definition.no);
    let mine = |field: &FormField| field.is_typed() || field.is_by_hand() || is_declaration(field);
    let last = definition.sections.iter().rposition(|section| section.fields.iter().any(mine));
    let (own, office) = definition.sections.split_at(last.map_or(0, |last| last + 1));
    view! {
        <form method="post" novalidate class="fill" id=draft::FORM node_ref=node on:submit=submit on:input=input>
            {form.hidden(&next)}
            {own.iter().map(|section| section_view(filling, section)).collect_view()}
            {keep::choice(lang)}
            <Check
                name="size"
                value="large"
                ticked=large
                label=lang.pick("用大字打印（页数会多一些）", "Print in large type (more pages)")
            />
            <p class="actions">
                <button class="btn" type="submit">{lang.pick("生成 PDF，去打印", "Make the PDF to print")}</button>
                {keep::clear(filling)}
            </p>
            <p class="hint">{lang.pick(
                format!("打印后请亲笔签名；窗口要 {} 份。", definition.copies),
                format!("Sign it by hand after printing. Copies wanted at the window: {}.", definition.copies),
            )}</p>
        </form>
        {(!office.is_empty()).then(|| view! {
            <div class="fill">
                <hr/>
                <p>{lang.pick("您要填的到这里为止。以下由办理单位填写：", "That is all for you. The rest is filled in by the offices:")}</p>
                {office.iter().map(|section| section_view(filling, section)).collect_view()}
            </div>
        })}
    }
    .into_any()
}

fn section_view(filling: &Filling, section: &FormSection) -> AnyView {
    let lang = filling.lang;
    let typed: Vec<AnyView> = section
        .fields
        .iter()
        .filter(|field| field.is_typed() || is_declaration(field))
        .map(|field| match field.kind {
            _ if is_declaration(field) => printed(lang, field),
            FieldKind::Table => grid::view(filling, field),
            _ => entry::view(filling, field),
        })
        .collect();
    let names = |wanted: &dyn Fn(&FormField) -> bool| {
        let labels = section.fields.iter().filter(|field| wanted(field));
        labels.map(|field| lang.text(&field.label_zh, &field.label_en)).collect::<Vec<_>>().join(lang.pick("、", ", "))
    };
    let by_hand = names(&FormField::is_by_hand);
    let office = names(&|field| !field.is_typed() && !field.is_by_hand() && !field.printed);
    let note = |words: String, zh: &str, en: &str| {
        (!words.is_empty())
            .then(|| view! { <p class="hint">{lang.pick(format!("{zh}{words}。"), format!("{en}{words}."))}</p> })
    };
    view! {
        <section>
            <h2>{lang.text(&section.zh, &section.en)}</h2>
            {typed}
            {note(by_hand, "打印后用笔填：", "By hand after printing: ")}
            {note(office, "由办理单位填写：", "Filled in by the office: ")}
        </section>
    }
    .into_any()
}

fn is_declaration(field: &FormField) -> bool {
    field.printed && field.by.is_none()
}

/// A declaration of the applicant that is printed on the form.
fn printed(lang: Lang, field: &FormField) -> AnyView {
    let words = match lang {
        Lang::En if field.hint_en.is_some() => field.hint_en.clone(),
        _ => field.printed_text().map(str::to_owned),
    };
    view! {
        <p>
            <strong>{lang.text(&field.label_zh, &field.label_en)} {lang.pick("：", ": ")}</strong>
            {words}
        </p>
    }
    .into_any()
}

/// Names and labels of everything that can be typed. A label that stands there twice gets its section's heading.
fn labels(lang: Lang, definition: &FormDefinition) -> Vec<(String, String)> {
    let own = |field: &FormField| lang.text(&field.label_zh, &field.label_en);
    let twice = |label: &str| definition.fields().filter(|field| own(field) == label).count() > 1;
    let mut labels = Vec::new();
    for section in &definition.sections {
        for field in section.fields.iter().filter(|field| field.is_typed()) {
            let own = own(field);
            let heading = lang.text(&section.zh, &section.en);
            let heading = heading.split_once(['、', '.']).map_or(heading.as_str(), |(_, name)| name.trim());
            let label = if twice(&own) { format!("{heading}·{own}") } else { own };
            if field.kind == FieldKind::Table {
                labels.extend(field.cells().map(|cell| (cell.name(&field.key), grid::cell_label(lang, field, cell))));
            } else {
                labels.push((field.key.clone(), label));
            }
        }
    }
    labels
}

/// The same checks as the server's, before anything is sent. What passes is sent by the browser itself: the answer is a
/// file.
fn check(filling: &Filling, event: &SubmitEvent) {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    filling.form.clear();
    let typed = draft::collect(filling, &element);
    if let Err(problems) = filling.definition.check_entries(&typed, filling.today) {
        event.prevent_default();
        filling.form.refuse(Problem::invalid(problems));
    }
}
