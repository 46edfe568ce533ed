//! The top of a guide: what it is, the facts, the files.

use super::GuideData;
use crate::pages::citizen::parts::{batch_tag, form_href, guide_address};
use crate::text::{Lang, labels, numbers};
use crate::ui::{Breadcrumb, Fact, Facts, Heading, Notice, PrintButton, Tone, marked};
use domain::catalogue::{Batch, Department, Service};
use leptos::prelude::*;

pub(super) fn head(lang: Lang, data: &GuideData) -> AnyView {
    let service = &data.service;
    let name = lang.text(&service.name_zh, &service.name_en);
    let department = lang.text(&service.department_zh, &service.department_en);
    let title = lang.pick(format!("{name}（办事须知）"), format!("{name} (guide)"));
    let trail = vec![
        ("/services".to_owned(), lang.pick("办事", "Services").to_owned()),
        (format!("/services?department={}", service.department), department),
    ];
    let who = service.applicant.iter().map(|code| labels::applicant_code(lang, code)).collect::<Vec<_>>();
    let who = who.join(lang.pick("、", ", "));
    view! {
        <Breadcrumb trail/>
        <div class="guide__head">
            <Heading text=name title/>
            {batch_tag(lang, service.batch, service.expected.as_ref())}
        </div>
        <p>
            <strong>{lang.pick("服务内容", "Content")}</strong>
            {lang.pick("：可以申请的是", ". Open to: ")} {who}
            {lang.pick("，办好后您拿到：", "; you will get: ")}
            {lang.text(&service.result_zh, &service.result_en)} {lang.pick("。", ".")}
        </p>
        {elsewhere(lang, data)}
        <Facts items=facts(lang, service)/>
        {files(lang, data)}
    }
    .into_any()
}

fn facts(lang: Lang, service: &Service) -> Vec<Fact> {
    let visits = match service.visits {
        0 => lang.pick("不用跑".to_owned(), "none".to_owned()),
        visits => lang.pick(format!("最多 {visits} 次"), format!("at most {visits}")),
    };
    let visits = match service.both_parties_present {
        true => lang.pick(format!("{visits}，双方须到场"), format!("{visits}; both parties must come")),
        false => visits,
    };
    let windows = service.windows.iter().map(u8::to_string).collect::<Vec<_>>().join(lang.pick("、", ", "));
    let mut facts = vec![
        Fact::text(lang.pick("承诺时限", "Promised limit"), numbers::promised(lang, service.promised_workdays)),
        Fact::text(lang.pick("法定时限", "Limit in law"), labels::statutory(lang, &service.statutory)),
        Fact::text(lang.pick("收费", "Fee"), lang.text(&service.fee.text_zh, &service.fee.text_en)),
        Fact::text(lang.pick("办件类型", "Kind"), labels::kind(lang, service.kind)),
        Fact::text(lang.pick("到大厅次数", "Visits"), visits),
    ];
    if !windows.is_empty() {
        facts.push(Fact::text(lang.pick("窗口", "Window"), lang.pick(format!("{windows} 号"), windows.clone())));
    }
    facts
}

/// Where to go for what the hall does not accept.
fn elsewhere(lang: Lang, data: &GuideData) -> Option<AnyView> {
    let service = &data.service;
    let place = |department: &Department| {
        let station = lang.text(&department.station_zh, &department.station_en);
        let parent = lang.text(&department.parent_zh, &department.parent_en);
        // The Chinese name is what stands over the door.
        lang.pick(format!("{station}（{parent}）"), format!("{station} ({parent}), {}", department.station_zh))
    };
    let place = data.department.as_ref().map(place).unwrap_or_default();
    let when = service.expected.as_ref().map(|when| lang.of(when));
    let passed = service.expected_by.is_some_and(|last| last < data.hall.today);
    let (tone, words) = match (service.batch, lang) {
        (Batch::First, _) => return None,
        (Batch::Second, Lang::Zh) => {
            let when = match when {
                Some(when) if passed => format!("原计划{when}进驻大厅，这个时间已经过了，请打咨询电话问"),
                Some(when) => format!("预计{when}进驻大厅"),
                None => "即将进驻大厅".to_owned(),
            };
            (Tone::Warn, format!("这项业务属于第二批，{when}；现在还不能在大厅受理。请先到："))
        }
        (Batch::Second, Lang::En) => {
            let when = match when {
                Some(when) if passed => format!("planned for {when}. That time has passed: phone the enquiry desk"),
                Some(when) => format!("expected in {when}"),
                None => "soon".to_owned(),
            };
            (
                Tone::Warn,
                format!(
                    "This service is of the second batch and coming to the hall, {when}. It is not accepted here yet; until then go to: "
                ),
            )
        }
        (Batch::Outside, Lang::Zh) => (Tone::Info, "这项业务不在大厅办理。请到：".to_owned()),
        (Batch::Outside, Lang::En) => (Tone::Info, "Not handled in the hall. Go to: ".to_owned()),
    };
    Some(
        view! {
            <Notice tone>
                <p>{words} <strong>{marked(lang, &place)}</strong></p>
            </Notice>
        }
        .into_any(),
    )
}

/// The files of the first form that has some, and printing.
fn files(lang: Lang, data: &GuideData) -> AnyView {
    let no = data.service.materials.iter().filter_map(|material| material.form_no.as_ref());
    let form = no.into_iter().find(|no| data.forms.contains(no)).map(|no| {
        view! {
            <a class="btn" href=form_href(no, "pdf", false) rel="external">{lang.pick("下载申请表（PDF）", "Download the form (PDF)")}</a>
            <a class="btn btn--2" href=format!("/forms/{}/fill", domain::api::op::encode_segment(no))>{lang.pick("在线填写", "Fill in online")}</a>
            <a class="btn btn--2" href=form_href(no, "docx", false) rel="external">{lang.pick("Word 表格", "Form in Word")}</a>
            <a class="btn btn--2" href=form_href(no, "pdf", true) rel="external">{lang.pick("看填好的范本", "See a filled-in sample")}</a>
        }
    });
    let apply = data.service.takes_applications().then(|| {
        let href = format!("{}/apply", guide_address(&data.service.id));
        view! { <a class="btn btn--2" href=href>{lang.pick("网上申请", "Apply online")}</a> }
    });
    view! { <div class="actions">{form} {apply} <PrintButton/></div> }.into_any()
}
