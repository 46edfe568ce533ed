//! The forms: how often each was taken, and official files in the place of the hall's own.

use super::trail;
use crate::api;
use crate::forms::{Form, told_form, use_form};
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, date, numbers};
use crate::ui::field::{ErrorLine, describe, error_of};
use crate::ui::loaded::Key;
use crate::ui::{Breadcrumb, Choice, ErrorSummary, Heading, Notice, Select, Table, Tone, labelled};
use domain::api::account::Me;
use domain::api::forms::{DownloadCount, DownloadQuery, FormQuery, FormSummary, OfficialFile, PastFile, WITHDRAW_FILE};
use domain::api::op::encode_segment;
use domain::api::{FieldProblem, Problem};
use domain::permission::{Action, may};
use futures_util::future::try_join;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Forms {
    forms: Vec<FormSummary>,
    counts: Vec<DownloadCount>,
}

async fn load() -> Result<Forms, Problem> {
    let all = api::forms::list(FormQuery::default());
    let (forms, counts) = try_join(all, api::forms::downloads(DownloadQuery::default())).await?;
    Ok(Forms { forms: forms.items, counts: counts.items })
}

/// `/admin/forms`: all of them, with this year's counts.
pub(super) fn list() -> AnyView {
    Staff::ask(Some(Action::ReadAdministration), Key::new, |_, _| load()).page(|_, data| all(&data))
}

fn all(data: &Forms) -> AnyView {
    let lang = use_lang();
    let columns = [
        lang.pick("表号", "Number"),
        lang.pick("表格", "Form"),
        lang.pick("今年空白表", "Blank, this year"),
        lang.pick("范本", "Samples"),
        lang.pick("在线填写", "Filled in online"),
        lang.pick("官方文件", "Official files"),
    ];
    let rows = data.forms.iter().map(|form| {
        let sum = |kind: &str| {
            let own = data.counts.iter().filter(|count| count.form == form.no && count.kind == kind);
            own.map(|count| count.count).sum::<i64>().to_string()
        };
        let href = format!("/admin/forms/{}", encode_segment(&form.no));
        view! {
            <tr>
                <td data-th=columns[0] class="mono"><a href=href>{form.no.clone()}</a></td>
                <td data-th=columns[1]>{lang.text(&form.zh, &form.en)}</td>
                <td data-th=columns[2] class="num">{sum("blank")}</td>
                <td data-th=columns[3] class="num">{sum("sample")}</td>
                <td data-th=columns[4] class="num">{sum("filled")}</td>
                <td data-th=columns[5] class="num">{form.official.len().to_string()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Breadcrumb trail=trail(lang)/>
        <Heading text=lang.pick("表格", "Forms")/>
        <Table label=lang.pick("表格", "Forms") head=columns.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}

/// What the page of one form shows.
#[derive(Clone, Serialize, Deserialize)]
struct One {
    form: FormSummary,
    counts: Vec<DownloadCount>,
    /// Official files that are no longer given out.
    past: Vec<PastFile>,
    /// `uploaded` or `withdrawn`, when that has just been done.
    done: String,
    /// What was wrong with an upload: the field, the code, and the kind that had been chosen.
    refused: Option<(String, String, String)>,
}

async fn load_one(key: Key) -> Result<One, Problem> {
    let mut parts = key.into_iter();
    let mut part = || parts.next().unwrap_or_default();
    let (no, done, field, code, kind) = (part(), part(), part(), part(), part());
    let data = load().await?;
    let form = data.forms.into_iter().find(|form| form.no == no).ok_or_else(Problem::not_found)?;
    let past = api::forms::past_files(no.clone()).await?.items;
    let counts = data.counts.into_iter().filter(|count| count.form == no).collect();
    let refused = (!field.is_empty()).then_some((field, code, kind));
    Ok(One { form, counts, past, done, refused })
}

/// `/admin/forms/{no}`: months, official files.
pub(super) fn one() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let wanted = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        let no = params.with(|params| params.get("no").unwrap_or_default());
        vec![no, given("done"), given("field"), given("refused"), given("kind")]
    };
    Staff::ask(Some(Action::ReadAdministration), wanted, |_, key| load_one(key)).page(page)
}

fn page(me: Me, data: One) -> AnyView {
    let lang = use_lang();
    let form = &data.form;
    let mut way = trail(lang);
    way.push(("/admin/forms".to_owned(), lang.pick("表格", "Forms").to_owned()));
    let said = match data.done.as_str() {
        "uploaded" => Some(lang.pick("官方文件已启用。", "The official file is in use.")),
        "withdrawn" => Some(lang.pick(
            "官方文件已撤下，现在发放系统生成的。",
            "The official file is withdrawn; the generated one is given out again.",
        )),
        _ => None,
    };
    let withdrawal = use_form(WITHDRAW_FILE, &[&form.no]);
    let (problem, kind) = match data.refused {
        Some((field, code, kind)) => (Some(Problem::invalid(vec![FieldProblem::new(&field, &code)])), kind),
        None => (None, String::new()),
    };
    let sent = told_form(problem, vec![("kind".to_owned(), kind)]);
    view! {
        <Breadcrumb trail=way/>
        <Heading text=format!("{} {}", form.no, lang.text(&form.zh, &form.en))/>
        <ErrorSummary form=withdrawal labels=Vec::new()/>
        <ErrorSummary form=sent labels=labelled([("kind", instead(lang)), ("file", file(lang))])/>
        {said.map(|text| view! { <Notice tone=Tone::Good><p role="status">{text}</p></Notice> })}
        <section aria-labelledby="files">
            <h2 id="files">{lang.pick("官方文件", "Official files")}</h2>
            <p>{lang.pick(
                "上传的官方文件代替系统生成的同类文件；撤下后恢复系统生成的。",
                "An official file is given out in the place of the generated one of its kind, until it is withdrawn.",
            )}</p>
            {files(lang, &me, form)}
            {past(lang, &data.past)}
            {may(Some(me.role), Action::ManageForms).then(|| upload(lang, &form.no, sent))}
        </section>
        <section aria-labelledby="counts">
            <h2 id="counts">{lang.pick("今年的下载", "Taken this year")}</h2>
            {counts(lang, &data.counts)}
        </section>
    }
    .into_any()
}

/// What was given out once, and who ended it.
fn past(lang: Lang, past: &[PastFile]) -> Option<AnyView> {
    let line = |past: &PastFile| {
        let file = &past.file;
        let name = format!("{} {}", kind_name(lang, &file.kind), file.format.to_uppercase());
        let how = match past.replaced {
            true => lang.pick("被新文件代替", "replaced by a newer one"),
            false => lang.pick("撤下", "withdrawn"),
        };
        view! {
            <li>
                {name}
                <span class="hint">
                    {numbers::kilobytes(file.size)} " · "
                    {date::iso(file.uploaded)} " " {lang.pick("上传", "uploaded")} " " <span class="mono">{past.uploaded_by.clone()}</span> " · "
                    {date::iso(past.ended)} " " {how} " " <span class="mono">{past.ended_by.clone()}</span>
                </span>
            </li>
        }
    };
    (!past.is_empty()).then(|| {
        view! {
            <h3>{lang.pick("以前的官方文件", "Earlier official files")}</h3>
            <ul>{past.iter().map(line).collect_view()}</ul>
        }
        .into_any()
    })
}

fn kind_name(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "sample" => lang.pick("范本", "sample"),
        "filled" => lang.pick("在线填写", "filled in online"),
        _ => lang.pick("空白表", "blank"),
    }
}

/// What an upload replaces.
fn instead(lang: Lang) -> &'static str {
    lang.pick("代替哪一种", "In the place of")
}

/// The field of the file.
fn file(lang: Lang) -> &'static str {
    lang.pick("文件", "File")
}

fn files(lang: Lang, me: &Me, form: &FormSummary) -> AnyView {
    let next = format!("/admin/forms/{}?done=withdrawn", encode_segment(&form.no));
    let mine = may(Some(me.role), Action::ManageForms);
    let line = |file: &OfficialFile| {
        let sample = if file.kind == "sample" { "?sample=1" } else { "" };
        let href = format!("/forms/{}.{}{sample}", encode_segment(&form.no), file.format);
        let name = format!("{} {}", kind_name(lang, &file.kind), file.format.to_uppercase());
        let withdraw = mine.then(|| {
            // Each has a key of its own: taking one away is another deed than taking another.
            let withdrawal = use_form(WITHDRAW_FILE, &[&form.no]);
            view! {
                <form method="post">
                    {withdrawal.hidden(&next)}
                    <input type="hidden" name="kind" value=file.kind.clone()/>
                    <input type="hidden" name="format" value=file.format.clone()/>
                    <button class="btn btn--2 btn--s" type="submit">
                        {lang.pick("撤下", "Withdraw")} <span class="vh">{lang.pick("：", ": ")} {name.clone()}</span>
                    </button>
                </form>
            }
        });
        view! {
            <li>
                <a href=href rel="external">{name.clone()}</a>
                <span class="hint">{numbers::kilobytes(file.size)} " · " {date::iso(file.uploaded)}</span>
                {withdraw}
            </li>
        }
    };
    if form.official.is_empty() {
        return view! { <p>{lang.pick("没有；现在发放系统生成的。", "None: the generated files are given out.")}</p> }
            .into_any();
    }
    view! { <ul class="links">{form.official.iter().map(line).collect_view()}</ul> }.into_any()
}

fn upload(lang: Lang, no: &str, form: Form) -> AnyView {
    let kinds = ["blank", "sample"].map(|kind| Choice::new(kind, kind_name(lang, kind)));
    let error = error_of(Some(form), "file");
    let described = describe("file", true, error);
    view! {
        <form method="post" enctype="multipart/form-data" action=format!("/admin/forms/{}/file", encode_segment(no)) class="narrow panel">
            <Select form name="kind" label=instead(lang) choices=kinds.to_vec()/>
            <div class="field" class:field--error=move || error.with(Option::is_some)>
                <label for="file">{file(lang)}</label>
                <p class="hint" id="file-hint">{lang.pick(
                    "PDF、Word（docx）或 Excel（xlsx），不超过 5 MB，不能带宏、脚本和附件",
                    "PDF, Word (docx) or Excel (xlsx), at most 5 MB, without macros, scripts or attachments",
                )}</p>
                <ErrorLine name="file".to_owned() error/>
                <input
                    type="file"
                    id="file"
                    name="file"
                    accept=".pdf,.docx,.xlsx"
                    aria-describedby=described
                    aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                />
            </div>
            <p class="actions"><button class="btn" type="submit">{lang.pick("上传并启用", "Upload and use")}</button></p>
        </form>
    }
    .into_any()
}

fn counts(lang: Lang, counts: &[DownloadCount]) -> AnyView {
    if counts.is_empty() {
        return view! { <p>{lang.pick("今年还没有人取过。", "Nobody has taken it this year yet.")}</p> }.into_any();
    }
    let columns = [
        lang.pick("月份", "Month"),
        lang.pick("种类", "Kind"),
        lang.pick("格式", "Format"),
        lang.pick("次数", "Times"),
    ];
    let rows = counts.iter().map(|count| {
        view! {
            <tr>
                <td data-th=columns[0] class="num">{count.month.clone()}</td>
                <td data-th=columns[1]>{kind_name(lang, &count.kind)}</td>
                <td data-th=columns[2]>{count.format.to_uppercase()}</td>
                <td data-th=columns[3] class="num">{count.count.to_string()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Table label=lang.pick("今年的下载", "Taken this year") head=columns.map(str::to_owned).to_vec() stack=true>{rows}</Table>
    }
    .into_any()
}
