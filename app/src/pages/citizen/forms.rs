//! The forms to download: blank ones and filled-in samples.

use super::parts::{file_link, form_href};
use crate::api;
use crate::prefs::use_lang;
use crate::text::{Lang, numbers};
use crate::ui::{Heading, Load, loaded};
use domain::api::List;
use domain::api::forms::{FormQuery, FormSummary};
use leptos::prelude::*;

/// The forms' page.
pub(super) fn forms() -> AnyView {
    loaded(Load::once(|| api::forms::list(FormQuery::default())), list)
}

fn list(forms: List<FormSummary>) -> AnyView {
    let lang = use_lang();
    view! {
        <Heading text=lang.pick("表格下载", "Forms")/>
        <p class="lead">{lang.pick(
            "可以在线填好再打印，也可以下载空白表用笔或用 Word 填；不知道怎么填，就看填好的范本。大厅北侧也放着纸质的表格和范本。",
            "Fill a form in online and print it, or take the blank one for pen or Word; the samples show how. Paper forms \
             and samples lie ready on the north side of the hall.",
        )}</p>
        <ol class="results">{forms.items.into_iter().map(|form| line(lang, form)).collect_view()}</ol>
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
            <h2>{title.clone()}</h2>
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
