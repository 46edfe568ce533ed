//! What is wrong with a form, above it.

use crate::forms::Form;
use crate::prefs::use_lang;
use crate::text::{Lang, date, labels, problems};
use domain::api::Problem;
use domain::api::problem::Changed;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;

/// The summary of a refused form: the sentence, and a link to every field at fault. Takes the focus when it appears.
#[component]
pub fn ErrorSummary(
    /// The form.
    form: Form,
    /// Names of the fields and their labels, in the order of the form; see [`labelled`].
    labels: Vec<(String, String)>,
) -> impl IntoView {
    let lang = use_lang();
    let labels = StoredValue::new(labels);
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(box_) = node.get() {
            // A box that cannot take the focus is still there to read.
            let _ = box_.focus();
        }
    });
    move || {
        form.problem().map(|problem| {
            let lines = labels.with_value(|labels| lines(lang, &problem, labels));
            view! {
                <Title text=title(lang, &problem)/>
                <div class="errsum" role="alert" tabindex="-1" node_ref=node>
                    <h2>{headline(lang, &problem)}</h2>
                    {problem.changed.as_deref().map(|changed| meanwhile(lang, changed))}
                    <ul>{lines.into_iter().map(|(href, text)| view! { <li>{line(href, text)}</li> }).collect_view()}</ul>
                </div>
            }
        })
    }
}

/// A line, leading to its input if there is one.
fn line(href: String, text: String) -> AnyView {
    match href.is_empty() {
        true => text.into_any(),
        false => view! { <a href=href rel="external">{text}</a> }.into_any(),
    }
}

/// Names and labels of a form's fields, for [`ErrorSummary`].
pub fn labelled<const N: usize>(labels: [(&str, &str); N]) -> Vec<(String, String)> {
    labels.into_iter().map(|(name, label)| (name.to_owned(), label.to_owned())).collect()
}

fn title(lang: Lang, problem: &Problem) -> String {
    lang.pick(format!("错误：{}", headline(lang, problem)), format!("Error: {}", headline(lang, problem)))
}

fn headline(lang: Lang, problem: &Problem) -> String {
    match problem.fields.len() {
        0 => problems::sentence(lang, problem),
        count => lang.pick(
            format!("有 {count} 处要改"),
            crate::text::numbers::plural(count as u64, "entry needs a change", "entries need a change"),
        ),
    }
}

/// What somebody else did meanwhile: when, what, who.
fn meanwhile(lang: Lang, changed: &Changed) -> AnyView {
    let (event, actor) = (labels::event(lang, &changed.event), lang.text(&changed.actor_zh, &changed.actor_en));
    let at = date::instant(lang, changed.at);
    view! { <p>{lang.pick("刚才的变化：", "What changed: ")} <strong>{event}</strong> " · " {actor} " · " {at}</p> }
        .into_any()
}

/// Address and text of each line: `#id_number`, `公民身份号码：号码不对`. A place in a list (`off[3]`) is told by the list's
/// label. What the form sends without showing it (a version, the service of the page) has no label and no input to lead to:
/// its name says nothing to people, and its address is empty.
fn lines(lang: Lang, problem: &Problem, labels: &[(String, String)]) -> Vec<(String, String)> {
    let label = |field: &str| {
        let of = |wanted: &str| labels.iter().find(|(name, _)| name == wanted).map(|(_, label)| label.clone());
        let (list, place) = field.split_once('[').unwrap_or((field, ""));
        let place = place.trim_end_matches(']').parse::<usize>().ok();
        of(field).or_else(|| match (of(list)?, place) {
            (label, Some(at)) => {
                Some(lang.pick(format!("{label}（第 {} 项）", at + 1), format!("{label} (no. {})", at + 1)))
            }
            (label, None) => Some(label),
        })
    };
    let line = |field: &domain::api::FieldProblem| {
        let text = problems::field(lang, &field.code);
        let Some(label) = label(&field.field) else {
            let words = lang.pick(
                format!("页面自己带的一项：{text}。请刷新页面后再试"),
                format!("Something that the page sends by itself: {text}. Load the page again and retry"),
            );
            return (String::new(), words);
        };
        // A label that is a question ends by itself.
        let mark = if label.ends_with(['？', '?']) { lang.pick("", " ") } else { lang.pick("：", ": ") };
        // A place inside a list (`off[3]`) leads to the list's input.
        let input = field.field.split('[').next().unwrap_or_default();
        (format!("#{input}"), format!("{label}{mark}{text}"))
    };
    let mut lines: Vec<(String, String)> = problem.fields.iter().map(line).collect();
    lines.dedup();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::api::FieldProblem;

    #[test]
    fn each_field_at_fault_is_named_and_linked() {
        let problem =
            Problem::invalid(vec![FieldProblem::new("id_number", "checksum"), FieldProblem::new("x[1]", "?")]);
        let labels = [("id_number".to_owned(), "身份号码".to_owned())];
        let lines = lines(Lang::Zh, &problem, &labels);
        assert_eq!(lines[0], ("#id_number".to_owned(), "身份号码：号码不对，请逐位核对".to_owned()));
        let hidden = "页面自己带的一项：请核对。请刷新页面后再试";
        assert_eq!(lines[1], (String::new(), hidden.to_owned()), "no input to lead to, no name of the program's");
        let list = [("x".to_owned(), "日子".to_owned())];
        let of_list = &super::lines(Lang::Zh, &problem, &list)[1];
        assert_eq!(of_list, &("#x".to_owned(), "日子（第 2 项）：请核对".to_owned()), "a place in a list");
        let asked = [("x[1]".to_owned(), "想问什么？".to_owned())];
        assert_eq!(super::lines(Lang::Zh, &problem, &asked)[1].1, "想问什么？请核对");
        let asked = [("x[1]".to_owned(), "Which?".to_owned())];
        assert!(super::lines(Lang::En, &problem, &asked)[1].1.starts_with("Which? "));
        assert_eq!(headline(Lang::Zh, &problem), "有 2 处要改");
        assert_eq!(title(Lang::En, &problem), "Error: 2 entries need a change");
    }
}
