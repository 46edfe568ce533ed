//! The publication gate (公开条件) in words.

use crate::prefs::use_lang;
use crate::text::Lang;
use crate::ui::{Notice, Tone};
use domain::catalogue::Service;
use domain::catalogue::gate::{GateProblem, Part, problems};
use leptos::prelude::*;

/// Whether the record may be published, and what is missing.
pub(super) fn view(service: &Service) -> AnyView {
    let lang = use_lang();
    let problems = problems(service);
    if problems.is_empty() {
        let text = lang.pick(
            "公开条件齐全：内容、程序、材料、时限、收费都已填写，时限互相吻合。",
            "Ready for publication: content, procedure, materials, limit and fee are filled in, and the limits agree.",
        );
        return view! { <Notice tone=Tone::Good><p>{text}</p></Notice> }.into_any();
    }
    let lines = problems.iter().map(|problem| view! { <li>{words(lang, problem)}</li> }).collect_view();
    view! {
        <Notice tone=Tone::Bad>
            <p><strong>{lang.pick("还不能公开：", "Not ready for publication:")}</strong></p>
            <ul>{lines}</ul>
        </Notice>
    }
    .into_any()
}

fn part(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Content => lang.pick("服务内容", "content"),
        Part::Procedure => lang.pick("办事程序", "procedure"),
        Part::Materials => lang.pick("申报材料", "materials"),
        Part::Limit => lang.pick("承诺时限", "limit"),
        Part::Fee => lang.pick("收费标准", "fee"),
        Part::Basis => lang.pick("设定依据", "legal basis"),
        Part::Conditions => lang.pick("受理条件", "conditions"),
        Part::Joint => lang.pick("联办", "joint handling"),
    }
}

/// A reason against publication, as a sentence.
fn words(lang: Lang, problem: &GateProblem) -> String {
    let fixed = match problem {
        GateProblem::Missing(missing) => {
            let name = part(lang, *missing);
            return lang.pick(format!("{name}没有填全（中英文都要）"), format!("{name}: not filled in both languages"));
        }
        GateProblem::Numbering(list) => {
            let name = part(lang, *list);
            return lang.pick(format!("{name}的序号不连续"), format!("{name}: not numbered from 1 without gaps"));
        }
        GateProblem::AboveStatutory { promised, statutory } => {
            return lang.pick(
                format!("承诺 {promised} 个工作日，超过法定 {statutory} 个工作日"),
                format!("the promise of {promised} working days is above the {statutory} in law"),
            );
        }
        GateProblem::StepsAbovePromise { steps, promised } => {
            return lang.pick(
                format!("各环节合计 {steps} 个工作日，超过承诺的 {promised} 个"),
                format!("the steps take {steps} working days, promised are {promised}"),
            );
        }
        GateProblem::ParallelAbovePromise { step } => {
            return lang
                .pick(format!("第 {step} 个环节比承诺时限长"), format!("step {step} takes longer than promised"));
        }
        GateProblem::Id => lang.pick("编号不是 TD-04 这样的写法", "the id is not written like TD-04"),
        GateProblem::Department => lang.pick("编号与部门代码不符", "the id does not begin with the department's code"),
        GateProblem::NameTooLong => lang.pick("名称超过 100 字", "a name has more than 100 characters"),
        GateProblem::Applicant => lang.pick("申请人类别不对", "the kinds of applicants are not known"),
        GateProblem::ImmediateIsZero => {
            lang.pick("即办件承诺 0 个工作日，别的件不行", "immediate items, and no others, promise 0 working days")
        }
        GateProblem::PromiseTooLong => lang.pick("承诺时限太长", "the promise is longer than any limit"),
        GateProblem::JointKind => lang
            .pick("联办件要有牵头和协办部门，别的件不要", "joint items, and no others, have lead and co-departments"),
        GateProblem::JointDepartments => {
            lang.pick("牵头部门是本部门，协办部门不能重复", "the lead is the own department; co-departments differ")
        }
        GateProblem::JointLimits => lang.pick(
            "联办总时限须等于承诺时限，法定不超过 45 个工作日、延长不超过 15 个",
            "the overall limit is the promised one; in law at most 45 working days and 15 more",
        ),
    };
    fixed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_name_the_figures() {
        let problem = GateProblem::AboveStatutory { promised: 25, statutory: 20 };
        assert_eq!(words(Lang::Zh, &problem), "承诺 25 个工作日，超过法定 20 个工作日");
        assert_eq!(words(Lang::En, &GateProblem::Missing(Part::Fee)), "fee: not filled in both languages");
    }
}
