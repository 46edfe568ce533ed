//! The forms to download: blank ones and filled-in samples.

use super::parts::{file_link, form_href};
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, numbers};
use crate::ui::{Heading, Load, loaded};
use domain::api::Problem;
use domain::api::forms::{FormQuery, FormSummary};
use domain::api::services::ServiceQuery;
use futures_util::future::try_join;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The forms of a department.
#[derive(Clone, Serialize, Deserialize)]
struct Group {
    code: String,
    zh: String,
    en: String,
    forms: Vec<FormSummary>,
}

/// The forms by the department of the service that they belong to first, in the order of the catalogue.
async fn by_department() -> Result<Vec<Group>, Problem> {
    let all = api::services::all(ServiceQuery::default());
    let (forms, services) = try_join(api::forms::list(FormQuery::default()), all).await?;
    let mut groups: Vec<Group> = Vec::new();
    for form in forms.items {
        let service = form.services.first().and_then(|id| services.items.iter().find(|service| service.id == *id));
        let (code, zh, en) = service.map_or(("", "其他", "Others"), |service| {
            (service.department.as_str(), service.department_zh.as_str(), service.department_en.as_str())
        });
        match groups.iter_mut().find(|group| group.code == code) {
            Some(group) => group.forms.push(form),
            None => {
                let (code, zh, en) = (code.to_owned(), zh.to_owned(), en.to_owned());
                groups.push(Group { code, zh, en, forms: vec![form] });
            }
        }
    }
    Ok(groups)
}

/// The forms' page.
pub(super) fn forms() -> AnyView {
    loaded(Load::once(by_department), list)
}

fn list(groups: Vec<Group>) -> AnyView {
    let lang = use_lang();
    let anchors = groups.iter().map(|group| {
        view! { <li><a href=format!("#d-{}", group.code) rel="external">{lang.text(&group.zh, &group.en)}</a></li> }
    });
    let anchors = anchors.collect_view();
    view! {
        <Heading text=lang.pick("表格下载", "Forms")/>
        <p class="lead">{lang.pick(
            "可以在线填好再打印，也可以下载空白表用笔或用 Word 填；不知道怎么填，就看填好的范本。大厅北侧也放着纸质的表格和范本。",
            "Fill a form in online and print it, or take the blank one for pen or Word; the samples show how. Paper forms \
             and samples lie ready on the north side of the hall.",
        )}</p>
        <nav class="toc" aria-label=lang.pick("部门", "Departments")><ul>{anchors}</ul></nav>
        {groups.into_iter().map(|group| department(lang, group)).collect_view()}
    }
    .into_any()
}

fn department(lang: Lang, group: Group) -> AnyView {
    let id = format!("d-{}", group.code);
    view! {
        <section aria-labelledby=id.clone()>
            <h2 id=id.clone()>{lang.text(&group.zh, &group.en)}</h2>
            <ol class="results">{group.forms.into_iter().map(|form| line(lang, form)).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn line(lang: Lang, form: FormSummary) -> AnyView {
    let title = lang.text(&form.zh, &form.en);
    let of = format!("{}{title}", lang.pick("：", ": "));
    let file = |label: &'static str, href: String| view! { <li>{file_link(href, label, of.clone())}</li> };
    let copies = lang.pick(
        format!("窗口要 {} 份", form.copies),
        format!("{} wanted", numbers::plural(form.copies.into(), "copy", "copies")),
    );
    let services = form.services.iter().map(|id| {
        let href = format!("/services/{}", domain::api::op::encode_segment(id));
        view! { <a class="alone" href=href>{lang.pick("办事须知 ", "guide ")}{id.clone()}</a> }
    });
    view! {
        <li>
            <h3>{title.clone()}</h3>
            <p class="meta"><span class="mono">{form.no.clone()}</span><span>{paper(lang, &form.paper)}</span><span>{copies}</span>{services.collect_view()}</p>
            <ul class="files">
                <li>
                    <a href=format!("/forms/{}/fill", domain::api::op::encode_segment(&form.no))>
                        {lang.pick("在线填写", "Fill in online")}
                        <span class="vh">{of.clone()}</span>
                    </a>
                </li>
                {file(lang.pick("空白表 PDF", "Blank PDF"), form_href(&form.no, "pdf", false))}
                {file(lang.pick("空白表 Word", "Blank Word"), form_href(&form.no, "docx", false))}
                {file(lang.pick("范本 PDF", "Sample PDF"), form_href(&form.no, "pdf", true))}
                {file(lang.pick("范本 Word", "Sample Word"), form_href(&form.no, "docx", true))}
                {form.official.iter().filter(|file| file.format == "xlsx").map(|official| {
                    let sample = official.kind == "sample";
                    let label = if sample { lang.pick("范本 Excel", "Sample Excel") } else { lang.pick("空白表 Excel", "Blank Excel") };
                    file(label, form_href(&form.no, "xlsx", sample))
                }).collect_view()}
                {file(lang.pick("大字版 PDF", "Large type PDF"), form_href(&form.no, "pdf", false) + "?size=large")}
            </ul>
        </li>
    }
    .into_any()
}

/// `A4 portrait, 2 pages` in Chinese: A4 竖版，2 页.
fn paper(lang: Lang, paper: &str) -> String {
    match lang {
        Lang::En => paper.to_owned(),
        Lang::Zh => paper
            .replace(" portrait", " 竖版")
            .replace(" landscape", " 横版")
            .replace(", ", "，")
            .replace(" pages", " 页")
            .replace(" page", " 页"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_reads_in_chinese() {
        assert_eq!(paper(Lang::Zh, "A4 portrait, 2 pages"), "A4 竖版，2 页");
        assert_eq!(paper(Lang::En, "A4 portrait, 1 page"), "A4 portrait, 1 page");
    }
}
