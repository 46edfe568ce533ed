//! The hall's story and its rules, from the centre's own account.

use crate::text::Lang;
use crate::ui::{StepLine, Steps};
use leptos::prelude::*;

pub(super) fn story(lang: Lang) -> AnyView {
    view! {
        <p class="lead">{lang.pick(
            "虹桥镇行政服务中心是乐清市行政服务中心的虹桥分中心，2007年9月28日正式运行，首批进驻 7 个部门、38 项服务。",
            "The Hongqiao centre is the Hongqiao branch of the Yueqing Administrative Service Centre. It opened on 28 September 2007 with 7 departments and 38 services.",
        )}</p>
        <h2>{lang.pick("怎样办事", "How it works")}</h2>
        <p>{lang.pick(
            "窗口统一受理，原站所不再受理。受理后给您一张回执，写明哪一天办好；办理过程和结果都进电子平台，在线监督。",
            "Only the windows accept cases, the stations no longer do. You get a receipt that names the day on which it will be done; all steps go into the electronic platform and are supervised.",
        )}</p>
        {pairs(lang, ("五公开", "Five publications"), &FIVE_PUBLICATIONS)}
        {pairs(lang, ("五件管理", "Five kinds of item"), &FIVE_KINDS)}
        {pairs(lang, ("六制办理", "Six systems"), &SIX_SYSTEMS)}
        <h2>{lang.pick("AB 岗", "Posts A and B")}</h2>
        <p>{lang.pick(
            "每个窗口设 A、B 两岗，工作日不空岗：A 岗不在，B 岗立即顶上，并对办理结果负责。",
            "Each window has an A and a B post and is never vacant on a working day: when A is away, B takes over at once and answers for the result.",
        )}</p>
        <h2>{lang.pick("大事记", "Milestones")}</h2>
        <Steps items=milestones(lang)/>
    }
    .into_any()
}

type Pair = ((&'static str, &'static str), (&'static str, &'static str));

const FIVE_PUBLICATIONS: [Pair; 5] = [
    (("服务内容", "Services"), ("办什么、谁能办、办成得到什么", "what is done, for whom, and what you get")),
    (("办事程序", "Procedure"), ("几步、每步谁办、多少天", "the steps, who takes them, how many days")),
    (("申报材料", "Papers"), ("带什么、几份，空白表和范本", "what to bring, how many, blank forms and samples")),
    (("承诺时限", "Promised limit"), ("最迟哪一天办好", "the last day on which it will be done")),
    (("收费标准", "Fee"), ("收多少；不收费也写明", "how much; what is free says so")),
];

const FIVE_KINDS: [Pair; 5] = [
    (("即办件", "Immediate"), ("材料齐全，当场办结", "done on the spot")),
    (("承诺件", "Promised"), ("在承诺时限内办结", "done within the promised limit")),
    (("联办件", "Joint"), ("几个部门一起办，一个窗口牵头", "several departments, one leading window")),
    (("退回件", "Returned"), ("不符合条件，书面说明理由退回", "conditions not met; returned with written reasons")),
    (("补办件", "Supplement"), ("材料不齐，一次性告知后补齐再办", "papers missing; told once, then carried on")),
];

const SIX_SYSTEMS: [Pair; 6] = [
    (("一次性告知制", "One-time notification"), ("要什么材料，一次说清", "all papers are named at once")),
    (("一般事项直接办理制", "Direct handling"), ("窗口当场办", "general matters, by the window itself")),
    (("特殊事项承诺办理制", "Commitment handling"), ("承诺日期，按期办", "special matters, by a promised day")),
    (("重大事项联合办理制", "Joint handling"), ("牵头部门组织联办", "major matters, by several departments together")),
    (
        ("上报事项负责办理制", "Responsible handling"),
        ("要报上级的，中心负责报、负责催", "reported-up matters, followed up by the centre"),
    ),
    (("控制事项明确答复制", "Clear reply"), ("能不能办，明确答复", "controlled matters get a clear yes or no")),
];

fn pairs(lang: Lang, (zh, en): (&'static str, &'static str), pairs: &[Pair]) -> AnyView {
    let line = |((zh, en), (zh_what, en_what)): &Pair| {
        view! { <div><dt>{lang.pick(*zh, *en)}</dt><dd>{lang.pick(*zh_what, *en_what)}</dd></div> }
    };
    view! {
        <h2>{lang.pick(zh, en)}</h2>
        <dl class="terms">{pairs.iter().map(line).collect_view()}</dl>
    }
    .into_any()
}

fn milestones(lang: Lang) -> Vec<StepLine> {
    [
        (
            ("2005年9月", "September 2005"),
            ("温州市乡镇管理机制改革试点提出设立中心", "Wenzhou's pilot of town management reform proposes the centre"),
        ),
        (
            ("2005年10月", "October 2005"),
            ("乐清市委办专门发文", "the Yueqing Party committee office issues its document"),
        ),
        (("2006年5月", "May 2006"), ("动工建设，镇财政投入 200 万元", "building begins; the town pays 2 million yuan")),
        (("2007年3月", "March 2007"), ("与各部门逐项商定进驻事项", "details are settled with the departments")),
        (("2007年9月28日", "28 September 2007"), ("正式对外服务", "the hall opens")),
        (("2009年上半年", "First half of 2009"), ("计划第二批 3 个部门进驻", "3 more departments are to follow")),
    ]
    .map(|((zh, en), (zh_what, en_what))| StepLine {
        class: "",
        head: lang.pick(zh, en).to_owned(),
        detail: Some(lang.pick(zh_what, en_what).into_any()),
    })
    .into()
}
