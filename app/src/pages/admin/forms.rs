//! The forms: how often each was taken, and official files in the place of the hall's own.

use super::trail;
use crate::api;
use crate::pages::desk::Staff;
use crate::prefs::use_lang;
use crate::text::{Lang, date, numbers, problems};
use crate::ui::loaded::Key;
use crate::ui::{Breadcrumb, Heading, Notice, Table, Tone};
use domain::api::Problem;
use domain::api::account::Me;
use domain::api::forms::{DownloadCount, DownloadQuery, FormQuery, FormSummary, OfficialFile, WITHDRAW_FILE};
use domain::api::op::encode_segment;
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
    done: bool,
    refused: String,
}

async fn load_one(key: Key) -> Result<One, Problem> {
    let mut parts = key.into_iter();
    let mut part = || parts.next().unwrap_or_default();
    let (no, done, refused) = (part(), part(), part());
    let data = load().await?;
    let form = data.forms.into_iter().find(|form| form.no == no).ok_or_else(Problem::not_found)?;
    let counts = data.counts.into_iter().filter(|count| count.form == no).collect();
    Ok(One { form, counts, done: !done.is_empty(), refused })
}

/// `/admin/forms/{no}`: months, official files.
pub(super) fn one() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let wanted = move || {
        let given = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
        vec![params.with(|params| params.get("no").unwrap_or_default()), given("done"), given("refused")]
    };
    Staff::ask(Some(Action::ReadAdministration), wanted, |_, key| load_one(key)).page(page)
}

fn page(me: Me, data: One) -> AnyView {
    let lang = use_lang();
    let form = &data.form;
    let mut way = trail(lang);
    way.push(("/admin/forms".to_owned(), lang.pick("表格", "Forms").to_owned()));
    let said = match (data.done, data.refused.as_str()) {
        (true, _) => Some((Tone::Good, lang.pick("官方文件已启用。", "The official file is in use.").to_owned())),
        (false, "") => None,
        (false, code) => Some((
            Tone::Bad,
            lang.pick(
                format!("没有采用，什么也没有保存：{}。", problems::field(lang, code)),
                format!("Refused, nothing was stored: {}.", problems::field(lang, code)),
            ),
        )),
    };
    view! {
        <Breadcrumb trail=way/>
        <Heading text=format!("{} {}", form.no, lang.text(&form.zh, &form.en))/>
        {said.map(|(tone, text)| view! { <Notice tone><p role="status">{text}</p></Notice> })}
        <section aria-labelledby="files">
            <h2 id="files">{lang.pick("官方文件", "Official files")}</h2>
            <p>{lang.pick(
                "上传的官方文件代替系统生成的同类文件；撤下后恢复系统生成的。",
                "An official file is given out in the place of the generated one of its kind, until it is withdrawn.",
            )}</p>
            {files(lang, &me, form)}
            {may(Some(me.role), Action::ManageForms).then(|| upload(lang, &form.no))}
        </section>
        <section aria-labelledby="counts">
            <h2 id="counts">{lang.pick("今年的下载", "Taken this year")}</h2>
            {counts(lang, &data.counts)}
        </section>
    }
    .into_any()
}

fn kind_name(lang: Lang, kind: &str) -> &'static str {
    match kind {
        "sample" => lang.pick("范本", "sample"),
        "filled" => lang.pick("在线填写", "filled in online"),
        _ => lang.pick("空白表", "blank"),
    }
}

fn files(lang: Lang, me: &Me, form: &FormSummary) -> AnyView {
    let op = format!("{} {}", WITHDRAW_FILE.method.name(), WITHDRAW_FILE.path_with(&[&form.no]));
    let next = format!("/admin/forms/{}", encode_segment(&form.no));
    let mine = may(Some(me.role), Action::ManageForms);
    let line = |file: &OfficialFile| {
        let sample = if file.kind == "sample" { "?sample=1" } else { "" };
        let href = format!("/forms/{}.{}{sample}", encode_segment(&form.no), file.format);
        let name = format!("{} {}", kind_name(lang, &file.kind), file.format.to_uppercase());
        let withdraw = mine.then(|| {
            view! {
                <form method="post">
                    <input type="hidden" name="_op" value=op.clone()/>
                    <input type="hidden" name="_next" value=next.clone()/>
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

fn upload(lang: Lang, no: &str) -> AnyView {
    view! {
        <form method="post" enctype="multipart/form-data" action=format!("/admin/forms/{}/file", encode_segment(no)) class="narrow panel">
            <div class="field">
                <label for="kind">{lang.pick("代替哪一种", "In the place of")}</label>
                <select id="kind" name="kind">
                    <option value="blank">{kind_name(lang, "blank")}</option>
                    <option value="sample">{kind_name(lang, "sample")}</option>
                </select>
            </div>
            <div class="field">
                <label for="file">{lang.pick("文件", "File")}</label>
                <p class="hint" id="file-hint">{lang.pick(
                    "PDF、Word（docx）或 Excel（xlsx），不超过 5 MB，不能带宏、脚本和附件",
                    "PDF, Word (docx) or Excel (xlsx), at most 5 MB, without macros, scripts or attachments",
                )}</p>
                <input type="file" id="file" name="file" accept=".pdf,.docx,.xlsx" aria-describedby="file-hint"/>
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
